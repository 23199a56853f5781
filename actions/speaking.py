"""The one way an action speaks: one custom message with one reply, and an error that carries no text."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.heard import Heard
from seemenow.labels import SAFETY
from seemenow.reply import Reply

Events = list[dict[str, Any]]


class ActionFailed(Exception):
    """An action raised. The action server returns the message of an exception, so it names the class only."""


class SpeakingAction(Action, ABC):  # type: ignore[misc]
    """An action that says one reply. Abstract, so that the action server does not take it for an action."""

    @abstractmethod
    def name(self) -> str:
        """As it stands in domain.yml."""

    @abstractmethod
    def reply(self, heard: Heard) -> Reply:
        """What is said to what was heard."""

    def events(self, heard: Heard) -> Events:
        """Changes of the engine's memory beside it."""
        return []

    def told(self, heard: Heard) -> str:
        """The label that goes with the reply, for figures and for what web concludes from it."""
        return heard.label

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Called by the action server. Raises: ActionFailed for anything that went wrong, so that the turn counts as failed."""
        try:
            heard = Heard.of(tracker)
            reply = self.reply(heard)
        except Exception as error:  # nothing of the tracker may reach a log or the answer of the action server
            raise ActionFailed(f"{self.name()}: {type(error).__name__}") from None
        said = replace(reply, intent=reply.intent or self.told(heard), confidence=reply.confidence or heard.confidence)
        dispatcher.utter_message(json_message={"reply": said.to_json()})
        return self.events(heard)


class FormAction(SpeakingAction, ABC):
    """Speaks in a form, or at its end. A cry would have ended the form, so a safety label here was read as an answer ("16")."""

    def told(self, heard: Heard) -> str:
        return "inform" if heard.label in SAFETY else heard.label


def answering(label: str) -> dict[str, str]:
    """What web remembers after an answer: where "where does that come from" refers to."""
    return {"last_label": label}
