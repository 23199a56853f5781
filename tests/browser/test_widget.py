"""The widget on another site: another origin, with a strict policy of its own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web
from playwright.async_api import BrowserContext, Page, expect

from tests.browser.conftest import Watched
from tests.browser.scripted import QUIT_TO, Running, running

pytestmark = pytest.mark.browser
FALLBACK = "<p>112 en <a href='tel:08002000'>Veilig Thuis 0800-2000</a></p>"


class Host:
    """A site that is not ours, with a strict policy and a listening script."""

    def __init__(self, port: int) -> None:
        self.origin = f"http://localhost:{port}"
        self.service = ""

    async def page(self, request: web.Request) -> web.Response:
        server = f" server='{self.service}'" if request.query.get("server", "1") == "1" else ""
        body = (
            "<!doctype html><html lang='en'><title>Host</title><h1>Host</h1><a href='#x'>link</a>"
            f"<script type='module' src='{self.service}/widget/define.js'></script>"
            f"<see-me-now-chat{server} language='nl'>{FALLBACK}</see-me-now-chat>"
        )
        policy = f"default-src 'none'; script-src {self.service}; frame-src {self.service}; base-uri 'none'"
        return web.Response(text=body, content_type="text/html", headers={"Content-Security-Policy": policy})


@pytest.fixture
async def host(unused_tcp_port: int) -> AsyncIterator[Host]:
    one = Host(unused_tcp_port)
    app = web.Application()
    app.router.add_get("/", one.page)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", unused_tcp_port).start()
    yield one
    await runner.cleanup()


@pytest.fixture
async def service(tmp_path: Path, host: Host) -> AsyncIterator[Running]:
    """The service of these tests lets the host embed it."""
    async with running(tmp_path, embedding_origins=(host.origin,)) as one:
        host.service = one.origin
        yield one


async def test_the_launcher_opens_the_chat_by_keyboard_and_closing_keeps_the_talk(page: Page, service: Running, host: Host) -> None:
    await page.goto(host.origin)
    launcher = page.get_by_role("button", name="Chat", exact=True)
    await launcher.focus()
    await page.keyboard.press("Enter")
    inside = page.frame_locator("iframe")
    await expect(inside.locator(".message").first).to_contain_text("Dit is een computer")
    await expect(page.locator("iframe")).to_have_attribute(
        "sandbox", "allow-scripts allow-same-origin allow-forms allow-popups allow-top-navigation-to-custom-protocols"
    )
    await inside.locator("#text").fill("hallo")
    await inside.locator("#text").press("Enter")
    await expect(inside.locator(".message.assistant")).to_have_count(2)
    await page.get_by_role("button", name="Sluit de chat").press("Escape")
    await expect(page.locator("iframe")).to_be_hidden()
    assert await page.evaluate("document.activeElement.shadowRoot.activeElement.className") == "launcher"
    await launcher.click()
    await expect(inside.locator(".message.assistant")).to_have_count(2)


async def test_the_host_page_cannot_read_the_talk(page: Page, service: Running, host: Host) -> None:
    await page.goto(host.origin)
    await page.get_by_role("button", name="Chat", exact=True).click()
    await expect(page.frame_locator("iframe").locator(".message").first).to_be_visible()
    assert await page.evaluate("document.querySelector('see-me-now-chat').shadowRoot.querySelector('iframe').contentDocument") is None


async def test_quick_exit_in_the_frame_takes_the_whole_page_away(page: Page, context: BrowserContext, service: Running, host: Host) -> None:
    await page.goto("about:blank")
    await page.goto(host.origin)
    await page.get_by_role("button", name="Chat", exact=True).click()
    inside = page.frame_locator("iframe")
    await expect(inside.locator(".message").first).to_be_visible()
    await inside.locator("#exit").click()
    await expect(page).to_have_url(f"{service.origin}{QUIT_TO}")
    await page.go_back()
    assert page.url == "about:blank"


async def test_words_from_anywhere_but_the_frame_move_nothing(page: Page, service: Running, host: Host) -> None:
    await page.goto(host.origin)
    await page.get_by_role("button", name="Chat", exact=True).click()
    await expect(page.frame_locator("iframe").locator(".message").first).to_be_visible()
    await page.evaluate(f"window.postMessage({{ type: 'leave', href: '{service.origin}{QUIT_TO}' }}, '*')")
    frame = page.frames[-1]
    for href in ("javascript:parent.document.title='x'", "data:text/html,x", "http://["):
        await frame.evaluate("(href) => parent.postMessage({ type: 'leave', href }, '*')", href)
    for odd in ("null", "'leave'", "{ type: 'leave' }", "{ type: 'leave', href: 5 }"):
        await frame.evaluate(f"() => parent.postMessage({odd}, '*')")
    await expect(page.frame_locator("iframe").locator(".message").first).to_be_visible()
    assert page.url.startswith(host.origin)


async def test_the_chat_takes_no_orders_from_the_page_around_it(page: Page, service: Running, host: Host) -> None:
    await page.goto(host.origin)
    await page.get_by_role("button", name="Chat", exact=True).click()
    await expect(page.frame_locator("iframe").locator(".message").first).to_be_visible()
    await page.evaluate(
        """() => { const frame = document.querySelector("see-me-now-chat").shadowRoot.querySelector("iframe").contentWindow;
        const words = [{ type: "leave" }, { type: "send", text: "x" }, { type: "hello", origin: "https://evil.example" }, null, 7];
        for (const word of words) frame.postMessage(word, "*"); }"""
    )
    await expect(page.frame_locator("iframe").locator(".message.person")).to_have_count(0)
    assert service.engine.heard == []


async def test_without_the_server_the_numbers_show(page: Page, service: Running, host: Host, watched: Watched) -> None:
    watched.cuts = True
    await page.goto(host.origin)
    await page.route("**/chat?*", lambda route, _: route.abort())
    await page.get_by_role("button", name="Chat", exact=True).click()
    numbers = page.locator("[part=numbers]")
    await expect(numbers.get_by_role("link", name="112")).to_be_visible()
    await expect(page.locator("[part=unreachable]")).to_contain_text("De chat antwoordt nu niet")
    await expect(numbers.get_by_role("link", name="0800-2000")).to_be_visible()
    await expect(page.locator("see-me-now-chat > p")).to_be_visible()
    await page.unroute("**/chat?*")
    await page.get_by_role("button", name="Probeer opnieuw").click()
    await expect(page.frame_locator("iframe").locator(".message").first).to_be_visible()


async def test_without_the_script_the_words_of_the_page_itself_show(page: Page, service: Running, host: Host, watched: Watched) -> None:
    watched.cuts = True
    await page.route("**/widget/**", lambda route, _: route.abort())
    await page.goto(host.origin)
    await expect(page.locator("see-me-now-chat > p")).to_be_visible()


async def test_a_site_that_is_not_listed_cannot_embed_the_chat(context: BrowserContext, service: Running, host: Host) -> None:
    page = await context.new_page()
    await page.goto(host.origin.replace("localhost", "127.0.0.1"))  # another origin: not the listed one
    await page.get_by_role("button", name="Chat", exact=True).click()
    await expect(page.locator("[part=unreachable]")).to_be_visible()
    assert not any(frame.url.startswith(f"{service.origin}/chat") for frame in page.frames[1:])
    await page.close()


async def test_the_launcher_moves_nothing_of_the_page(page: Page, service: Running, host: Host) -> None:
    await page.goto(host.origin)
    place = await page.locator("h1").bounding_box()
    await page.get_by_role("button", name="Chat", exact=True).click()
    assert await page.locator("h1").bounding_box() == place
    await page.set_viewport_size({"width": 320, "height": 480})
    assert await page.evaluate("document.documentElement.scrollWidth") <= 320


async def test_the_demo_page_embeds_the_chat_from_where_the_script_came(page: Page, service: Running) -> None:
    await page.goto(f"{service.origin}/demo?lang=en")
    await page.get_by_role("button", name="Chat", exact=True).click()
    await expect(page.frame_locator("iframe").locator(".message").first).to_contain_text("This is a computer")
