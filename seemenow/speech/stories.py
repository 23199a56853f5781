"""Stories with brakes: said to be composed, notice and length first, stop at every part, none after a safety label (safeguard S36)."""

from __future__ import annotations

from seemenow.conversation import Body, Choice
from seemenow.pack.people import Telling
from seemenow.reply import Say
from seemenow.speech.choices import as_choice
from seemenow.speech.numbers import contact_cards, fill_contacts, words, words_of
from seemenow.speech.situation import Situation, choice, from_pack


def stories(situation: Situation) -> Body:
    """The choice of stories, with the notice; or kindly none."""
    if situation.context.safety_heard:
        return Body(words(situation, "story_none_after_safety"), cards=contact_cards((), situation))
    entry = situation.pack.answers["hear_story"]
    told = [entry.wording[situation.language].text, words_of(situation, situation.pack.questions["which_story"].text)]
    choices = tuple(
        from_pack(
            f"{one.telling[situation.language].title} ({one.telling[situation.language].minutes} min)",
            Say("story", one.id, values={"part": "notice"}).to_json(),
        )
        for one in situation.pack.stories.values()
    )
    return Body(fill_contacts("\n\n".join(told), situation), (*choices, _stop(situation)), answer="hear_story", status=entry.papers.status)


def story(situation: Situation, id_: str, part: str) -> Body:
    """One screen of a story: "notice", then "0", "1", … and "after". Raises: KeyError, ValueError for a part that is not there."""
    if situation.context.safety_heard:
        return stories(situation)
    told = situation.pack.stories[id_]
    telling = told.telling[situation.language]
    if part == "notice":
        length = words(situation, "story_minutes", minutes=str(telling.minutes))
        text = "\n\n".join((telling.title, telling.composed, telling.notice, length))
        return Body(text, (_next(situation, id_, "0"), _stop(situation)), answer="hear_story", status=told.status)
    if part == "after":
        return _after(situation, id_, telling)
    number = int(part)
    text = telling.parts[number] if number >= 0 else telling.parts[len(telling.parts)]
    following = "after" if number + 1 == len(telling.parts) else str(number + 1)
    return Body(
        fill_contacts(text, situation), (_next(situation, id_, following), _stop(situation)), answer="hear_story", status=told.status
    )


def _after(situation: Situation, id_: str, telling: Telling) -> Body:
    told = situation.pack.stories[id_]
    text = "\n\n".join((telling.signs, telling.helped, telling.tomorrow, telling.word))
    choices = tuple(as_choice(situation, label) for label in ("list_signs", "share_concern", "talk_to_human"))
    sources = tuple({"title": one.title, "url": one.url or "", "date": one.date} for one in told.sources)
    return Body(fill_contacts(text, situation), choices, contact_cards(told.contacts, situation), "hear_story", sources, told.status)


def _next(situation: Situation, id_: str, part: str) -> Choice:
    return from_pack(words(situation, "story_next"), Say("story", id_, values={"part": part}).to_json())


def _stop(situation: Situation) -> Choice:
    return choice(words(situation, "story_stop"), web="story_stop")
