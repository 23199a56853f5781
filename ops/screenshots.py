"""Pictures of the pages and of the states of the chat, in docs/screenshots: the real web process with a scripted engine, so that they are
the same each time and need no model. Needs a browser (`make browser`)."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from ops.browser import launch
from seemenow.talk import handing_over
from tests.browser.scripted import Running, SetClock, running
from tests.browser.talking import choose, messages, open_chat, say

FOLDER = Path("docs/screenshots")
PHONE, DESK = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=800)
MONDAY_MORNING = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
Scene = Callable[[Page, Running], Awaitable[None]]


async def home(page: Page, service: Running) -> None:
    await page.goto(f"{service.origin}/?lang=nl")


async def contacts(page: Page, service: Running) -> None:
    await page.goto(f"{service.origin}/coordinators?place=Groningen&lang=en")


async def signs(page: Page, service: Running) -> None:
    await page.goto(f"{service.origin}/signs/school?lang=nl")


async def story(page: Page, service: Running) -> None:
    await page.goto(f"{service.origin}/stories/girl_met_online?part=1&lang=en")


async def greeting(page: Page, service: Running) -> None:
    await open_chat(page, service)


async def answer(page: Page, service: Running) -> None:
    await open_chat(page, service, "en")
    await say(page, "May I call when I am not sure?")
    await expect(messages(page)).to_have_count(2)


async def choices(page: Page, service: Running) -> None:
    await open_chat(page, service)
    await choose(page, "Ik maak me zorgen over een kind")
    await expect(messages(page)).to_have_count(3)


async def preview(page: Page, service: Running) -> None:
    await open_chat(page, service)
    await say(page, "Groningen")
    await expect(messages(page)).to_have_count(3)
    await say(page, "ik wil iemand spreken")
    await choose(page, "Laat eerst zien wat er wordt gestuurd")
    await page.locator(".preview input").first.uncheck()
    await page.locator(".preview").evaluate("(box) => box.scrollIntoView({ block: 'start' })")


async def human(page: Page, service: Running) -> None:
    await preview(page, service)
    await choose(page, "Ja, stuur dit")
    await expect(page.locator("#floor")).to_contain_text("wacht sinds")
    async with service.house.units() as work:
        waiting, coordinator = (await work.handovers.waiting(["demo"]))[0], await work.desk.coordinator("c1")
    claimed = await handing_over.claim(service.house, coordinator, waiting.id)
    await handing_over.coordinator_says(service.house, coordinator, claimed.id, "Goedemorgen. Wat zag je, zonder namen?", "m1")
    await say(page, "Ze komt al weken te laat en schrikt van haar telefoon.")
    await expect(messages(page, "person").last).to_contain_text("schrikt")


async def offline(page: Page, service: Running) -> None:
    await open_chat(page, service, "en")
    await service.stop()
    await say(page, "Is anybody there?")
    await expect(page.locator(".pending.kept")).to_be_visible()
    await expect(page.locator("#state")).to_be_visible()


async def widget(page: Page, service: Running) -> None:
    await page.goto(f"{service.origin}/demo?lang=nl")
    await page.get_by_role("button", name="Chat", exact=True).click()
    await expect(page.frame_locator("iframe").locator(".message").first).to_be_visible()


async def unreachable(page: Page, service: Running) -> None:
    await page.goto(f"{service.origin}/demo?lang=en")
    await page.route("**/chat?*", lambda route, _: route.abort())
    await page.get_by_role("button", name="Chat", exact=True).click()
    await expect(page.locator("[part=unreachable]")).to_be_visible()


SCENES: tuple[tuple[str, Scene, ViewportSize, str], ...] = (
    ("home-nl-desk", home, DESK, "light"),
    ("contacts-en-desk-dark", contacts, DESK, "dark"),
    ("signs-nl-phone", signs, PHONE, "light"),
    ("story-en-phone-dark", story, PHONE, "dark"),
    ("chat-greeting-nl-phone", greeting, PHONE, "light"),
    ("chat-answer-en-phone-dark", answer, PHONE, "dark"),
    ("chat-choices-nl-desk", choices, DESK, "light"),
    ("chat-preview-nl-phone", preview, PHONE, "light"),
    ("chat-human-nl-phone-dark", human, PHONE, "dark"),
    ("chat-offline-en-phone", offline, PHONE, "light"),
    ("widget-nl-desk", widget, DESK, "light"),
    ("widget-unreachable-en-phone", unreachable, PHONE, "light"),
)


def main(argv: list[str]) -> int:
    """Write all pictures, or those whose names begin with an argument."""
    asyncio.run(_take(tuple(argv) or ("",)))
    return 0


async def _take(wanted: tuple[str, ...]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await launch(playwright)
        for name, scene, size, scheme in SCENES:
            if name.startswith(wanted):
                print(f"  {name}", file=sys.stderr, flush=True)
                await _picture(browser, name, scene, size, scheme)
        await browser.close()


async def _picture(browser: Browser, name: str, scene: Scene, size: ViewportSize, scheme: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with running(Path(folder), SetClock(MONDAY_MORNING)) as service:
            await service.add_coordinator()
            page = await browser.new_page(viewport=size, color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
            await scene(page, service)
            await page.mouse.move(0, 0)
            await page.screenshot(path=FOLDER / f"{name}.png")
            await page.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
