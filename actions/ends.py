"""What a form ends with: advice, a coordinator, signs. And a choice that came too late for its question."""

from __future__ import annotations

from actions.heard import Heard
from actions.slot_values import GENERAL, UNKNOWN
from actions.speaking import FormAction, SpeakingAction, answering
from seemenow.labels import AGE_BANDS, SETTINGS_OF_WORK
from seemenow.reply import Reply, Say


class ActionConcernAdvice(FormAction):
    """After a concern: danger first; else the next step, and the coordinator of the place."""

    def name(self) -> str:
        return "action_concern_advice"

    def reply(self, heard: Heard) -> Reply:
        slots = heard.slots
        age = slots.get("age_band")
        kept = {"age_band": age} if age in AGE_BANDS else {}
        if slots.get("danger_now") == "yes":
            return Reply(
                (Say("answer", "immediate_danger"),),
                remember={**kept, "danger_now": "yes", **answering("immediate_danger")},
                intent="immediate_danger",
            )
        say, place = coordinator_of(heard)
        return Reply(
            (Say("answer", "share_concern"), *say),
            remember={**kept, **place, "danger_now": slots.get("danger_now") or "", **answering("share_concern")},
        )


class ActionCoordinator(FormAction):
    """The coordinator of the place that was found, or where to turn without one."""

    def name(self) -> str:
        return "action_coordinator"

    def reply(self, heard: Heard) -> Reply:
        say, place = coordinator_of(heard)
        return Reply(say, remember={**place, **answering("find_coordinator")})


class ActionSigns(FormAction):
    """Signs of a setting, or the general ones."""

    def name(self) -> str:
        return "action_signs"

    def reply(self, heard: Heard) -> Reply:
        setting = heard.slots.get("setting")
        known = setting in SETTINGS_OF_WORK
        kept = {"setting": str(setting)} if known else {}
        return Reply((Say("signs", str(setting) if known else GENERAL),), remember={**kept, **answering("list_signs")})


class ActionLateChoice(SpeakingAction):
    """A button of a question that does not run any more: as much of an answer as it holds."""

    def name(self) -> str:
        return "action_late_choice"

    def reply(self, heard: Heard) -> Reply:
        given = heard.entities
        if given.get("danger_now") == "yes":
            return Reply((Say("answer", "immediate_danger"),), remember=answering("immediate_danger"), intent="immediate_danger")
        if given.get("place", "").isdigit():
            return Reply((Say("coordinator", given["place"]),), remember={"municipality": given["place"], **answering("find_coordinator")})
        if given.get("setting") in (*SETTINGS_OF_WORK, GENERAL):
            kept = {"setting": given["setting"]} if given["setting"] != GENERAL else {}
            return Reply((Say("signs", given["setting"]),), remember={**kept, **answering("list_signs")})
        return Reply((Say("words", "nothing_was_asked"),))


def coordinator_of(heard: Heard) -> tuple[tuple[Say, ...], dict[str, str]]:
    """The place as it was understood and its coordinator; without a place, how a coordinator is found. And what web remembers."""
    place = heard.slots.get("place")
    if not place or place == UNKNOWN:
        return (Say("answer", "find_coordinator"),), {}
    name = heard.slots.get("place_name")
    found = (Say("place_found", place, values={"place": str(name)}),) if name else ()
    return (*found, Say("coordinator", place)), {"municipality": str(place)}
