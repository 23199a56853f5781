"""The main job with the three real processes: question, concern, place, human, live both ways, assistant again."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import Running
from tests.e2e.people import CoordinatorAtDesk, Person, whole_text

pytestmark = pytest.mark.processes

WAYS = {
    "nl": {
        "question": "kunnen jongens ook slachtoffer zijn",
        "concern": "ik maak me zorgen over een leerling van mij, er klopt iets niet",
        "no": "Nee, niet nu",
        "age": "12 tot en met 15",
        "check": "Controleer dit even",
        "human": "ik wil graag een mens spreken",
        "show": "Laat eerst zien",
        "send": "Ja, stuur dit",
    },
    "en": {
        "question": "can boys be victims too",
        "concern": "I am worried about one of my pupils, something is not right",
        "no": "No, not now",
        "age": "12 to 15",
        "check": "Please check this",
        "human": "I want to talk to a real person please",
        "show": "First show me",
        "send": "Yes, send this",
    },
}


async def talk_in(language: str, session, service: Running) -> Person:  # type: ignore[no-untyped-def]
    return await Person.opens(session, service.public, language)


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_a_professional_is_led_from_a_question_to_a_human_and_back(
    language: str,
    service: Running,
    session,
    coordinator: CoordinatorAtDesk,  # type: ignore[no-untyped-def]
) -> None:
    way = WAYS[language]
    person = await talk_in(language, session, service)
    answer = await person.asks(way["question"])
    assert answer["body"]["answer"] == "faq/boys_as_victims"
    assert answer["body"]["sources"]
    assert answer["body"]["status"] in ("draft", "source_checked")

    asked = await person.hears(after=await person.says(way["concern"]), holding=way["no"])
    asked = await person.hears(after=await person.presses(way["no"]), holding=way["age"])
    asked = await person.hears(after=await person.presses(way["age"]))
    led = await person.hears(after=await person.says("Groningen"), holding="mensenhandel@groningen.nl")
    assert way["check"] in whole_text(led)
    assert "2020" in whole_text(led)
    assert "0800-2000" in whole_text(led)

    offer = await person.hears(after=await person.says(way["human"]), holding=way["show"])
    preview = await person.hears(after=await person.presses(way["show"]), holding=way["send"])
    lines = preview["body"]["preview"]["lines"]
    assert any(line["text"] == way["concern"] for line in lines)
    queued = await person.presses(way["send"])
    await person.sees(lambda e: e["kind"] == "floor" and e["body"]["holder"] == "waiting", after=queued)

    handover = await coordinator.claims_the_only_one()
    await person.sees(lambda e: e["kind"] == "floor" and e["body"]["holder"] == "human", after=queued)
    assert way["concern"] in await coordinator.page(f"/talks/{handover}")
    await coordinator.says(handover, "Goedemiddag, vertel.")
    heard = await person.hears(after=queued, author="coordinator", holding="vertel")
    said = await person.says("Dank je dat je er bent")
    assert "Dank je dat je er bent" in await coordinator.page(f"/talks/{handover}")
    await coordinator.closes(handover)
    back = await person.sees(lambda e: e["kind"] == "floor" and e["body"]["holder"] == "assistant", after=said)
    between = [e for e in person.events if heard["seq"] < e["seq"] < back["seq"] and e["author"] == "assistant"]
    assert between == [], "the assistant spoke while a human had the floor"
    again = await person.asks(way["question"])
    assert again["body"]["answer"] == "faq/boys_as_victims"
    assert asked["seq"] < offer["seq"]


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_bergen_is_asked_about_and_zaandam_is_led_to_comensha(language: str, service: Running, session) -> None:  # type: ignore[no-untyped-def]
    person = await talk_in(language, session, service)
    question = {
        "nl": "wie is de zorgcoördinator mensenhandel in Bergen",
        "en": "who is the care coordinator for human trafficking in Bergen",
    }
    which = await person.hears(after=await person.says(question[language]), holding="Noord-Holland")
    labels = [choice["label"] for choice in which["body"]["choices"]]
    assert any("Noord-Holland" in label for label in labels)
    assert any("Limburg" in label for label in labels)
    found = await person.hears(after=await person.presses("Limburg"), holding="0800-2000")
    assert found["body"]["answer"] == "find_coordinator"

    seq = await person.says({"nl": "en in Zaandam?", "en": "and in Zaandam?"}[language])
    found = await person.hears(after=seq, holding="CoMensha")
    told = "\n".join(whole_text(e) for e in person.events if e["seq"] > seq)
    assert "Zaanstad" in told
    assert "0800-2000" in whole_text(found)


async def test_the_talk_survives_a_restart_of_web_in_the_middle(service: Running, session, coordinator: CoordinatorAtDesk) -> None:  # type: ignore[no-untyped-def]
    person = await talk_in("nl", session, service)
    await person.hears(after=await person.says("ik wil een mens spreken"), holding="Laat eerst zien")
    await person.hears(after=await person.presses("Laat eerst zien"), holding="Ja, stuur dit")
    queued = await person.presses("Ja, stuur dit")
    await person.sees(lambda e: e["kind"] == "floor", after=queued)
    handover = await coordinator.claims_the_only_one()
    before = await person.says("dit typ ik voor de herstart")
    service.children["web"].signal(9)
    service.children["web"].process.wait()  # type: ignore[union-attr]
    service.back("web")
    await coordinator.says(handover, "Ik ben er nog.")
    await person.hears(after=before, author="coordinator", holding="Ik ben er nog")
    assert "dit typ ik voor de herstart" in await coordinator.page(f"/talks/{handover}")
    assert [e["seq"] for e in person.events] == list(range(1, person.last_seq + 1))
    await coordinator.closes(handover)
