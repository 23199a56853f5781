"""What the engine may answer: ids of the pack and one announcement, never a text.

The engine chooses, web speaks. So a broken or hijacked engine can show nothing that was not written, and opening hours,
language and settings are applied in one place (docs/adr/0006). Actions build a `Reply`; the client of the engine reads one
back with `Reply.from_json`, which refuses whatever is not exactly this shape.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from seemenow.errors import EngineFailure

KINDS = frozenset(
    {
        "answer",  # id: a label of the pack
        "simpler",  # id: a label; its first sentence and the terms explained
        "source",  # id: a label; where the answer comes from
        "contact",  # id: a contact; its card
        "question",  # id: a question of the pack
        "words",  # id: prepared words
        "signs",  # id: a work setting, or "general"; more: "1" for the whole list
        "stories",  # id: "" ; the choice of stories
        "story",  # id: a story; part: "0", "1", …
        "place_found",  # id: municipality code; place: the name as recognised
        "which_place",  # ids: municipality codes; place: the name as recognised
        "coordinator",  # id: municipality code
        "did_you_mean",  # ids: labels
    }
)
ANNOUNCEMENTS = frozenset(
    {"handover", "callback", "withdraw", "handover_status", "erase", "stop", "start_over", "change_language", "feedback", "not_urgent"}
)
REMEMBERED = frozenset({"setting", "municipality", "age_band", "danger_now", "last_label"})
FORMS = frozenset({"concern_form", "coordinator_form", "signs_form"})
MAX_SAY = 4


@dataclass(frozen=True, slots=True)
class Say:
    """One thing to say.

    Args:
        kind: one of KINDS.
        id: what is meant, by the id of the pack; "" where the kind has none.
        ids: several, where the person has to choose.
        values: what else the kind needs ("place", "part", "more"), as text.
    """

    kind: str
    id: str = ""
    ids: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        return {"kind": self.kind, "id": self.id, "ids": list(self.ids), "values": dict(self.values)}

    @classmethod
    def from_json(cls, raw: Any) -> Say:
        """Raises: EngineFailure when `raw` is not the form of `to_json`."""
        if not isinstance(raw, dict) or not _is_one_of(raw.get("kind"), KINDS):
            raise EngineFailure("no such kind of speech")
        ids, values, id_ = raw.get("ids", []), raw.get("values", {}), raw.get("id", "")
        if not (isinstance(id_, str) and isinstance(ids, list) and isinstance(values, dict)):
            raise EngineFailure("speech of a wrong type")
        if not all(isinstance(text, str) and len(text) <= 120 for text in (id_, *ids, *values, *values.values())):
            raise EngineFailure("speech holds something else than short ids")
        return cls(raw["kind"], id_, tuple(ids), values)


@dataclass(frozen=True, slots=True)
class Asking:
    """The question that the engine is in the middle of: the only state it keeps."""

    form: str
    slot: str


@dataclass(frozen=True, slots=True)
class Reply:
    """The whole answer of one turn.

    Args:
        say: one to four things, in order. Empty only together with an announcement.
        announce: what web has to do, one of ANNOUNCEMENTS.
        remember: what web keeps of this turn and sends along with the next (REMEMBERED).
        asking: the running question, or None.
        intent: the label that was understood, for figures; never shown.
        confidence: 0 to 1.
    """

    say: tuple[Say, ...] = ()
    announce: str | None = None
    remember: Mapping[str, str] = field(default_factory=dict)
    asking: Asking | None = None
    intent: str = ""
    confidence: float = 0.0

    def to_json(self) -> dict[str, Any]:
        return {
            "say": [one.to_json() for one in self.say],
            "announce": self.announce,
            "remember": dict(self.remember),
            "asking": {"form": self.asking.form, "slot": self.asking.slot} if self.asking else None,
            "intent": self.intent,
            "confidence": round(self.confidence, 4),
        }

    @classmethod
    def from_json(cls, raw: Any) -> Reply:
        """Read what came from the engine.

        Raises:
            EngineFailure: it is not exactly a reply; the person then gets the prepared words.
        """
        if not isinstance(raw, dict):
            raise EngineFailure("not a reply")
        say = raw.get("say")
        if not isinstance(say, list) or len(say) > MAX_SAY:
            raise EngineFailure("nothing to say, or too much")
        announce = raw.get("announce")
        if announce is not None and not _is_one_of(announce, ANNOUNCEMENTS):
            raise EngineFailure("no such announcement")
        if not say and announce is None:
            raise EngineFailure("an empty reply")
        intent, confidence = raw.get("intent", ""), raw.get("confidence", 0.0)
        if not isinstance(intent, str) or len(intent) > 120:
            raise EngineFailure("a reply without a usable intent")
        if isinstance(confidence, bool) or not isinstance(confidence, (int, float)) or not 0 <= confidence <= 1:
            raise EngineFailure("a confidence that is none")
        return cls(
            tuple(Say.from_json(one) for one in say),
            announce,
            _remember(raw.get("remember")),
            _asking(raw.get("asking")),
            intent,
            float(confidence),
        )


def _remember(raw: Any) -> Mapping[str, str]:
    if not isinstance(raw, dict) or not all(
        key in REMEMBERED and isinstance(value, str) and len(value) <= 60 for key, value in raw.items()
    ):
        raise EngineFailure("remembers something it may not")
    return raw


def _asking(raw: Any) -> Asking | None:
    if raw is None:
        return None
    if not isinstance(raw, dict) or not _is_one_of(raw.get("form"), FORMS):
        raise EngineFailure("asks in a form that does not exist")
    slot = raw.get("slot")
    if not isinstance(slot, str) or len(slot) > 60:
        raise EngineFailure("asks for something that is no slot")
    return Asking(raw["form"], slot)


def _is_one_of(raw: Any, names: frozenset[str]) -> bool:
    """A list or an object is no name, and cannot be looked up either."""
    return isinstance(raw, str) and raw in names
