"""Ending and erasing a talk, and purging those whose time is over. Erasing destroys the data key; an open handover is withdrawn first."""

from __future__ import annotations

from seemenow.conversation import Body
from seemenow.handover import WITH_A_HUMAN
from seemenow.speech.numbers import contact_cards, words
from seemenow.talk.handing_over import withdraw_in
from seemenow.talk.house import House, append_body, situation


async def end(house: House, conversation_id: str) -> None:
    """The person ends the talk: a last line with the numbers, and the log is closed. Again: nothing happens."""
    async with house.units() as work:
        conversation = await work.conversations.get(conversation_id)
        if conversation.ended_at is not None:
            return
        conversation = await withdraw_in(house, work, conversation)
        now = house.clock.now()
        said = await situation(house, work, conversation)
        await append_body(work, conversation, now, "service", Body(words(said, "ended"), cards=contact_cards((), said)))
        await work.conversations.append(conversation_id, now, "service", "closed", {})
        await work.conversations.update(conversation_id, ended_at=now)
        if conversation.context.keep_nothing:
            await work.conversations.erase(conversation_id)
        await work.commit()
    house.notifier.conversation_changed(conversation_id)


async def erase(house: House, conversation_id: str) -> None:
    """Everything of this talk is gone at once; a coordinator who has it is told first. Again: nothing happens."""
    async with house.units() as work:
        handover = await work.handovers.open_of(conversation_id)
        if handover is not None:
            await work.handovers.move(handover, "withdrawn", house.clock.now(), by="person", reason="erased")
            if handover.state in WITH_A_HUMAN and handover.claimed_by:
                await work.desk.log(house.clock.now(), handover.claimed_by, "erased_by_person", conversation_id)
        await work.conversations.erase(conversation_id)
        await work.commit()
    house.notifier.desk_changed()
    house.notifier.conversation_changed(conversation_id)


async def purge(house: House) -> int:
    """Erase every talk whose time is over. Returns how many."""
    hours, days = house.settings_facts.retention_hours, house.settings_facts.retention_handover_days
    async with house.units() as work:
        due = await work.conversations.to_purge(house.clock.now(), idle_s=hours * 3600, after_handover_s=days * 86_400)
    for conversation_id in due:
        await erase(house, conversation_id)
    return len(due)
