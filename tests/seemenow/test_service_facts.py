"""Sentences about the service are made from the settings: change a setting, and the sentence changes (safeguard S35)."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from seemenow.conversation import Language
from seemenow.pack.load import Pack
from seemenow.pack.words import CONDITIONS
from seemenow.service_facts import ServiceFacts, fill_values, service_sentences

LANGUAGES: tuple[Language, ...] = ("nl", "en")
FACTS = ServiceFacts(operator="Regio X", privacy_contact="fg@example.org", live_regions=True, live_region="Rivierland")
ALL = [
    replace(
        FACTS,
        production=production,
        callback=callback,
        live_regions=bool(region),
        live_region=region if region != "closed" else "",
        handover=state,
    )
    for production, callback, region, state in product(
        (False, True), (False, True), ("", "closed", "Rivierland"), ("", "offered", "queued", "escalated", "claimed", "active", "returned")
    )
]


def said(pack: Pack, id_: str, facts: ServiceFacts, language: Language = "nl") -> str:
    return " ".join(service_sentences(pack, [id_], facts, language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_the_settings_and_the_state_every_sentence_has_something_true_to_say(pack: Pack, language: Language) -> None:
    for facts in ALL:
        for id_ in pack.service:
            assert said(pack, id_, facts, language).strip(), (id_, facts)


def test_every_condition_of_the_pack_can_hold_and_each_can_fail() -> None:
    held = [facts.conditions() for facts in ALL]
    assert frozenset().union(*held) == CONDITIONS
    assert frozenset.intersection(*held) == {"always"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("id_", "change"),
    [
        ("operator", {"operator": "Regio Y"}),
        ("operator", {"privacy_contact": "anders@example.org"}),
        ("kept", {"retention_hours": 3}),
        ("kept", {"retention_handover_days": 90}),
        ("opening_kept", {"retention_hours": 3}),
        ("opening_kept", {"retention_handover_days": 90}),
        ("opening_human", {"live_region": ""}),
        ("human", {"live_region": ""}),
        ("human", {"handover": "queued", "since": "14:05"}),
        ("human", {"handover": "active", "holder": "Zorgcoördinator X"}),
        ("readers", {"handover": "active", "holder": "Zorgcoördinator X"}),
        ("readers", {"operator": "Regio Y"}),
        ("kept", {"handover": "active"}),
        ("callback", {"callback": True}),
        ("trial", {"production": True}),
        ("feedback", {"privacy_contact": "anders@example.org"}),
        ("erasing", {"privacy_contact": "anders@example.org"}),
        ("handover_state", {"handover": "queued", "since": "14:05"}),
        ("handover_goes_on", {"handover": "queued"}),
    ],
    ids=str,
)
def test_a_changed_setting_changes_its_sentence(pack: Pack, language: Language, id_: str, change: dict[str, object]) -> None:
    before, after = said(pack, id_, FACTS, language), said(pack, id_, replace(FACTS, **change), language)  # type: ignore[arg-type]
    assert before != after
    for value in change.values():
        if isinstance(value, str) and value not in ("queued", "active", ""):
            assert value in after


def test_a_service_without_an_operator_says_so_instead_of_a_gap(pack: Pack) -> None:
    assert "nog niet ingevuld" in said(pack, "operator", ServiceFacts())


def test_numbers_come_first_unless_the_text_above_has_just_named_them(pack: Pack) -> None:
    nobody = replace(FACTS, live_region="")
    alone = service_sentences(pack, ["human"], nobody, "nl")[0]
    under = service_sentences(pack, ["human"], nobody, "nl", "Bel {emergency} of {veilig_thuis}.")[0]
    assert alone.index("{emergency}") < alone.index("{veilig_thuis}")
    assert alone.endswith(under)
    assert "{emergency}" not in under


def test_a_value_cannot_reach_into_objects() -> None:
    assert fill_values("{operator.__class__} {operator}", {"operator": "{privacy_contact}"}) == "{operator.__class__} {privacy_contact}"
