"""A handover at the desk: who may see what, one claim, both ways live, a close that is told."""

from __future__ import annotations

import asyncio
import re

from seemenow.reply import Reply, Say
from tests.desk.conftest import AtDesk
from tests.e2e.people import CoordinatorAtDesk, Person
from tests.running import REGION, Served


async def waiting(
    service: Served, *, said: str = "een meisje uit mijn klas wordt steeds opgehaald", strike: tuple[int, ...] = ()
) -> Person:
    """Somebody in the queue. Needs a coordinator who is there."""
    person = await service.person()
    await person.hears(after=await person.says(said))
    status, body = await person.post("handover", {"confirm": True, "strike": list(strike)})
    assert status == 201, body
    return person


async def test_what_was_agreed_is_seen_and_what_was_struck_is_not(service: Served, at_desk: AtDesk) -> None:
    someone = await at_desk()
    person = await service.person()
    await person.hears(after=await person.says("dit mag mee"))
    struck = await person.says("dit gaat niet mee")
    await person.hears(after=struck)
    status, _ = await person.post("handover", {"confirm": True, "strike": [struck]})
    assert status == 201
    page = await someone.page(f"/talks/{await someone.claims_the_only_one()}")
    assert "dit mag mee" in page
    assert "dit gaat niet mee" not in page


async def test_the_stream_never_gives_what_came_before_the_agreement(service: Served, at_desk: AtDesk) -> None:
    someone = await at_desk()
    await waiting(service, said="voor de afspraak gezegd", strike=(2,))
    handover = await someone.claims_the_only_one()
    received = b""
    async with someone.session.get(f"{service.desk}/talks/{handover}/events?after=0") as stream:
        while b"leest mee" not in received:  # the newest line of the log
            received += await asyncio.wait_for(stream.content.readany(), 5)
    assert b"voor de afspraak gezegd" not in received


async def test_a_coordinator_of_another_region_neither_sees_nor_claims_it(service: Served, at_desk: AtDesk) -> None:
    await at_desk("anna")
    other = await at_desk("bram", REGION)
    await waiting(service)
    assert "/claim" not in await other.page("/")
    async with service.house.units() as work:
        (handover,) = await work.handovers.waiting(["demo"])
    assert await other.submits(f"/handovers/{handover.id}/claim") == 403
    async with service.house.units() as work:
        assert (await work.handovers.get(handover.id)).claimed_by is None


async def test_two_who_claim_at_once_and_one_wins_and_the_other_is_told(service: Served, at_desk: AtDesk) -> None:
    anna, bram = await at_desk("anna"), await at_desk("bram")
    await waiting(service)
    (id_,) = re.findall(r"/handovers/([^/]+)/claim", await anna.page("/"))
    await bram.page("/")
    statuses = await asyncio.gather(anna.submits(f"/handovers/{id_}/claim"), bram.submits(f"/handovers/{id_}/claim"))
    assert sorted(statuses) == [200, 409]


async def test_a_talk_of_a_colleague_cannot_be_read_or_written_to(service: Served, at_desk: AtDesk) -> None:
    anna, bram = await at_desk("anna"), await at_desk("bram")
    await waiting(service)
    handover = await anna.claims_the_only_one()
    async with bram.session.get(f"{service.desk}/talks/{handover}") as page:
        assert page.status == 403
    assert await bram.submits(f"/talks/{handover}/messages", text="hoi", client_message_id="1") == 403


async def test_the_last_one_who_leaves_takes_the_offer_of_a_human_away(service: Served, at_desk: AtDesk) -> None:
    someone = await at_desk()
    service.engine.answers = lambda said: Reply((Say("answer", "talk_to_human"),), intent="talk_to_human")
    person = await service.person()
    await person.asks("een mens graag", holding="Laat eerst zien")
    await someone.submits("/presence", available="0")
    later = await service.person()
    told = await later.asks("een mens graag")
    assert all("Laat eerst zien" not in choice["label"] for choice in told["body"].get("choices", []))


async def test_a_word_of_danger_is_an_alarm_at_the_desk_while_a_human_has_the_floor(service: Served, at_desk: AtDesk) -> None:
    someone = await at_desk()
    person = await waiting(service)
    handover = await someone.claims_the_only_one()
    said = await person.says("ze wordt nu geslagen")
    await person.hears(after=said, author="service", holding="112")
    assert "urgent" in await someone.page("/")
    assert [e for e in person.events if e["seq"] > said and e["author"] == "assistant"] == []
    await someone.closes(handover)


async def test_erasing_in_the_middle_is_told_at_the_desk_and_leaves_no_text(service: Served, at_desk: AtDesk) -> None:
    someone = await at_desk()
    person = await waiting(service)
    handover = await someone.claims_the_only_one()
    async with service.session.delete(person.url, headers=person.headers) as answer:
        assert answer.status == 204
    async with someone.session.get(f"{service.desk}/talks/{handover}") as page:
        assert page.status == 404
        assert "klas" not in await page.text()
    assert await _says_status(someone, handover) in (403, 404, 409)


async def _says_status(someone: CoordinatorAtDesk, handover: str) -> int:
    return await someone.submits(f"/talks/{handover}/messages", text="ben je er nog?", client_message_id="1")


async def test_a_call_back_shows_its_details_to_whoever_takes_it_and_to_nobody_else(service: Served, at_desk: AtDesk) -> None:
    anna, bram = await at_desk("anna"), await at_desk("bram")
    person = await service.person()
    wish = {"name": "mw. Jansen", "phone": "06 12 34 56 78", "may_leave_message": False, "who_may_pick_up": "alleen ik"}
    status, _ = await person.post("callback", wish)
    assert status == 201
    page = await anna.page("/")
    assert "06 12 34" not in page
    (id_,) = re.findall(r"/callbacks/([^/]+)/claim", page)
    async with anna.session.post(f"{service.desk}/callbacks/{id_}/claim", data={"csrf": anna.csrf}) as details:
        assert "06 12 34 56 78" in await details.text()
    await bram.page("/")
    assert await bram.submits(f"/callbacks/{id_}/claim") == 409
