"""What every request passes before it is read. Each test names what somebody tries."""

from __future__ import annotations

import asyncio
import gzip
import json
from collections.abc import AsyncIterator

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from connectors.web.guards import MAX_BODY_BYTES, SECURITY_HEADERS, Limits, RateLimiter, add_security_headers, guards, network_of
from connectors.web.problems import from_error, problems
from seemenow import errors
from tests.doubles import SetClock


class Guarded:
    """A server with the guards and the problems, and one route of each kind."""

    def __init__(self) -> None:
        self.clock, self.base = SetClock(), ""
        self.limits = Limits(requests_per_minute=50)
        self.reached = 0

    def app(self) -> web.Application:
        limiter = RateLimiter(self.clock, b"k" * 32)
        guard = guards(limiter, self.limits, frozenset({"https://own.example.org"}))
        app = web.Application(client_max_size=MAX_BODY_BYTES, middlewares=[problems, guard])
        app.router.add_post("/api/echo", self.echo)
        app.router.add_get("/api/fault", self.fault)
        app.router.add_get("/page", self.echo)
        app.on_response_prepare.append(add_security_headers)
        return app

    async def echo(self, request: web.Request) -> web.Response:
        self.reached += 1
        return web.json_response({"length": len(await request.read())})

    async def fault(self, request: web.Request) -> web.Response:
        raise KeyError("a secret in an error")


@pytest.fixture
async def guarded() -> AsyncIterator[Guarded]:
    one = Guarded()
    runner = web.AppRunner(one.app(), access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    one.base = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield one
    await runner.cleanup()


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as one:
        yield one


async def test_a_body_that_claims_to_be_too_large_is_refused_unread(guarded: Guarded, session: aiohttp.ClientSession) -> None:
    async with session.post(f"{guarded.base}/api/echo", data=b"x" * 5_000_000) as answer:
        assert answer.status == 413
        assert answer.content_type == "application/problem+json"
    assert guarded.reached == 0


async def test_a_body_that_is_too_large_without_saying_so_is_refused(guarded: Guarded, session: aiohttp.ClientSession) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"x" * 1_000

    async with session.post(f"{guarded.base}/api/echo", data=pieces()) as answer:
        assert answer.status == 413
        assert (await answer.json(content_type=None))["status"] == 413


async def test_a_compressed_body_is_refused(guarded: Guarded, session: aiohttp.ClientSession) -> None:
    bomb = gzip.compress(b"x" * 1_000_000)
    async with session.post(f"{guarded.base}/api/echo", data=bomb, headers={"Content-Encoding": "gzip"}) as answer:
        assert answer.status == 415
    assert guarded.reached == 0


@pytest.mark.parametrize("origin", ["https://evil.example.org", "null", "https://own.example.org.evil.org", "http://own.example.org", ""])
async def test_another_site_cannot_call_the_api_in_the_name_of_a_person(
    guarded: Guarded, session: aiohttp.ClientSession, origin: str
) -> None:
    async with session.post(f"{guarded.base}/api/echo", headers={"Origin": origin}) as answer:
        assert answer.status == 403
        assert "Access-Control-Allow-Origin" not in answer.headers
    assert guarded.reached == 0


async def test_the_own_origin_and_clients_without_one_are_let_through(guarded: Guarded, session: aiohttp.ClientSession) -> None:
    for headers in ({}, {"Origin": "https://own.example.org"}, {"Origin": guarded.base}):
        async with session.post(f"{guarded.base}/api/echo", headers=headers) as answer:
            assert answer.status == 200


async def test_a_flood_is_told_when_to_come_back_and_pages_are_not_counted(guarded: Guarded, session: aiohttp.ClientSession) -> None:
    for _ in range(guarded.limits.requests_per_minute):
        async with session.post(f"{guarded.base}/api/echo") as answer:
            assert answer.status == 200
    async with session.post(f"{guarded.base}/api/echo") as answer:
        assert answer.status == 429
        assert 1 <= int(answer.headers["Retry-After"]) <= 2
    async with session.get(f"{guarded.base}/page") as answer:
        assert answer.status == 200
    guarded.clock.advance(seconds=2)
    async with session.post(f"{guarded.base}/api/echo") as answer:
        assert answer.status == 200


async def test_a_forwarding_header_does_not_make_another_network(guarded: Guarded, session: aiohttp.ClientSession) -> None:
    statuses = []
    for number in range(guarded.limits.requests_per_minute + 1):
        async with session.post(f"{guarded.base}/api/echo", headers={"X-Forwarded-For": f"10.0.{number}.1"}) as answer:
            statuses.append(answer.status)
    assert statuses[-1] == 429


@pytest.mark.parametrize("path", ["/page", "/api/fault", "/nowhere", "/api/echo"])
async def test_every_answer_carries_the_security_headers_and_no_name_of_a_server(
    guarded: Guarded, session: aiohttp.ClientSession, path: str
) -> None:
    async with session.get(f"{guarded.base}{path}") as answer:
        for name, value in SECURITY_HEADERS.items():
            assert answer.headers[name] == value
        assert "Server" not in answer.headers


async def test_a_fault_is_answered_without_telling_what_it_was(
    guarded: Guarded, session: aiohttp.ClientSession, caplog: pytest.LogCaptureFixture
) -> None:
    async with session.get(f"{guarded.base}/api/fault") as answer:
        assert answer.status == 500
        body = await answer.text()
    assert "secret" not in body + caplog.text
    assert "KeyError" in caplog.text


async def test_a_method_that_does_not_exist_is_told_which_do(guarded: Guarded, session: aiohttp.ClientSession) -> None:
    async with session.delete(f"{guarded.base}/api/echo") as answer:
        assert answer.status == 405
        assert answer.headers["Allow"] == "POST"
        assert answer.content_type == "application/problem+json"


async def test_a_request_that_is_no_http_ends_nothing(guarded: Guarded, session: aiohttp.ClientSession) -> None:
    host, port = guarded.base.removeprefix("http://").split(":")
    for raw in (
        b"\x00\xff\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"POST /api/echo HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        b"GET " + b"/" * 70_000,
    ):
        reader, writer = await asyncio.open_connection(host, int(port))
        writer.write(raw)
        writer.write_eof()
        await asyncio.wait_for(reader.read(), 5)
        writer.close()
    async with session.post(f"{guarded.base}/api/echo") as answer:
        assert answer.status == 200


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.InputError("x"), 400),
        (errors.TooLong("x"), 413),
        (errors.UnknownChoice("x"), 422),
        (errors.IdTakenError("x"), 409),
        (errors.NotAllowed("x"), 401),
        (errors.NotFound("x"), 404),
        (errors.ConversationClosed("x"), 410),
        (errors.RateLimited(7), 429),
        (errors.IllegalMove("x"), 409),
        (errors.EngineFailure("x"), 503),
        (errors.StoreFailure("x"), 503),
    ],
)
def test_every_error_of_the_inside_is_a_problem_with_its_status(error: errors.SeeMeNowError, status: int) -> None:
    answer = from_error(error)
    assert answer.status == status
    assert answer.content_type == "application/problem+json"
    body = json.loads(answer.text or "")
    assert (body["status"], body["code"]) == (status, error.code)
    assert body["title"]


