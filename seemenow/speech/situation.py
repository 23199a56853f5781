"""What speech has to know of the talk: language, moment, facts of the service, context."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from seemenow.conversation import Choice, Context, Language
from seemenow.hours import AMSTERDAM, DAYS
from seemenow.pack.load import Pack
from seemenow.service_facts import ServiceFacts, fill_values


@dataclass(frozen=True, slots=True)
class Situation:
    """One moment of one talk. Args: now: aware."""

    pack: Pack
    language: Language
    now: datetime
    facts: ServiceFacts
    context: Context

    def plain(self, id_: str, **values: str) -> str:
        """Prepared words that name no contact. Raises: KeyError for an unknown id."""
        return fill_values(self.pack.words[id_][self.language], values)

    def clock(self, at: datetime) -> str:
        """ "9.00" or "9:00", in Dutch time."""
        local = at.astimezone(AMSTERDAM)
        return f"{local.hour}{'.' if self.language == 'nl' else ':'}{local.minute:02d}"

    def day_and_clock(self, at: datetime) -> str:
        """When something will be: "vandaag 9.00 uur", "morgen …", "maandag …"."""
        days = (at.astimezone(AMSTERDAM).date() - self.now.astimezone(AMSTERDAM).date()).days
        if days in (0, 1):
            return self.plain("when_today" if days == 0 else "when_tomorrow", time=self.clock(at))
        day = self.plain(f"day_{DAYS[at.astimezone(AMSTERDAM).weekday()]}")
        return self.plain("when_day", day=day, time=self.clock(at))


def choice(label: str, **do: Any) -> Choice:
    """A button with a new opaque id; what it does stays with us."""
    return Choice(secrets.token_hex(6), label, do)


def to_engine(label: str, intent: str, entities: Mapping[str, str] | None = None) -> Choice:
    """A button whose press goes to the engine as an intent."""
    return choice(label, intent=intent, entities=dict(entities or {}))


def from_pack(label: str, say: Mapping[str, Any]) -> Choice:
    """A button that is answered from the pack, with the engine up or down."""
    return choice(label, say=dict(say))
