"""`make figures`: memory of the three processes and the time of a turn, into docs/performance.md.

Times on a shared machine say little by themselves: the median and the spread of several rounds stand there, beside the number of
turns and the time a turn takes at the engine alone, measured in the same run.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
import uuid
from pathlib import Path

import aiohttp
import psutil

from ops.processes import Child, children, free_ports, say, wait_until_ready
from ops.train import fitting_model

ROUNDS, TURNS = 5, 20
PAGE = Path("docs/performance.md")
SENTENCES = (
    "kunnen jongens ook slachtoffer zijn",
    "what happens when I call Veilig Thuis for advice",
    "moet ik de ouders inlichten",
    "how do I start the talk with the child",
)


def resident_mb(child: Child) -> float:
    """Resident memory of the process and its children, in MB."""
    assert child.process is not None
    top = psutil.Process(child.process.pid)
    return float(sum(one.memory_info().rss for one in (top, *top.children(recursive=True)))) / 1e6


async def one_turn(session: aiohttp.ClientSession, base: str, begun: dict[str, str], text: str, after: int) -> tuple[float, int]:
    """Seconds from the POST to the answer in hand, and the last seq."""
    headers = {"Authorization": f"Bearer {begun['token']}", "Accept": "application/json"}
    url = f"{base}/api/conversations/{begun['id']}"
    began = time.perf_counter()
    body = {"client_message_id": str(uuid.uuid4()), "text": text}
    async with session.post(f"{url}/messages", json=body, headers=headers) as answer:
        assert answer.status == 202, await answer.text()
    while True:
        async with session.get(f"{url}/events?after={after}&wait=20", headers=headers) as answer:
            found = await answer.json()
        after = found["last_seq"]
        if any(event["author"] == "assistant" for event in found["events"]):
            return time.perf_counter() - began, after


async def one_engine_turn(session: aiohttp.ClientSession, url: str, text: str) -> float:
    began = time.perf_counter()
    body = {"sender": f"{uuid.uuid4().hex}:1", "text": text, "metadata": {"language": "nl"}}
    async with session.post(f"{url}/webhooks/strict/webhook", json=body, headers={"X-Engine-Secret": "figures"}) as answer:
        assert answer.status == 200, await answer.text()
        await answer.read()
    return time.perf_counter() - began


async def measure(base: str, engine: str) -> tuple[list[float], list[float]]:
    """Medians, in seconds, of each round: the whole way, and the engine alone."""
    whole, alone = [], []
    async with aiohttp.ClientSession() as session:
        for number in range(ROUNDS):
            say(f"round {number + 1} of {ROUNDS}")
            async with session.post(f"{base}/api/conversations", json={"language": "nl"}) as answer:
                begun = await answer.json()
            times, after = [], 1
            for turn in range(TURNS):
                took, after = await one_turn(session, base, begun, SENTENCES[turn % len(SENTENCES)], after)
                times.append(took)
            whole.append(statistics.median(times))
            alone.append(statistics.median([await one_engine_turn(session, engine, SENTENCES[turn % 4]) for turn in range(TURNS)]))
    return whole, alone


def write(memory: dict[str, float], whole: list[float], alone: list[float]) -> None:
    rows = "\n".join(f"| {name} | {mb:.0f} MB |" for name, mb in memory.items())

    def line(times: list[float]) -> str:
        return f"{statistics.median(times) * 1000:.0f} ms ({min(times) * 1000:.0f}-{max(times) * 1000:.0f})"

    PAGE.write_text(
        f"""# Performance

Written by `make figures`, which starts the three processes, talks with them, and measures. {ROUNDS} rounds of {TURNS} turns; the
median of the rounds' medians, and their lowest and highest. {psutil.cpu_count()} cores, shared and noisy: read ratios, not milliseconds.

| process | resident, after the turns |
|---|---|
{rows}
| all | {sum(memory.values()):.0f} MB |

| a turn | time |
|---|---|
| from POST to the answer in hand: web, engine, action server, encryption, database | {line(whole)} |
| the engine and the action server alone | {line(alone)} |
| the whole way is, times the engine alone | {statistics.median(whole) / statistics.median(alone):.1f} |
""",
        encoding="utf-8",
    )


def main(argv: list[str]) -> int:
    del argv
    model = fitting_model()
    assert model is not None
    with tempfile.TemporaryDirectory() as directory:
        ports = free_ports()
        settings = {
            "SEEMENOW_DATABASE_URL": f"sqlite+aiosqlite:///{directory}/figures.sqlite3",
            "SEEMENOW_KEY_RING": f"{directory}/keys/keyring.json",
            "SEEMENOW_ENGINE_SECRET": "figures",
            "SEEMENOW_MESSAGES_PER_MINUTE": "10000",
            "SEEMENOW_REQUESTS_PER_MINUTE": "100000",
        }
        started = children(ports, model, Path(directory) / "log", settings)
        try:
            for child in started.values():
                child.start()
            wait_until_ready(started, 120, say)
            whole, alone = asyncio.run(measure(f"http://127.0.0.1:{ports.public}", f"http://127.0.0.1:{ports.engine}"))
            write({name: resident_mb(child) for name, child in started.items()}, whole, alone)
        finally:
            for child in started.values():
                child.stop()
    print(PAGE.read_text(encoding="utf-8"), file=sys.stderr)
    return 0
