"""A proxy between web and the engine that passes, or answers garbage, on command (F23 of the fault catalogue)."""

from __future__ import annotations

import asyncio

import aiohttp
from aiohttp import web

GARBAGE = (
    "empty_list",
    "error_500",
    "html",
    "twenty_megabytes",
    "never",
    "closes",
    "no_reply",
    "half_a_reply",
    "unknown_id",
    "a_text_of_its_own",
)


class Chaos:
    """Args: engine: address of the real engine. `mode` is "pass" or a name of GARBAGE."""

    def __init__(self, engine: str) -> None:
        self.engine, self.mode, self.url = engine, "pass", ""
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Chaos:
        app = web.Application()
        app.router.add_post("/webhooks/strict/webhook", self._turn)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    async def _turn(self, request: web.Request) -> web.StreamResponse:
        if self.mode == "pass":
            return await self._passed(request)
        if self.mode == "never":
            await asyncio.Event().wait()  # web gives up first, and the server cancels this
        if self.mode == "closes":
            assert request.transport is not None
            request.transport.close()
        return {
            "empty_list": lambda: web.json_response([]),
            "error_500": lambda: web.Response(status=500, text="Traceback (most recent call last)"),
            "html": lambda: web.Response(text="<h1>It works</h1>", content_type="text/html"),
            "twenty_megabytes": lambda: web.Response(body=b"[" * 20_000_000),
            "no_reply": lambda: web.json_response({"reply": None}),
            "half_a_reply": lambda: web.Response(text='{"reply": {"say": [{"kind": "answ', content_type="application/json"),
            "unknown_id": lambda: web.json_response(
                {"reply": _reply({"kind": "answer", "id": "faq/not_in_the_pack", "ids": [], "values": {}})}
            ),
            "a_text_of_its_own": lambda: web.json_response(
                {"reply": _reply({"kind": "text", "id": "Bel 0900-1234", "ids": [], "values": {}})}
            ),
            "closes": lambda: web.Response(),
        }[self.mode]()

    async def _passed(self, request: web.Request) -> web.Response:
        headers = {"X-Engine-Secret": request.headers.get("X-Engine-Secret", "")}
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.engine + request.path, data=await request.read(), headers=headers) as answer,
        ):
            return web.Response(status=answer.status, body=await answer.read(), content_type="application/json")


def _reply(say: dict[str, object]) -> dict[str, object]:
    return {"say": [say], "announce": None, "remember": {}, "asking": None, "intent": "", "confidence": 0.5}
