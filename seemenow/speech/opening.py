"""The first message: who speaks, what this is not, 112 and Veilig Thuis, the door, what happens with what is typed, the ways on.

Its order and what it may not hold: docs/content.md and content/opening.yml.
"""

from __future__ import annotations

from seemenow.conversation import Body, Choice
from seemenow.pack.words import OpeningButton
from seemenow.reply import Say
from seemenow.service_facts import service_sentences
from seemenow.speech.choices import as_choice, door_choices
from seemenow.speech.numbers import contact_cards, emergency_card, fill_contacts, is_open
from seemenow.speech.situation import Situation, choice, from_pack, to_engine

EXAMPLES = ("faq/first_steps", "faq/gut_feeling", "faq/tell_parents")


def opening(situation: Situation, channel: str) -> Body:
    """Message 1 of every talk."""
    paragraphs: list[str] = []
    for line in situation.pack.opening.lines:
        if channel in line.channels:
            said = [line.text[situation.language]] if line.text is not None else _service(situation, line.service, " ".join(paragraphs))
            paragraphs += said
    text = fill_contacts("\n\n".join(paragraphs), situation)
    buttons = tuple(_button(situation, one) for one in situation.pack.opening.buttons)
    return Body(text, buttons, (emergency_card(situation),), answer="greet")


def door(situation: Situation) -> Body:
    """For whoever it is about, or who is under 18: asks nothing, and holds nothing for professionals."""
    words = situation.pack.opening.door[situation.language]
    contacts = situation.pack.contacts
    lines = [line for line in words.lines if not line.only_when_open or is_open(contacts[line.contact], situation)]
    about = _service(situation, situation.pack.opening.door_service)
    text = "\n\n".join([words.text, "\n".join(line.text for line in lines), words.closing, " ".join(about)])
    cards = contact_cards((line.contact for line in lines), situation)
    return Body(fill_contacts(text, situation), door_choices(situation), cards, "victim_self", status="draft")


def ask(situation: Situation) -> Body:
    """Only a question: type it, with examples of what can be asked."""
    words = situation.pack.opening.free_text[situation.language]
    return Body(words.text, tuple(as_choice(situation, label) for label in EXAMPLES if label in situation.pack.answers))


def _service(situation: Situation, ids: tuple[str, ...], above: str = "") -> list[str]:
    return service_sentences(situation.pack, ids, situation.facts, situation.language, above)


def _button(situation: Situation, button: OpeningButton) -> Choice:
    label = fill_contacts(button.label[situation.language], situation)
    if button.leads_to == "immediate_danger":
        return from_pack(label, Say("answer", "immediate_danger").to_json())
    if button.leads_to in ("share_concern", "list_signs"):
        return to_engine(label, button.leads_to)
    if button.leads_to == "hear_story":
        return from_pack(label, Say("stories").to_json())
    return choice(label, web={"door": "door", "free_text": "ask", "talk_to_human": "human", "change_language": "language"}[button.leads_to])
