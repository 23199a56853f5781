"""The questions of the forms: the one speaking action of a turn inside a form."""

from __future__ import annotations

from abc import ABC

from actions.aside import to_reply
from actions.heard import Heard
from actions.speaking import FormAction
from seemenow.labels import AGE_BANDS
from seemenow.reply import Asking, Reply


class AskQuestion(FormAction, ABC):
    """Puts the question of one slot; before it stands what the validation of the last message left."""

    form = ""
    slot = ""

    def reply(self, heard: Heard) -> Reply:
        say, announce = to_reply(heard.slots.get("aside"), self.slot)
        return Reply(say, announce, remembered(heard, self.form), Asking(self.form, self.slot))


def remembered(heard: Heard, form: str) -> dict[str, str]:
    """What of the form so far web keeps, so that it can be given back after a failed turn."""
    known = {name: str(heard.slots.get(name) or "") for name in ("danger_now", "age_band", "setting")}
    place = str(heard.slots.get("place") or "")
    if form == "concern_form":
        known["last_label"] = "share_concern"
    if form != "signs_form" and place.isdigit():
        known["municipality"] = place
    keep = {"concern_form": ("danger_now", "age_band", "municipality", "last_label"), "coordinator_form": ("municipality",)}.get(form, ())
    return {
        name: value for name, value in known.items() if name in keep and value and (name != "age_band" or value in (*AGE_BANDS, "unknown"))
    }


class AskDanger(AskQuestion):
    form, slot = "concern_form", "danger_now"

    def name(self) -> str:
        return "action_ask_concern_form_danger_now"


class AskAge(AskQuestion):
    form, slot = "concern_form", "age_band"

    def name(self) -> str:
        return "action_ask_concern_form_age_band"


class AskPlaceOfConcern(AskQuestion):
    form, slot = "concern_form", "place"

    def name(self) -> str:
        return "action_ask_concern_form_place"


class AskPlace(AskQuestion):
    form, slot = "coordinator_form", "place"

    def name(self) -> str:
        return "action_ask_coordinator_form_place"


class AskSetting(AskQuestion):
    form, slot = "signs_form", "setting"

    def name(self) -> str:
        return "action_ask_signs_form_setting"
