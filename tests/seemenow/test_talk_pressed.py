"""Buttons that need no engine: they work with it dead."""

from __future__ import annotations

import pytest

from seemenow.talk.pressed import PRESSES, local_reply
from seemenow.talk.receiving import accept_choice
from tests.seemenow.talks import Talk, at_the_desk


@pytest.fixture(autouse=True)
def _engine_is_dead(talk: Talk) -> None:
    talk.engine.dead = True


async def test_the_door_opens_without_a_question_and_the_talk_is_not_kept(talk: Talk) -> None:
    (said,) = await talk.follows("Dit gaat over mij")
    assert said.body["answer"] == "victim_self"
    context = (await talk.head()).context
    assert context.keep_nothing
    assert context.safety_heard
    assert talk.engine.heard == []


async def test_who_came_through_the_door_by_mistake_finds_the_way_back(talk: Talk) -> None:
    await talk.follows("Dit gaat over mij")
    (said,) = await talk.follows("Ik ben een professional")
    assert said.body["choices"]
    assert not (await talk.head()).context.keep_nothing


@pytest.mark.parametrize(("way", "label"), [("Ik ben volwassen", "own_history"), ("Ik ben familie", "user_is_relative")])
async def test_the_two_ways_on_from_the_door_are_answered(talk: Talk, way: str, label: str) -> None:
    await talk.follows("Dit gaat over mij")
    (said,) = await talk.follows(way)
    assert said.body["answer"] == label
    assert (await talk.head()).context.keep_nothing


async def test_the_other_language_shows_the_opening_again_in_it_and_back(talk: Talk) -> None:
    (english,) = await talk.follows("English")
    assert "This is a computer" in english.body["text"]
    (dutch,) = await talk.follows("Nederlands")
    assert "Dit is een computer" in dutch.body["text"]


async def test_asking_for_a_person_gives_the_numbers_when_nobody_is_there(talk: Talk) -> None:
    (said,) = await talk.follows("Iemand spreken")
    assert said.body["answer"] == "talk_to_human"
    assert "stuurd" not in str([choice["label"] for choice in said.body.get("choices", [])])


async def test_asking_for_a_person_leads_over_the_preview_to_the_queue(talk: Talk) -> None:
    await at_the_desk(talk.house)
    await talk.follows("Iemand spreken")
    (preview,) = await talk.follows("gestuurd")
    assert preview.body["preview"]["readers"] == ["Functie anna"]
    *_, told = await talk.follows("Ja, stuur")
    assert (await talk.head()).floor == "waiting"
    assert "12.00" in told.body["text"]


async def test_no_is_no(talk: Talk) -> None:
    await at_the_desk(talk.house)
    await talk.follows("Iemand spreken")
    await talk.follows("gestuurd")
    (said,) = await talk.follows("Nee, stuur niets")
    assert "112" in said.body["text"]
    assert (await talk.head()).floor == "assistant"


async def test_yes_pressed_twice_makes_one_request_and_says_how_it_stands(talk: Talk) -> None:
    await at_the_desk(talk.house)
    await talk.follows("Iemand spreken")
    await talk.follows("gestuurd")
    yes = next(c["id"] for c in (await talk.log())[-1].body["choices"])
    for id_ in ("00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"):
        seq, _ = await accept_choice(talk.house, talk.id, id_, yes)
        await talk.turn()
    (said,) = await talk.log(after=seq)
    assert said.body["answer"] == "handover_status"


async def test_a_question_offers_examples_that_are_answered(talk: Talk) -> None:
    (asked,) = await talk.follows("Een vraag stellen")
    (said,) = await talk.follows(asked.body["choices"][0]["label"])
    assert said.body["answer"].startswith("faq/")


async def test_a_story_is_read_to_its_end_and_can_be_stopped(talk: Talk) -> None:
    await talk.follows("Een verhaal horen")
    await talk.follows("De receptionist")
    (part,) = await talk.follows("Lees verder")
    assert part.body["text"].startswith("Ik werk 's nachts")
    (said,) = await talk.follows("Stop dit verhaal")
    assert "112" in said.body["text"]
    assert said.body["choices"]


async def test_signs_are_shown_short_and_then_whole(talk: Talk) -> None:
    await talk.follows("Signalen bekijken")
    (said,) = await talk.follows("Meer signalen")
    assert said.body["text"].count("\n- ") > 10


async def test_it_is_not_urgent_goes_back_to_where_one_was(talk: Talk) -> None:
    await talk.follows("Nu gevaar")
    (said,) = await talk.follows("Het is niet dringend")
    assert said.body["choices"]


@pytest.mark.parametrize("press", ["Signalen bekijken", "Dit gaat over mij", "English", "Iemand spreken", "Nu gevaar"])
async def test_while_a_human_has_the_floor_no_button_makes_the_assistant_talk(talk: Talk, press: str) -> None:
    async with talk.house.units() as work:
        await work.conversations.update(talk.id, floor="human")
        await work.commit()
    assert await talk.follows(press) == []
    assert not await talk.turn()


def test_every_press_of_web_is_known_to_the_words_and_choices() -> None:
    assert set(PRESSES) == {
        "door",
        "professional",
        "language",
        "human",
        "handover_preview",
        "handover_confirm",
        "handover_cancel",
        "handover_withdraw",
        "erase",
        "ask",
        "neither",
        "not_urgent",
        "story_stop",
    }


@pytest.mark.parametrize(
    ("do", "kind", "id_"),
    [
        ({"intent": "inform", "entities": {"danger_now": "yes"}}, "answer", "immediate_danger"),
        ({"intent": "inform", "entities": {"setting": "hotel"}}, "signs", "hotel"),
        ({"intent": "give_place", "entities": {"place": "0014"}}, "coordinator", "0014"),
        ({"intent": "list_signs", "entities": {}}, "signs", "general"),
        ({"intent": "share_concern", "entities": {}}, "answer", "share_concern"),
    ],
)
def test_without_the_engine_a_choice_gets_what_the_pack_has(do: dict[str, object], kind: str, id_: str) -> None:
    (say,) = local_reply(do).say
    assert (say.kind, say.id) == (kind, id_)


@pytest.mark.parametrize("entities", [{"age_band": "12-15"}, {"place": "unknown"}, {"danger_now": "no"}])
def test_where_only_the_engine_can_go_on_the_pack_says_nothing(entities: dict[str, str]) -> None:
    assert local_reply({"intent": "inform", "entities": entities}).say == ()
