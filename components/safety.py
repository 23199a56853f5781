"""Lexical safety inside the engine: a clear cry is acted on, whatever the classifier made of the sentence."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

import seemenow
from components.classifier import UNDERSTANDING
from seemenow.labels import SAFETY
from seemenow.lexical_safety import LEXICON, find_safety

SURE = 0.6
"""From here on the classifier's own safety label stands: it may know better which safety answer is meant."""

FILES = ("lexical_safety.py", "safety_lexicon.py", "safety_words.py", "edit_distance.py", "place_index.py", "labels.py")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class LexicalSafety(GraphComponent):
    """Overrides the intent where `find_safety` hears a cry."""

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> LexicalSafety:
        """Nothing is kept between turns."""
        return cls()

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """The patterns are data of the inside."""
        folder = Path(seemenow.__file__).parent
        return hashlib.sha256(b"".join(file.read_bytes() for file in (LEXICON, *(folder / name for name in FILES)))).hexdigest()

    def process(self, messages: list[Message]) -> list[Message]:
        """Listen to every typed text."""
        for message in messages:
            text = message.get(TEXT) or ""
            label = None if text.startswith("/") else find_safety(text)
            if label is not None:
                self._override(message, label)
        return messages

    def _override(self, message: Message, label: str) -> None:
        intent = message.get(INTENT) or {"name": None, "confidence": 0.0}
        heard = {**(message.get(UNDERSTANDING) or {}), "lexical_safety": label}
        if not (intent["name"] in SAFETY and intent["confidence"] >= SURE):
            message.set(INTENT, {"name": label, "confidence": max(0.99, intent["confidence"])}, add_to_output=True)
            heard |= {"label": label, "declined": False, "ask": []}
        message.set(UNDERSTANDING, heard, add_to_output=True)
