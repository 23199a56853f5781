"""What tests do with the chat page, in one word each."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from playwright.async_api import Locator, Page, expect

from tests.browser.scripted import Running


async def open_chat(page: Page, service: Running, language: str = "nl") -> Locator:
    """The first message of a new talk."""
    await page.goto(f"{service.origin}/chat?lang={language}")
    greeting = page.locator(".message.assistant").first
    await expect(greeting).to_be_visible()
    return greeting


async def say(page: Page, text: str) -> None:
    await page.locator("#text").fill(text)
    await page.locator("#text").press("Enter")


def messages(page: Page, author: str = "assistant") -> Locator:
    return page.locator(f".message.{author}:not(.pending)")


async def choose(page: Page, label: str) -> Locator:
    button = page.get_by_role("button", name=label).last
    await button.click()
    return button


async def until(holds: Callable[[], Awaitable[object]], why: str, deadline_s: float = 10.0) -> None:
    """Wait until something holds. Raises: AssertionError with `why` after the deadline."""
    end = time.monotonic() + deadline_s
    while not await holds():
        assert time.monotonic() < end, why
        await asyncio.sleep(0.05)
