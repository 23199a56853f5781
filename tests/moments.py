"""Moments at which opening hours differ, and situations of speech at them."""

from __future__ import annotations

from datetime import UTC, datetime

from seemenow.conversation import Context, Language
from seemenow.hours import AMSTERDAM
from seemenow.pack.load import Pack
from seemenow.service_facts import ServiceFacts
from seemenow.speech.situation import Situation
from tests.doubles import MONDAY_NOON

THREE_IN_THE_NIGHT = datetime(2026, 11, 24, 3, 0, tzinfo=AMSTERDAM).astimezone(UTC)
"""Tuesday; only the lines of day and night answer."""

CHRISTMAS = datetime(2026, 12, 25, 12, 0, tzinfo=AMSTERDAM).astimezone(UTC)
"""A Friday at noon on which office lines are closed."""

MOMENTS = {"noon": MONDAY_NOON, "night": THREE_IN_THE_NIGHT, "christmas": CHRISTMAS}


def dutch(text: str) -> datetime:
    """ "2026-11-23 09:00" in Amsterdam."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def situation_at(
    pack: Pack,
    language: Language = "nl",
    now: datetime = MONDAY_NOON,
    facts: ServiceFacts | None = None,
    context: Context | None = None,
) -> Situation:
    """A talk in which nothing was said yet, at a service without an operator."""
    return Situation(pack, language, now, facts or ServiceFacts(), context or Context())
