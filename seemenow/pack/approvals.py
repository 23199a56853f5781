"""What no expert has approved, and what is past its review date: for production's refusal and for `ops check content`."""

from __future__ import annotations

from datetime import date

from seemenow.pack.load import Pack


def missing_approvals(pack: Pack) -> list[str]:
    """Ids of the safety, law and contact texts, contacts and coordinators that no expert approved (safeguard S37)."""
    answers = [a.label for a in pack.answers.values() if a.papers.needs_approval and a.papers.status != "approved"]
    contacts = [f"contacts/{c.id}" for c in pack.contacts.values() if c.show and c.approved is None]
    regional = [f"coordinators/{c.id}" for c in pack.coordinators if c.confidence != "low" and c.approved is None]
    return [*answers, *contacts, *regional]


def overdue(pack: Pack, today: date) -> list[str]:
    """Labels, settings and stories whose review date has passed."""
    answers = [a.label for a in pack.answers.values() if a.papers.review_by < today]
    signs = [f"signs/{one.setting}" for one in pack.signs.lists.values() if one.review_by < today]
    return [*answers, *signs, *(f"people/{one.id}" for one in pack.stories.values() if one.review_by < today)]
