"""What a conversation is made of: the log of messages, the floor, and what the engine is told of the talk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

Language = Literal["nl", "en"]
Author = Literal["person", "assistant", "coordinator", "service"]
Kind = Literal["message", "floor", "closed"]
Holder = Literal["assistant", "waiting", "human"]

MAX_CHARACTERS = 4_000


@dataclass(frozen=True, slots=True)
class Choice:
    """A button. `do` stays inside: only the opaque id and the label travel.

    Args:
        do: {"intent": label, "entities": {…}} goes to the engine; {"say": Say.to_json()} is answered from the pack;
            {"web": name, …} is done by web itself (handover_preview, handover_confirm, handover_cancel, erase, door, back).
    """

    id: str
    label: str
    do: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Link:
    """`href` is a tel:, mailto: or https: address of the pack, never of a person."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Card:
    title: str
    lines: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """What a message holds, as the web API shows it (docs/openapi.yml), plus the inside of its choices."""

    text: str = ""
    choices: tuple[Choice, ...] = ()
    cards: tuple[Card, ...] = ()
    answer: str | None = None
    sources: tuple[Mapping[str, str], ...] = ()
    status: str | None = None
    preview: Mapping[str, Any] | None = None

    def to_stored(self) -> dict[str, Any]:
        """With what the choices do: for the log, encrypted."""
        stored = self.to_public()
        if self.choices:
            stored["choices"] = [{"id": c.id, "label": c.label, "do": dict(c.do)} for c in self.choices]
        return stored

    def to_public(self) -> dict[str, Any]:
        """As the person sees it: nothing of the inside of a choice."""
        public: dict[str, Any] = {"text": self.text}
        if self.choices:
            public["choices"] = [{"id": c.id, "label": c.label} for c in self.choices]
        if self.cards:
            public["cards"] = [
                {"title": c.title, "lines": list(c.lines), "links": [{"label": k.label, "href": k.href} for k in c.links]}
                for c in self.cards
            ]
        if self.answer is not None:
            public["answer"] = self.answer
        if self.sources:
            public["sources"] = [dict(one) for one in self.sources]
        if self.status is not None:
            public["status"] = self.status
        if self.preview is not None:
            public["preview"] = dict(self.preview)
        return public


def public_body(stored: Mapping[str, Any]) -> dict[str, Any]:
    """The stored form of a body without its inside: what choices do, and the digest that tells a repeated message."""
    public = {key: value for key, value in stored.items() if key not in ("do", "digest", "handover")}
    if "choices" in public:
        public["choices"] = [{"id": one["id"], "label": one["label"]} for one in public["choices"]]
    return public


@dataclass(frozen=True, slots=True)
class Message:
    """One row of the append-only log; `seq` is gap-free within the conversation, from 1."""

    seq: int
    at: datetime
    author: Author
    kind: Kind
    body: Mapping[str, Any]

    def to_event(self) -> dict[str, Any]:
        """The event of the web API."""
        return {"seq": self.seq, "at": self.at.isoformat(), "author": self.author, "kind": self.kind, "body": public_body(self.body)}


@dataclass(frozen=True, slots=True)
class Context:
    """What web remembers of the talk and sends to the engine with each turn: bands and codes, never a text.

    Args:
        other_language_turns: how many turns in a row came in the other language; two change the language of the talk.
        asking: "form/slot" of the running question, "" without one.
        engine_turns: turns answered under the present sender; a long tracker is left for a new one.
        keep_nothing: a victim or a minor spoke (safeguard S34).
        safety_heard: a safety label was heard; no stories follow.
        interrupted: "form/slot" of the question that an urgent label ended, so that a false alarm can go back to it; until the next turn.
        resume: the running question must be given back to the engine before the next turn, under a new sender.
    """

    setting: str = ""
    municipality: str = ""
    age_band: str = ""
    danger_now: str = ""
    last_label: str = ""
    asking: str = ""
    interrupted: str = ""
    other_language_turns: int = 0
    engine_turns: int = 0
    keep_nothing: bool = False
    safety_heard: bool = False
    resume: bool = False

    def remembering(self, remembered: Mapping[str, str]) -> Context:
        """With what the engine wants kept (reply.REMEMBERED)."""
        known: dict[str, Any] = {key: value for key, value in remembered.items() if key in self.__slots__}
        return replace(self, **known)

    def to_json(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_json(cls, raw: Mapping[str, Any]) -> Context:
        return cls(**{key: value for key, value in raw.items() if key in cls.__slots__})


@dataclass(frozen=True, slots=True)
class Conversation:
    """The head of a conversation, as the store gives it.

    Args:
        engine_n: number of the present sender at the engine; the sender id is "<id>:<engine_n>".
        last_seq: seq of the newest message.
    """

    id: str
    channel: str
    language: Language
    created_at: datetime
    last_seq: int
    floor: Holder
    engine_n: int
    context: Context = field(default_factory=Context)
    ended_at: datetime | None = None

    @property
    def sender(self) -> str:
        return f"{self.id}:{self.engine_n}"
