"""A real browser on the real web process. A page that breaks its own content security policy, or throws, fails its test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.async_api import Browser, BrowserContext, Page, async_playwright, expect

from ops.browser import launch
from tests.browser.scripted import Running, running

VIOLATIONS = """window.__violations = [];
addEventListener("securitypolicyviolation", (e) => __violations.push(e.violatedDirective + " " + e.blockedURI));"""
expect.set_options(timeout=10_000)


@dataclass
class Watched:
    """What went wrong in the pages of a test. Failed loads count only where a test does not cut the connection itself."""

    errors: list[str] = field(default_factory=list)
    cuts: bool = False

    def follow(self, page: Page) -> None:
        page.on("pageerror", lambda error: self.errors.append(f"thrown: {error}"))
        page.on("console", lambda message: self._console(message.type, message.text))

    def _console(self, kind: str, text: str) -> None:
        load = "Failed to load resource" in text or "ERR_" in text
        if kind == "error" and not (load and self.cuts):
            self.errors.append(text)


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[Running]:
    async with running(tmp_path) as one:
        yield one


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        one = await launch(playwright)
        yield one
        await one.close()


@pytest.fixture
async def context(browser: Browser) -> AsyncIterator[BrowserContext]:
    one = await browser.new_context(viewport={"width": 1100, "height": 800}, locale="nl-NL")
    await one.add_init_script(VIOLATIONS)
    yield one
    await one.close()


@pytest.fixture
async def watched() -> AsyncIterator[Watched]:
    one = Watched()
    yield one
    assert one.errors == []


@pytest.fixture
async def page(context: BrowserContext, watched: Watched, service: Running) -> AsyncIterator[Page]:
    """Needs the service so that it is closed before the service stops."""
    one = await context.new_page()
    watched.follow(one)
    yield one
    if not one.is_closed():
        assert await one.evaluate("window.__violations ?? []") == []
        await one.close()
