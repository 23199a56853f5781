"""Pages: language, headers, facts of the service, addresses that do not exist."""

from __future__ import annotations

import re

import aiohttp
import pytest

from pages.view import paragraphs, policy
from seemenow.labels import SETTINGS_OF_WORK
from tests.browser.scripted import Running

pytestmark = pytest.mark.asyncio(loop_scope="module")
PATHS = ["/", "/signs", "/signs/school", "/stories", "/stories/girl_met_online", "/coordinators", "/privacy", "/demo", "/chat"]


async def text_of(client: aiohttp.ClientSession, path: str, **headers: str) -> str:
    async with client.get(path, headers=headers) as answer:
        assert answer.status == 200, path
        return await answer.text()


@pytest.mark.parametrize(
    ("header", "query", "language"),
    [
        ("", "", "nl"),
        ("en-GB,en;q=0.9", "", "en"),
        ("de,en;q=0.5,nl;q=0.7", "", "nl"),
        ("fr", "", "nl"),
        ("en", "?lang=nl", "nl"),
        ("nl", "?lang=en", "en"),
        ("nl", "?lang=xx", "nl"),
        (";;q=9,,,en;q=0.1", "", "en"),
    ],
)
async def test_the_language_is_the_asked_one_then_the_browsers_then_dutch(
    client: aiohttp.ClientSession, header: str, query: str, language: str
) -> None:
    assert f'<html lang="{language}">' in await text_of(client, f"/{query}", **{"Accept-Language": header})


@pytest.mark.parametrize("path", PATHS)
async def test_no_page_holds_script_or_style_in_line_and_each_has_its_policy(client: aiohttp.ClientSession, path: str) -> None:
    async with client.get(path) as answer:
        html, rules = await answer.text(), answer.headers["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=|javascript:", html)
    assert "unsafe" not in rules
    assert "default-src 'none'" in rules
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    embedders = "'self' https://school.example https://gp.example" if path == "/chat" else "'none'"
    assert rules.endswith(f"frame-ancestors {embedders}")


@pytest.mark.parametrize("path", PATHS)
async def test_every_page_has_the_numbers_the_way_out_and_a_neutral_title(
    client: aiohttp.ClientSession, service: Running, path: str
) -> None:
    html = await text_of(client, path)
    assert 'href="tel:112"' in html
    assert 'href="tel:08002000"' in html
    assert f'href="{service.settings.quick_exit_url}"' in html
    assert "description" not in html
    assert re.search(r"<title>(Start|Lijsten|Verhalen|Contacten|Gegevens|Chat|Voorbeeldpagina)</title>", html)


async def test_every_setting_with_signs_has_a_page_with_all_cautions(client: aiohttp.ClientSession, service: Running) -> None:
    pack = service.house.pack
    overview = await text_of(client, "/signs?lang=nl")
    for setting in SETTINGS_OF_WORK:
        assert f'href="/signs/{setting}?lang=nl"' in overview
        shown = await text_of(client, f"/signs/{setting}?lang=en")
        assert all(sign.text["en"].split("'")[0] in shown for sign in pack.signs.lists[setting].signs)
        assert all(caution["en"].split("'")[0] in shown for caution in pack.signs.cautions.values())


async def test_privacy_says_what_the_settings_say(client: aiohttp.ClientSession, service: Running) -> None:
    html = await text_of(client, "/privacy?lang=en")
    for told in ("Voorbeeld", "privacy@example.org", "24 hours", "28 days", "0800-2000"):
        assert told in html
    assert "{" not in html.split("<main")[1]


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/signs/nowhere", "/stories/nowhere", "/stories/girl_met_online?part=99", "/stories/girl_met_online?part=x", "/a/b/c"],
)
async def test_an_address_that_does_not_exist_still_shows_the_numbers(client: aiohttp.ClientSession, path: str) -> None:
    async with client.get(path) as answer:
        assert answer.status == 404
        assert answer.content_type == "text/html"
        assert 'href="tel:08002000"' in await answer.text()


@pytest.mark.parametrize("path", ["/api/nowhere", "/health/nowhere"])
async def test_an_address_of_the_api_that_does_not_exist_is_a_problem(client: aiohttp.ClientSession, path: str) -> None:
    async with client.get(path) as answer:
        assert (answer.status, answer.content_type) == (404, "application/problem+json")


@pytest.mark.parametrize("path", ["/widget/README.md", "/widget/../pages/app.py", "/static/%2e%2e/app.py", "/widget/", "/static/nope.js"])
async def test_only_listed_files_are_served(client: aiohttp.ClientSession, path: str) -> None:
    async with client.get(path) as answer:
        assert answer.status == 404


async def test_another_site_may_load_the_widget_and_a_known_file_is_not_sent_twice(client: aiohttp.ClientSession) -> None:
    async with client.get("/widget/define.js", headers={"Origin": "https://school.example"}) as answer:
        assert answer.content_type == "text/javascript"
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        etag = answer.headers["ETag"]
    async with client.get("/widget/define.js", headers={"If-None-Match": etag}) as answer:
        assert answer.status == 304


async def test_paragraphs_and_points_are_told_apart() -> None:
    assert paragraphs("Een.\n\nLijst:\n- a\n- b\nDaarna.\n\n") == ["Een.", "Lijst:", ["a", "b"], "Daarna."]


async def test_a_page_that_is_not_embeddable_may_not_be_framed_at_all() -> None:
    assert policy(None).endswith("frame-ancestors 'none'")
    assert policy(()).endswith("frame-ancestors 'self'")
