"""From the assistant to a human and back: one human, nobody waiting for nobody, and nothing across that was not agreed."""

from __future__ import annotations

import asyncio
import uuid
from dataclasses import replace

import pytest

from seemenow.conversation import Body, Context
from seemenow.errors import IllegalMove, InputError, NotAllowed
from seemenow.handover import Handover
from seemenow.ports import Coordinator
from seemenow.reply import Asking, Reply, Say
from seemenow.talk import handing_over
from seemenow.talk.house import PRESENT_S, live_region
from tests.running import EVERYWHERE, REGION
from tests.seemenow.talks import Talk, at_the_desk, begin, texts


async def previewed(talk: Talk) -> Body:
    async with talk.house.units() as work:
        return await handing_over.preview(talk.house, work, await work.conversations.get(talk.id))


async def confirmed(talk: Talk, *struck: int) -> bool:
    async with talk.house.units() as work:
        queued = await handing_over.confirm(talk.house, work, await work.conversations.get(talk.id), struck)
        await work.commit()
    return queued


async def handover_of(talk: Talk) -> Handover:
    async with talk.house.units() as work:
        found = await work.handovers.last_of(talk.id)
    assert found is not None
    return found


async def claimed(talk: Talk, who: Coordinator) -> Handover:
    await confirmed(talk)
    return await handing_over.claim(talk.house, who, (await handover_of(talk)).id)


async def says(talk: Talk, who: Coordinator, handover: Handover, text: str, id_: str | None = None) -> int:
    return await handing_over.coordinator_says(talk.house, who, handover.id, text, id_ or str(uuid.uuid4()))


async def test_the_preview_holds_the_persons_own_words_and_which_answers_were_given(talk: Talk) -> None:
    await at_the_desk(talk.house)
    await talk.hears("een leerling heeft ineens twee telefoons")
    lines = (await previewed(talk)).preview["lines"]  # type: ignore[index]
    assert [(line["author"], line["seq"]) for line in lines] == [("person", 2), ("assistant", 3)]
    assert lines[0]["text"] == "een leerling heeft ineens twee telefoons"
    assert "\n" not in lines[1]["text"]


async def test_the_preview_names_every_function_that_may_read_it_and_no_other(talk: Talk) -> None:
    await at_the_desk(talk.house, "anna")
    await at_the_desk(talk.house, "bert", available=False)
    await at_the_desk(talk.house, "cees", regions=(REGION.id,))
    gone = replace(await at_the_desk(talk.house, "dirk"), disabled=True)
    async with talk.house.units() as work:
        await work.desk.add_coordinator(gone, "no hash")
        await work.commit()
    body = await previewed(talk)
    assert body.preview is not None
    assert body.preview["readers"] == ["Functie anna", "Functie bert"]
    assert "Functie anna, Functie bert" in body.text


async def test_a_fictional_region_says_that_it_is_one(talk: Talk) -> None:
    await at_the_desk(talk.house)
    assert talk.house.pack.words["demo_region_notice"]["nl"].split(".")[0] in (await previewed(talk)).text


async def test_with_nobody_there_no_human_is_offered_and_numbers_are_given(talk: Talk) -> None:
    body = await previewed(talk)
    assert body.preview is None
    assert not body.choices
    assert {"tel:112", "tel:08002000"} <= {link.href for card in body.cards for link in card.links}
    assert not await confirmed(talk)
    assert (await talk.head()).floor == "assistant"


async def test_a_coordinator_not_heard_of_for_a_minute_is_not_there(talk: Talk) -> None:
    await at_the_desk(talk.house)
    talk.clock.advance(seconds=PRESENT_S)
    assert (await previewed(talk)).preview is not None
    talk.clock.advance(seconds=1)
    assert (await previewed(talk)).preview is None


@pytest.mark.parametrize("change", [{"available": False}, {"disabled": True}, {"seen_at": None}])
async def test_a_coordinator_who_is_not_available_is_not_there(talk: Talk, change: dict[str, object]) -> None:
    one = await at_the_desk(talk.house)
    async with talk.house.units() as work:
        await work.desk.add_coordinator(replace(one, **change), "no hash")  # type: ignore[arg-type]
        await work.commit()
    assert (await previewed(talk)).preview is None


async def test_the_region_of_the_place_goes_before_the_one_for_everywhere(talk: Talk) -> None:
    await at_the_desk(talk.house, "anna")
    await at_the_desk(talk.house, "bert", regions=(REGION.id,))
    async with talk.house.units() as work:
        own = await live_region(work, REGION.codes[0], talk.clock.now())
        elsewhere = await live_region(work, "0014", talk.clock.now())
    assert own is not None
    assert elsewhere is not None
    assert (own.id, elsewhere.id) == (REGION.id, EVERYWHERE.id)


