"""The assistant's turns: each message is answered once, in order, and never over a human."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from seemenow.conversation import Context
from seemenow.errors import EngineFailure
from seemenow.labels import SAFETY
from seemenow.reply import Asking, Reply, Say
from seemenow.talk import turns
from seemenow.talk.leaving import end, erase
from seemenow.talk.turns import LEASE_S, LONG_TRACKER, next_context, take_turn, to_payload
from tests.doubles import ScriptedEngine
from tests.running import until
from tests.seemenow.talks import Talk, at_the_desk, begin, texts

ASKING = Reply((Say("question", "age_band"),), asking=Asking("concern_form", "age_band"), intent="share_concern")
GUT_FEELING = Reply((Say("answer", "faq/gut_feeling"),), remember={"last_label": "faq/gut_feeling"}, intent="faq/gut_feeling")


async def test_a_question_is_answered_with_its_label_and_the_answer_is_remembered(talk: Talk) -> None:
    talk.engine.answers = lambda said: GUT_FEELING
    (answer,) = await talk.hears("mag ik bellen als ik twijfel?")
    assert answer.author == "assistant"
    assert answer.body["answer"] == "faq/gut_feeling"
    assert (await talk.head()).context.last_label == "faq/gut_feeling"


async def test_with_nothing_waiting_no_turn_is_taken(talk: Talk) -> None:
    assert not await talk.turn()


async def test_the_engine_gets_the_context_as_codes_and_never_a_word_of_before(talk: Talk) -> None:
    talk.engine.answers = lambda said: Reply((Say("signs", "school"),), remember={"setting": "school", "age_band": "12-15"})
    await talk.hears("signalen op een zeldzame school")
    await talk.hears("en verder?")
    sender, said, metadata = talk.engine.heard[-1]
    assert (sender, said) == (f"{talk.id}:1", "en verder?")
    assert metadata == {
        "language": "nl",
        "setting": "school",
        "municipality": "",
        "age_band": "12-15",
        "danger_now": "",
        "last_label": "",
        "asking": "",
    }


async def test_two_messages_of_one_talk_are_answered_one_after_the_other(talk: Talk) -> None:
    talk.engine.held = asyncio.Event()
    await talk.says("een")
    await talk.says("twee")
    first = asyncio.create_task(talk.turn())
    await until(lambda: len(talk.engine.heard) == 1)
    assert not await talk.turn()  # the second waits for the first
    talk.engine.held.set()
    assert await first
    assert await talk.turn()
    assert [said for _, said, _ in talk.engine.heard] == ["een", "twee"]


async def test_two_talks_are_answered_at_the_same_time(talk: Talk) -> None:
    other = await begin(talk.house, talk.clock, talk.engine, talk.database)
    talk.engine.held = asyncio.Event()
    await talk.says("een")
    await other.says("twee")
    both = [asyncio.create_task(talk.turn()) for _ in range(2)]
    await until(lambda: len(talk.engine.heard) == 2)
    talk.engine.held.set()
    assert all(await asyncio.gather(*both))


async def test_a_failed_turn_gives_prepared_words_and_a_new_sender(talk: Talk) -> None:
    talk.engine.dead = True
    (said,) = await talk.hears("mag ik bellen?")
    assert said.body["text"].startswith(talk.house.pack.words["engine_failed"]["nl"].split("{")[0])
    assert said.body["choices"]
    talk.engine.dead = False
    await talk.hears("en nu?")
    assert talk.engine.heard[-1][0] == f"{talk.id}:2"


async def test_after_a_failed_turn_the_running_question_is_given_back_first(talk: Talk) -> None:
    talk.engine.answers = lambda said: ASKING
    await talk.hears("ik maak me zorgen")
    talk.engine.dead = True
    await talk.hears("vijftien")
    talk.engine.dead = False
    await talk.hears("vijftien jaar")
    assert [(sender[-2:], said) for sender, said, _ in talk.engine.heard[-2:]] == [(":2", "/resume_concern"), (":2", "vijftien jaar")]
    assert talk.engine.heard[-1][2]["asking"] == "concern_form/age_band"
    await talk.hears("dank je")
    assert talk.engine.heard[-1][:2] == (f"{talk.id}:2", "dank je")


async def test_a_button_that_the_pack_answers_leaves_the_running_question_with_the_engine(talk: Talk) -> None:
    talk.engine.answers = lambda said: ASKING
    await talk.hears("ik maak me zorgen")
    await talk.follows("Nu gevaar")
    assert (await talk.head()).context.asking == "concern_form/age_band"


async def test_a_button_that_the_pack_answers_does_not_make_it_forget_to_give_the_question_back(talk: Talk) -> None:
    talk.engine.answers = lambda said: ASKING
    await talk.hears("ik maak me zorgen")
    talk.engine.dead = True
    await talk.hears("vijftien")
    await talk.follows("Nu gevaar")
    talk.engine.dead = False
    await talk.hears("vijftien jaar")
    assert [said for _, said, _ in talk.engine.heard[-2:]] == ["/resume_concern", "vijftien jaar"]


async def test_an_engine_that_never_answers_is_given_up_in_time(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "TURN_S", 0.05)
    talk.engine.held = asyncio.Event()
    (said,) = await talk.hears("hallo")
    assert "112" in said.body["text"]
    assert (await talk.head()).engine_n == 2


async def test_the_prepared_words_stand_there_within_eight_seconds_even_when_a_question_has_to_be_given_back() -> None:
    assert turns.TURN_S < 8


async def test_a_fault_of_our_own_in_the_client_is_a_failed_turn_too(talk: Talk) -> None:
    def broken(said: str) -> Reply:
        raise TypeError("a bug")

    talk.engine.answers = broken
    (said,) = await talk.hears("hallo")
    assert "112" in said.body["text"]


async def test_a_reply_that_names_what_the_pack_has_not_gives_prepared_words(talk: Talk) -> None:
    talk.engine.answers = lambda said: Reply((Say("answer", "faq/never_written"),))
    (said,) = await talk.hears("hallo")
    assert "112" in said.body["text"]
    assert not await talk.turn()


async def test_with_the_engine_dead_a_cry_is_answered_by_its_label(talk: Talk) -> None:
    talk.engine.dead = True
    heard = await talk.hears("een meisje is vermist sinds gisteren")
    assert [one.body.get("answer") for one in heard if one.author == "assistant"] == ["missing_child"]


async def test_with_the_engine_dead_a_victim_is_believed_and_the_talk_is_not_kept(talk: Talk) -> None:
    talk.engine.dead = True
    heard = await talk.hears("ik word zelf misbruikt")
    assert [one.body.get("answer") for one in heard if one.author == "assistant"] == ["victim_self"]
    assert (await talk.head()).context.keep_nothing


async def test_with_the_engine_dead_the_choice_of_a_place_still_leads_to_a_coordinator_and_is_remembered(talk: Talk) -> None:
    talk.engine.answers = lambda said: Reply((Say("which_place", ids=("0373", "0893"), values={"place": "Bergen"}),))
    await talk.hears("bergen")
    talk.engine.dead = True
    (said,) = await talk.follows("Limburg")
    assert said.body["answer"] == "find_coordinator"
    assert (await talk.head()).context.municipality == "0893"


@pytest.mark.parametrize("label", ["Signalen bekijken", "Een verhaal horen", "Ik maak me zorgen", "Nu gevaar"])
async def test_with_the_engine_dead_the_first_buttons_still_lead_somewhere(talk: Talk, label: str) -> None:
    talk.engine.dead = True
    (said,) = await talk.follows(label)
    assert said.body.get("answer")


async def test_while_a_human_has_the_floor_an_answer_on_its_way_is_dropped(talk: Talk) -> None:
    talk.engine.held = asyncio.Event()
    seq = await talk.says("mag ik bellen?")
    taking = asyncio.create_task(talk.turn())
    await until(lambda: bool(talk.engine.heard))
    async with talk.house.units() as work:
        await work.conversations.update(talk.id, floor="human")
        await work.commit()
    talk.engine.held.set()
    assert await taking
    assert await talk.log(after=seq) == []
    assert not await talk.turn()


@pytest.mark.parametrize("leave", [end, erase])
async def test_after_the_person_left_an_answer_on_its_way_is_dropped(talk: Talk, leave: object) -> None:
    talk.engine.held = asyncio.Event()
    await talk.says("mag ik bellen?")
    taking = asyncio.create_task(talk.turn())
    await until(lambda: bool(talk.engine.heard))
    await leave(talk.house, talk.id)  # type: ignore[operator]
    talk.engine.held.set()
    assert await taking
    log = await talk.log()
    assert log == [] if leave is erase else log[-1].kind == "closed"
    assert not await talk.turn()


async def test_a_runner_that_died_is_followed_by_another_under_a_new_sender(talk: Talk) -> None:
    await talk.says("mag ik bellen?")
    async with talk.house.units() as work:
        assert await work.turns.lease(talk.clock.now(), LEASE_S) is not None
        await work.commit()
    assert not await talk.turn()
    talk.clock.advance(seconds=LEASE_S + 1)
    assert await talk.turn()
    assert talk.engine.heard[-1][0] == f"{talk.id}:2"
    assert (await talk.head()).engine_n == 2


async def test_of_two_runners_with_the_same_message_one_answer_is_kept(talk: Talk) -> None:
    slow, fast = ScriptedEngine(), ScriptedEngine()
    slow.held = asyncio.Event()
    seq = await talk.says("mag ik bellen?")
    sleeping = asyncio.create_task(take_turn(talk.house, slow))
    await until(lambda: bool(slow.heard))
    talk.clock.advance(seconds=LEASE_S + 1)
    assert await take_turn(talk.house, fast)
    slow.held.set()
    assert await sleeping
    assert len(await talk.log(after=seq)) == 1


async def test_before_a_tracker_grows_long_a_new_sender_begins_once_and_gets_the_question_back(talk: Talk) -> None:
    talk.engine.answers = lambda said: ASKING
    async with talk.house.units() as work:
        context = Context(asking="concern_form/age_band", engine_turns=LONG_TRACKER)
        await work.conversations.update(talk.id, context=context)
        await work.commit()
    for text in ("een", "twee", "drie"):
        await talk.hears(text)
    assert [(sender[-2:], said) for sender, said, _ in talk.engine.heard] == [
        (":2", "/resume_concern"),
        (":2", "een"),
        (":2", "twee"),
        (":2", "drie"),
    ]
    assert (await talk.head()).context.engine_turns == 3


async def test_a_handover_that_ended_meanwhile_does_not_give_an_old_sender_back(talk: Talk) -> None:
    talk.engine.held = asyncio.Event()
    await talk.says("mag ik bellen?")
    taking = asyncio.create_task(talk.turn())
    await until(lambda: bool(talk.engine.heard))
    async with talk.house.units() as work:
        await work.conversations.update(talk.id, engine_n=5)
        await work.commit()
    talk.engine.held.set()
    await taking
    assert (await talk.head()).engine_n == 5


async def test_starting_over_forgets_all_but_that_nothing_is_kept(talk: Talk) -> None:
    talk.engine.answers = lambda said: Reply((Say("words", "started_over"),), announce="start_over")
    async with talk.house.units() as work:
        await work.conversations.update(talk.id, context=Context(setting="school", asking="concern_form/place", keep_nothing=True))
        await work.commit()
    await talk.hears("opnieuw")
    head = await talk.head()
    assert head.context == Context(keep_nothing=True)
    assert head.engine_n == 2


async def test_the_other_language_is_spoken_from_the_reply_on(talk: Talk) -> None:
    talk.engine.answers = lambda said: Reply(
        (Say("answer", "change_language"), Say("answer", "faq/gut_feeling")), announce="change_language"
    )
    heard = await talk.hears("can we speak English?")
    assert (await talk.head()).language == "en"
    assert heard[-1].body["text"].startswith(talk.house.pack.answers["faq/gut_feeling"].wording["en"].text[:20])


async def test_who_writes_english_twice_and_then_asks_for_it_gets_english(talk: Talk) -> None:
    talk.engine.answers = lambda said: (
        Reply((Say("answer", "change_language"),), announce="change_language") if "English" in said else GUT_FEELING
    )
    await talk.hears("I have a question about a girl")
    await talk.hears("could we speak English please")
    assert (await talk.head()).language == "en"


async def test_after_a_victim_spoke_the_engine_can_put_no_question(talk: Talk) -> None:
    talk.engine.answers = lambda said: Reply((Say("answer", "victim_self"),), intent="victim_self") if "ik" in said else ASKING
    await talk.hears("ik ben het zelf")
    (said,) = await talk.hears("wat nu")
    assert said.body["answer"] == "victim_self"
    assert "?" not in said.body["text"]


async def test_the_door_is_shown_once_even_when_the_reply_held_two_things_for_professionals(talk: Talk) -> None:
    talk.engine.answers = lambda said: Reply((Say("place_found", "0014", values={"place": "Groningen"}), Say("coordinator", "0014")))
    await talk.follows("Dit gaat over mij")
    assert len(await talk.hears("groningen")) == 1


@pytest.mark.parametrize("label", SAFETY)
def test_after_a_safety_answer_no_stories_follow(label: str) -> None:
    reply = Reply((Say("answer", label),), intent=label)
    assert all(next_context(Context(), reply, by).safety_heard for by in ("engine", "pack", "failed"))


def test_what_was_not_kept_once_is_never_kept_again_by_a_reply() -> None:
    assert next_context(Context(keep_nothing=True), GUT_FEELING, "engine").keep_nothing


def test_a_payload_holds_an_intent_and_entities_as_rasa_reads_them() -> None:
    assert to_payload("list_signs", {}) == "/list_signs"
    assert to_payload("inform", {"place": "0014"}) == '/inform{"place": "0014"}'


async def test_a_choice_for_the_engine_travels_as_a_payload_and_a_typed_command_as_text(talk: Talk) -> None:
    await talk.follows("Signalen bekijken")
    assert talk.engine.heard[-1][1] == "/list_signs"
    await talk.hears('/inform{"place": "0014"}')
    assert talk.engine.heard[-1][1] == '/inform{"place": "0014"}'


async def test_no_text_of_a_person_stands_in_the_log_of_a_failed_turn(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    def failing(said: str) -> Reply:
        raise EngineFailure("status 500")

    talk.engine.answers = failing
    await talk.hears("een zeldzaamwoord over een leerling")
    assert "status 500" in caplog.text
    assert "zeldzaamwoord" not in caplog.text


async def test_while_one_waits_the_assistant_goes_on_answering(talk: Talk) -> None:
    await at_the_desk(talk.house)
    async with talk.house.units() as work:
        await work.conversations.update(talk.id, floor="waiting")
        await work.commit()
    assert texts(await talk.hears("mag ik bellen?"), "assistant")


async def test_a_message_during_two_turns_keeps_what_was_remembered_in_between(talk: Talk) -> None:
    talk.engine.held = asyncio.Event()
    talk.engine.answers = lambda said: replace(GUT_FEELING, remember={"setting": "school"})
    await talk.says("mag ik bellen?")
    taking = asyncio.create_task(talk.turn())
    await until(lambda: bool(talk.engine.heard))
    await talk.says("help")
    talk.engine.held.set()
    await taking
    context = (await talk.head()).context
    assert context.setting == "school"
    assert context.safety_heard
