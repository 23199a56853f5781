"""What a person sends: once it is in the log it is never lost, and what must not be kept never gets there."""

from __future__ import annotations

import asyncio
import uuid

import pytest

from seemenow.errors import ConversationClosed, IdTakenError, InputError, NotAllowed, TooLong, UnknownChoice
from seemenow.talk.leaving import end
from seemenow.talk.receiving import accept_choice, accept_text, check_text
from tests.seemenow.talks import Talk, at_the_desk, begin, texts


async def test_the_greeting_is_message_one_and_says_that_this_is_a_computer(talk: Talk) -> None:
    (greeting,) = await talk.log()
    assert (greeting.seq, greeting.author) == (1, "assistant")
    assert "computer" in greeting.body["text"]


async def test_the_token_opens_its_own_talk_and_no_other(talk: Talk) -> None:
    other = await begin(talk.house, talk.clock, talk.engine, talk.database)
    async with talk.house.units() as work:
        assert (await work.conversations.check_token(talk.id, talk.token)).id == talk.id
        with pytest.raises(NotAllowed):
            await work.conversations.check_token(talk.id, other.token)


async def test_what_identifies_somebody_is_masked_before_it_is_kept(talk: Talk) -> None:
    seq = await talk.says("Bel haar moeder op 06-12345678 of mail jan@example.org")
    kept = (await talk.log(after=seq - 1))[0].body["text"]
    assert "06-12345678" not in kept
    assert "jan@example.org" not in kept
    assert kept.startswith("Bel haar moeder op [")


async def test_nothing_that_was_typed_stands_readable_in_the_file(talk: Talk) -> None:
    await talk.hears("Een zeldzaamwoord over een leerling")
    for file in talk.database.parent.glob("talks.sqlite3*"):
        assert b"zeldzaamwoord" not in file.read_bytes()
        assert talk.token.encode() not in file.read_bytes()


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  hallo  ", "hallo"),
        ("cafe\u0301", "caf\u00e9"),
        ("a\u200bb\u202ec", "abc"),
        ("een\ntwee\tdrie", "een\ntwee\tdrie"),
        ("bel\x07 me\x1b[2J", "bel me[2J"),
        ("x" * 4_000, "x" * 4_000),
        ("👩‍👧 help", "👩👧 help"),
    ],
)
def test_a_text_is_kept_without_what_shows_nothing(typed: str, kept: str) -> None:
    assert check_text(typed) == kept


@pytest.mark.parametrize("typed", ["", "   \n\t ", "\u200b\u200b", "\x07\x1b", "a\x00b", "\ud800", "hallo \udfff"])
def test_a_text_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(InputError):
        check_text(typed)


@pytest.mark.parametrize("length", [4_001, 5_000_000])
def test_a_text_that_is_too_long_is_refused(length: int) -> None:
    with pytest.raises(TooLong):
        check_text("x" * length)


async def test_the_same_message_again_is_the_same_message(talk: Talk) -> None:
    id_ = str(uuid.uuid4())
    assert await accept_text(talk.house, talk.id, id_, "hallo") == (2, True)
    assert await accept_text(talk.house, talk.id, id_, "hallo") == (2, False)
    assert await accept_text(talk.house, talk.id, id_, "  hallo ") == (2, False)
    assert len(await talk.log()) == 2


async def test_the_same_message_sent_ten_times_at_once_is_one_message(talk: Talk) -> None:
    id_ = str(uuid.uuid4())
    taken = await asyncio.gather(*(accept_text(talk.house, talk.id, id_, "hallo") for _ in range(10)))
    assert {seq for seq, _ in taken} == {2}
    assert sum(new for _, new in taken) == 1


async def test_the_same_id_with_another_text_is_refused_and_the_first_stays(talk: Talk) -> None:
    id_ = str(uuid.uuid4())
    await talk.says("een", id_)
    with pytest.raises(IdTakenError):
        await talk.says("twee", id_)
    assert texts(await talk.log(), "person") == ["een"]


async def test_two_texts_that_mask_to_the_same_are_still_two_texts(talk: Talk) -> None:
    id_ = str(uuid.uuid4())
    await talk.says("bel 06-12345678", id_)
    with pytest.raises(IdTakenError):
        await talk.says("bel 06-87654321", id_)


