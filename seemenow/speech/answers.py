"""An answer of the pack: its text, the lines that fit, sentences about the service, cards, sources, choices."""

from __future__ import annotations

import re

from seemenow.conversation import Body, Choice
from seemenow.labels import NO_PROFESSIONAL_CONTENT, SAFETY, URGENT
from seemenow.pack.answers import Answer, Wording
from seemenow.service_facts import service_sentences
from seemenow.speech.choices import as_choice, door_choices, help_choices, main_choices
from seemenow.speech.numbers import contact_cards, fill_contacts, words
from seemenow.speech.situation import Situation, choice


def answer(situation: Situation, label: str) -> Body:
    """The whole answer of a label. Raises: KeyError for a label without words."""
    entry = situation.pack.answers[label]
    wording = entry.wording[situation.language]
    return Body(
        text=fill_contacts("\n\n".join(_paragraphs(situation, entry, wording)), situation),
        choices=_choices(situation, entry),
        cards=contact_cards(entry.contacts, situation),
        answer=label,
        sources=sources(situation, label),
        status=entry.papers.status,
    )


def simpler(situation: Situation, label: str) -> Body:
    """The first sentence of an answer, its next step, and the terms in it explained: nothing new, nothing left out that protects."""
    entry = situation.pack.answers[label]
    wording = entry.wording[situation.language]
    first = re.split(r"(?<=[.!?])\s", wording.text, maxsplit=1)[0]
    told = f"{wording.text} {wording.next_step or ''}".lower()
    terms = [t.meaning[situation.language] for t in situation.pack.glossary if any(s in told for s in t.spellings[situation.language])]
    text = "\n\n".join(part for part in (first, wording.next_step, *terms[:4]) if part)
    cards = contact_cards(entry.contacts, situation)
    return Body(fill_contacts(text, situation), cards=cards, answer="explain_simpler", status=entry.papers.status)


def source(situation: Situation, label: str) -> Body:
    """Where the last answer comes from: the general words, and its own sources with their dates."""
    about = situation.pack.answers["ask_source"].wording[situation.language]
    told = [about.text, *(f"- {one['title']} ({one['date']})" for one in sources(situation, label))]
    told.append(words(situation, "not_checked_by_expert"))
    text = fill_contacts("\n\n".join([told[0], "\n".join(told[1:-1]), told[-1]]), situation)
    return Body(
        text,
        cards=contact_cards((), situation),
        answer="ask_source",
        sources=sources(situation, label),
        status=situation.pack.answers[label].papers.status,
    )


def sources(situation: Situation, label: str) -> tuple[dict[str, str], ...]:
    """For the web API: title, address ("" for a rule of this product), date."""
    return tuple({"title": one.title, "url": one.url or "", "date": one.date} for one in situation.pack.answers[label].sources)


def _paragraphs(situation: Situation, entry: Answer, wording: Wording) -> list[str]:
    context = situation.context
    lines = [
        line.text
        for line in wording.only_for
        if (line.age and line.age == context.age_band) or (line.setting and line.setting == context.setting)
    ]
    about = service_sentences(situation.pack, entry.about_service, situation.facts, situation.language, wording.text)
    next_step = [wording.next_step] if wording.next_step else []
    return [wording.text, *lines, *([" ".join(about)] if about else []), *next_step]


def _choices(situation: Situation, entry: Answer) -> tuple[Choice, ...]:
    if entry.label == "help_word":
        return help_choices(situation)
    if entry.label in NO_PROFESSIONAL_CONTENT:
        return door_choices(situation)
    if entry.label in URGENT:
        return (choice(words(situation, "not_urgent"), web="not_urgent"), as_choice(situation, "talk_to_human"))
    if entry.label == "talk_to_human" and situation.facts.live_region:
        return (choice(words(situation, "human_offer_choice"), web="handover_preview"),)
    if entry.label == "erase_talk":
        return (choice(words(situation, "erase_choice"), web="erase"),)
    if entry.label in SAFETY:
        return (as_choice(situation, "talk_to_human"),)
    return tuple(as_choice(situation, label) for label in entry.see_also) or main_choices(situation)
