"""What a reply announces is done here, in the transaction that appends the reply. The engine itself has no side effects."""

from __future__ import annotations

from dataclasses import replace

from seemenow.conversation import Context, Conversation
from seemenow.ports import UnitOfWork
from seemenow.reply import Reply
from seemenow.talk.handing_over import withdraw_in
from seemenow.talk.house import House


async def apply_announcement(
    work: UnitOfWork, house: House, conversation: Conversation, reply: Reply, context: Context
) -> tuple[Conversation, Context]:
    """Returns the conversation and context as they are when the words are said."""
    if reply.announce == "change_language":
        return other_language(conversation), replace(context, other_language_turns=0)
    if reply.announce in ("start_over", "stop"):
        return await _begin_anew(work, conversation), fresh(context)
    if reply.announce == "withdraw":
        return await withdraw_in(house, work, conversation), context
    # handover, callback, handover_status, erase, feedback: the answer itself holds the button or the state, made from the facts.
    return conversation, context


def other_language(conversation: Conversation) -> Conversation:
    return replace(conversation, language="en" if conversation.language == "nl" else "nl")


def fresh(context: Context) -> Context:
    """What starting over leaves: that nothing of this talk is to be kept."""
    return Context(keep_nothing=context.keep_nothing)


async def _begin_anew(work: UnitOfWork, conversation: Conversation) -> Conversation:
    """A new sender, so that no question of before goes on at the engine."""
    anew = replace(conversation, engine_n=conversation.engine_n + 1)
    await work.conversations.update(conversation.id, engine_n=anew.engine_n)
    return anew
