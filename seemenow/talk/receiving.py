"""Opening a talk, and accepting what a person sends. The insert is the acknowledgement and the queue: what is committed is answered.

Text is checked, masked, and read by the lexical safety layer here, whoever has the floor and whether the engine lives or not.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from seemenow.conversation import MAX_CHARACTERS, Context, Conversation, Language, Message
from seemenow.errors import ConversationClosed, IdTakenError, InputError, TooLong, UnknownChoice
from seemenow.labels import NO_PROFESSIONAL_CONTENT, URGENT
from seemenow.language import detect
from seemenow.ports import UnitOfWork
from seemenow.speech.opening import opening
from seemenow.speech.speaker import emergency
from seemenow.talk.house import House, append_body, situation

TURNS_BEFORE_SWITCH = 2
NAMES_A_LANGUAGE = re.compile(r"\b(engels|english|nederlands|dutch)\b", re.IGNORECASE)
"""Whoever names a language may be asking for it: the engine hears that, and it must not be done twice."""


async def open_conversation(house: House, language: Language, channel: str) -> tuple[str, str]:
    """Begin a talk; the greeting is message 1. Returns the id and the token (256 bit, kept only as a hash)."""
    now = house.clock.now()
    conversation = Conversation(secrets.token_urlsafe(16), channel, language, now, 0, "assistant", 1)
    token = secrets.token_urlsafe(32)
    async with house.units() as work:
        await work.conversations.add(conversation, token)
        await append_body(work, conversation, now, "assistant", opening(await situation(house, work, conversation), channel))
        await work.commit()
    return conversation.id, token


async def accept_text(house: House, conversation_id: str, client_message_id: str, text: str) -> tuple[int, bool]:
    """Take a text into the log. Returns its seq, and whether it is new.

    Raises:
        InputError: empty, or characters that no text has. TooLong: more than 4,000 characters.
        IdTakenError: this id came with another text. ConversationClosed: the talk has ended.
    """
    clean = check_text(text)
    async with house.units() as work:
        conversation = await work.conversations.get(conversation_id)
        masked = house.mask(clean, conversation.language)
        body = {"text": masked, "digest": _digest(clean)}
        seen = await _seen(work, conversation, client_message_id, body)
        if seen is not None:
            return seen.seq, False
        message, new = await _append(house, work, conversation, client_message_id, body, needs_turn=conversation.floor != "human")
        if not new:
            return message.seq, False
        await _watch(house, work, conversation, masked)
        await _follow_language(work, conversation, masked)
        await work.commit()
    _tell(house, conversation)
    return message.seq, True


async def accept_choice(house: House, conversation_id: str, client_message_id: str, choice_id: str) -> tuple[int, bool]:
    """Take a press on a button that was offered in this talk. Returns its seq, and whether it is new.

    Raises:
        UnknownChoice: never offered here. IdTakenError, ConversationClosed: as for a text.
    """
    async with house.units() as work:
        conversation = await work.conversations.get(conversation_id)
        offered = await _offered(work, conversation, choice_id)
        body = {"text": offered["label"], "choice": choice_id, "do": offered["do"], "digest": _digest(choice_id)}
        seen = await _seen(work, conversation, client_message_id, body)
        if seen is not None:
            return seen.seq, False
        message, new = await _append(house, work, conversation, client_message_id, body, needs_turn=True)
        await work.commit()
    _tell(house, conversation)
    return message.seq, new


def check_text(text: str) -> str:
    """The text as it is kept: composed, without characters that show nothing, ends trimmed. Raises: InputError, TooLong."""
    if len(text) > MAX_CHARACTERS:
        raise TooLong(f"a message has at most {MAX_CHARACTERS} characters")
    if any(0xD800 <= ord(character) <= 0xDFFF or character == "\x00" for character in text):
        raise InputError("the text holds characters that are no text")
    kept = "".join(c for c in unicodedata.normalize("NFC", text) if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cn"))
    if not kept.strip():
        raise InputError("the text is empty")
    return kept.strip()


async def _append(
    house: House, work: UnitOfWork, conversation: Conversation, client_id: str, body: Mapping[str, Any], *, needs_turn: bool
) -> tuple[Message, bool]:
    """The message in the log, and whether this call put it there.

    Raises:
        ConversationClosed: the talk has ended. IdTakenError: another message came with this id.
    """
    if conversation.ended_at is not None:
        raise ConversationClosed("this talk has ended")
    external, now = f"{conversation.id}:{client_id}", house.clock.now()
    try:
        return await work.conversations.append(
            conversation.id, now, "person", "message", body, external_id=external, needs_turn=needs_turn
        ), True
    except IdTakenError:  # sent twice at the same moment: the other one was first
        seen = await _seen(work, conversation, client_id, body)
        if seen is None:
            raise
        return seen, False


async def _seen(work: UnitOfWork, conversation: Conversation, client_id: str, body: Mapping[str, Any]) -> Message | None:
    found = await work.conversations.find_external(f"{conversation.id}:{client_id}")
    if found is None:
        return None
    if found[1].body.get("digest") != body["digest"]:
        raise IdTakenError("this client_message_id was used for another message")
    return found[1]


async def _offered(work: UnitOfWork, conversation: Conversation, choice_id: str) -> Mapping[str, Any]:
    for message in reversed(await work.conversations.messages(conversation.id, limit=10_000)):
        for offered in message.body.get("choices", ()):
            if offered["id"] == choice_id:
                return dict(offered)
    raise UnknownChoice("this choice was not offered here")


async def _watch(house: House, work: UnitOfWork, conversation: Conversation, text: str) -> None:
    """The lexical safety layer: an emergency card from the service, at once; the human keeps the floor (safeguard S25)."""
    label = house.find_safety(text)
    if label is None:
        return
    # The assistant, which is silent now, would have marked the talk of a victim or a minor as one that is not kept.
    unheard = conversation.floor == "human" and label in NO_PROFESSIONAL_CONTENT
    context = replace(conversation.context, safety_heard=True, keep_nothing=conversation.context.keep_nothing or unheard)
    await work.conversations.update(conversation.id, context=context)
    if label in URGENT:
        now: datetime = house.clock.now()
        await append_body(work, conversation, now, "service", emergency(await situation(house, work, conversation)))
        if conversation.floor != "assistant":
            house.notifier.desk_changed()


async def _follow_language(work: UnitOfWork, conversation: Conversation, text: str) -> None:
    """A talk keeps its language until two messages in a row come in the other one."""
    heard = None if NAMES_A_LANGUAGE.search(text) else detect(text)
    current = (await work.conversations.get(conversation.id)).context
    turns = current.other_language_turns + 1 if heard not in (None, conversation.language) else 0
    if turns == 0 and (current.other_language_turns == 0 or heard is None):
        return
    switch = turns >= TURNS_BEFORE_SWITCH
    context: Context = replace(current, other_language_turns=0 if switch else turns)
    await work.conversations.update(conversation.id, context=context, language=heard if switch else None)


def _digest(text: str) -> str:
    """Tells a repeated message from another one with the same id; kept encrypted with the message."""
    return hashlib.sha256(text.encode()).hexdigest()


def _tell(house: House, conversation: Conversation) -> None:
    house.notifier.conversation_changed(conversation.id)
    house.notifier.turn_waiting()
    if conversation.floor != "assistant":
        house.notifier.desk_changed()
