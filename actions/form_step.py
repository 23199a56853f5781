"""One step of a form: what the message fills, what is said before the next question, when the form gives way.

Not rasa_sdk's FormValidationAction: its extract and validate methods run one slot at a time and cannot see that a message filled
nothing, was a question of its own, or is the second miss. A step either fills, or notes a miss or an aside (so the form speaks and
asks again), or returns nothing at all: then Rasa takes the form as rejected, and the rule for the interrupting label holds.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.aside import which_place
from actions.heard import Heard
from actions.slot_values import READERS, UNKNOWN, found_place
from actions.speaking import ActionFailed, Events
from seemenow.labels import FAQ, SAFETY

CANNOT_WAIT = frozenset({*SAFETY, "stop", "start_over", "erase_talk"})
"""These end a form even when the message also answers the question."""
GIVES_WAY = frozenset(
    {*CANNOT_WAIT, "talk_to_human", "hear_story", "request_callback", "handover_status", "withdraw_handover", "goodbye", "make_report"}
)
"""These end every form, unless the message answers the question. The forms' ignored_intents in domain.yml are the same (a test looks)."""
ENDS_MUCH = frozenset({"stop", "start_over", "erase_talk", "goodbye"})
SURE_TO_END = 0.5
"""A typed message that was barely read as one of these ends nothing: the question is asked again."""
FAQ_CONFIDENCE = 0.35
"""Inside a question an FAQ is answered only from here on, unless it was put as a question; the threshold outside is lower."""
MISSES = 2
BARE_WORDS = 2
BARE_WORDS_OF_A_CHILD = 4
"""Where nothing is said of oneself ("she is about 15", "op een basisschool"), and danger is not what was asked."""


def is_bare_answer(heard: Heard) -> bool:
    """A few words that answer the question ("16", "ze is 15"): what the classifier, which does not know the question, makes of them is
    no cry. What the lexical layer hears always is one.
    """
    if heard.label == "user_is_minor" and not heard.of_oneself and not heard.understanding.get("lexical_safety"):
        return True  # an age was told, and nobody said "I"
    longest = BARE_WORDS if heard.of_oneself or heard.requested == "danger_now" else BARE_WORDS_OF_A_CHILD
    return int(heard.understanding.get("words") or 99) <= longest and not heard.understanding.get("lexical_safety")


class FormStep(Action, ABC):  # type: ignore[misc]
    """Abstract, so that the action server does not take it for an action."""

    slots: tuple[str, ...] = ()
    also_gives_way: frozenset[str] = frozenset()

    @abstractmethod
    def name(self) -> str:
        """As it stands in domain.yml."""

    @abstractmethod
    def known(self, heard: Heard) -> dict[str, str | None]:
        """What is known when the form begins: from the first sentence and from the context."""

    def is_over(self, filled: dict[str, Any]) -> bool:
        """Whether the form ends before all is asked."""
        return False

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Called by the action server. Raises: ActionFailed for anything that went wrong."""
        try:
            changes = self.step(Heard.of(tracker))
        except Exception as error:  # nothing of the tracker may reach a log or the answer of the action server
            raise ActionFailed(f"{self.name()}: {type(error).__name__}") from None
        return [SlotSet(slot, value) for slot, value in changes.items()]

    def step(self, heard: Heard) -> dict[str, Any]:
        """Slots to set; an empty dict gives way."""
        if heard.requested not in self.slots:
            return self._begin(heard)
        said = {slot: value for slot in self.slots if (value := READERS[slot](heard, asked=slot == heard.requested)) is not None}
        if self._gives_way(heard, said):
            return {}
        named = found_place(heard, asked=heard.requested == "place")
        if "place" in said:
            said["place_name"] = named["name"] if named else ""
        if heard.requested in said:
            return self._ended_early({**said, "misses": 0, "aside": ""})
        return {**said, **self._not_answered(heard, said)}

    def _begin(self, heard: Heard) -> dict[str, Any]:
        resumed = heard.label.startswith("resume_")
        filled = self._resumed(heard) if resumed else self.known(heard)
        found = found_place(heard, asked=False)
        ambiguous = "place" in self.slots and found is not None and found["municipality"] is None and not filled.get("place")
        named = found["name"] if found and found["municipality"] == filled.get("place") else ""
        aside = which_place(found["name"], found["candidates"]) if ambiguous and found else self.opening_words(heard)
        begun = {**filled, "place_name": named, "misses": 0, "aside": "" if resumed else aside}
        return self._ended_early(begun)

    def opening_words(self, heard: Heard) -> str:
        """What is said before the first question."""
        return ""

    def _resumed(self, heard: Heard) -> dict[str, str | None]:
        """The form taken up where web says it was: what came before the running question is known or was skipped."""
        running = heard.context["asking"].partition("/")[2]
        at = self.slots.index(running) if running in self.slots else 0
        context = {**heard.context, "place": heard.context["municipality"]}
        before = {slot: context.get(slot) or UNKNOWN for slot in self.slots[:at]}
        return {**dict.fromkeys(self.slots), **before}

    def _ended_early(self, changes: dict[str, Any]) -> dict[str, Any]:
        return {**changes, "requested_slot": None} if self.is_over(changes) else changes

    def _gives_way(self, heard: Heard, said: dict[str, str]) -> bool:
        answered = heard.requested in said and not heard.is_choice
        if heard.label in ENDS_MUCH and heard.confidence < SURE_TO_END:
            return False
        if heard.label in CANNOT_WAIT:
            return not (answered and is_bare_answer(heard))
        return heard.label in GIVES_WAY | self.also_gives_way and not answered

    def _not_answered(self, heard: Heard, said: dict[str, str]) -> dict[str, Any]:
        """An aside and the question again; after the second miss the form goes on without an answer."""
        misses = int(heard.slots.get("misses") or 0)
        if heard.label == "change_language":
            return {"misses": misses, "aside": "language"}
        if heard.label.startswith(FAQ) and (heard.confidence >= FAQ_CONFIDENCE or heard.is_choice or heard.is_question):
            return {"misses": misses, "aside": f"answer:{heard.label}"}
        close = heard.understanding.get("ask") or ("",)
        if heard.is_question and close[0].startswith(FAQ):
            return {"misses": misses, "aside": f"answer:{close[0]}"}
        if misses + 1 >= MISSES:
            return {heard.requested: UNKNOWN, "misses": 0, "aside": ""}  # type: ignore[dict-item]
        found = found_place(heard, asked=True) if heard.requested == "place" else None
        if found is not None:
            return {"misses": misses + 1, "aside": which_place(found["name"], found["candidates"])}
        if said:  # an earlier answer corrected: no answer to this question, but no reproach either
            return {"misses": misses + 1, "aside": ""}
        return {"misses": misses + 1, "aside": self.missed_words(heard)}

    def missed_words(self, heard: Heard) -> str:
        """What is said when the message was no answer."""
        return "words:not_understood_in_question"
