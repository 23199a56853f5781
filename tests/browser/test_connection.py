"""What happens when the connection does not: nothing is lost, nothing comes twice, and the numbers stand."""

from __future__ import annotations

import asyncio
import re

import pytest
from playwright.async_api import BrowserContext, Page, Request, Route, expect

from tests.browser.conftest import Watched
from tests.browser.scripted import Running
from tests.browser.talking import messages, open_chat, say, until

pytestmark = pytest.mark.browser
MESSAGES = re.compile(r"/api/conversations/[^/]+/messages$")
EVENTS = re.compile(r"/api/conversations/[^/]+/events")


@pytest.fixture(autouse=True)
def _cuts(watched: Watched) -> None:
    watched.cuts = True


async def seen(page: Page) -> list[str]:
    return await page.locator(".message.person").all_inner_texts()


async def test_the_talk_goes_on_after_the_server_was_away(page: Page, service: Running) -> None:
    await open_chat(page, service)
    await say(page, "eerste")
    await expect(messages(page)).to_have_count(2)
    await service.stop()
    await expect(page.locator("#state")).to_contain_text("geen verbinding")
    await expect(page.locator("#state")).to_contain_text("0800-2000")
    await expect(page.locator("nav.numbers a[href='tel:112']")).to_be_visible()
    await say(page, "getypt zonder verbinding")
    await expect(page.locator(".pending.kept")).to_contain_text("Nog niet verstuurd")
    await service.start()
    await expect(messages(page)).to_have_count(3, timeout=40_000)
    await expect(page.locator("#state")).to_be_hidden()
    await expect(page.locator(".pending")).to_have_count(0)
    assert [text.rsplit("\n", 1)[-1] for text in await seen(page)] == ["eerste", "getypt zonder verbinding"]


async def losing_the_first_answer(page: Page) -> list[str]:
    """The server takes the first message, and the browser never hears of it. Returns the ids that go out."""
    ids: list[str] = []

    async def handle(route: Route, request: Request) -> None:
        ids.append(request.post_data_json["client_message_id"])
        if len(ids) > 1:
            return await route.continue_()
        await route.fetch()
        await route.abort()

    await page.route(MESSAGES, handle)
    return ids


async def test_a_message_whose_answer_was_lost_goes_out_again_with_the_same_id_and_is_kept_once(page: Page, service: Running) -> None:
    await open_chat(page, service)
    await page.route(EVENTS, lambda route, _: route.abort())  # the stream does not tell of it either
    await service.stop()
    await service.start()
    ids = await losing_the_first_answer(page)
    await say(page, "precies één keer")
    await until(lambda: _true(len(ids) > 1), "it was not tried again", 15)
    await page.unroute(EVENTS)
    await expect(messages(page)).to_have_count(2, timeout=40_000)
    assert len(set(ids)) == 1
    assert len(await seen(page)) == 1
    assert service.engine.heard == ["precies één keer"]


async def test_when_the_stream_tells_first_that_a_message_arrived_it_is_not_sent_again(page: Page, service: Running) -> None:
    await open_chat(page, service)
    ids = await losing_the_first_answer(page)
    await say(page, "precies één keer")
    await expect(messages(page)).to_have_count(2)
    await expect(page.locator(".pending")).to_have_count(0)
    await say(page, "en nog één")
    await expect(messages(page)).to_have_count(3)
    assert len(ids) == len(set(ids)) == 2
    await expect(page.locator("#state")).to_be_hidden()


async def test_every_cut_of_the_stream_leaves_the_same_transcript(page: Page, service: Running) -> None:
    """The stream ends after each single event; the transcript is that of the log."""
    await page.add_init_script(
        """const original = fetch; window.fetch = async (url, options) => {
            const response = await original(url, options);
            if (!(response.headers.get("Content-Type") ?? "").includes("event-stream")) return response;
            const reader = response.body.getReader();
            const first = async (c) => { const { value } = await reader.read(); if (value) c.enqueue(value); reader.cancel(); c.close(); };
            const cut = new ReadableStream({ start: first });
            return new Response(cut, { status: 200, headers: response.headers });
        };"""
    )
    await open_chat(page, service)
    for n in range(4):
        await say(page, f"zin {n}")
        await expect(messages(page)).to_have_count(2 + n, timeout=30_000)
    assert [text.rsplit("\n", 1)[-1] for text in await seen(page)] == [f"zin {n}" for n in range(4)]


async def test_a_proxy_that_holds_streams_back_is_lived_with_by_long_polls(page: Page, service: Running) -> None:
    polls: list[str] = []

    async def hold(route: Route, request: Request) -> None:
        if "application/json" in request.headers.get("accept", ""):
            polls.append(request.url)
            return await route.continue_()
        await asyncio.sleep(60)

    await page.route(EVENTS, hold)
    await page.goto(f"{service.origin}/chat?lang=nl")
    await expect(messages(page)).to_have_count(1, timeout=15_000)
    await say(page, "hallo")
    await expect(messages(page)).to_have_count(2, timeout=5_000)
    assert polls
    await page.unroute_all(behavior="ignoreErrors")


async def test_what_is_typed_before_the_talk_could_open_goes_out_when_it_can(page: Page, service: Running) -> None:
    await page.route("**/api/conversations", lambda route, _: route.abort())
    await page.goto(f"{service.origin}/chat?lang=nl")
    await expect(page.locator("#state")).to_contain_text("kan nu niet worden geopend")
    await say(page, "alvast getypt")
    await page.unroute("**/api/conversations")
    await expect(messages(page)).to_have_count(2, timeout=30_000)
    assert service.engine.heard == ["alvast getypt"]


async def test_with_the_engine_dead_the_prepared_words_and_buttons_answer(page: Page, service: Running) -> None:
    service.engine.fails = True
    await open_chat(page, service)
    await say(page, "hallo")
    await expect(messages(page).nth(1)).to_contain_text("De assistent kan nu even geen antwoord geven")
    await expect(messages(page).nth(1).locator("a[href='tel:08002000']").first).to_be_visible()


async def test_without_script_the_numbers_and_the_pages_stand(context: BrowserContext, service: Running) -> None:
    assert context.browser is not None
    plain = await context.browser.new_context(java_script_enabled=False)
    page = await plain.new_page()
    await page.goto(f"{service.origin}/chat?lang=nl")
    await expect(page.locator("a[href='tel:112']")).to_be_visible()
    await expect(page.get_by_text("De chat is niet gestart")).to_be_visible()
    await expect(page.get_by_role("link", name="Contact in je regio")).to_be_visible()
    await page.locator("#exit").click()
    assert page.url.endswith(service.settings.quick_exit_url)
    await plain.close()


async def _true(value: bool) -> bool:
    return value
