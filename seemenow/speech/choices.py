"""Labels as buttons. What a press does is decided here, and stays inside (conversation.Choice)."""

from __future__ import annotations

from seemenow.conversation import Choice
from seemenow.reply import Say
from seemenow.speech.numbers import words
from seemenow.speech.situation import Situation, choice, from_pack, to_engine

THROUGH_THE_ENGINE = frozenset({"share_concern", "list_signs", "find_coordinator", "give_place"})
"""Labels that begin a question of the engine: as a choice they go there, all others are answered from the pack."""


def title(situation: Situation, label: str) -> str:
    return situation.pack.answers[label].wording[situation.language].title


def as_choice(situation: Situation, label: str) -> Choice:
    """A label as a button."""
    if label in THROUGH_THE_ENGINE:
        return to_engine(title(situation, label), label)
    if label == "talk_to_human":
        return choice(title(situation, label), web="human")
    if label == "hear_story":
        return from_pack(title(situation, label), Say("stories").to_json())
    return from_pack(title(situation, label), Say("answer", label).to_json())


def main_choices(situation: Situation) -> tuple[Choice, ...]:
    """The four ways on that always make sense."""
    return tuple(as_choice(situation, label) for label in ("share_concern", "list_signs", "find_coordinator", "talk_to_human"))


def help_choices(situation: Situation) -> tuple[Choice, ...]:
    """The four ways on after a mere cry for help."""
    labels = situation.pack.questions["help_word"].choices[situation.language]
    return (
        from_pack(labels["danger_now"], Say("answer", "immediate_danger").to_json()),
        to_engine(labels["about_a_child"], "share_concern"),
        choice(labels["about_myself"], web="door"),
        choice(labels["only_a_question"], web="ask"),
    )


def door_choices(situation: Situation) -> tuple[Choice, ...]:
    """The two ways on from the door, and the way back for whoever came there by mistake."""
    ways = situation.pack.opening.door_ways_on
    on = tuple(from_pack(way.label[situation.language], Say("answer", way.leads_to).to_json()) for way in ways)
    return (*on, choice(words(situation, "i_am_a_professional"), web="professional"))
