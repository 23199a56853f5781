"""docs/openapi.yml says what the service does: the same routes, and answers of the described shape."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import aiohttp
import jsonschema
import openapi_spec_validator
import pytest
import pytest_asyncio
import yaml

from tests.browser.scripted import Running
from tests.browser.talking import until

pytestmark = pytest.mark.asyncio(loop_scope="module")
SPEC: dict[str, Any] = yaml.safe_load((Path(__file__).parents[2] / "docs" / "openapi.yml").read_text())


def described(path: str, method: str, status: int, media: str) -> dict[str, Any]:
    """The schema of an answer, with what it refers to. Raises: KeyError when it is not described."""
    answer = SPEC["paths"][path][method]["responses"][str(status)]
    if "$ref" in answer:
        answer = SPEC["components"]["responses"][answer["$ref"].rsplit("/", 1)[-1]]
    return {**answer["content"][media]["schema"], "components": SPEC["components"]}


class Checked:
    """A client whose every answer is held against the description."""

    def __init__(self, client: aiohttp.ClientSession) -> None:
        self.client, self.id, self.token = client, "", ""

    async def call(self, method: str, path: str, body: Any = None, *, query: str = "", status: int) -> Any:
        headers = {"Accept": "application/json"} | ({"Authorization": f"Bearer {self.token}"} if self.token else {})
        async with self.client.request(method, path.replace("{id}", self.id) + query, json=body, headers=headers) as answer:
            assert answer.status == status, await answer.text()
            if status == 204:
                return None
            told = await answer.json(content_type=None)
            jsonschema.validate(told, described(path, method, status, answer.content_type), format_checker=jsonschema.FormatChecker())
            return told


@pytest_asyncio.fixture(loop_scope="module")
async def talk(client: aiohttp.ClientSession) -> Checked:
    one = Checked(client)
    begun = await one.call("post", "/api/conversations", {"language": "nl"}, status=201)
    one.id, one.token = begun["id"], begun["token"]
    return one


async def test_every_route_of_the_service_is_described_and_nothing_else(service: Running) -> None:
    assert service.service is not None
    routes = {
        (route.resource.canonical, route.method.lower())
        for route in service.service.public.router.routes()
        if route.resource is not None
        and route.method != "HEAD"
        and route.resource.canonical.startswith(("/api/", "/health/", "/coordinators"))
    }
    methods = {"get", "post", "delete", "put", "patch"}
    assert routes == {(path, method) for path, item in SPEC["paths"].items() for method in item if method in methods}


async def test_a_whole_talk_answers_as_described(service: Running, talk: Checked) -> None:
    await service.add_coordinator()
    messages, events = "/api/conversations/{id}/messages", "/api/conversations/{id}/events"
    sent = {"client_message_id": str(uuid.uuid4()), "text": "Mag ik bellen als ik het niet zeker weet?"}
    seq = (await talk.call("post", messages, sent, status=202))["seq"]
    assert (await talk.call("post", messages, sent, status=200))["seq"] == seq
    await talk.call("post", messages, {**sent, "text": "iets anders"}, status=409)

    async def answered() -> bool:
        return bool((await talk.call("get", events, query="?after=0", status=200))["last_seq"] > seq)

    await until(answered, "no answer")
    preview = await talk.call("post", "/api/conversations/{id}/handover", status=200)
    assert preview["preview"]["lines"]
    await talk.call("post", "/api/conversations/{id}/handover", {"confirm": True, "strike": []}, status=201)
    await talk.call("post", "/api/conversations/{id}/handover", {"confirm": True}, status=409)
    details = {"name": "Jan", "phone": "010 1234567", "who_may_pick_up": "alleen ik", "may_leave_message": False}
    await talk.call("post", "/api/conversations/{id}/callback", details, status=201)
    await talk.call("post", "/api/conversations/{id}/feedback", {"helpful": True}, status=201)
    await talk.call("post", "/api/conversations/{id}/end", status=200)
    await talk.call("get", events, query="?after=0", status=200)
    await talk.call("post", messages, {"client_message_id": str(uuid.uuid4()), "text": "nog iets"}, status=410)
    await talk.call("delete", "/api/conversations/{id}", status=204)
    await talk.call("get", events, status=401)


async def test_what_cannot_be_taken_is_a_described_problem(talk: Checked) -> None:
    messages = "/api/conversations/{id}/messages"
    for body, status in (
        ({"client_message_id": str(uuid.uuid4()), "text": " "}, 400),
        ({"client_message_id": "no uuid", "text": "a"}, 400),
        ({"client_message_id": str(uuid.uuid4()), "text": "a" * 4001}, 413),
        ({"client_message_id": str(uuid.uuid4()), "choice": "never offered"}, 422),
    ):
        await talk.call("post", messages, body, status=status)
    talk.token = "wrong"
    await talk.call("post", messages, {"client_message_id": str(uuid.uuid4()), "text": "a"}, status=401)


@pytest.mark.parametrize("place", ["Groningen", "Bergen", "Zaandam", "nergens"])
async def test_coordinators_and_health_answer_as_described(client: aiohttp.ClientSession, place: str) -> None:
    one = Checked(client)
    await one.call("get", "/coordinators", query=f"?place={place}", status=200)
    await one.call("get", "/health/live", status=200)
    await one.call("get", "/health/ready", status=200)


async def test_the_description_is_valid_openapi() -> None:
    openapi_spec_validator.validate(SPEC)