async def test_a_struck_line_is_nowhere_in_what_goes_across(talk: Talk) -> None:
    await at_the_desk(talk.house)
    seq = await talk.says("dit mag mee")
    secret = await talk.says("dit liever niet")
    await confirmed(talk, secret)
    handover = await handover_of(talk)
    lines = handing_over.lines_to_hand_over(await talk.log(), handover.struck)
    assert handover.struck == (secret,)
    assert seq in [line["seq"] for line in lines]
    assert "dit liever niet" not in str(lines)


async def test_presses_that_only_steer_the_service_do_not_go_across(talk: Talk) -> None:
    await talk.presses("Een vraag stellen")
    assert handing_over.lines_to_hand_over(await talk.log()) == []


async def test_who_confirms_waits_with_the_numbers_at_hand_and_can_withdraw(talk: Talk) -> None:
    await at_the_desk(talk.house)
    assert await confirmed(talk)
    floor, told = (await talk.log())[-2:]
    assert floor.kind == "floor"
    assert floor.body["holder"] == "waiting"
    assert floor.body["name"] == EVERYWHERE.name["nl"]
    assert told.body["text"].startswith("Nu gevaar: bel 112.")
    assert "12.00" in told.body["text"]
    await talk.follows("Trek mijn verzoek in")
    assert (await handover_of(talk)).state == "withdrawn"
    assert (await talk.head()).floor == "assistant"


async def test_a_second_request_of_the_same_talk_is_refused(talk: Talk) -> None:
    await at_the_desk(talk.house)
    await confirmed(talk)
    with pytest.raises(IllegalMove):
        await confirmed(talk)


async def test_a_talk_in_which_a_cry_was_heard_is_urgent(talk: Talk) -> None:
    await at_the_desk(talk.house)
    await talk.says("help")
    await confirmed(talk)
    assert (await handover_of(talk)).urgent


async def test_two_coordinators_claim_and_one_wins(talk: Talk) -> None:
    anna, bert = await at_the_desk(talk.house, "anna"), await at_the_desk(talk.house, "bert")
    await confirmed(talk)
    id_ = (await handover_of(talk)).id
    tries = await asyncio.gather(*(handing_over.claim(talk.house, who, id_) for who in (anna, bert)), return_exceptions=True)
    assert sorted(type(one).__name__ for one in tries) == ["Handover", "IllegalMove"]
    winner = (await handover_of(talk)).claimed_by
    assert [one.body["name"] for one in await talk.log() if one.kind == "floor" and one.body["holder"] == "human"] == [f"Functie {winner}"]


async def test_a_coordinator_of_another_region_cannot_claim(talk: Talk) -> None:
    await at_the_desk(talk.house)
    other = await at_the_desk(talk.house, "cees", regions=(REGION.id,))
    await confirmed(talk)
    with pytest.raises(NotAllowed):
        await handing_over.claim(talk.house, other, (await handover_of(talk)).id)


async def test_a_request_that_was_withdrawn_cannot_be_claimed(talk: Talk) -> None:
    anna = await at_the_desk(talk.house)
    await confirmed(talk)
    id_ = (await handover_of(talk)).id
    await talk.follows("Trek mijn verzoek in")
    with pytest.raises(IllegalMove):
        await handing_over.claim(talk.house, anna, id_)


async def test_the_person_reads_who_has_come_and_the_assistant_is_silent(talk: Talk) -> None:
    anna = await at_the_desk(talk.house)
    await claimed(talk, anna)
    assert (await talk.head()).floor == "human"
    assert texts(await talk.log(), "service")[-1].startswith("Functie anna is er nu")
    seq = await talk.says("mag ik bellen?")
    assert not await talk.turn()
    assert await talk.log(after=seq) == []


async def test_a_word_of_the_coordinator_reaches_the_person_once_however_often_it_is_sent(talk: Talk) -> None:
    anna, id_ = await at_the_desk(talk.house), str(uuid.uuid4())
    handover = await claimed(talk, anna)
    seq = await says(talk, anna, handover, "Dag, ik lees mee.", id_)
    assert await says(talk, anna, handover, "Dag, ik lees mee.", id_) == seq
    (word,) = [one for one in await talk.log() if one.author == "coordinator"]
    assert (word.body["text"], word.body["name"]) == ("Dag, ik lees mee.", "Functie anna")
    assert (await handover_of(talk)).state == "active"


async def test_what_a_coordinator_types_is_masked_and_checked_too(talk: Talk) -> None:
    anna = await at_the_desk(talk.house)
    handover = await claimed(talk, anna)
    await says(talk, anna, handover, "Bel mij op 06-12345678")
    assert "06-12345678" not in str((await talk.log())[-1].body)
    with pytest.raises(InputError):
        await says(talk, anna, handover, "\u200b")


