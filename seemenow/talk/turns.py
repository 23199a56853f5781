"""The assistant's turns: lease one, ask the engine or the pack, append the answer where the floor still is the assistant's.

A turn that fails gives the prepared words, and its sender at the engine is never used again, because its tracker may have
moved on; the next turn gets a new sender and the running question is given back to it. An answer is appended and its message
leaves the queue in one transaction, so that no message is answered twice and none is left.
"""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import replace
from typing import Literal

from seemenow.conversation import Body, Context, Conversation
from seemenow.errors import EngineFailure, NotFound
from seemenow.labels import NO_PROFESSIONAL_CONTENT, SAFETY, URGENT
from seemenow.ports import Engine, Turn, UnitOfWork
from seemenow.reply import Reply, Say
from seemenow.speech.situation import Situation
from seemenow.speech.speaker import prepared, speak
from seemenow.talk.announced import apply_announcement
from seemenow.talk.house import House, append_body, situation
from seemenow.talk.pressed import local_reply, press

LEASE_S = 20.0
TURN_S = 7.0
"""For all that is asked of the engine in one turn; the prepared words stand there within eight seconds."""

LONG_TRACKER = 40
"""After so many turns a new sender begins: the time of a turn at the engine grows with its tracker (23 to 211 ms over 390 turns)."""

RESUME = {"concern_form": "/resume_concern", "coordinator_form": "/resume_coordinator", "signs_form": "/resume_signs"}

By = Literal["engine", "pack", "failed"]
"""Whose answer it is: the engine's, the pack's alone, or what the pack has when the engine failed."""

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


async def _ask(house: House, engine: Engine, turn: Turn) -> tuple[Reply, By]:
    """The reply, and whose it is."""
    do = turn.message.body.get("do", {})
    if "say" in do:
        return local_reply(do), "pack"
    try:
        async with asyncio.timeout(TURN_S):
            return await _ask_engine(engine, turn), "engine"
    except (EngineFailure, TimeoutError) as failure:
        log.warning("turn failed: conversation=%s seq=%d why=%s", turn.conversation.id, turn.message.seq, failure or "late")
    except Exception as error:  # a fault of ours: the person must get an answer, and not after the lease only
        log.error("turn failed: conversation=%s seq=%d unexpected=%s", turn.conversation.id, turn.message.seq, type(error).__name__)
    return _without_engine(house, turn), "failed"


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


async def _answer(house: House, turn: Turn, reply: Reply, by: By) -> None:
    async with house.units() as work:
        conversation = await _still_ours(work, turn)
        if conversation is not None:
            await _append_reply(house, work, _with_sender_of(turn, conversation), reply, by)
        await work.commit()


def _with_sender_of(turn: Turn, conversation: Conversation) -> Conversation:
    """The conversation as it is now, with the sender that this turn began; one begun since (a handover ended) stays."""
    if turn.conversation.engine_n <= conversation.engine_n:
        return conversation
    context = replace(conversation.context, engine_turns=turn.conversation.context.engine_turns)
    return replace(conversation, engine_n=turn.conversation.engine_n, context=context)


async def _still_ours(work: UnitOfWork, turn: Turn) -> Conversation | None:
    """The conversation, if the answer may still be said: not answered before, not erased or ended, no human has the floor."""
    try:
        conversation = await work.conversations.get(turn.conversation.id)
    except NotFound:
        return None
    if not await work.turns.finish(conversation.id, turn.message.seq):
        return None
    return None if conversation.floor == "human" or conversation.ended_at is not None else conversation


async def _append_reply(house: House, work: UnitOfWork, conversation: Conversation, reply: Reply, by: By) -> None:
    context = next_context(conversation.context, reply, by)
    conversation, context = await apply_announcement(work, house, conversation, reply, context)
    now = house.clock.now()
    said = await situation(house, work, conversation, context)
    for body in bodies(said, reply):
        await append_body(work, conversation, now, "assistant", body)
    engine_n = conversation.engine_n + 1 if by == "failed" else conversation.engine_n
    await work.conversations.update(conversation.id, context=context, engine_n=engine_n, language=conversation.language)


def bodies(said: Situation, reply: Reply) -> list[Body]:
    """What the reply says, each text once; where the pack has not got it, the prepared words."""
    try:
        spoken = list({body.text: body for body in (speak(said, one) for one in reply.say)}.values())
    except EngineFailure as failure:
        log.error("reply names what the pack has not: %s", failure)
        return [prepared(said, "engine_failed")]
    if spoken and reply.intent in said.pack.answers and not any(body.answer for body in spoken):
        spoken[0] = replace(spoken[0], answer=reply.intent)  # a question or prepared words answer a label too
    return spoken


def next_context(context: Context, reply: Reply, by: By) -> Context:
    """What is remembered after a turn. The running question stays when the engine did not see the turn; after a failed one it is
    given back to the engine under a new sender."""
    spoken = {say.id for say in reply.say if say.kind == "answer"} | {reply.intent}
    known = replace(
        context.remembering(reply.remember),
        safety_heard=context.safety_heard or bool(spoken & set(SAFETY)),
        keep_nothing=context.keep_nothing or bool(spoken & NO_PROFESSIONAL_CONTENT),
    )
    if by == "pack":
        return known
    if by == "failed":
        return replace(known, resume=bool(context.asking), engine_turns=0)
    asking = f"{reply.asking.form}/{reply.asking.slot}" if reply.asking else ""
    interrupted = context.asking if spoken & URGENT and not asking else ""
    return replace(known, asking=asking, interrupted=interrupted, resume=False, engine_turns=context.engine_turns + 1)


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
