"""Leaving at once: the screen, the talk, the history."""

from __future__ import annotations

import pytest
from playwright.async_api import BrowserContext, Page, expect

from tests.browser.scripted import QUIT_TO, Running
from tests.browser.talking import messages, open_chat, say, until

pytestmark = pytest.mark.browser


async def a_talk(page: Page, service: Running) -> str:
    """The id of a talk in which something was said."""
    await page.goto("about:blank")
    async with page.expect_response("**/api/conversations") as opened:
        await open_chat(page, service)
    talk = (await (await opened.value).json())["id"]
    await say(page, "een geheim")
    await expect(messages(page)).to_have_count(2)
    return str(talk)


async def nothing_is_left(page: Page, context: BrowserContext, service: Running, talk: str) -> None:
    await expect(page).to_have_url(f"{service.origin}{QUIT_TO}")
    await until(lambda: service.ended(talk), "the talk was not erased on the server")
    assert await page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]
    assert await context.cookies() == []
    await page.go_back()
    assert page.url == "about:blank"
    assert "geheim" not in await page.content()


async def test_the_button_leaves_nothing_behind(page: Page, context: BrowserContext, service: Running) -> None:
    talk = await a_talk(page, service)
    await page.locator("#exit").click()
    await nothing_is_left(page, context, service, talk)


async def test_three_times_shift_leaves_nothing_behind(page: Page, context: BrowserContext, service: Running) -> None:
    talk = await a_talk(page, service)
    await page.keyboard.press("Shift")
    await expect(page.locator("#live")).to_contain_text("nog 2 keer")
    await page.keyboard.press("Shift")
    await page.keyboard.press("Shift")
    await nothing_is_left(page, context, service, talk)


async def test_typing_capitals_does_not_leave(page: Page, service: Running) -> None:
    await open_chat(page, service)
    await page.locator("#text").focus()
    for letter in "ABCDE":
        await page.keyboard.press(f"Shift+{letter}")
    await expect(page.locator("#text")).to_have_value("ABCDE")
    assert page.url.startswith(f"{service.origin}/chat")


async def test_the_screen_is_covered_before_anything_else(page: Page, service: Running) -> None:
    await a_talk(page, service)
    shown = await page.evaluate("() => { document.getElementById('exit').click(); return document.body.innerText + document.title; }")
    assert "geheim" not in shown
    assert "Chat" not in shown
    await expect(page).to_have_url(f"{service.origin}{QUIT_TO}")  # not in the middle of leaving


@pytest.mark.parametrize("path", ["/", "/signs", "/signs/school", "/stories", "/coordinators", "/privacy", "/chat", "/nowhere"])
async def test_every_page_has_the_way_out(page: Page, service: Running, path: str, watched) -> None:  # type: ignore[no-untyped-def]
    watched.cuts = True
    await page.goto(f"{service.origin}{path}?lang=nl")
    way = page.get_by_role("link", name="Snel weg van deze pagina")
    await expect(way).to_be_in_viewport()
    assert await way.get_attribute("href") == QUIT_TO
    await way.click()
    await expect(page).to_have_url(f"{service.origin}{QUIT_TO}")
