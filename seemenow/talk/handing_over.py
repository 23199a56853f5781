"""From the assistant to a human and back. Each move is a compare-and-set, told to the person, in one transaction.

The person sees exactly what the coordinator will get: the lines of `lines_to_hand_over`, less the struck ones, are what the
desk shows of the time before (safeguard S28). It is the professional's agreement, not the child's consent, and no report.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from seemenow.conversation import Body, Choice, Conversation, Message
from seemenow.errors import IllegalMove, NotAllowed
from seemenow.handover import OUTCOMES, WITH_A_HUMAN, Handover
from seemenow.ports import Coordinator, Region, UnitOfWork
from seemenow.speech.numbers import contact_cards, words
from seemenow.speech.situation import Situation, choice
from seemenow.talk.house import House, append_body, append_floor, live_region, situation
from seemenow.talk.receiving import check_text


def lines_to_hand_over(messages: Iterable[Message], struck: Sequence[int] = ()) -> list[dict[str, Any]]:
    """What of the talk so far goes across: the person's own words and choices, and which answers were given; not the
    presses that only steer the service itself. {"seq", "author", "text"} each."""
    lines = []
    for message in messages:
        if message.kind != "message" or message.seq in struck:
            continue
        if message.author == "person" and "web" not in message.body.get("do", {}):
            lines.append({"seq": message.seq, "author": "person", "text": message.body["text"]})
        elif message.author == "assistant" and message.body.get("answer") not in (None, "greet"):
            lines.append({"seq": message.seq, "author": "assistant", "text": first_line(message.body["text"])})
    return lines


def first_line(text: str) -> str:
    return text.split("\n", 1)[0]


async def readers_of(work: UnitOfWork, region: Region, language: str) -> list[str]:
    """Every function that may get to read it, by function and organisation."""
    return sorted({one.shown_as[language] for one in await work.desk.coordinators() if region.id in one.regions and not one.disabled})


async def preview(house: House, work: UnitOfWork, conversation: Conversation) -> Body:
    """What would be sent and who may read it; or, with nobody there, the numbers that answer now."""
    said = await situation(house, work, conversation)
    region = await live_region(work, conversation.context.municipality, said.now)
    if region is None:
        return Body(words(said, "human_none"), cards=contact_cards(("emergency", "veilig_thuis", "comensha"), said), answer="talk_to_human")
    readers = await readers_of(work, region, conversation.language)
    lines = lines_to_hand_over(await work.conversations.messages(conversation.id, limit=10_000))
    told = [words(said, "handover_preview"), words(said, "handover_readers", readers=", ".join(readers))]
    if region.fictional:
        told.append(words(said, "demo_region_notice"))
    return Body(
        "\n\n".join(told),
        choices=(_confirm(said), choice(words(said, "handover_cancel"), web="handover_cancel")),
        cards=contact_cards((), said),
        preview={"lines": lines, "readers": readers, "region": region.name[conversation.language]},
    )


def _confirm(said: Situation) -> Choice:
    return choice(words(said, "handover_confirm"), web="handover_confirm")


async def confirm(house: House, work: UnitOfWork, conversation: Conversation, struck: Sequence[int]) -> bool:
    """Put the person in the queue. False, and the truth told, when nobody is there any more.

    Raises:
        IllegalMove: a handover is open already.
    """
    now = house.clock.now()
    region = await live_region(work, conversation.context.municipality, now)
    if region is None:
        await append_body(work, conversation, now, "service", await preview(house, work, conversation))
        return False
    handover = Handover(
        secrets.token_urlsafe(12), conversation.id, region.id, "offered", 1, now, conversation.context.safety_heard, tuple(struck)
    )
    await work.handovers.add(handover)
    await work.handovers.move(handover, "queued", now, by="person", struck=tuple(struck))
    await append_floor(work, conversation, now, "waiting", region.name[conversation.language], handover.id)
    said = await situation(house, work, conversation)
    body = Body(
        words(said, "handover_queued", since=said.clock(now)),
        (choice(words(said, "handover_withdraw"), web="handover_withdraw"),),
        contact_cards((), said),
    )
    await append_body(work, conversation, now, "service", body)
    house.notifier.desk_changed()
    return True


async def claim(house: House, coordinator: Coordinator, handover_id: str) -> Handover:
    """Take a waiting person. Of several who try, one wins.

    Raises:
        IllegalMove: somebody else was first, or the person withdrew. NotAllowed: another region's.
    """
    async with house.units() as work:
        handover = await work.handovers.get(handover_id)
        if handover.region not in coordinator.regions:
            raise NotAllowed("this handover belongs to another region")
        now = house.clock.now()
        claimed = await work.handovers.move(handover, "claimed", now, by=coordinator.id, claimed_by=coordinator.id)
        conversation = await work.conversations.get(handover.conversation_id)
        name = coordinator.shown_as[conversation.language]
        await append_floor(work, conversation, now, "human", name, handover.id)
        said = await situation(house, work, conversation)
        await append_body(work, conversation, now, "service", Body(words(said, "handover_claimed", name=name)))
        await work.desk.log(now, coordinator.id, "claimed", conversation.id)
        await work.commit()
    _tell(house, handover)
    return claimed


async def coordinator_says(house: House, coordinator: Coordinator, handover_id: str, text: str, client_message_id: str) -> int:
    """A word of the coordinator to the person. Returns its seq; the same id again gives the same seq.

    Raises:
        NotAllowed: not this coordinator's talk. IllegalMove: the talk is over. InputError: as for any text.
    """
    clean = check_text(text)
    async with house.units() as work:
        handover = await held_by(work, coordinator, handover_id)
        external = f"{handover.id}:{client_message_id}"
        seen = await work.conversations.find_external(external)
        if seen is not None:
            return seen[1].seq
        now = house.clock.now()
        if handover.state == "claimed":
            await work.handovers.move(handover, "active", now, by=coordinator.id)
        conversation = await work.conversations.get(handover.conversation_id)
        body = {"text": house.mask(clean, conversation.language), "name": coordinator.shown_as[conversation.language]}
        message = await work.conversations.append(conversation.id, now, "coordinator", "message", body, external_id=external)
        await work.commit()
    _tell(house, handover)
    return message.seq


async def held_by(work: UnitOfWork, coordinator: Coordinator, handover_id: str) -> Handover:
    """The handover, if this coordinator has it now. Raises: NotAllowed, IllegalMove."""
    handover = await work.handovers.get(handover_id)
    if handover.claimed_by != coordinator.id:
        raise NotAllowed("another coordinator has this talk")
    if handover.state not in WITH_A_HUMAN:
        raise IllegalMove("this talk is over")
    return handover


async def close(house: House, coordinator: Coordinator, handover_id: str, outcome: str) -> None:
    """End the talk with the human; the assistant is back, under a new sender.

    Raises:
        IllegalMove: no such outcome, or the talk is over already. NotAllowed: not this coordinator's talk.
    """
    if outcome not in OUTCOMES:
        raise IllegalMove("no such outcome")
    async with house.units() as work:
        handover = await held_by(work, coordinator, handover_id)
        now = house.clock.now()
        await work.handovers.move(handover, "closed", now, by=coordinator.id, outcome=outcome)
        conversation = await work.conversations.get(handover.conversation_id)
        await _back_to_the_assistant(house, work, conversation, "handover_closed")
        await work.desk.log(now, coordinator.id, "closed", conversation.id)
        await work.commit()
    _tell(house, handover)


async def withdraw_in(house: House, work: UnitOfWork, conversation: Conversation) -> Conversation:
    """The person does not want it any more. Before the claim nobody saw it; after it the talk with the human ends."""
    handover = await work.handovers.open_of(conversation.id)
    if handover is None:
        return conversation
    await work.handovers.move(handover, "withdrawn", house.clock.now(), by="person")
    await _back_to_the_assistant(house, work, conversation, "handover_withdrawn")
    house.notifier.desk_changed()
    return replace(conversation, floor="assistant", engine_n=conversation.engine_n + 1)


async def _back_to_the_assistant(house: House, work: UnitOfWork, conversation: Conversation, told: str) -> None:
    now = house.clock.now()
    await append_floor(work, conversation, now, "assistant")
    said = await situation(house, work, conversation)
    await append_body(work, conversation, now, "service", Body(words(said, told), cards=contact_cards((), said)))
    context = replace(conversation.context, resume=bool(conversation.context.asking), engine_turns=0)
    await work.conversations.update(conversation.id, context=context, engine_n=conversation.engine_n + 1)


def _tell(house: House, handover: Handover) -> None:
    house.notifier.conversation_changed(handover.conversation_id)
    house.notifier.desk_changed()
