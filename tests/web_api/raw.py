"""Requests as an ill-behaved client makes them, and a reader of server-sent events."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.e2e.people import Person
from tests.running import Served


def new_id() -> str:
    return str(uuid.uuid4())


@dataclass
class Answer:
    """Args: body: the JSON, or None."""

    status: int
    body: Any
    headers: Mapping[str, str]
    content_type: str

    @property
    def code(self) -> str:
        """Of a problem; a plain failure of the test where it is none."""
        assert self.content_type == "application/problem+json", (self.status, self.body)
        assert set(self.body) == {"type", "title", "status", "code", "detail"}
        assert self.body["status"] == self.status
        assert self.body["detail"].strip()
        return str(self.body["code"])


async def post(served: Served, person: Person, path: str, raw: Any, *, token: str | None = None) -> Answer:
    """Args: raw: bytes as they are, anything else as JSON."""
    data = raw if isinstance(raw, bytes) else json.dumps(raw).encode()
    headers = {"Authorization": f"Bearer {person.token if token is None else token}", "Content-Type": "application/json"}
    async with served.session.post(f"{served.public}/api/conversations/{person.id}/{path}", data=data, headers=headers) as answer:
        return await _read(answer)


async def send(served: Served, person: Person, text: Any = None, *, id_: str | None = None, **more: Any) -> Answer:
    """A message; None for `text` leaves the field out."""
    body = {"client_message_id": id_ or new_id(), **({} if text is None else {"text": text}), **more}
    return await post(served, person, "messages", body)


async def erase(served: Served, person: Person) -> int:
    async with served.session.delete(person.url, headers=person.headers) as answer:
        return answer.status


async def poll(served: Served, person: Person, query: str = "", **headers: str) -> Answer:
    async with served.session.get(f"{person.url}/events{query}", headers={**person.headers, **headers}) as answer:
        return await _read(answer)


async def _read(answer: aiohttp.ClientResponse) -> Answer:
    text = await answer.text()
    return Answer(answer.status, json.loads(text) if text else None, answer.headers, answer.content_type)


@dataclass
class Stream:
    """Events as they come; comments (heartbeats) are left out."""

    response: aiohttp.ClientResponse
    seen: list[dict[str, Any]] = field(default_factory=list)

    async def next(self, within_s: float = 5.0) -> dict[str, Any]:
        """{"id", "event", "data"} of the next event."""
        fields: dict[str, str] = {}
        async with asyncio.timeout(within_s):
            while True:
                line = (await self.response.content.readline()).decode().rstrip("\n")
                if line.startswith(":"):
                    continue
                if not line and fields:
                    self.seen.append({"id": fields.get("id"), "event": fields["event"], "data": json.loads(fields["data"])})
                    return self.seen[-1]
                name, _, value = line.partition(": ")
                if name:
                    fields[name] = value

    async def ended(self, within_s: float = 5.0) -> bool:
        """Whether the server has closed it, with nothing more to say."""
        async with asyncio.timeout(within_s):
            return not (await self.response.content.read()).strip()


@asynccontextmanager
async def stream(served: Served, person: Person, query: str = "", **headers: str) -> AsyncIterator[Stream]:
    sent = {"Authorization": f"Bearer {person.token}", "Accept": "text/event-stream", **headers}
    async with served.session.get(f"{person.url}/events{query}", headers=sent) as response:
        assert response.status == 200, await response.text()
        assert response.content_type == "text/event-stream"
        yield Stream(response)
