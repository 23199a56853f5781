"""/coordinators as JSON: whom a place is led to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.browser.scripted import SetClock, running

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def ask(client: aiohttp.ClientSession, **query: str) -> dict[str, Any]:
    async with client.get("/coordinators", params={"lang": "nl", **query}, headers={"Accept": "application/json"}) as answer:
        assert (answer.status, answer.content_type) == (200, "application/json")
        found: dict[str, Any] = await answer.json()
        return found


async def test_groningen_is_led_to_its_coordinator_with_please_check_and_its_date(client: aiohttp.ClientSession) -> None:
    found = await ask(client, place="Groningen")
    assert found["municipality"]["name"] == "Groningen"
    first = found["coordinators"][0]
    assert first["confidence"] == "medium"
    assert "Controleer dit even" in first["please_check"]
    assert "2020" in first["please_check"]
    assert first["email"] == "mensenhandel@groningen.nl"


async def test_bergen_asks_which_and_the_code_answers_it(client: aiohttp.ClientSession) -> None:
    found = await ask(client, place="Bergen")
    assert found["municipality"] is None
    assert found["coordinators"] == []
    assert {one["province"] for one in found["candidates"]} == {"Limburg", "Noord-Holland"}
    chosen = found["candidates"][0]
    again = await ask(client, place="Bergen", municipality=chosen["code"])
    assert again["municipality"] == chosen


async def test_zaandam_lies_in_zaanstad_and_is_led_to_comensha_honestly(client: aiohttp.ClientSession) -> None:
    found = await ask(client, place="Zaandam")
    assert found["municipality"]["name"] == "Zaanstad"
    assert found["coordinators"] == []
    assert any("geen gecontroleerd contact" in one for one in found["told"])
    assert any("CoMensha" in one["title"] for one in found["national"])


@pytest.mark.parametrize("place", ["", "xyzzy", "<script>alert(1)</script>", "a" * 5000, "\u202egnineG", "0000"])
async def test_a_place_that_is_none_gets_the_numbers_and_never_an_error(client: aiohttp.ClientSession, place: str) -> None:
    found = await ask(client, place=place)
    assert found["municipality"] is None
    assert [one["links"][0]["href"] for one in found["national"][:2]] == ["tel:112", "tel:08002000"]
    async with client.get("/coordinators", params={"place": place}) as answer:
        assert answer.status == 200
        assert "<script>alert" not in await answer.text()


async def test_a_wrong_code_is_no_municipality(client: aiohttp.ClientSession) -> None:
    assert (await ask(client, place="Groningen", municipality="9999"))["municipality"]["name"] == "Groningen"


async def test_a_postcode_leads_to_its_municipality(client: aiohttp.ClientSession) -> None:
    found = await ask(client, place="9711")
    assert found["municipality"]["name"] == "Groningen"
    assert "meer gemeenten" in found["told"][0]


async def test_the_first_two_lines_answer_at_any_hour(tmp_path: Path) -> None:
    clock = SetClock(datetime(2026, 11, 23, tzinfo=UTC))
    async with running(tmp_path, clock) as service, aiohttp.ClientSession(service.origin) as client:
        for hours in range(0, 7 * 24, 3):
            clock.at = datetime(2026, 11, 23, 0, 30, tzinfo=UTC) + timedelta(hours=hours)
            found = await ask(client, place="Groningen")
            assert [one["links"][0]["href"] for one in found["national"][:2]] == ["tel:112", "tel:08002000"]
