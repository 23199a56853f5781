"""What every use case needs, in one value: the pack, the units of work, the clock, the notifier, the settings that speech tells of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from seemenow.conversation import Body, Context, Conversation, Message
from seemenow.handover import Handover
from seemenow.hours import AMSTERDAM
from seemenow.pack.load import Pack
from seemenow.ports import Clock, Coordinator, Notifier, Region, UnitOfWork, UnitsOfWork
from seemenow.service_facts import ServiceFacts
from seemenow.speech.situation import Situation

PRESENT_S = 60.0
"""A coordinator whose desk was not heard of for longer is not there (reachable is not the same as on duty)."""


@dataclass(frozen=True, slots=True)
class House:
    """Args:
    mask: text and language in, masked text out (privacy.masking).
    find_safety: the lexical safety layer: a label, or None.
    settings_facts: what the settings alone say of the service.
    """

    pack: Pack
    units: UnitsOfWork
    clock: Clock
    notifier: Notifier
    mask: Callable[[str, str], str]
    find_safety: Callable[[str], str | None]
    settings_facts: ServiceFacts


async def append_body(work: UnitOfWork, conversation: Conversation, at: datetime, author: str, body: Body) -> Message:
    """Append something said by the assistant or the service, with the language it is in, so that a page can say so to a screen reader."""
    stored = {**body.to_stored(), "language": conversation.language}
    return await work.conversations.append(conversation.id, at, author, "message", stored)  # type: ignore[arg-type]


async def append_floor(work: UnitOfWork, conversation: Conversation, at: datetime, holder: str, name: str = "", handover: str = "") -> None:
    """Give the floor to somebody, and tell so in the log."""
    await work.conversations.update(conversation.id, floor=holder)  # type: ignore[arg-type]
    body = {"holder": holder, "name": name, "waiting_s": 0, "handover": handover}
    await work.conversations.append(conversation.id, at, "service", "floor", body)


async def situation(house: House, work: UnitOfWork, conversation: Conversation, context: Context | None = None) -> Situation:
    """Everything speech has to know, as it is at this moment."""
    now = house.clock.now()
    facts = await facts_now(house, work, conversation, now)
    return Situation(house.pack, conversation.language, now, facts, context or conversation.context)


async def facts_now(house: House, work: UnitOfWork, conversation: Conversation, now: datetime) -> ServiceFacts:
    """The facts of the settings, plus who is present for this talk's region, plus the state of its handover."""
    regions = await work.desk.regions()
    region = await live_region(work, conversation.context.municipality, now)
    name = region.name[conversation.language] if region else ""
    facts = replace(house.settings_facts, live_regions=bool(regions), live_region=name, callback=region is not None)
    handover = await work.handovers.open_of(conversation.id)
    if handover is None:
        return facts
    since = (handover.changed_at or handover.created_at).astimezone(AMSTERDAM).strftime("%H:%M")
    return facts.with_handover(handover.state, since, await _holder(work, handover, conversation))


async def live_region(work: UnitOfWork, municipality: str, now: datetime) -> Region | None:
    """The region that covers this municipality and has somebody present; a region for all municipalities serves where none is known."""
    present = {id_ for one in await work.desk.coordinators() if is_present(one, now) for id_ in one.regions}
    covering = [one for one in await work.desk.regions() if one.id in present and (municipality in one.codes or "*" in one.codes)]
    covering.sort(key=lambda one: "*" in one.codes)
    return covering[0] if covering else None


def is_present(coordinator: Coordinator, now: datetime) -> bool:
    """On duty by own choice, and heard of within a minute."""
    seen = coordinator.seen_at
    return coordinator.available and not coordinator.disabled and seen is not None and now - seen <= timedelta(seconds=PRESENT_S)


async def _holder(work: UnitOfWork, handover: Handover, conversation: Conversation) -> str:
    if handover.claimed_by is None:
        return ""
    return (await work.desk.coordinator(handover.claimed_by)).shown_as[conversation.language]
