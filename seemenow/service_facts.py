"""What is true of this service now, from settings and state, and the sentences that say it (safeguard S35).

No text of the pack may claim anything about keeping, reading, masking or people being there by itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from seemenow.conversation import Language
from seemenow.pack.load import Pack


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """Args:
    operator: who runs the service; "" when the setting is missing, which is then said.
    live_region: name of the region whose coordinator can come now, or "".
    live_regions: whether any region has signed up with a roster at all.
    handover: state of this talk's handover, "" without one.
    since: local time "14:05" since when that state holds.
    holder: the coordinator's function, while one has the floor.
    """

    operator: str = ""
    privacy_contact: str = ""
    retention_hours: int = 24
    retention_handover_days: int = 28
    production: bool = False
    callback: bool = False
    live_region: str = ""
    live_regions: bool = False
    live_until: str = ""
    handover: str = ""
    since: str = ""
    holder: str = ""

    def conditions(self) -> frozenset[str]:
        """The names of pack/words.CONDITIONS that hold."""
        live = "live_region_open" if self.live_region else "live_region_closed" if self.live_regions else "no_live_region"
        active = self.handover in ("claimed", "active")
        waiting = self.handover in ("queued", "escalated", "returned")
        held = {
            "always",
            live,
            "production" if self.production else "demo",
            "callback_on" if self.callback else "callback_off",
            "handover_active" if active else "handover_queued" if waiting else "handover_none",
        }
        return frozenset(held if self.production else held | {"approved_none"})

    def with_handover(self, state: str, since: str, holder: str) -> ServiceFacts:
        return replace(self, handover=state, since=since, holder=holder)


def service_sentences(pack: Pack, ids: Iterable[str], facts: ServiceFacts, language: Language, above: str = "") -> list[str]:
    """The sentences named by `ids` that are true now; an id of which none is true says nothing.

    Args:
        above: the text they are put under; a sentence on absence begins with the two numbers unless that text names them.
    """
    held = facts.conditions()
    told = "{emergency}" in above and "{veilig_thuis}" in above
    values = {
        "numbers_first": "" if told else pack.words["numbers_first"][language] + " ",
        "operator": facts.operator or {"nl": "een nog niet ingevulde organisatie", "en": "an organisation not yet filled in"}[language],
        "privacy_contact": facts.privacy_contact or {"nl": "nog niet ingevuld", "en": "not filled in yet"}[language],
        "retention_handover_days": str(facts.retention_handover_days),
        "retention_hours": str(facts.retention_hours),
        "region": facts.live_region,
        "live_until": facts.live_until,
        "since": facts.since,
        "holder": facts.holder,
    }
    said = []
    for id_ in ids:
        sentence = next((one for one in pack.service[id_] if one.when in held), None)
        if sentence is not None:
            said.append(fill_values(sentence.text[language], values))
    return said


def fill_values(text: str, values: dict[str, str]) -> str:
    """Replace {name} for the names in `values` only: no format language, so that no text can reach into objects."""
    for name, value in values.items():
        text = text.replace("{" + name + "}", value)
    return text
