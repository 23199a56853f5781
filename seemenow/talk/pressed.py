"""Buttons that need no engine: what the pack answers, and what web does itself. So they work with the engine dead."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from typing import Any

from seemenow.conversation import Body, Conversation
from seemenow.errors import IllegalMove, NotFound
from seemenow.ports import Turn, UnitOfWork
from seemenow.reply import Reply, Say
from seemenow.speech import answers, opening
from seemenow.speech.choices import main_choices
from seemenow.speech.numbers import contact_cards, words
from seemenow.speech.speaker import prepared, speak
from seemenow.talk import handing_over
from seemenow.talk.announced import other_language
from seemenow.talk.house import House, append_body, situation

FIRST_WORDS = {"share_concern", "hear_story", "find_coordinator", "list_signs"}


def local_reply(do: Mapping[str, Any]) -> Reply:
    """What the pack alone can say to a choice; a reply with nothing to say where only the engine can."""
    if "say" in do:
        say = Say.from_json(do["say"])
        remembered = {"last_label": say.id} if say.kind == "answer" else {}
        return Reply((say,), remember=remembered, intent=say.id if say.kind == "answer" else "")
    entities = do.get("entities", {})
    if entities.get("place", "").isdigit():
        return Reply((Say("coordinator", entities["place"]),), remember={"municipality": entities["place"]})
    if entities.get("setting"):
        return Reply((Say("signs", entities["setting"]),), remember={"setting": entities["setting"]})
    if entities.get("danger_now") == "yes":
        return Reply((Say("answer", "immediate_danger"),), intent="immediate_danger")
    if do.get("intent") == "list_signs":
        return Reply((Say("signs", "general"),))
    return Reply((Say("answer", do["intent"]),)) if do.get("intent") in FIRST_WORDS else Reply()


async def press(house: House, turn: Turn) -> None:
    """Do what a button of web's own does, and append what is said to it."""
    do = turn.message.body["do"]
    async with house.units() as work:
        try:
            conversation = await work.conversations.get(turn.conversation.id)
        except NotFound:
            return
        ours = await work.turns.finish(conversation.id, turn.message.seq) and conversation.ended_at is None
        if ours and (conversation.floor != "human" or do["web"] in ("handover_withdraw", "erase")):
            await PRESSES[do["web"]](house, work, conversation)
        await work.commit()


async def _say(house: House, work: UnitOfWork, conversation: Conversation, body: Body) -> None:
    await append_body(work, conversation, house.clock.now(), "assistant", body)


async def _door(house: House, work: UnitOfWork, conversation: Conversation) -> None:
    context = replace(conversation.context, keep_nothing=True, safety_heard=True, asking="")
    await work.conversations.update(conversation.id, context=context, engine_n=conversation.engine_n + 1)
    await _say(house, work, conversation, opening.door(await situation(house, work, conversation, context)))


async def _professional(house: House, work: UnitOfWork, conversation: Conversation) -> None:
    """Came through the door by mistake: professional content is back."""
    context = replace(conversation.context, keep_nothing=False)
    await work.conversations.update(conversation.id, context=context)
    await _say(house, work, conversation, opening.ask(await situation(house, work, conversation, context)))


async def _language(house: House, work: UnitOfWork, conversation: Conversation) -> None:
    """The other language, and the opening again in it."""
    other = other_language(conversation)
    await work.conversations.update(conversation.id, language=other.language)
    await _say(house, work, other, opening.opening(await situation(house, work, other), conversation.channel))


async def _human(house: House, work: UnitOfWork, conversation: Conversation) -> None:
    await _say(house, work, conversation, answers.answer(await situation(house, work, conversation), "talk_to_human"))


async def _preview(house: House, work: UnitOfWork, conversation: Conversation) -> None:
    await _say(house, work, conversation, await handing_over.preview(house, work, conversation))


async def _confirm(house: House, work: UnitOfWork, conversation: Conversation) -> None:
    try:
        await handing_over.confirm(house, work, conversation, ())
    except IllegalMove:  # pressed twice: the request is open already
        await _say(house, work, conversation, answers.answer(await situation(house, work, conversation), "handover_status"))


async def _withdraw(house: House, work: UnitOfWork, conversation: Conversation) -> None:
    await handing_over.withdraw_in(house, work, conversation)


async def _erase(house: House, work: UnitOfWork, conversation: Conversation) -> None:
    await handing_over.withdraw_in(house, work, conversation)
    await work.conversations.erase(conversation.id)


async def _not_urgent(house: House, work: UnitOfWork, conversation: Conversation) -> None:
    """A false alarm: the question that it ended is put again, and given back to the engine before the next turn."""
    before = conversation.context.interrupted
    if not before:
        await _prepared("not_urgent_reply")(house, work, conversation)
        return
    context = replace(conversation.context, asking=before, interrupted="", resume=True, engine_turns=0)
    await work.conversations.update(conversation.id, context=context, engine_n=conversation.engine_n + 1)
    said = await situation(house, work, conversation, context)
    await _say(house, work, conversation, Body(words(said, "not_urgent_reply"), cards=contact_cards((), said)))
    await _say(house, work, conversation, speak(said, Say("question", before.partition("/")[2])))


def _prepared(id_: str) -> Callable[[House, UnitOfWork, Conversation], Awaitable[None]]:
    async def say(house: House, work: UnitOfWork, conversation: Conversation) -> None:
        await _say(house, work, conversation, prepared(await situation(house, work, conversation), id_))

    return say


async def _ask(house: House, work: UnitOfWork, conversation: Conversation) -> None:
    await _say(house, work, conversation, opening.ask(await situation(house, work, conversation)))


async def _neither(house: House, work: UnitOfWork, conversation: Conversation) -> None:
    said = await situation(house, work, conversation)
    await _say(house, work, conversation, Body(words(said, "nothing_fits"), main_choices(said), contact_cards((), said)))


PRESSES: Mapping[str, Callable[[House, UnitOfWork, Conversation], Awaitable[None]]] = {
    "door": _door,
    "professional": _professional,
    "language": _language,
    "human": _human,
    "handover_preview": _preview,
    "handover_confirm": _confirm,
    "handover_cancel": _prepared("handover_cancelled"),
    "handover_withdraw": _withdraw,
    "erase": _erase,
    "ask": _ask,
    "neither": _neither,
    "not_urgent": _not_urgent,
    "story_stop": _prepared("story_stopped"),
}
