"""An editor's mistake is named with file, entry and field; nothing wrong goes in quietly."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from seemenow.errors import ContentError
from seemenow.pack.load import load_pack
from tests.conftest import ROOT

Change = Callable[[Any], None]


def break_it(root: Path, name: str, change: Change) -> None:
    path = root / name
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(raw)
    path.write_text(yaml.safe_dump(raw, allow_unicode=True, sort_keys=False), encoding="utf-8")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the pack, to be broken."""
    return Path(shutil.copytree(ROOT / "content", tmp_path / "content"))


def an_answer(**fields: Any) -> Change:
    return lambda raw: raw["answers"]["immediate_danger"].update(fields)


def a_dutch_wording(**fields: Any) -> Change:
    return lambda raw: raw["answers"]["immediate_danger"]["nl"].update(fields)


def a_contact(**fields: Any) -> Change:
    return lambda raw: raw["contacts"][0].update(fields)


def a_region(**fields: Any) -> Change:
    return lambda raw: raw["coordinators"][0].update(fields)


def a_story(**fields: Any) -> Change:
    return lambda raw: raw.update(fields)


SAFETY = "answers/safety.yml"
STORY = "people/girl_met_online.yml"
MISTAKES = [
    (SAFETY, an_answer(status="checked"), "immediate_danger", "status"),
    (SAFETY, an_answer(status="approved"), "immediate_danger", "reviewed_by"),
    (SAFETY, an_answer(reviewed_by="lawyer"), "immediate_danger", "reviewed_by"),
    (SAFETY, an_answer(review_by=None), "immediate_danger", "review_by"),
    (SAFETY, an_answer(review_by="next year"), "immediate_danger", "review_by"),
    (SAFETY, an_answer(needs_approval=["everything"]), "immediate_danger", "needs_approval"),
    (SAFETY, an_answer(contacts=["nobody"]), "immediate_danger", "contacts"),
    (SAFETY, an_answer(contacts="emergency"), "immediate_danger", "contacts"),
    (SAFETY, an_answer(about_service=["nothing"]), "immediate_danger", "about_service"),
    (SAFETY, an_answer(see_also=["faq/nowhere"]), "immediate_danger", "see_also"),
    (SAFETY, an_answer(see_also=["help_word"] * 4), "immediate_danger", "see_also"),
    (SAFETY, an_answer(sources=[{"url": "https://example.org"}]), "immediate_danger", "title"),
    (SAFETY, an_answer(soures=[]), "immediate_danger", "soures"),
    (SAFETY, an_answer(en=None), "immediate_danger.en", ""),
    (SAFETY, a_dutch_wording(title="x" * 61), "immediate_danger.nl", "title"),
    (SAFETY, a_dutch_wording(text="  "), "immediate_danger.nl", "text"),
    (SAFETY, a_dutch_wording(text=112), "immediate_danger.nl", "text"),
    (SAFETY, a_dutch_wording(text="Bel {veilig_thius}."), "immediate_danger", "veilig_thius"),
    (SAFETY, a_dutch_wording(next_step="Bel {nobody}."), "immediate_danger", "nobody"),
    (SAFETY, a_dutch_wording(only_for=[{"text": "x"}]), "immediate_danger.nl", "only_for"),
    (SAFETY, a_dutch_wording(only_for=[{"age": "16-17", "setting": "school", "text": "x"}]), "immediate_danger.nl", "only_for"),
    (SAFETY, a_dutch_wording(only_for=[{"age": "17", "text": "x"}]), "immediate_danger.nl", "age"),
    (SAFETY, lambda raw: raw.pop("answers"), "", "answers"),
    (SAFETY, lambda raw: raw["answers"].update({"faq/gut_feeling": raw["answers"]["help_word"]}), "faq/gut_feeling", "twice"),
    ("contacts.yml", a_contact(open="always"), "emergency", "open"),
    ("contacts.yml", a_contact(open=[{"days": ["mon"], "from": "9", "to": "17:00"}]), "emergency", "open"),
    ("contacts.yml", a_contact(verified="yes"), "emergency", "verified"),
    ("contacts.yml", a_contact(verified=True), "emergency", "verified"),
    ("contacts.yml", a_contact(phone=112), "emergency", "phone"),
    ("contacts.yml", a_contact(name={"nl": "112"}), "emergency.name", "en"),
    ("contacts.yml", a_contact(show="yes"), "emergency", "show"),
    ("contacts.yml", a_contact(approved={"function": "expert"}), "emergency", "date"),
    ("contacts.yml", lambda raw: raw["contacts"].append(raw["contacts"][0]), "emergency", "twice"),
    ("coordinators.yml", a_region(confidence="sure"), "groningen", "confidence"),
    ("coordinators.yml", a_region(kind="helper"), "groningen", "kind"),
    ("coordinators.yml", a_region(codes=["0000"]), "groningen", "codes"),
    ("coordinators.yml", a_region(codes=[14]), "groningen", "codes"),
    ("coordinators.yml", a_region(live="yes"), "groningen", "live"),
    ("signs/school.yml", lambda raw: raw["signs"][0].update(kind="guess"), "school-01", "kind"),
    ("signs/school.yml", lambda raw: raw["signs"][0].update(sources=["S999"]), "school-01", "sources"),
    ("signs/school.yml", lambda raw: raw["signs"][0].update(basis="source", sources=[]), "school-01", "sources"),
    ("signs/school.yml", lambda raw: raw["signs"][1].update(id="school-01"), "school-01", "twice"),
    ("signs/school.yml", lambda raw: raw.update(setting="hotel"), "school", "setting"),
    (STORY, a_story(id="another"), "girl_met_online", "id"),
    (STORY, a_story(contacts=["nobody"]), "girl_met_online", "contacts"),
    (STORY, lambda raw: raw["nl"].update(parts=["one"]), "girl_met_online.nl", "parts"),
    (STORY, lambda raw: raw["nl"].update(minutes="two"), "girl_met_online.nl", "minutes"),
    (STORY, lambda raw: raw["nl"].pop("notice"), "girl_met_online.nl", "notice"),
    (STORY, lambda raw: raw["nl"].update(parts=["Bel {nobody}.", "x"]), "girl_met_online", "nobody"),
    ("words.yml", lambda raw: raw["words"]["ended"].pop("en"), "ended", "en"),
    ("questions.yml", lambda raw: raw["questions"]["age_band"]["en"]["choices"].pop("16-17"), "age_band", "choices"),
    ("service.yml", lambda raw: raw["service"]["human"][0].update(when="at_full_moon"), "human", "when"),
    ("service.yml", lambda raw: raw.pop("service"), "", "service"),
    ("service.yml", lambda raw: raw["service"]["human"][0].pop("en"), "human", "en"),
    ("opening.yml", lambda raw: raw["lines"][0].update(colour="red"), "", "colour"),
    ("opening.yml", lambda raw: raw["lines"][-1].update(service=["nothing"]), "", "service"),
    ("opening.yml", lambda raw: raw["door"]["nl"]["lines"][0].update(contact="nobody"), "", "contact"),
    ("opening.yml", lambda raw: raw["door"]["ways_on"][0].update(leads_to="faq/nowhere"), "", "leads_to"),
    ("glossary.yml", lambda raw: raw["glossary"][0].pop("nl"), "", "nl"),
]


