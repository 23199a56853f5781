"""The assistant's turns: lease one, ask the engine or the pack, append the answer where the floor still is the assistant's.

A turn that fails gives the prepared words, and its sender at the engine is never used again, because its tracker may have
moved on; the next turn gets a new sender and the running question is given back to it. An answer is appended and its message
leaves the queue in one transaction, so that no message is answered twice and none is left.
"""

from __future__ import annotations

import json
import logging
from dataclasses import replace

from seemenow.conversation import Body, Context, Conversation
from seemenow.errors import EngineFailure, NotFound
from seemenow.labels import NO_PROFESSIONAL_CONTENT, SAFETY
from seemenow.ports import Engine, Turn, UnitOfWork
from seemenow.reply import Reply, Say
from seemenow.speech.situation import Situation
from seemenow.speech.speaker import prepared, speak
from seemenow.talk.announced import apply_announcement
from seemenow.talk.house import House, append_body, situation
from seemenow.talk.pressed import local_reply, press

LEASE_S = 20.0
LONG_TRACKER = 40
"""After so many turns a new sender begins: the time of a turn at the engine grows with its tracker (23 to 211 ms over 390 turns)."""

RESUME = {"concern_form": "/resume_concern", "coordinator_form": "/resume_coordinator", "signs_form": "/resume_signs"}

log = logging.getLogger(__name__)


async def take_turn(house: House, engine: Engine) -> bool:
    """Answer the oldest waiting message. Returns False when none waits."""
    async with house.units() as work:
        turn = await work.turns.lease(house.clock.now(), LEASE_S)
        await work.commit()
    if turn is None:
        return False
    turn = _under_a_new_sender(turn) if turn.again or turn.conversation.context.engine_turns >= LONG_TRACKER else turn
    if "web" in turn.message.body.get("do", {}):
        await press(house, turn)
    else:
        await _answer(house, turn, *await _ask(house, engine, turn))
    house.notifier.conversation_changed(turn.conversation.id)
    return True


async def _ask(house: House, engine: Engine, turn: Turn) -> tuple[Reply, bool]:
    """The reply, and whether the engine failed."""
    do = turn.message.body.get("do", {})
    if "say" in do:
        return local_reply(do), False
    try:
        return await _ask_engine(engine, turn), False
    except EngineFailure as failure:
        log.warning("turn failed: conversation=%s seq=%d why=%s", turn.conversation.id, turn.message.seq, failure)
        return _without_engine(house, turn), True


async def _ask_engine(engine: Engine, turn: Turn) -> Reply:
    conversation, do = turn.conversation, turn.message.body.get("do", {})
    metadata = engine_metadata(conversation)
    if conversation.context.resume and conversation.context.asking:
        form = conversation.context.asking.partition("/")[0]
        await engine.answer(conversation.sender, text=None, payload=RESUME[form], metadata=metadata)
    if "intent" in do:
        return await engine.answer(
            conversation.sender, text=None, payload=to_payload(do["intent"], do.get("entities", {})), metadata=metadata
        )
    return await engine.answer(conversation.sender, text=turn.message.body["text"], payload=None, metadata=metadata)


def _without_engine(house: House, turn: Turn) -> Reply:
    """What the pack alone can answer: a choice, a cry that the lexical layer knows, else the prepared words."""
    do = turn.message.body.get("do", {})
    if "intent" in do:
        reply = local_reply(do)
        if reply.say:
            return reply
    label = house.find_safety(turn.message.body["text"])
    said = Say("answer", label) if label else Say("words", "engine_failed")
    return Reply((said,), intent=label or "")


async def _answer(house: House, turn: Turn, reply: Reply, failed: bool) -> None:
    async with house.units() as work:
        conversation = await _still_ours(work, turn)
        if conversation is not None:
            await _append_reply(house, work, replace(conversation, engine_n=turn.conversation.engine_n), reply, failed)
        await work.commit()


async def _still_ours(work: UnitOfWork, turn: Turn) -> Conversation | None:
    """The conversation, if the answer may still be said: not answered before, not erased or ended, no human has the floor."""
    try:
        conversation = await work.conversations.get(turn.conversation.id)
    except NotFound:
        return None
    if not await work.turns.finish(conversation.id, turn.message.seq):
        return None
    return None if conversation.floor == "human" or conversation.ended_at is not None else conversation


async def _append_reply(house: House, work: UnitOfWork, conversation: Conversation, reply: Reply, failed: bool) -> None:
    context = next_context(conversation.context, reply, failed)
    conversation, context = await apply_announcement(work, house, conversation, reply, context)
    now = house.clock.now()
    said = await situation(house, work, conversation, context)
    for body in bodies(said, reply):
        await append_body(work, conversation, now, "assistant", body)
    engine_n = conversation.engine_n + 1 if failed else conversation.engine_n
    await work.conversations.update(conversation.id, context=context, engine_n=engine_n, language=conversation.language)


def bodies(said: Situation, reply: Reply) -> list[Body]:
    """What the reply says; where the pack has not got it, the prepared words."""
    try:
        return [speak(said, one) for one in reply.say]
    except EngineFailure as failure:
        log.error("reply names what the pack has not: %s", failure)
        return [prepared(said, "engine_failed")]


def next_context(context: Context, reply: Reply, failed: bool) -> Context:
    """What is remembered after a turn. After a failed one the running question stays, to be given back under a new sender."""
    if failed:
        return replace(context, resume=bool(context.asking), engine_turns=0)
    spoken = {say.id for say in reply.say if say.kind == "answer"} | {reply.intent}
    asking = f"{reply.asking.form}/{reply.asking.slot}" if reply.asking else ""
    return replace(
        context.remembering(reply.remember),
        asking=asking,
        resume=False,
        engine_turns=context.engine_turns + 1,
        safety_heard=context.safety_heard or bool(spoken & set(SAFETY)),
        keep_nothing=context.keep_nothing or bool(spoken & NO_PROFESSIONAL_CONTENT),
    )


def engine_metadata(conversation: Conversation) -> dict[str, str]:
    """The context as the engine gets it with each turn: short ids only."""
    context = conversation.context
    return {
        "language": conversation.language,
        "setting": context.setting,
        "municipality": context.municipality,
        "age_band": context.age_band,
        "danger_now": context.danger_now,
        "last_label": context.last_label,
        "asking": context.asking,
    }


def to_payload(intent: str, entities: dict[str, str]) -> str:
    """The message that only web may send: an intent with entities from our own table of choices."""
    return f"/{intent}{json.dumps(entities)}" if entities else f"/{intent}"


def _under_a_new_sender(turn: Turn) -> Turn:
    context = replace(turn.conversation.context, resume=bool(turn.conversation.context.asking), engine_turns=0)
    return replace(turn, conversation=replace(turn.conversation, engine_n=turn.conversation.engine_n + 1, context=context))
