"""To a human and back, as the person sees it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.async_api import Page, expect

from seemenow.talk import handing_over
from tests.browser.scripted import Running
from tests.browser.talking import choose, messages, open_chat, say

pytestmark = pytest.mark.browser


async def ask_for_a_human(page: Page, service: Running) -> Any:
    """Up to the preview; returns the coordinator who is there."""
    coordinator = await service.add_coordinator()
    await open_chat(page, service)
    await say(page, "een zin die weg mag")
    await expect(messages(page)).to_have_count(2)
    await say(page, "ik wil iemand spreken")
    await choose(page, "Laat eerst zien wat er wordt gestuurd")
    await expect(page.locator(".preview .line").first).to_be_visible()
    return coordinator


async def the_waiting(service: Running) -> Any:
    async with service.house.units() as work:
        return (await work.handovers.waiting(["demo"]))[0]


async def test_a_struck_line_does_not_go_along(page: Page, service: Running) -> None:
    await ask_for_a_human(page, service)
    line = page.locator(".preview .line", has_text="een zin die weg mag")
    await line.locator("input").uncheck()
    await expect(line).to_contain_text("gaat niet mee")
    await choose(page, "Ja, stuur dit")
    await expect(page.locator("#floor")).to_contain_text("wacht sinds")
    waiting = await the_waiting(service)
    async with service.house.units() as work:
        crossing = handing_over.lines_to_hand_over(await work.conversations.messages(waiting.conversation_id), waiting.struck)
    assert crossing
    assert "een zin die weg mag" not in str(crossing)
    await expect(line.locator("input")).to_be_disabled()


async def test_a_human_answers_and_is_never_mixed_up_with_the_assistant(page: Page, service: Running) -> None:
    coordinator = await ask_for_a_human(page, service)
    await choose(page, "Ja, stuur dit")
    await expect(page.locator("#floor")).to_contain_text("wacht sinds")
    claimed = await handing_over.claim(service.house, coordinator, (await the_waiting(service)).id)
    await expect(page.locator("#floor")).to_contain_text("Je schrijft met een mens: Zorgcoördinator mensenhandel")
    await handing_over.coordinator_says(service.house, coordinator, claimed.id, "Goedemiddag, ik lees mee.", "m1")
    said = messages(page, "coordinator").last
    await expect(said).to_contain_text("Goedemiddag, ik lees mee.")
    await expect(said.locator(".who")).to_contain_text("Zorgcoördinator mensenhandel, Voorbeeldregio (mens)")
    before = await messages(page).count()
    await say(page, "Dank je wel")
    await expect(messages(page, "person").last).to_contain_text("Dank je wel")
    await handing_over.close(service.house, coordinator, claimed.id, "advice_given")
    await expect(page.locator("#floor")).to_contain_text("automatische assistent")
    assert await messages(page).count() == before, "the assistant spoke while a human had the floor"
    await say(page, "hallo")
    await expect(messages(page)).to_have_count(before + 1)


async def test_cancelling_sends_nothing(page: Page, service: Running) -> None:
    await ask_for_a_human(page, service)
    await choose(page, "Nee, stuur niets")
    await expect(messages(page).last).to_contain_text("Er is niets verstuurd")
    async with service.house.units() as work:
        assert list(await work.handovers.waiting(["demo"])) == []


async def test_when_nobody_is_there_any_more_the_numbers_are_said(page: Page, service: Running, watched) -> None:  # type: ignore[no-untyped-def]
    watched.cuts = True  # the browser logs the 409 as a failed load
    coordinator = await ask_for_a_human(page, service)
    async with service.house.units() as work:
        await work.desk.seen(coordinator.id, service.house.clock.now(), available=False)
        await work.commit()
    await choose(page, "Ja, stuur dit")
    await expect(page.locator("#state")).to_contain_text("112")
    await expect(page.locator("#state")).to_contain_text("0800-2000")
