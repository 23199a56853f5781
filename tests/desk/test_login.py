"""Nobody sees the desk without an account, and no other site can act for somebody who has one."""

from __future__ import annotations

import aiohttp
import pytest
from argon2 import PasswordHasher

from desk.guarding import ABSOLUTE_S, HEADERS, IDLE_S, OPEN
from desk.login import FAILURES_ALLOWED, LOCK_MINUTES
from seemenow.ports import Coordinator
from tests.desk.conftest import AtDesk
from tests.running import EVERYWHERE, Served

PASSWORD = "a long sentence that is easy to keep"


@pytest.fixture
async def browser(service: Served) -> aiohttp.ClientSession:  # type: ignore[misc]
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as one:
        yield one


async def account(service: Served) -> None:
    async with service.house.units() as work:
        await work.desk.add_region(EVERYWHERE)
        shown = {"nl": "Zorgcoördinator", "en": "Care coordinator"}
        await work.desk.add_coordinator(
            Coordinator("c1", "anna", shown, (EVERYWHERE.id,)), PasswordHasher(time_cost=1, memory_cost=1024).hash(PASSWORD)
        )
        await work.commit()


async def tries(service: Served, browser: aiohttp.ClientSession, password: str, login: str = "anna") -> int:
    async with browser.post(f"{service.desk}/login", data={"login": login, "password": password}, allow_redirects=False) as answer:
        return answer.status


async def test_the_right_password_opens_the_desk_and_a_wrong_one_does_not(service: Served, browser: aiohttp.ClientSession) -> None:
    await account(service)
    assert await tries(service, browser, "wrong") == 403
    assert await tries(service, browser, PASSWORD, login="nobody") == 403
    assert await tries(service, browser, PASSWORD) == 303
    async with browser.get(f"{service.desk}/", headers={"Accept": "text/html"}) as page:
        assert "Wachten" in await page.text()


async def test_after_five_failures_the_right_password_has_to_wait_too(service: Served, browser: aiohttp.ClientSession) -> None:
    await account(service)
    for _ in range(FAILURES_ALLOWED):
        assert await tries(service, browser, "wrong") == 403
    assert await tries(service, browser, PASSWORD) == 403
    service.clock.advance(minutes=LOCK_MINUTES + 1)
    assert await tries(service, browser, PASSWORD) == 303


async def test_a_login_link_works_once_and_a_look_at_it_does_not_use_it_up(
    service: Served, at_desk: AtDesk, browser: aiohttp.ClientSession
) -> None:
    async with browser.get(f"{service.desk}/login/link-anna") as preview:
        assert preview.status == 200
    await at_desk()
    async with browser.post(f"{service.desk}/login/link", data={"token": "link-anna"}, allow_redirects=False) as again:
        assert again.status == 400


@pytest.mark.parametrize("seconds", [IDLE_S + 1, ABSOLUTE_S + 1])
async def test_a_session_ends_by_itself(service: Served, at_desk: AtDesk, seconds: float) -> None:
    someone = await at_desk()
    service.clock.advance(seconds=seconds)
    async with someone.session.get(service.desk + "/", headers={"Accept": "text/html"}, allow_redirects=False) as page:
        assert page.status == 303
        assert page.headers["Location"] == "/login"


async def test_a_session_is_dead_at_once_after_logging_out(service: Served, at_desk: AtDesk) -> None:
    someone = await at_desk()
    cookies = {one.key: one.value for one in someone.session.cookie_jar}
    await someone.submits("/logout")
    async with aiohttp.ClientSession(cookies=cookies) as thief, thief.get(service.desk + "/", allow_redirects=False) as page:
        assert page.status in (303, 403)


async def test_every_route_that_is_not_listed_as_open_refuses_a_stranger(service: Served) -> None:
    """The list comes from the router, so a new route is looked at too (H11 of the fault catalogue)."""
    open_to_all = []
    async with aiohttp.ClientSession() as stranger:
        for route in service.service.desk.router.routes():
            path = route.resource.canonical if route.resource else ""
            if path in OPEN or route.method == "HEAD":
                continue
            async with stranger.request(route.method, service.desk + path.replace("{id}", "x"), allow_redirects=False) as answer:
                if answer.status not in (303, 403):
                    open_to_all.append((route.method, path, answer.status))
    assert open_to_all == []


async def test_nothing_changes_without_the_csrf_token_or_from_another_origin(service: Served, at_desk: AtDesk) -> None:
    someone = await at_desk()
    changed = []
    for route in service.service.desk.router.routes():
        path = route.resource.canonical if route.resource else ""
        if route.method != "POST" or path in OPEN:
            continue
        url = service.desk + path.replace("{id}", "x")
        async with someone.session.post(url, data={"csrf": "wrong"}, allow_redirects=False) as forged:
            changed += [path] if forged.status != 403 else []
        headers = {"Origin": "https://evil.example"}
        async with someone.session.post(url, data={"csrf": someone.csrf}, headers=headers, allow_redirects=False) as foreign:
            changed += [path] if foreign.status != 403 else []
    assert changed == []


async def test_every_answer_of_the_desk_carries_the_security_headers(service: Served) -> None:
    for path in ("/login", "/nothing-here", "/static/desk.css", "/"):
        async with service.session.get(service.desk + path, allow_redirects=False) as answer:
            assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, path
            assert "Server" not in answer.headers