async def test_the_same_id_in_another_talk_is_another_message(talk: Talk) -> None:
    other, id_ = await begin(talk.house, talk.clock, talk.engine, talk.database), str(uuid.uuid4())
    await talk.says("een", id_)
    await other.says("twee", id_)
    assert texts(await talk.log(), "person") == ["een"]
    assert texts(await other.log(), "person") == ["twee"]


async def test_after_the_end_a_new_message_is_refused_and_an_old_one_is_still_the_same(talk: Talk) -> None:
    id_ = str(uuid.uuid4())
    seq = await talk.says("hallo", id_)
    await end(talk.house, talk.id)
    assert await talk.says("hallo", id_) == seq
    with pytest.raises(ConversationClosed):
        await talk.says("nog iets")


async def test_a_choice_that_was_never_offered_here_is_refused(talk: Talk) -> None:
    other = await begin(talk.house, talk.clock, talk.engine, talk.database)
    elsewhere = (await other.log())[0].body["choices"][0]["id"]
    for id_ in (elsewhere, "", "x" * 5_000, "\ud800", "0" * 12):
        with pytest.raises(UnknownChoice):
            await accept_choice(talk.house, talk.id, str(uuid.uuid4()), id_)
    assert len(await talk.log()) == 1


async def test_a_choice_is_kept_with_the_label_that_was_pressed(talk: Talk) -> None:
    seq = await talk.presses("Signalen bekijken")
    pressed = (await talk.log(after=seq - 1))[0]
    assert pressed.author == "person"
    assert pressed.body["text"] == "Signalen bekijken"


async def test_a_cry_puts_the_emergency_card_in_the_talk_at_once(talk: Talk) -> None:
    seq = await talk.says("help")
    (card,) = await talk.log(after=seq)
    assert card.author == "service"
    assert [link["href"] for link in card.body["cards"][0]["links"]] == ["tel:112", "tel:08002000"]
    assert (await talk.head()).context.safety_heard


async def test_an_ordinary_message_rings_no_alarm(talk: Talk) -> None:
    seq = await talk.says("Welke signalen zijn er op school?")
    assert await talk.log(after=seq) == []
    assert not (await talk.head()).context.safety_heard


async def test_one_message_in_the_other_language_changes_nothing_and_the_second_does(talk: Talk) -> None:
    await talk.says("I am worried about a girl in my class")
    assert (await talk.head()).language == "nl"
    await talk.says("She has a new phone and will not say who gave it to her")
    assert (await talk.head()).language == "en"


async def test_a_message_in_the_own_language_between_two_others_begins_the_count_anew(talk: Talk) -> None:
    for text in ("I am worried about a girl", "ik bedoel een meisje in mijn klas", "she has a new phone, what should I do"):
        await talk.says(text)
    assert (await talk.head()).language == "nl"


async def test_a_message_that_tells_nothing_of_a_language_leaves_the_count(talk: Talk) -> None:
    for text in ("I am worried about a girl in my class", "Groningen", "what should I do with this worry"):
        await talk.says(text)
    assert (await talk.head()).language == "en"


async def test_who_asks_for_a_language_by_name_is_left_to_the_engine(talk: Talk) -> None:
    await talk.says("hello, can you help me with a question")
    await talk.says("can we please speak English here")
    assert (await talk.head()).language == "nl"


async def test_what_is_said_to_a_human_waits_for_no_turn(talk: Talk) -> None:
    anna = await at_the_desk(talk.house)
    async with talk.house.units() as work:
        await work.conversations.update(talk.id, floor="human")
        await work.commit()
    await talk.says("bent u daar?")
    assert anna.available
    assert not await talk.turn()


async def test_a_victim_who_tells_it_to_a_human_is_not_kept_either(talk: Talk) -> None:
    async with talk.house.units() as work:
        await work.conversations.update(talk.id, floor="human")
        await work.commit()
    await talk.says("ik word zelf misbruikt")
    context = (await talk.head()).context
    assert context.safety_heard
    assert context.keep_nothing
