"""The graph components as Rasa runs them: what stands in a message afterwards."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.training_data.message import Message

from components.classifier import put
from components.decision import Decision
from components.entities import ROOT, PackEntities
from components.safety import LexicalSafety


@pytest.fixture(scope="module")
def entities() -> PackEntities:
    return PackEntities.create({"content": "content"}, None, None, None)  # type: ignore[arg-type]


def read(component: Any, text: str, **data: Any) -> Message:
    message = Message({"text": text, **data})
    component.process([message])
    return message


def values(message: Message) -> dict[str, str]:
    return {one["entity"]: one["value"] for one in message.get("entities") or []}


def test_a_topic_becomes_the_retrieval_intent_with_its_key() -> None:
    message = Message({"text": "x"})
    put(message, Decision("faq/boys_as_victims", 0.9), [("faq/boys_as_victims", 0.9)])
    assert message.get("intent")["name"] == "faq"
    selector = message.get("response_selector")
    assert selector["all_retrieval_intents"] == ["faq"]
    assert selector["faq"]["response"]["intent_response_key"] == "faq/boys_as_victims"


def test_two_close_readings_become_the_fallback_intent() -> None:
    message = Message({"text": "x"})
    put(message, Decision("faq/shelter", 0.3, ask=("faq/shelter", "greet")), [("faq/shelter", 0.3)])
    assert message.get("intent")["name"] == "nlu_fallback"
    assert message.get("understanding")["ask"] == ["faq/shelter", "greet"]


def test_a_cry_overrides_the_classifier() -> None:
    message = read(LexicalSafety(), "ze wordt nu geslagen", intent={"name": "share_concern", "confidence": 0.97})
    assert message.get("intent")["name"] == "immediate_danger"
    assert message.get("understanding")["lexical_safety"] == "immediate_danger"


def test_a_sure_safety_label_of_the_classifier_stands() -> None:
    message = read(LexicalSafety(), "ik ben 14", intent={"name": "victim_self", "confidence": 0.8}, understanding={"label": "victim_self"})
    assert message.get("intent")["name"] == "victim_self"
    assert message.get("understanding")["lexical_safety"] == "user_is_minor"


def test_a_payload_is_left_alone(entities: PackEntities) -> None:
    assert read(LexicalSafety(), "/immediate_danger").get("understanding") is None
    assert read(entities, "/give_place").get("entities") is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("signalen op school", {"setting": "school"}),
        ("I am a GP, a girl of 14 in Zwolle", {"setting": "healthcare", "age_band": "12-15", "place": "0193"}),
        ("telefoonnummer van CoMensha", {"organisation": "comensha"}),
        ("onze receptioniste zag in het hotel een meisje", {"setting": "hotel"}),
        ("wie is er in Bergen", {}),
    ],
)
def test_the_pack_is_found_in_a_sentence(entities: PackEntities, text: str, wanted: dict[str, str]) -> None:
    assert values(read(entities, text)) == wanted


def test_a_name_of_several_places_is_no_entity_but_a_finding(entities: PackEntities) -> None:
    understanding = read(entities, "Bergen").get("understanding")
    assert understanding["place"]["municipality"] is None
    assert set(understanding["place"]["candidates"]) == {"0373", "0893"}


def test_an_ordinary_word_is_a_place_only_where_one_was_asked_for(entities: PackEntities) -> None:
    understanding = read(entities, "best").get("understanding")
    assert understanding["place"] is None
    assert understanding["place_if_asked"]["municipality"] == "0753"


def test_the_fingerprints_change_with_the_data_they_hide(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    before = PackEntities.fingerprint_addon({"content": "content"})
    for name in ("municipalities.csv", "places.csv", "postcodes.csv", "work_settings.yml"):
        (tmp_path / name).write_bytes((ROOT / "content" / name).read_bytes() + b"\n# changed")
    assert PackEntities.fingerprint_addon({"content": str(tmp_path)}) != before
