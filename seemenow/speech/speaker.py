"""From a reply of the engine to the bodies that are appended to the log. Unknown ids are an engine failure, never a gap in the talk."""

from __future__ import annotations

from collections.abc import Callable

from seemenow.conversation import Body
from seemenow.errors import EngineFailure
from seemenow.labels import FAQ
from seemenow.reply import Say
from seemenow.speech import answers, opening, places, questions, signs, stories
from seemenow.speech.choices import main_choices
from seemenow.speech.numbers import contact_cards, emergency_card, words
from seemenow.speech.situation import Situation

WITH_WAYS_ON = frozenset(
    {
        "nothing_was_asked",
        "no_answer_yet",
        "nothing_fits",
        "engine_failed",
        "place_unknown",
        "stopped",
        "started_over",
        "story_stopped",
        "not_urgent_reply",
    }
)
"""Prepared words that end a line of thought: the main choices and the two numbers stand under them."""


PROFESSIONAL_TASKS = frozenset(
    {"share_concern", "list_signs", "hear_story", "find_coordinator", "give_place", "make_report", "write_note", "ask_capabilities"}
)
PROFESSIONAL_KINDS = frozenset({"question", "signs", "place_found", "which_place", "coordinator", "did_you_mean"})


def speak(situation: Situation, say: Say) -> Body:
    """The body of one thing to say. After a victim or a minor spoke, the door instead of anything for professionals.

    Raises:
        EngineFailure: the id is not in the pack.
    """
    if situation.context.keep_nothing and is_professional(say):
        return opening.door(situation)
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


def is_professional(say: Say) -> bool:
    """Whether it is for professionals: no question and no step of theirs is put to a victim or a minor (safeguards S8, S9)."""
    return say.kind in PROFESSIONAL_KINDS or say.id.startswith(FAQ) or say.id in PROFESSIONAL_TASKS


def _contact(situation: Situation, say: Say) -> Body:
    contact = situation.pack.contacts[say.id]
    return Body(contact.name[situation.language], cards=contact_cards((contact.id,), situation), answer="faq/contact_details")


HOW: dict[str, Callable[[Situation, Say], Body]] = {
    "answer": lambda s, say: answers.answer(s, say.id),
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
