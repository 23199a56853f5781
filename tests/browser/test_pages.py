"""The public pages in a browser: no script needed, no third party, nothing wider than a small phone, colours that can be read."""

from __future__ import annotations

import pytest
from playwright.async_api import Browser, Page, Request, expect

from tests.browser.scripted import Running
from tests.browser.talking import choose, messages, open_chat, say

pytestmark = pytest.mark.browser
PATHS = [
    "/", "/signs", "/signs/school", "/signs/sports", "/stories", "/stories/girl_met_online", "/stories/girl_met_online?part=1",
    "/stories/girl_met_online?part=after", "/coordinators", "/coordinators?place=Groningen", "/coordinators?place=Bergen",
    "/coordinators?place=Zaandam", "/privacy", "/chat", "/demo",
]  # fmt: skip
SUBJECT = (
    "mensenhandel",
    "uitbuiting",
    "slachtoffer",
    "signal",
    "trafficking",
    "exploit",
    "victim",
    "sign",
    "seks",
    "sex",
    "zorg",
    "concern",
)
CONTRAST = """() => {
  const parse = (c) => { const v = c.match(/[\\d.]+/g).map(Number); return { rgb: v.slice(0, 3), a: v[3] ?? 1 }; };
  const f = (x) => (x /= 255) <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b);
  const colour = (e) => parse(getComputedStyle(e).backgroundColor);
  const behind = (e) => { for (; e; e = e.parentElement) if (colour(e).a > 0.99) return colour(e).rgb; return [255, 255, 255]; };
  const poor = [];
  for (const e of document.querySelectorAll("body *")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
    if (!own || !e.getClientRects().length || e.disabled || getComputedStyle(e).visibility === "hidden") continue;
    const [a, b] = [light(parse(getComputedStyle(e).color).rgb), light(behind(e))].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) poor.push(`${e.tagName}.${e.className} ${ratio.toFixed(2)} ${e.textContent.slice(0, 30)}`);
  }
  return poor;
}"""


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_every_page_stands_in_its_language_and_asks_nothing_of_third_parties(page: Page, service: Running, language: str) -> None:
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    for path in PATHS:
        await page.goto(f"{service.origin}{path}{'&' if '?' in path else '?'}lang={language}")
        await expect(page.locator("html")).to_have_attribute("lang", language)
        await expect(page.locator("h1")).to_have_count(1)
        title = (await page.title()).lower()
        assert title
        assert not any(word in title for word in SUBJECT), title
        assert await page.locator("a[href='tel:112']").count() >= 1
        assert await page.locator("a[href='tel:08002000']").count() >= 1
        assert await page.evaluate("__violations") == []
    assert {request.url.split("/")[2] for request in asked} == {service.origin.split("/")[2]}


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_nothing_is_wider_than_a_phone_of_320_pixels_and_all_text_has_contrast(page: Page, service: Running, scheme: str) -> None:
    await page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    await page.set_viewport_size({"width": 320, "height": 640})
    for path in PATHS:
        await page.goto(f"{service.origin}{path}")
        if path == "/chat":
            await say(page, "Groningen")
            await expect(messages(page)).to_have_count(3)
            await page.locator("summary").last.click()
        assert await page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert await page.evaluate(CONTRAST) == [], path


async def test_at_400_percent_zoom_everything_of_the_chat_can_be_reached(page: Page, service: Running) -> None:
    """1280 by 1024 at 400 % is 320 by 256."""
    await page.set_viewport_size({"width": 320, "height": 256})
    greeting = await open_chat(page, service)
    for thing in (
        page.locator("#exit"),
        greeting.locator("p").nth(5),
        greeting.get_by_role("button").last,
        page.locator("#text"),
        page.locator("#erase"),
    ):
        await thing.scroll_into_view_if_needed()
        await expect(thing).to_be_in_viewport(ratio=0.9)
    await say(page, "hallo")
    await expect(messages(page).nth(1)).to_be_in_viewport()


async def test_a_place_is_found_by_form_and_an_ambiguous_one_by_a_second_choice(browser: Browser, service: Running) -> None:
    plain = await browser.new_context(java_script_enabled=False, locale="nl-NL")
    page = await plain.new_page()
    await page.goto(f"{service.origin}/coordinators")
    await page.get_by_label("Plaats, gemeente").fill("Bergen")
    await page.get_by_role("button", name="Zoek").click()
    await page.get_by_role("link", name="Bergen (Limburg)").click()
    await expect(page.locator("main")).to_contain_text("Bergen ligt in de gemeente Bergen (L.)")
    await page.get_by_label("Plaats, gemeente").fill("Groningen")
    await page.keyboard.press("Enter")
    await expect(page.locator(".found")).to_contain_text("Controleer dit even")
    assert "municipality" not in page.url
    await plain.close()


async def test_a_story_is_read_part_by_part_and_can_be_stopped_at_each(browser: Browser, service: Running) -> None:
    plain = await browser.new_context(java_script_enabled=False, locale="nl-NL")
    page = await plain.new_page()
    await page.goto(f"{service.origin}/stories/girl_met_online")
    await expect(page.locator("main")).to_contain_text("Dit verhaal is samengesteld")
    await page.get_by_role("link", name="Begin met lezen").click()
    parts = len(service.house.pack.stories["girl_met_online"].telling["nl"].parts)
    for part in range(1, parts + 1):
        await expect(page.locator("main")).to_contain_text(f"Deel {part} van {parts}")
        await expect(page.get_by_role("link", name="Stop dit verhaal")).to_be_visible()
        await page.get_by_role("link", name="Lees verder").click()
    await expect(page.locator("main")).to_contain_text("De signalen")
    await expect(page.locator("main a[href='tel:08002000']")).to_be_visible()
    await plain.close()


async def test_with_forced_colours_and_less_motion_the_chat_works(browser: Browser, service: Running) -> None:
    context = await browser.new_context(forced_colors="active", reduced_motion="reduce")
    page = await context.new_page()
    await open_chat(page, service)
    await choose(page, "Ik maak me zorgen")
    await expect(messages(page)).to_have_count(3)
    moving = "[...document.querySelectorAll('*')].some((e) => getComputedStyle(e).animationName !== 'none')"
    assert await page.evaluate(moving) is False
    await context.close()