async def test_only_who_claimed_may_write_and_close(talk: Talk) -> None:
    anna, bert = await at_the_desk(talk.house, "anna"), await at_the_desk(talk.house, "bert")
    handover = await claimed(talk, anna)
    with pytest.raises(NotAllowed):
        await says(talk, bert, handover, "hallo")
    with pytest.raises(NotAllowed):
        await handing_over.close(talk.house, bert, handover.id, "advice_given")


async def test_after_the_close_the_assistant_is_back_under_a_new_sender_and_with_its_question(talk: Talk) -> None:
    anna = await at_the_desk(talk.house)
    asking = Reply((Say("question", "age_band"),), asking=Asking("concern_form", "age_band"))
    talk.engine.answers = lambda said: asking
    await talk.hears("ik maak me zorgen")
    handover = await claimed(talk, anna)
    await handing_over.close(talk.house, anna, handover.id, "advice_given")
    assert (await talk.head()).floor == "assistant"
    assert (await handover_of(talk)).outcome == "advice_given"
    await talk.hears("vijftien")
    assert [(sender, said) for sender, said, _ in talk.engine.heard[-2:]] == [
        (f"{talk.id}:2", "/resume_concern"),
        (f"{talk.id}:2", "vijftien"),
    ]


async def test_nothing_can_be_written_or_closed_after_the_close(talk: Talk) -> None:
    anna = await at_the_desk(talk.house)
    handover = await claimed(talk, anna)
    await handing_over.close(talk.house, anna, handover.id, "police")
    with pytest.raises(IllegalMove):
        await says(talk, anna, handover, "nog iets")
    with pytest.raises(IllegalMove):
        await handing_over.close(talk.house, anna, handover.id, "police")


async def test_a_close_needs_an_outcome_that_exists(talk: Talk) -> None:
    anna = await at_the_desk(talk.house)
    handover = await claimed(talk, anna)
    with pytest.raises(IllegalMove):
        await handing_over.close(talk.house, anna, handover.id, "saved the child")
    assert (await talk.head()).floor == "human"


async def test_a_closed_talk_can_be_handed_over_again(talk: Talk) -> None:
    anna = await at_the_desk(talk.house)
    first = await claimed(talk, anna)
    await handing_over.close(talk.house, anna, first.id, "advice_given")
    assert await confirmed(talk)
    assert (await handover_of(talk)).id != first.id


async def test_a_person_who_withdraws_while_a_human_talks_is_back_with_the_assistant(talk: Talk) -> None:
    anna = await at_the_desk(talk.house)
    handover = await claimed(talk, anna)
    await talk.follows("Trek mijn verzoek in")
    assert (await talk.head()).floor == "assistant"
    with pytest.raises(IllegalMove):
        await says(talk, anna, handover, "bent u er nog?")


async def test_the_words_to_withdraw_do_the_same_as_the_button(talk: Talk) -> None:
    await at_the_desk(talk.house)
    await confirmed(talk)
    talk.engine.answers = lambda said: Reply((Say("answer", "withdraw_handover"),), announce="withdraw", intent="withdraw_handover")
    await talk.hears("trek mijn verzoek maar in")
    head = await talk.head()
    assert (await handover_of(talk)).state == "withdrawn"
    assert (head.floor, head.engine_n) == ("assistant", 2)


async def test_a_cry_while_a_human_talks_puts_the_card_there_and_the_human_keeps_the_floor(talk: Talk) -> None:
    anna = await at_the_desk(talk.house)
    await claimed(talk, anna)
    before = talk.house.notifier.version("desk")
    seq = await talk.says("help")
    (card,) = await talk.log(after=seq)
    assert card.author == "service"
    assert card.body["cards"]
    assert (await talk.head()).floor == "human"
    assert talk.house.notifier.version("desk") > before


async def test_one_talk_knows_nothing_of_the_handover_of_another(talk: Talk) -> None:
    anna = await at_the_desk(talk.house)
    other = await begin(talk.house, talk.clock, talk.engine, talk.database)
    await claimed(talk, anna)
    assert (await other.head()).floor == "assistant"
    assert texts(await other.hears("mag ik bellen?"), "assistant")


async def test_every_claim_and_close_is_logged_at_the_desk_without_a_word_of_the_talk(talk: Talk) -> None:
    anna = await at_the_desk(talk.house)
    await talk.says("een zeldzaamwoord over een leerling")
    handover = await claimed(talk, anna)
    await handing_over.close(talk.house, anna, handover.id, "advice_given")
    raw = b"".join(file.read_bytes() for file in talk.database.parent.glob("talks.sqlite3*"))
    assert b"claimed" in raw
    assert b"zeldzaamwoord" not in raw


async def test_a_place_that_is_not_covered_is_led_to_the_numbers(talk: Talk) -> None:
    await at_the_desk(talk.house, "cees", regions=(REGION.id,))
    async with talk.house.units() as work:
        await work.conversations.update(talk.id, context=Context(municipality="0014"))
        await work.commit()
    assert (await previewed(talk)).preview is None
