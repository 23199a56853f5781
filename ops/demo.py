"""`make demo`: a phone beside the desk, played with the real processes in a real browser; makes the pictures of the README.

story → signs → coordinator for Groningen → a human answers → the engine is killed → the numbers are still there.
"""

from __future__ import annotations

import asyncio
import base64
import os
import subprocess
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright, expect

from ops.browser import launch
from ops.processes import WEB_PYTHON, Child, Ports, children, free_ports, say, wait_until_ready
from ops.train import fitting_model

PICTURES = Path("docs/pictures")
PHONE = {"width": 390, "height": 780}
DESK = {"width": 820, "height": 780}
WAIT_MS = 15_000
SCROLL = """node => {
  const box = document.getElementById("scroll");
  box.scrollTop += node.closest("li").getBoundingClientRect().top - box.getBoundingClientRect().top - 8;
}"""
"""Only the transcript scrolls: scrollIntoView would move the whole page."""


class Phone:
    """The chat page on a phone, as a person uses it."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def types(self, text: str) -> None:
        say(f"types: {text}")
        await self.page.fill("#text", text)
        await self.page.press("#text", "Enter")

    async def presses(self, label: str) -> None:
        say(f"presses: {label}")
        await self.page.locator("button:enabled", has_text=label).last.click(timeout=WAIT_MS)

    async def sees(self, text: str) -> None:
        await expect(self.page.locator("#transcript").get_by_text(text).last).to_be_visible(timeout=WAIT_MS)

    async def shows(self, text: str) -> None:
        """Scroll so that this stands near the top, for a picture."""
        found = self.page.locator("#transcript").get_by_text(text).last
        await found.evaluate(SCROLL)


@asynccontextmanager
async def phone_and_desk(browser: Browser, ports: Ports, login: str) -> AsyncIterator[tuple[Phone, Page]]:
    phone = await browser.new_page(viewport=PHONE, locale="nl-NL", timezone_id="Europe/Amsterdam", device_scale_factor=2)  # type: ignore[arg-type]
    desk = await browser.new_page(viewport=DESK, locale="nl-NL", timezone_id="Europe/Amsterdam", device_scale_factor=2)  # type: ignore[arg-type]
    await desk.goto(f"http://127.0.0.1:{ports.desk}/login/{login}")
    await desk.get_by_role("button", name="Inloggen").click()
    await phone.goto(f"http://127.0.0.1:{ports.public}/chat?lang=nl")
    yield Phone(phone), desk
    await phone.close()
    await desk.close()


async def play(phone: Phone, desk: Page, engine: Child, browser: Browser) -> None:
    """The whole script; each picture is taken where the text of the README wants it."""
    await phone.sees("Dit is een computer")
    await phone.presses("Een verhaal horen")
    await phone.presses("De receptionist die belde")
    await phone.presses("Lees verder")
    await phone.presses("Stop dit verhaal")
    await phone.sees("Het verhaal is gestopt")
    await phone.types("welke signalen zijn er in een hotel?")
    await phone.sees("Een signaal bewijst niets")
    await phone.types("kunnen jongens ook slachtoffer zijn?")
    await phone.sees("Ja, ook jongens")
    await phone.shows("kunnen jongens ook")
    await picture(phone.page, "question")
    await phone.types("wie is de zorgcoördinator mensenhandel in Groningen?")
    await phone.sees("Controleer dit even")
    await phone.shows("wie is de zorgcoördinator")
    await picture(phone.page, "coordinator")
    await phone.types("ik wil graag een mens spreken")
    await phone.presses("Laat eerst zien wat er wordt gestuurd")
    await phone.presses("Ja, stuur dit")
    await desk.get_by_role("button", name="Neem aan").click()
    await desk.fill("textarea", "Goedemiddag. Je hoeft geen namen te noemen. Wat zag je als eerste?")
    await desk.get_by_role("button", name="Verstuur").click()
    await phone.sees("Wat zag je als eerste?")
    await phone.types("Steeds een andere man die haar na school ophaalt, en ze schrikt van haar telefoon.")
    await expect(desk.get_by_text("Steeds een andere man")).to_be_visible(timeout=WAIT_MS)
    await beside(phone.page, desk, browser, "human")
    await desk.get_by_role("button", name="Sluit het gesprek").click()
    await phone.sees("automatische assistent")
    say("the engine is killed")
    engine.signal(9)
    await phone.types("en wat nu?")
    await phone.sees("De assistent kan nu even geen antwoord geven")
    await picture(phone.page, "engine-dead")


async def picture(page: Page, name: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    await page.screenshot(path=PICTURES / f"{name}.png", scale="css")


async def beside(left: Page, right: Page, browser: Browser, name: str) -> None:
    """Both screens in one picture."""
    shots = [base64.b64encode(await page.screenshot()).decode() for page in (left, right)]
    images = "".join(
        f'<img src="data:image/png;base64,{one}" style="height:780px;border:1px solid #999;border-radius:12px">' for one in shots
    )
    page = await browser.new_page(viewport={"width": 1270, "height": 820})
    await page.set_content(f'<body style="margin:20px;display:flex;gap:20px;background:#eef1f5">{images}</body>')
    await picture(page, name)
    await page.close()


async def perform(started: dict[str, Child], ports: Ports, login: str) -> None:
    async with async_playwright() as playwright:
        browser = await launch(playwright)
        async with phone_and_desk(browser, ports, login) as (phone, desk):
            await play(phone, desk, started["engine"], browser)
        await browser.close()


def main(argv: list[str]) -> int:
    del argv
    model = fitting_model()
    assert model is not None, "no model fits the data: make train"
    with tempfile.TemporaryDirectory() as directory:
        settings = {
            "SEEMENOW_DATABASE_URL": f"sqlite+aiosqlite:///{directory}/demo.sqlite3",
            "SEEMENOW_KEY_RING": f"{directory}/keys/keyring.json",
            "SEEMENOW_DEMO": "1",
        }
        ports = free_ports()
        started = children(ports, model, Path(directory) / "log", settings)
        try:
            for child in started.values():
                child.start()
            wait_until_ready(started, 120, say)
            command = [str(WEB_PYTHON), "-m", "ops", "accounts", "demo"]
            login = subprocess.run(command, env={**os.environ, **settings}, capture_output=True, text=True, check=True).stdout.strip()
            asyncio.run(perform(started, ports, login))
        finally:
            for child in started.values():
                child.stop()
    say(f"pictures are in {PICTURES}")
    return 0
