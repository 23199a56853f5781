"""A person at the web API and a coordinator at the desk, as clients.

They wait for what they expect, with a deadline.
"""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Callable
from typing import Any, Self

import aiohttp

Event = dict[str, Any]


class Person:
    """One talk over the public API."""

    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        self.session, self.base = session, base
        self.id, self.token = "", ""
        self.events: list[Event] = []

    @classmethod
    async def opens(cls, session: aiohttp.ClientSession, base: str, language: str = "nl") -> Self:
        person = cls(session, base)
        async with session.post(f"{base}/api/conversations", json={"language": language}) as answer:
            assert answer.status == 201, await answer.text()
            begun = await answer.json()
        person.id, person.token = begun["id"], begun["token"]
        await person.sees(lambda event: event["seq"] == 1)
        return person

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}", "Accept": "application/json"}

    @property
    def url(self) -> str:
        return f"{self.base}/api/conversations/{self.id}"

    @property
    def last_seq(self) -> int:
        return self.events[-1]["seq"] if self.events else 0

    async def post(self, path: str, body: Any) -> tuple[int, Any]:
        async with self.session.post(f"{self.url}/{path}", json=body, headers=self.headers) as answer:
            return answer.status, await answer.json(content_type=None)

    async def says(self, text: str) -> int:
        """Returns the seq of the message."""
        status, body = await self.post("messages", {"client_message_id": str(uuid.uuid4()), "text": text})
        assert status == 202, body
        return int(body["seq"])

    async def presses(self, label: str) -> int:
        """The newest button whose label holds `label`."""
        for event in reversed(self.events):
            for choice in event["body"].get("choices", []):
                if label.lower() in choice["label"].lower():
                    status, body = await self.post("messages", {"client_message_id": str(uuid.uuid4()), "choice": choice["id"]})
                    assert status == 202, body
                    return int(body["seq"])
        raise AssertionError(f"no button {label!r} among {[c['label'] for e in self.events for c in e['body'].get('choices', [])]}")

    async def reads(self, wait_s: float = 0.0) -> None:
        async with self.session.get(f"{self.url}/events?after={self.last_seq}&wait={wait_s}", headers=self.headers) as answer:
            assert answer.status == 200, await answer.text()
            self.events += (await answer.json())["events"]

    async def sees(self, wanted: Callable[[Event], bool], *, after: int = 0, within_s: float = 15.0) -> Event:
        """The first event after seq `after` that is wanted."""
        deadline = time.monotonic() + within_s
        while True:
            for event in self.events:
                if event["seq"] > after and wanted(event):
                    return event
            left = deadline - time.monotonic()
            assert left > 0, f"not seen within {within_s} s; since {after}: {[summary(e) for e in self.events if e['seq'] > after]}"
            await self.reads(min(left, 5.0))

    async def hears(self, *, after: int, author: str = "assistant", holding: str = "", within_s: float = 15.0) -> Event:
        """The first message by `author` after seq `after` whose text or cards hold `holding`."""
        return await self.sees(
            lambda e: e["kind"] == "message" and e["author"] == author and holding.lower() in whole_text(e).lower(),
            after=after,
            within_s=within_s,
        )

    async def asks(self, text: str, *, holding: str = "", within_s: float = 15.0) -> Event:
        return await self.hears(after=await self.says(text), holding=holding, within_s=within_s)


def whole_text(event: Event) -> str:
    """Everything of a message that a person reads."""
    body = event["body"]
    cards = [" ".join((card["title"], *card["lines"], *(link["label"] for link in card["links"]))) for card in body.get("cards", [])]
    return "\n".join([body.get("text", ""), *cards, *(choice["label"] for choice in body.get("choices", []))])


def summary(event: Event) -> tuple[int, str, str, str]:
    return event["seq"], event["author"], event["kind"], event["body"].get("text", "")[:60]


class CoordinatorAtDesk:
    """Uses the desk's own pages: forms with the CSRF token that the page gave."""

    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        self.session, self.base, self.csrf = session, base, ""

    async def page(self, path: str) -> str:
        async with self.session.get(self.base + path, headers={"Accept": "text/html"}) as answer:
            text = await answer.text()
            assert answer.status == 200, f"{path}: {answer.status} {text[:200]}"
        found = re.search(r'name="csrf" value="([^"]+)"', text)
        self.csrf = found[1] if found else self.csrf
        return text

    async def submits(self, path: str, **fields: str) -> int:
        async with self.session.post(self.base + path, data={"csrf": self.csrf, **fields}) as answer:
            text = await answer.text()
            found = re.search(r'name="csrf" value="([^"]+)"', text)
            self.csrf = found[1] if found else self.csrf
            return answer.status

    async def logs_in(self, link_token: str) -> None:
        assert await self.submits("/login/link", token=link_token) == 200
        await self.page("/")

    async def claims_the_only_one(self) -> str:
        """Returns the id of the handover."""
        found = re.findall(r"/handovers/([^/]+)/claim", await self.page("/"))
        assert len(found) == 1, f"{len(found)} waiting"
        assert await self.submits(f"/handovers/{found[0]}/claim") == 200
        return str(found[0])

    async def says(self, handover: str, text: str) -> None:
        assert await self.submits(f"/talks/{handover}/messages", text=text, client_message_id=str(uuid.uuid4())) == 200

    async def closes(self, handover: str, outcome: str = "advice_given") -> None:
        assert await self.submits(f"/talks/{handover}/close", outcome=outcome) == 200
