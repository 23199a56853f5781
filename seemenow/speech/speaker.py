"""From a reply of the engine to the bodies that are appended to the log. Unknown ids are an engine failure, never a gap in the talk."""

from __future__ import annotations

from collections.abc import Callable

from seemenow.conversation import Body
from seemenow.errors import EngineFailure
from seemenow.labels import NO_PROFESSIONAL_CONTENT, OUT_OF_SCOPE
from seemenow.reply import Say
from seemenow.speech import answers, opening, places, questions, signs, stories
from seemenow.speech.choices import main_choices
from seemenow.speech.numbers import contact_cards, emergency_card, words
from seemenow.speech.situation import Situation

WITH_WAYS_ON = frozenset({"nothing_fits", "engine_failed", "place_unknown", "stopped", "started_over", "story_stopped", "not_urgent_reply"})
"""Prepared words that end a line of thought: the main choices and the two numbers stand under them."""


def speak(situation: Situation, say: Say) -> Body:
    """The body of one thing to say.

    Raises:
        EngineFailure: the id is not in the pack.
    """
    try:
        return HOW[say.kind](situation, say)
    except (KeyError, ValueError, IndexError) as error:
        raise EngineFailure(f"nothing in the pack for {say.kind} {say.id!r}") from error


def prepared(situation: Situation, id_: str, **values: str) -> Body:
    """Prepared words as a message, near a human."""
    text = words(situation, id_, **values)
    if id_ in WITH_WAYS_ON:
        return Body(text, main_choices(situation), contact_cards((), situation))
    return Body(text)


def emergency(situation: Situation) -> Body:
    """The emergency card that the service puts into a talk, whoever has the floor."""
    return Body(words(situation, "emergency_card_title"), cards=(emergency_card(situation),))


def _answer(situation: Situation, say: Say) -> Body:
    if situation.context.keep_nothing and say.id.startswith("faq/"):
        # After a victim or a minor spoke no professional content follows (safeguards S8, S9); the door has the way back.
        return opening.door(situation)
    body = answers.answer(situation, say.id)
    return body


def _contact(situation: Situation, say: Say) -> Body:
    contact = situation.pack.contacts[say.id]
    return Body(contact.name[situation.language], cards=contact_cards((contact.id,), situation), answer="faq/contact_details")


HOW: dict[str, Callable[[Situation, Say], Body]] = {
    "answer": _answer,
    "simpler": lambda s, say: answers.simpler(s, say.id),
    "source": lambda s, say: answers.source(s, say.id),
    "contact": _contact,
    "question": lambda s, say: questions.question(s, say.id),
    "words": lambda s, say: prepared(s, say.id),
    "signs": lambda s, say: signs.signs(s, say.id, more=say.values.get("more") == "1"),
    "stories": lambda s, _: stories.stories(s),
    "story": lambda s, say: stories.story(s, say.id, say.values.get("part", "notice")),
    "place_found": lambda s, say: places.place_found(s, say.values.get("place", ""), say.id),
    "which_place": lambda s, say: questions.which_place(s, say.values.get("place", ""), say.ids),
    "coordinator": lambda s, say: places.coordinator(s, say.id),
    "did_you_mean": lambda s, say: questions.did_you_mean(s, say.ids),
}
