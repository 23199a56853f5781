"""Nothing unapproved slips into production, and nothing stale goes unseen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from seemenow.pack.approvals import missing_approvals, overdue
from seemenow.pack.load import Pack


def approved(pack: Pack) -> Pack:
    """As if an expert had approved everything."""
    answers = {
        label: replace(a, papers=replace(a.papers, status="approved", reviewed_by="lawyer", reviewed_on=date(2026, 11, 1)))
        for label, a in pack.answers.items()
    }
    contacts = {id_: replace(c, approved="editor, 2026-11-01") for id_, c in pack.contacts.items()}
    return replace(pack, answers=answers, contacts=contacts, coordinators=tuple(replace(c, approved="editor") for c in pack.coordinators))


def test_no_expert_has_approved_anything_yet(pack: Pack) -> None:
    assert all(a.papers.status != "approved" and a.papers.reviewed_by is None for a in pack.answers.values())
    assert {"immediate_danger", "victim_self", "contacts/emergency", "coordinators/groningen"} <= set(missing_approvals(pack))


def test_with_everything_approved_nothing_is_missing(pack: Pack) -> None:
    assert missing_approvals(approved(pack)) == []


def test_one_safety_text_without_its_approval_is_missed_by_its_id(pack: Pack) -> None:
    done = approved(pack)
    one = replace(done.answers["suicide_risk"], papers=pack.answers["suicide_risk"].papers)
    assert missing_approvals(replace(done, answers={**done.answers, "suicide_risk": one})) == ["suicide_risk"]


def test_a_contact_that_is_not_shown_needs_no_approval(pack: Pack) -> None:
    done = approved(pack)
    hidden = replace(done.contacts["mma"], approved=None, show=False)
    assert missing_approvals(replace(done, contacts={**done.contacts, "mma": hidden})) == []
    assert missing_approvals(replace(done, contacts={**done.contacts, "mma": replace(hidden, show=True)})) == ["contacts/mma"]


def test_after_its_review_date_a_text_is_overdue_and_on_it_not_yet(pack: Pack) -> None:
    day = pack.answers["immediate_danger"].papers.review_by
    assert "immediate_danger" not in overdue(pack, day)
    assert "immediate_danger" in overdue(pack, date(day.year + 1, 1, 1))
    assert {"signs/school", "people/girl_met_online"} <= set(overdue(pack, date(2040, 1, 1)))
