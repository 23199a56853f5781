"""The client of the engine against a real server that lies: whatever is not exactly a reply is a failed turn, soon (attack F23)."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from connectors.engine import FAILURES_TO_OPEN, MAX_REPLY_BYTES, EngineClient
from seemenow.errors import EngineFailure
from seemenow.reply import Reply, Say
from tests.doubles import SetClock

GOOD = Reply((Say("answer", "faq/gut_feeling"),), intent="faq/gut_feeling", confidence=0.9)
Behaviour = Callable[[web.Request], Awaitable[web.StreamResponse]]
TIMEOUT_S = 1.0


def answering(body: Any = None, *, status: int = 200, text: str | None = None, content_type: str = "application/json") -> Behaviour:
    async def behave(_: web.Request) -> web.StreamResponse:
        return web.Response(status=status, text=json.dumps(body) if text is None else text, content_type=content_type)

    return behave


@dataclass
class LyingEngine:
    """Answers as told, and counts."""

    behave: Behaviour = answering({"reply": GOOD.to_json()})
    bodies: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    url: str = ""

    async def handle(self, request: web.Request) -> web.StreamResponse:
        self.bodies.append(await request.json())
        self.headers.append(dict(request.headers))
        return await self.behave(request)


@pytest.fixture
async def lying() -> AsyncIterator[LyingEngine]:
    engine = LyingEngine()
    app = web.Application()
    app.router.add_post("/webhooks/strict/webhook", engine.handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    engine.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield engine
    await runner.cleanup()


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
async def client(lying: LyingEngine, clock: SetClock) -> AsyncIterator[EngineClient]:
    async with aiohttp.ClientSession() as session:
        yield EngineClient(session, lying.url, "a shared secret", clock, timeout_s=TIMEOUT_S)


async def ask(client: EngineClient) -> Reply:
    return await client.answer("c:1", text="hallo", payload=None, metadata={"language": "nl"})


async def fails(client: EngineClient) -> str:
    begun = time.monotonic()
    with pytest.raises(EngineFailure) as caught:
        await ask(client)
    assert time.monotonic() - begun < TIMEOUT_S + 4
    return str(caught.value)


async def test_a_reply_is_read(client: EngineClient) -> None:
    assert await ask(client) == GOOD


async def test_a_text_and_a_payload_travel_in_fields_of_their_own_with_the_secret(client: EngineClient, lying: LyingEngine) -> None:
    await ask(client)
    await client.answer("c:1", text=None, payload="/list_signs", metadata={})
    assert lying.bodies == [
        {"sender": "c:1", "metadata": {"language": "nl"}, "text": "hallo"},
        {"sender": "c:1", "metadata": {}, "payload": "/list_signs"},
    ]
    assert {one["X-Engine-Secret"] for one in lying.headers} == {"a shared secret"}


GARBAGE = {
    "an empty list": answering([]),
    "a list with a text, as Rasa answers": answering([{"recipient_id": "x", "text": "You have been hacked"}]),
    "an empty object": answering({}),
    "a reply that is null": answering({"reply": None}),
    "a reply that is a text": answering({"reply": "hello"}),
    "a reply that says nothing": answering({"reply": {**GOOD.to_json(), "say": []}}),
    "a reply of another kind": answering({"reply": {**GOOD.to_json(), "say": [{"kind": "html", "id": "x"}]}}),
    "a text beside the kinds": answering({"reply": {**GOOD.to_json(), "say": [{"kind": ["answer"], "id": "x"}]}}),
    "HTML": answering(text="<html><script>alert(1)</script></html>", content_type="text/html"),
    "nothing": answering(text=""),
    "half a JSON": answering(text='{"reply": {"say": [{"ki'),
    "a very deep JSON": answering(text="[" * 50_000),
    "a number of ten thousand digits": answering(text="9" * 10_000),
    "bytes that are no text": answering(text="\ufffd\x00\x01"),
    "status 500": answering({"reply": GOOD.to_json()}, status=500),
    "status 503": answering({}, status=503),
    "status 204": answering(text="", status=204),
    "a redirect": answering({}, status=302),
}


@pytest.mark.parametrize("what", GARBAGE)
async def test_garbage_is_a_failed_turn(client: EngineClient, lying: LyingEngine, what: str) -> None:
    lying.behave = GARBAGE[what]
    assert "hacked" not in await fails(client)


async def test_a_redirect_is_not_followed(client: EngineClient, lying: LyingEngine) -> None:
    async def elsewhere(_: web.Request) -> web.StreamResponse:
        raise web.HTTPTemporaryRedirect(f"{lying.url}/webhooks/strict/webhook")

    lying.behave = elsewhere
    await fails(client)
    assert len(lying.bodies) == 1


async def test_twenty_megabytes_are_not_read(client: EngineClient, lying: LyingEngine) -> None:
    sent = 0

    async def flood(request: web.Request) -> web.StreamResponse:
        nonlocal sent
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(320):
            await response.write(b"x" * 65_536)
            sent += 65_536
        return response

    lying.behave = flood
    assert "too large" in await fails(client)
    assert sent < 20_000_000


async def test_an_answer_of_exactly_the_largest_size_is_read_and_one_byte_more_is_not(client: EngineClient, lying: LyingEngine) -> None:
    whole = json.dumps({"reply": GOOD.to_json()})
    lying.behave = answering(text=whole + " " * (MAX_REPLY_BYTES - len(whole)))
    assert await ask(client) == GOOD
    lying.behave = answering(text=whole + " " * (MAX_REPLY_BYTES + 1 - len(whole)))
    assert "too large" in await fails(client)


async def test_an_answer_that_comes_too_late_is_a_failed_turn(client: EngineClient, lying: LyingEngine) -> None:
    async def late(request: web.Request) -> web.StreamResponse:
        await asyncio.sleep(TIMEOUT_S + 2)
        return await answering({"reply": GOOD.to_json()})(request)

    lying.behave = late
    assert "no answer within" in await fails(client)


async def test_an_answer_that_drips_is_given_up_at_the_same_time(client: EngineClient, lying: LyingEngine) -> None:
    async def drip(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse()
        await response.prepare(request)
        while True:
            await response.write(b" ")
            await asyncio.sleep(0.05)

    lying.behave = drip
    assert "no answer within" in await fails(client)


async def test_a_connection_cut_in_the_middle_is_a_failed_turn(client: EngineClient, lying: LyingEngine) -> None:
    async def cut(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "1000"})
        await response.prepare(request)
        await response.write(b'{"reply"')
        assert request.transport is not None
        request.transport.close()
        return response

    lying.behave = cut
    await fails(client)


async def test_bytes_that_are_no_http_are_a_failed_turn(clock: SetClock) -> None:
    async def babble(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.write(b"\x00\xff no http \r\n\r\n")
        writer.close()

    server = await asyncio.start_server(babble, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with aiohttp.ClientSession() as session:
        await fails(EngineClient(session, f"http://127.0.0.1:{port}", "", clock, timeout_s=TIMEOUT_S))
    server.close()


async def test_nobody_listening_is_a_failed_turn(clock: SetClock, unused_tcp_port: int) -> None:
    async with aiohttp.ClientSession() as session:
        await fails(EngineClient(session, f"http://127.0.0.1:{unused_tcp_port}", "", clock, timeout_s=TIMEOUT_S))


async def test_after_five_failures_in_a_row_nobody_waits_for_the_engine(client: EngineClient, lying: LyingEngine) -> None:
    lying.behave = answering({}, status=503)
    for _ in range(FAILURES_TO_OPEN):
        await fails(client)
    assert "circuit" in await fails(client)
    assert len(lying.bodies) == FAILURES_TO_OPEN == 5


async def test_four_failures_and_a_success_do_not_open_the_circuit(client: EngineClient, lying: LyingEngine) -> None:
    for status in (503, 503, 503, 503, 200, 503, 503, 503, 503, 200):
        lying.behave = answering({"reply": GOOD.to_json()}, status=status)
        if status == 200:
            await ask(client)
        else:
            await fails(client)
    assert len(lying.bodies) == 10


async def test_after_a_rest_one_try_is_let_through_and_closes_the_circuit(
    client: EngineClient, lying: LyingEngine, clock: SetClock
) -> None:
    lying.behave = answering({}, status=503)
    for _ in range(FAILURES_TO_OPEN):
        await fails(client)
    lying.behave = answering({"reply": GOOD.to_json()})
    clock.advance(seconds=client.circuit.rest_s - 0.1)
    assert "circuit" in await fails(client)
    clock.advance(seconds=0.2)
    assert await ask(client) == GOOD
    assert await ask(client) == GOOD


async def test_a_try_that_fails_opens_the_circuit_for_another_rest(client: EngineClient, lying: LyingEngine, clock: SetClock) -> None:
    lying.behave = answering({}, status=503)
    for _ in range(FAILURES_TO_OPEN):
        await fails(client)
    clock.advance(seconds=client.circuit.rest_s)
    assert "503" in await fails(client)
    assert "circuit" in await fails(client)


async def test_while_one_try_is_on_its_way_the_others_do_not_wait(client: EngineClient, lying: LyingEngine, clock: SetClock) -> None:
    lying.behave = answering({}, status=503)
    for _ in range(FAILURES_TO_OPEN):
        await fails(client)
    clock.advance(seconds=client.circuit.rest_s)
    arrived, let_go = asyncio.Event(), asyncio.Event()

    async def slow(request: web.Request) -> web.StreamResponse:
        arrived.set()
        await let_go.wait()
        return await answering({"reply": GOOD.to_json()})(request)

    lying.behave = slow
    trying = asyncio.create_task(ask(client))
    await asyncio.wait_for(arrived.wait(), 5)
    assert "circuit" in await fails(client)
    let_go.set()
    assert await trying == GOOD
