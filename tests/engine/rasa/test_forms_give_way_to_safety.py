"""Forms swallow everything unless they are told not to: every form × every safety label, typed and by label."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from actions.form_step import CANNOT_WAIT, GIVES_WAY
from actions.forms import ValidateConcernForm, ValidateCoordinatorForm, ValidateSignsForm
from seemenow.labels import SAFETY
from tests.engine.conftest import Talk, says

STEPS = {
    "concern_form/danger_now": ("/share_concern",),
    "concern_form/age_band": ("/share_concern", '/inform{"danger_now":"no"}'),
    "concern_form/place": ("/share_concern", '/inform{"danger_now":"no"}', '/inform{"age_band":"12-15"}'),
    "coordinator_form/place": ("/find_coordinator",),
    "signs_form/setting": ("/list_signs",),
}
CRIES = {
    "ze wordt nu geslagen": "immediate_danger",
    "she is in danger right now": "immediate_danger",
    "ze is sinds gisteren vermist": "missing_child",
    "she was raped last night": "recent_assault",
    "hij wil niet meer leven": "suicide_risk",
    "hulp!!": "help_word",
    "sos": "help_word",
    "ik word bedreigd": "user_in_danger",
    "mijn vriend verkoopt mij": "victim_self",
    "ik ben pas 14": "user_is_minor",
}


@pytest.mark.parametrize("label", SAFETY)
@pytest.mark.parametrize("where", STEPS)
def test_every_form_at_every_question_gives_way_to_every_safety_label(talk: Talk, where: str, label: str) -> None:
    for payload in STEPS[where]:
        reply = talk.presses(payload)
    assert reply.asking is not None
    assert f"{reply.asking.form}/{reply.asking.slot}" == where
    reply = talk.presses(f"/{label}")
    assert says(reply) == [f"answer:{label}"]
    assert reply.asking is None


@pytest.mark.parametrize(("cry", "label"), CRIES.items())
@pytest.mark.parametrize("where", STEPS)
def test_a_typed_cry_is_heard_at_every_question(talk: Talk, where: str, cry: str, label: str) -> None:
    for payload in STEPS[where]:
        talk.presses(payload)
    reply = talk.types(cry)
    assert reply.say[0].kind == "answer"
    assert reply.say[0].id in SAFETY
    assert reply.say[0].id == label or reply.confidence >= 0.6
    assert reply.asking is None


@pytest.mark.parametrize("where", STEPS)
def test_after_a_cry_the_form_does_not_go_on_by_itself(talk: Talk, where: str) -> None:
    for payload in STEPS[where]:
        talk.presses(payload)
    talk.presses("/immediate_danger")
    assert says(talk.presses("/faq/boys_as_victims")) == ["answer:faq/boys_as_victims"]


@pytest.mark.parametrize(
    "label", ["stop", "start_over", "erase_talk", "talk_to_human", "request_callback", "withdraw_handover", "handover_status"]
)
@pytest.mark.parametrize("where", STEPS)
def test_a_form_gives_way_to_what_the_person_wants_at_once(talk: Talk, where: str, label: str) -> None:
    for payload in STEPS[where]:
        talk.presses(payload)
    reply = talk.presses(f"/{label}")
    assert says(reply) == [f"answer:{label}"]
    assert reply.announce is not None
    assert reply.asking is None


@pytest.mark.parametrize("form", [ValidateConcernForm(), ValidateCoordinatorForm(), ValidateSignsForm()], ids=lambda one: one.name())
def test_the_domain_ignores_the_same_labels_as_the_code_gives_way_to(form: ValidateConcernForm) -> None:
    forms = yaml.safe_load(Path("domain.yml").read_text(encoding="utf-8"))["forms"]
    in_domain = set(forms[form.name().removeprefix("validate_")]["ignored_intents"])
    opening = {"list_signs", "share_concern", "find_coordinator"}
    assert in_domain - opening == GIVES_WAY
    assert in_domain & opening == form.also_gives_way
    assert in_domain >= CANNOT_WAIT
