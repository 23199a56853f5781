"""Every label of the service is known to Rasa, has examples, and is answered."""

from __future__ import annotations

import glob
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.engine.conftest import Talk

BY_PAYLOAD_ONLY = {"inform", "resume_concern", "resume_coordinator", "resume_signs"}


def labels_of_data() -> set[str]:
    files = ["data/nlu.yml", *glob.glob("data/nlu/*.yml")]
    return {block["intent"] for file in files for block in yaml.safe_load(Path(file).read_text(encoding="utf-8"))["nlu"]}


def labels_of_domain() -> set[str]:
    return set(yaml.safe_load(Path("domain.yml").read_text(encoding="utf-8"))["intents"])


def test_the_domain_and_the_data_have_the_same_labels() -> None:
    plain = {label for label in labels_of_data() if not label.startswith("faq/")}
    assert plain | {"faq"} | BY_PAYLOAD_ONLY == labels_of_domain()


@pytest.mark.parametrize("label", sorted(labels_of_data() | (labels_of_domain() - {"faq"})))
def test_every_label_gets_exactly_one_reply(talk: Talk, label: str) -> None:
    reply = talk.presses(f"/{label}")
    assert reply.say or reply.announce


def test_rasa_finds_nothing_to_object_to() -> None:
    from rasa.shared.importers.importer import TrainingDataImporter
    from rasa.validator import Validator

    validator = Validator.from_importer(TrainingDataImporter.load_from_config("config.yml", "domain.yml", ["data"]))
    assert validator.verify_domain_validity()
    assert validator.verify_story_structure()
    assert validator.verify_actions_in_stories_rules()
    assert validator.verify_forms_in_stories_rules()
    assert validator.verify_form_slots()
    assert validator.verify_slot_mappings()


def test_rasas_own_command_accepts_the_data() -> None:
    command = [sys.executable, "-m", "rasa", "data", "validate", "--domain", "domain.yml", "--data", "data", "--config", "config.yml"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=170)
    assert done.returncode == 0, done.stderr[-2_000:]
