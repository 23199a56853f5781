"""The main job in a real browser with the three real processes, in both languages: what the README promises, as a person does it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser, async_playwright, expect

from ops.browser import launch
from ops.demo import DESK, PHONE, WAIT_MS, Phone
from tests.e2e.conftest import Running

pytestmark = [pytest.mark.processes, pytest.mark.browser]

WORDS: dict[str, dict[str, str]] = {
    "nl": {
        "question": "kunnen jongens ook slachtoffer zijn?",
        "source": "Bron",
        "concern": "ik maak me zorgen over een leerling van mij, er klopt iets niet",
        "no": "Nee, niet nu",
        "age": "12 tot en met 15",
        "check": "Controleer dit even",
        "bergen": "wie is de zorgcoördinator mensenhandel in Bergen?",
        "limburg": "Limburg",
        "zaandam": "en in Zaandam?",
        "zaanstad": "gemeente Zaanstad",
        "human": "ik wil graag een mens spreken",
        "show": "Laat eerst zien",
        "send": "Ja, stuur dit",
        "claim": "Neem aan",
        "write": "Verstuur",
        "close": "Sluit het gesprek",
        "login": "Inloggen",
    },
    "en": {
        "question": "can boys be victims too?",
        "source": "Source",
        "concern": "I am worried about one of my pupils, something is not right",
        "no": "No, not now",
        "age": "12 to 15",
        "check": "Please check this",
        "bergen": "who is the care coordinator for human trafficking in Bergen?",
        "limburg": "Limburg",
        "zaandam": "and in Zaandam?",
        "zaanstad": "municipality of Zaanstad",
        "human": "I want to talk to a real person please",
        "show": "First show me",
        "send": "Yes, send this",
        "claim": "Take",
        "write": "Send",
        "close": "Close the talk",
        "login": "Log in",
    },
}


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        one = await launch(playwright)
        yield one
        await one.close()


async def page_of(browser: Browser, language: str, viewport: Any) -> Any:
    locale = {"nl": "nl-NL", "en": "en-GB"}[language]
    return await browser.new_page(viewport=viewport, locale=locale, timezone_id="Europe/Amsterdam")


@pytest.mark.timeout(240)
@pytest.mark.parametrize("language", ["nl", "en"])
async def test_question_concern_places_human_and_back_in_a_browser(language: str, service: Running, browser: Browser) -> None:
    words = WORDS[language]
    phone = Phone(await page_of(browser, language, PHONE))
    desk = await page_of(browser, language, DESK)
    await desk.goto(f"{service.desk}/login/{service.demo_login()}")
    await desk.get_by_role("button", name=words["login"]).click()
    await phone.page.goto(f"{service.public}/chat?lang={language}")

    await _question_and_concern(phone, words)
    await _places(phone, words)
    await phone.types(words["human"])
    await phone.presses(words["show"])
    await phone.presses(words["send"])
    await desk.get_by_role("button", name=words["claim"]).click()
    await desk.fill("textarea", "Hallo, hier ben ik.")
    await desk.get_by_role("button", name=words["write"]).click()
    await phone.sees("Hallo, hier ben ik.")
    await phone.types("dank je wel dat je er bent")
    await expect(desk.locator("#log").get_by_text("dank je wel dat je er bent")).to_be_visible(timeout=WAIT_MS)
    await desk.get_by_role("button", name=words["close"]).click()
    await expect(phone.page.locator("#floor")).to_contain_text("AI", timeout=WAIT_MS)
    before = await phone.page.locator("#transcript > li").count()
    await phone.types(words["question"])
    await expect(phone.page.locator("#transcript > li")).to_have_count(before + 2, timeout=WAIT_MS)
    await phone.page.close()
    await desk.close()


async def _question_and_concern(phone: Phone, words: dict[str, str]) -> None:
    await phone.types(words["question"])
    await phone.page.locator("summary", has_text=words["source"]).last.click(timeout=WAIT_MS)
    await phone.sees("CJG 043")  # the source of this answer
    await phone.types(words["concern"])
    await phone.presses(words["no"])
    await phone.presses(words["age"])
    await phone.types("Groningen")
    await phone.sees("mensenhandel@groningen.nl")
    await phone.sees(words["check"])


async def _places(phone: Phone, words: dict[str, str]) -> None:
    await phone.types(words["bergen"])
    await phone.presses(words["limburg"])
    await phone.types(words["zaandam"])
    await phone.sees(words["zaanstad"])
    await phone.sees("CoMensha")
    await phone.sees("0800-2000")
