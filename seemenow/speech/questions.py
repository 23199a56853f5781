"""Questions of the assistant, and choices between labels."""

from __future__ import annotations

from seemenow.conversation import Body
from seemenow.speech.choices import as_choice
from seemenow.speech.numbers import words_of
from seemenow.speech.situation import Situation, choice, to_engine

SLOTS = ("danger_now", "age_band", "place", "setting")


def question(situation: Situation, id_: str) -> Body:
    """A question of the pack; a press on one of its choices goes to the engine as the value of the slot of the same name."""
    asked = situation.pack.questions[id_]
    slot = id_ if id_ in SLOTS else "place"
    choices = tuple(to_engine(label, "inform", {slot: value}) for value, label in asked.choices[situation.language].items())
    return Body(words_of(situation, asked.text), choices)


def did_you_mean(situation: Situation, labels: tuple[str, ...]) -> Body:
    """Two close readings: which one? Raises: ValueError when there are not two."""
    if len(labels) < 2:
        raise ValueError("nothing to choose between")
    asked = situation.pack.questions["did_you_mean"]
    neither = choice(asked.choices[situation.language]["neither"], web="neither")
    return Body(words_of(situation, asked.text), (*(as_choice(situation, label) for label in labels), neither))


def which_place(situation: Situation, place: str, codes: tuple[str, ...]) -> Body:
    """The same name in several municipalities: which one? Raises: ValueError when there are not two."""
    if len(codes) < 2:
        raise ValueError("nothing to choose between")
    asked = situation.pack.questions["which_place"]
    choices = tuple(to_engine(_place_label(situation, place, code), "give_place", {"place": code}) for code in codes)
    none = to_engine(asked.choices[situation.language]["unknown"], "inform", {"place": "unknown"})
    return Body(words_of(situation, asked.text, place=place), (*choices, none))


def _place_label(situation: Situation, place: str, code: str) -> str:
    municipality = situation.pack.municipalities[code]
    name = municipality.name if municipality.name.casefold().startswith(place.casefold()) else f"{place}, {municipality.name}"
    return f"{name} ({municipality.province})"
