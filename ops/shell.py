"""`make shell`: a terminal client of the web API, for whoever runs the service.

Numbers press the choices; an empty line or /quit ends and erases the talk.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import uuid
from typing import Any

import aiohttp

NAMES = {"assistant": "AI", "service": "See Me Now", "coordinator": "coordinator", "person": "you"}


class Terminal:
    """One conversation over the public API."""

    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        self.session, self.base = session, base
        self.url = ""
        self.headers: dict[str, str] = {}
        self.choices: list[dict[str, str]] = []

    async def begin(self, language: str) -> None:
        async with self.session.post(f"{self.base}/api/conversations", json={"language": language}) as answer:
            begun = await answer.json()
        self.url, self.headers = f"{self.base}/api/conversations/{begun['id']}", {"Authorization": f"Bearer {begun['token']}"}

    async def listen(self) -> None:
        """Long polls, so that it shows what a client behind a buffering proxy sees."""
        after = 0
        while True:
            headers = {**self.headers, "Accept": "application/json"}
            async with self.session.get(f"{self.url}/events?after={after}&wait=20", headers=headers) as answer:
                if answer.status != 200:
                    return
                found = await answer.json()
            for event in found["events"]:
                self.show(event)
            after = found["last_seq"]

    def show(self, event: dict[str, Any]) -> None:
        body = event["body"]
        if event["kind"] == "floor":
            print(f"--- {body['holder']} {body['name']}")
        if event["kind"] != "message" or event["author"] == "person":
            return
        print(f"\n{NAMES[event['author']]}: {body['text']}")
        for card in body.get("cards", []):
            print(f"  [{card['title']}] {' '.join(card['lines'])} {' '.join(link['label'] for link in card['links'])}")
        if body.get("choices"):
            self.choices = body["choices"]
            print("\n".join(f"  {number} {one['label']}" for number, one in enumerate(self.choices, 1)))

    async def send(self, line: str) -> None:
        body = {"client_message_id": str(uuid.uuid4())}
        if line.isdigit() and 0 < int(line) <= len(self.choices):
            body["choice"] = self.choices[int(line) - 1]["id"]
        else:
            body["text"] = line
        async with self.session.post(f"{self.url}/messages", json=body, headers=self.headers) as answer:
            if answer.status >= 400:
                print(f"  ! {(await answer.json())['detail']}")


async def talk(base: str, language: str) -> None:
    async with aiohttp.ClientSession() as session:
        terminal = Terminal(session, base)
        await terminal.begin(language)
        listening = asyncio.create_task(terminal.listen())
        while (line := (await asyncio.to_thread(sys.stdin.readline)).strip()) not in ("/quit", ""):
            await terminal.send(line)
        listening.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await listening
        await session.delete(terminal.url, headers=terminal.headers)
        print("Erased.")


def main(argv: list[str]) -> int:
    """Args: nl or en. An empty line or /quit ends and erases."""
    base = os.environ.get("SHELL_URL", "http://127.0.0.1:8080")
    try:
        asyncio.run(talk(base, argv[0] if argv else "nl"))
    except aiohttp.ClientError as error:
        print(f"The service is not there: {error}. Start it with make run.", file=sys.stderr)
        return 1
    return 0