def test_every_error_has_a_code_of_its_own() -> None:
    kinds = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.SeeMeNowError)]
    assert len({one.code for one in kinds}) == len(kinds)


def test_names_in_an_error_keep_their_capitals() -> None:
    assert (
        json.loads(from_error(errors.IllegalMove("call Veilig Thuis on 0800-2000")).text or "")["detail"]
        == "Call Veilig Thuis on 0800-2000."
    )


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2::5", "2001:db8:1::/48"),
        ("::ffff:192.0.2.77", "192.0.2.0/24"),
        ("", "unknown"),
        ("x", "unknown"),
    ],
)
def test_a_caller_is_known_by_its_network_only(address: str, network: str) -> None:
    request = make_mocked_request("GET", "/").clone(remote=address)
    assert network_of(request) == network


def test_a_bucket_fills_again_with_time_and_not_beyond_its_size() -> None:
    clock = SetClock()
    limiter = RateLimiter(clock)
    clock.advance(hours=5)
    for _ in range(3):
        limiter.take("messages", "talk", 3, 60)
    with pytest.raises(errors.RateLimited) as caught:
        limiter.take("messages", "talk", 3, 60)
    assert caught.value.retry_after_s in (20, 21)
    clock.advance(seconds=20)
    limiter.take("messages", "talk", 3, 60)


def test_one_talk_does_not_use_up_what_another_may() -> None:
    limiter = RateLimiter(SetClock())
    limiter.take("messages", "one", 1, 60)
    limiter.take("messages", "two", 1, 60)
    limiter.take("talks", "one", 1, 60)
    with pytest.raises(errors.RateLimited):
        limiter.take("messages", "one", 1, 60)


def test_the_limiter_keeps_no_address_and_does_not_grow_for_ever() -> None:
    limiter = RateLimiter(SetClock())
    for number in range(50_010):
        limiter.take("requests", f"10.{number // 256}.{number % 256}.0/24", 5, 60)
    assert len(limiter.buckets) == 50_000
    assert not [name for name in list(limiter.buckets)[:100] if "10." in name]
