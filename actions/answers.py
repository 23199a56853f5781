"""Plain answers of the pack, and what some of them make web do."""

from __future__ import annotations

from actions.heard import Heard
from actions.speaking import SpeakingAction, answering
from seemenow.labels import OUT_OF_SCOPE, SAFETY
from seemenow.reply import Reply, Say

ANNOUNCES = {
    "talk_to_human": "handover",
    "request_callback": "callback",
    "withdraw_handover": "withdraw",
    "handover_status": "handover_status",
    "erase_talk": "erase",
    "stop": "stop",
    "start_over": "start_over",
    "change_language": "change_language",
    "give_feedback": "feedback",
}
REFERS_BACK = frozenset({"ask_source", "explain_simpler", "change_language", "thank", "affirm", "deny", "give_feedback"})
"""After these the answer before them is still the last one."""
CONTACT_DETAILS = "faq/contact_details"


class ActionAnswer(SpeakingAction):
    """Says the answer of the label that was understood."""

    def name(self) -> str:
        return "action_answer"

    def reply(self, heard: Heard) -> Reply:
        label = heard.label
        if label == OUT_OF_SCOPE and heard.understanding.get("declined"):
            return nothing_fits()
        if label == "change_language":
            return change_language(heard)
        remember = {} if label in REFERS_BACK else answering(label)
        return Reply(answer_to(heard), announce=ANNOUNCES.get(label), remember=remember)


class ActionNothingFits(SpeakingAction):
    """No rule holds: says so, and gives a human. Also what Rasa falls back to."""

    def name(self) -> str:
        return "action_nothing_fits"

    def reply(self, heard: Heard) -> Reply:
        return nothing_fits()


class ActionDidYouMean(SpeakingAction):
    """Two readings were close: asks which."""

    def name(self) -> str:
        return "action_did_you_mean"

    def reply(self, heard: Heard) -> Reply:
        labels = tuple(heard.understanding.get("ask") or ())
        return Reply((Say("did_you_mean", ids=labels),)) if len(labels) == 2 else nothing_fits()


class ActionAboutLastAnswer(SpeakingAction):
    """Where the last answer comes from, or the last answer in simpler words."""

    def name(self) -> str:
        return "action_about_last_answer"

    def reply(self, heard: Heard) -> Reply:
        last = heard.context["last_label"]
        kind = "source" if heard.label == "ask_source" else "simpler"
        return Reply((Say(kind, last) if last else Say("words", "no_answer_yet"),))


class ActionStories(SpeakingAction):
    """The choice of stories; never after a safety label (safeguard S36)."""

    def name(self) -> str:
        return "action_stories"

    def reply(self, heard: Heard) -> Reply:
        after_safety = heard.context["last_label"] in SAFETY
        return Reply((Say("words", "story_none_after_safety") if after_safety else Say("stories"),))


def answer_to(heard: Heard) -> tuple[Say, ...]:
    """The answer of a label; with an organisation named, its contact first."""
    organisation = heard.entities.get("organisation")
    if heard.label == CONTACT_DETAILS and organisation:
        return (Say("contact", organisation), Say("answer", CONTACT_DETAILS))
    if heard.label in ("affirm", "deny"):
        return (Say("words", "nothing_was_asked"),)
    return (Say("answer", heard.label),)


def nothing_fits() -> Reply:
    return Reply((Say("words", "nothing_fits"),))


def change_language(heard: Heard) -> Reply:
    """The other language, with the last answer again in it."""
    last = heard.context["last_label"]
    again = (Say("answer", last),) if last and last not in SAFETY else ()
    return Reply((Say("answer", "change_language"), *again), announce="change_language")