@pytest.mark.parametrize(("name", "change", "entry", "field"), MISTAKES, ids=[f"{m[0]}-{m[2]}-{m[3]}-{n}" for n, m in enumerate(MISTAKES)])
def test_a_mistake_is_told_with_file_entry_and_field(content: Path, name: str, change: Change, entry: str, field: str) -> None:
    break_it(content, name, change)
    with pytest.raises(ContentError) as caught:
        load_pack(content)
    told = str(caught.value)
    assert name.split("/")[0] in told
    assert entry in told
    assert field in told


def test_a_file_that_is_no_yaml_is_named(content: Path) -> None:
    (content / "words.yml").write_text("words: [", encoding="utf-8")
    with pytest.raises(ContentError, match=r"words\.yml.*no YAML"):
        load_pack(content)


@pytest.mark.parametrize("name", ["words.yml", "contacts.yml", "municipalities.csv", "opening.yml", "signs/sources.yml"])
def test_a_file_that_is_gone_is_named(content: Path, name: str) -> None:
    (content / name).unlink()
    with pytest.raises(ContentError, match=name.rsplit("/", 1)[-1]):
        load_pack(content)


def test_a_municipality_code_of_three_digits_is_refused(content: Path) -> None:
    path = content / "municipalities.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("\n0014,", "\n014,"), encoding="utf-8")
    with pytest.raises(ContentError, match="four digits"):
        load_pack(content)


def test_an_object_in_yaml_is_not_made(content: Path) -> None:
    (content / "words.yml").write_text("words: !!python/object/apply:os.getcwd []", encoding="utf-8")
    with pytest.raises(ContentError, match=r"words\.yml"):
        load_pack(content)
