"""Signs of one work setting: a short list or the whole, never without the cautions, never a count (safeguard S12)."""

from __future__ import annotations

from seemenow.conversation import Body
from seemenow.pack.signs import Sign
from seemenow.reply import Say
from seemenow.speech.choices import as_choice
from seemenow.speech.numbers import contact_cards, fill_contacts, words
from seemenow.speech.situation import Situation, from_pack

SHORT = 6
GENERAL = "school"
CAUTIONS_BESIDE_A_SHORT_LIST = ("one-is-none", "other-cause", "no-test")


def signs(situation: Situation, setting: str, *, more: bool) -> Body:
    """The list of a setting; "general", or a setting without a list yet, borrows the list of schools and says so."""
    lists, language = situation.pack.signs.lists, situation.language
    chosen = lists.get(setting) or lists[GENERAL]
    shown = chosen.signs if more else chosen.signs[:: max(1, len(chosen.signs) // SHORT)][:SHORT]
    parts = [situation.pack.answers["list_signs"].wording[language].text]
    if setting in ("sports", "home", "general") or chosen.setting != setting:
        parts.append(words(situation, "signs_borrowed"))
    parts += _by_basis(situation, shown)
    ids = situation.pack.signs.cautions if more else CAUTIONS_BESIDE_A_SHORT_LIST
    parts.append("\n".join(f"- {situation.pack.signs.cautions[id_][language]}" for id_ in ids))
    if chosen.note and more:
        parts.append(chosen.note[language])
    whole = () if more else (from_pack(words(situation, "signs_more"), Say("signs", chosen.setting, values={"more": "1"}).to_json()),)
    return Body(
        fill_contacts("\n\n".join(parts), situation),
        choices=(*whole, as_choice(situation, "share_concern"), as_choice(situation, "faq/first_steps")),
        cards=contact_cards((), situation),
        answer="list_signs",
        sources=_sources(situation, shown),
        status=chosen.status,
    )


def _by_basis(situation: Situation, shown: tuple[Sign, ...]) -> list[str]:
    """The signs with a source first; those from elsewhere, or from practice only, under a line that says so."""
    parts = []
    for basis in ("source", "foreign", "practice"):
        lines = [f"- {sign.text[situation.language]}" for sign in shown if sign.basis == basis]
        if lines:
            parts.append("\n".join(lines if basis == "source" else [words(situation, f"basis_{basis}"), *lines]))
    return parts


def _sources(situation: Situation, shown: tuple[Sign, ...]) -> tuple[dict[str, str], ...]:
    ids = dict.fromkeys(id_ for sign in shown for id_ in sign.sources)
    known = situation.pack.signs.sources
    return tuple({"title": known[id_].title, "url": known[id_].url or "", "date": known[id_].date} for id_ in ids)
