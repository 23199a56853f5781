"""The three forms: what each knows before it asks, when it ends, and whom it gives way to."""

from __future__ import annotations

from typing import Any

from actions.form_step import FormStep
from actions.heard import Heard
from actions.slot_values import READERS


class ValidateConcernForm(FormStep):
    """A concern was told: danger now, age band, place."""

    slots = ("danger_now", "age_band", "place")
    also_gives_way = frozenset({"list_signs", "find_coordinator"})

    def name(self) -> str:
        return "validate_concern_form"

    def known(self, heard: Heard) -> dict[str, str | None]:
        """Danger is asked anew for every concern: the answer to an earlier one says nothing of this child."""
        said = {slot: READERS[slot](heard, asked=False) for slot in self.slots}
        place = said["place"] or (None if heard.understanding.get("place") else heard.context["municipality"] or None)
        return {**said, "place": place, "age_band": said["age_band"] or heard.context["age_band"] or None}

    def opening_words(self, heard: Heard) -> str:
        return "words:concern_thanks"

    def missed_words(self, heard: Heard) -> str:
        """Who goes on telling is not told that this was no answer."""
        return "words:concern_thanks" if heard.label == "share_concern" else super().missed_words(heard)

    def is_over(self, filled: dict[str, Any]) -> bool:
        """Danger now: no more questions."""
        return filled.get("danger_now") == "yes"


class ValidateCoordinatorForm(FormStep):
    """The coordinator of a place."""

    slots = ("place",)
    also_gives_way = frozenset({"list_signs", "share_concern"})

    def name(self) -> str:
        return "validate_coordinator_form"

    def known(self, heard: Heard) -> dict[str, str | None]:
        said = READERS["place"](heard, asked=False)
        if said or heard.understanding.get("place") or heard.label == "give_place":
            return {"place": said}
        return {"place": heard.context["municipality"] or None}

    def opening_words(self, heard: Heard) -> str:
        return "words:place_unknown" if heard.label == "give_place" else ""

    def missed_words(self, heard: Heard) -> str:
        return "words:place_unknown"


class ValidateSignsForm(FormStep):
    """Signs for a setting of work."""

    slots = ("setting",)
    also_gives_way = frozenset({"share_concern", "find_coordinator"})

    def name(self) -> str:
        return "validate_signs_form"

    def known(self, heard: Heard) -> dict[str, str | None]:
        return {"setting": READERS["setting"](heard, asked=False) or heard.context["setting"] or None}
