"""By keyboard and by screen reader: what is announced, where the focus is."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from tests.browser.scripted import Running
from tests.browser.talking import messages, open_chat, say, until

pytestmark = pytest.mark.browser
FOCUS = "() => document.activeElement.id || document.activeElement.textContent"


async def test_the_whole_way_to_an_answer_needs_no_mouse(page: Page, service: Running) -> None:
    await open_chat(page, service)
    reached: list[str] = []
    for _ in range(40):
        await page.keyboard.press("Tab")
        reached.append(await page.evaluate(FOCUS))
        if reached[-1] == "text":
            break
    assert {"language", "exit", "112"} <= set(reached)
    assert reached.index("exit") < 4, "the way out comes first"
    assert any("Ik maak me zorgen" in one for one in reached)
    assert reached[-1] == "text"
    await page.keyboard.type("eerste regel")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("tweede regel")
    assert await page.locator("#text").input_value() == "eerste regel\ntweede regel"
    await page.keyboard.press("Enter")
    await expect(messages(page)).to_have_count(2)
    assert await page.evaluate(FOCUS) == "text", "the focus moved when the answer came"
    assert service.engine.heard == ["eerste regel\ntweede regel"]


async def test_escape_comes_back_to_the_box(page: Page, service: Running) -> None:
    greeting = await open_chat(page, service)
    await greeting.get_by_role("button").first.focus()
    await page.keyboard.press("Escape")
    assert await page.evaluate(FOCUS) == "text"


async def test_the_live_region_holds_only_the_new_text_and_for_about_a_second(page: Page, service: Running) -> None:
    await open_chat(page, service)
    await expect(page.locator("#live")).to_be_empty()
    await page.evaluate(
        """() => { window.said = []; const live = document.getElementById("live");
        new MutationObserver(() => said.push([performance.now(), live.textContent])).observe(live, { childList: true }); }"""
    )
    await say(page, "Mag ik bellen als ik het niet zeker weet?")
    await expect(messages(page)).to_have_count(2)
    await until(lambda: page.evaluate("said.length > 0 && said.at(-1)[1] === ''"), "the live region was not emptied")
    said = await page.evaluate("said")
    spoken = [(at, text) for at, text in said if text]
    assert len(spoken) == 1
    assert spoken[0][1].startswith("Automatische assistent (AI): Ja, je mag nu al bellen")
    assert "Dit is een computer" not in spoken[0][1], "the greeting is said again"
    assert 800 <= said[-1][0] - spoken[0][0] <= 2500
    assert await page.locator("#live").get_attribute("aria-live") == "polite"
    assert await page.locator("[role=log], .transcript[aria-live]").count() == 0


async def test_every_control_has_a_name_and_is_at_least_24_pixels(page: Page, service: Running) -> None:
    await open_chat(page, service)
    await say(page, "Groningen")
    await expect(messages(page)).to_have_count(3)
    small = await page.evaluate(
        """() => [...document.querySelectorAll("button, a[href], input, textarea, summary")]
          .map((e) => [e.textContent || e.id, e.getBoundingClientRect()])
          .filter(([, box]) => box.width && Math.min(box.width, box.height) < 24)"""
    )
    assert small == []
    tree = await page.locator("body").aria_snapshot()
    assert "button:" not in tree.replace('button "', ""), tree


async def test_new_messages_do_not_pull_somebody_away_who_reads_further_up(page: Page, service: Running) -> None:
    await page.set_viewport_size({"width": 390, "height": 700})
    await open_chat(page, service)
    for n in range(3):
        await say(page, "Groningen")
        await expect(messages(page)).to_have_count(3 + 2 * n)
    service.engine.delay_s = 0.6
    await say(page, "Groningen")
    await expect(messages(page, "person")).to_have_count(4)
    await page.locator("#scroll").evaluate("(box) => { box.scrollTop = 0; }")
    await expect(page.locator("#newer")).to_be_visible()
    assert await page.locator("#scroll").evaluate("(box) => box.scrollTop") < 5
    await page.locator("#newer").click()
    await expect(messages(page).last).to_be_in_viewport()
    await expect(page.locator("#newer")).to_be_hidden()
