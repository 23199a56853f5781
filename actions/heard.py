"""What an action needs of Rasa's tracker, as plain values: the label, what was found in the sentence, and the context web sent."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from rasa_sdk import Tracker

from seemenow.labels import FAQ

_UNSURE = re.compile(
    r"\b(?:weet (?:ik |het )?(?:nog )?niet|geen idee|onbekend|onduidelijk|niet bekend|overslaan|sla (?:maar )?over|skip|liever niet|"
    r"zeg ik liever niet|(?:do not|don'?t|dont) know|no idea|not sure|unknown|unsure|rather not|pass|dunno|wil ik niet zeggen|"
    r"niet zeker|geen van deze|none of these)\b",
    re.I,
)
_YES = re.compile(
    r"^\W*(?:ja+|jep|jazeker|zeker|klopt|inderdaad|absoluut|yes|yeah|yep|yup|certainly|correct|definitely|i think so|"
    r"denk het wel|ik denk het wel)\b",
    re.I,
)
_NO = re.compile(
    r"^\W*(?:nee+|neen|nope|no|nah|niet|not|gelukkig niet|momenteel niet|op dit moment niet|nog niet|ik denk het niet|i don'?t think so)\b",
    re.I,
)
_HEDGE = re.compile(r"\b(?:(?:geloof|denk|dacht|gok) ik|ik (?:geloof|denk|dacht|gok)|volgens mij|i (?:think|believe|guess))\b", re.I)
_ONESELF = re.compile(r"\b(?:ik|ben|mij|me|mijn|zelf|i|i'?m|my|mine|myself)\b", re.I)
CONTEXT = ("language", "setting", "municipality", "age_band", "danger_now", "last_label", "asking")


@dataclass(frozen=True, slots=True)
class Heard:
    """One message, as it was understood.

    Args:
        label: what was understood, FAQ topics in full ("faq/boys_as_victims").
        entities: setting, organisation, age_band, place, danger_now: found in the sentence or set by a choice.
        understanding: what the components put beside it (declined, ask, place_if_asked …).
        context: what web remembers of the talk, "" for unknown.
        slots: of the forms, None for unfilled.
        of_oneself: the sentence holds "I", "me" or "my", and not only in "I think".
        is_question: it ends as a question does, or holds one.
        is_choice: a button was pressed, nothing typed.
    """

    label: str
    confidence: float
    entities: Mapping[str, str]
    understanding: Mapping[str, Any]
    context: Mapping[str, str]
    slots: Mapping[str, Any]
    unsure: bool = False
    yes: bool = False
    no: bool = False
    of_oneself: bool = False
    is_question: bool = False
    is_choice: bool = False
    requested: str | None = None
    form: str | None = None
    intents: tuple[str, ...] = field(default=())

    @classmethod
    def of(cls, tracker: Tracker) -> Heard:
        """Read the newest message of a tracker."""
        message = tracker.latest_message or {}
        intent = message.get("intent") or {}
        entities = {one["entity"]: str(one["value"]) for one in message.get("entities") or []}
        metadata = message.get("metadata") or {}
        text = message.get("text") or ""
        name = intent.get("name") or ""
        return cls(
            label=_label(name, entities, message),
            confidence=float(intent.get("confidence") or 0.0),
            entities=entities,
            understanding=message.get("understanding") or {},
            context={name: str(metadata.get(name) or "") for name in CONTEXT},
            slots=tracker.slots,
            unsure=bool(_UNSURE.search(text)),
            yes=name == "affirm" or bool(_YES.search(text)),
            no=name == "deny" or bool(_NO.search(text)),
            of_oneself=bool(_ONESELF.search(_HEDGE.sub("", text))),
            is_question="?" in text,
            is_choice=text.startswith("/"),
            requested=tracker.slots.get("requested_slot"),
            form=(tracker.active_loop or {}).get("name"),
        )

    @property
    def intent(self) -> str:
        """The label as the rules see it."""
        return FAQ.rstrip("/") if self.label.startswith(FAQ) else self.label


def _label(name: str, entities: Mapping[str, str], message: Mapping[str, Any]) -> str:
    if name != FAQ.rstrip("/"):
        return name
    if "topic" in entities:
        return entities["topic"]
    selector = message.get("response_selector") or {}
    return str(((selector.get("faq") or {}).get("response") or {}).get("intent_response_key") or name)
