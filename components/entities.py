"""Finds what the pack knows of in a sentence: work setting, organisation, age band, place. Only ids leave this component."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Any

import spacy
import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from spacy.matcher import PhraseMatcher

import seemenow
from components.ages import age_band
from components.classifier import UNDERSTANDING
from seemenow.gazetteer import Gazetteer, PlaceFinding
from seemenow.labels import LANGUAGES
from seemenow.language import detect
from seemenow.place_index import fold, tokens_of

ROOT = Path(__file__).parents[1]
FILES = ("gazetteer.py", "place_index.py", "place_words.py", "language.py", "edit_distance.py")
LISTS = ("municipalities.csv", "places.csv", "postcodes.csv", "work_settings.yml")


class WordLists:
    """The words of work_settings.yml, matched by spaCy's tokenizers of both languages."""

    def __init__(self, file: Path) -> None:
        raw = yaml.safe_load(file.read_text(encoding="utf-8"))
        self._matchers = [self._matcher(raw, language) for language in LANGUAGES]

    def _matcher(self, raw: dict[str, Any], language: str) -> tuple[Any, PhraseMatcher]:
        tokenize = spacy.blank(language)
        matcher = PhraseMatcher(tokenize.vocab, attr="LOWER")
        for id_, entry in raw["settings"].items():
            matcher.add(f"setting:{id_}", [tokenize(fold(str(word))) for word in entry["words"][language]])
        for id_, words in raw["organisations"].items():
            matcher.add(f"organisation:{id_}", [tokenize(fold(str(word))) for word in words[language]])
        return tokenize, matcher

    def find(self, text: str) -> dict[str, str]:
        """setting and organisation, each the one with most words in the text, the first of equals."""
        found: Counter[str] = Counter()
        for tokenize, matcher in self._matchers:
            spoken = tokenize(fold(text))
            for match, start, end in sorted(matcher(spoken), key=lambda one: one[1]):
                found[tokenize.vocab.strings[match]] += end - start
        best: dict[str, str] = {}
        for name, _ in found.most_common():
            kind, _, id_ = name.partition(":")
            best.setdefault(kind, id_)
        return best


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class PackEntities(GraphComponent):
    """Entities from the pack; places also as they would be read in answer to "where?"."""

    def __init__(self, words: WordLists, gazetteer: Gazetteer) -> None:
        self._words, self._gazetteer = words, gazetteer

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> PackEntities:
        """Read the lists. Raises: OSError when one is missing."""
        content = ROOT / config["content"]
        return cls(WordLists(content / "work_settings.yml"), Gazetteer.read(content))

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`content`: the folder of the pack, from the root of the repository."""
        return {"content": "content"}

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """The lists and the modules that read them."""
        content, inside = ROOT / config.get("content", "content"), Path(seemenow.__file__).parent
        files = [*(content / name for name in LISTS), *(inside / name for name in FILES), Path(__file__).with_name("ages.py")]
        return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()

    def process(self, messages: list[Message]) -> list[Message]:
        """Read every typed text."""
        for message in messages:
            text = message.get(TEXT) or ""
            if not text.startswith("/"):
                self._read(message, text)
        return messages

    def _read(self, message: Message, text: str) -> None:
        place, if_asked = self._gazetteer.find_place(text), self._gazetteer.find_place(text, asked=True)
        found = {**self._words.find(text), "age_band": age_band(text), "place": place.municipality if place else None}
        entities = [
            {"entity": name, "value": value, "start": 0, "end": 0, "extractor": "PackEntities"} for name, value in found.items() if value
        ]
        message.set(ENTITIES, [*(message.get(ENTITIES) or []), *entities], add_to_output=True)
        more = {
            "language": detect(text),
            "words": len(tokens_of(text)),
            "place": to_json(place),
            "place_if_asked": to_json(if_asked),
            "province_codes": self._gazetteer.codes_in_province_of(text) if if_asked is None or not if_asked.municipality else [],
            "age_if_asked": age_band(text, asked=True),
        }
        message.set(UNDERSTANDING, {**(message.get(UNDERSTANDING) or {}), **more}, add_to_output=True)


def to_json(finding: PlaceFinding | None) -> dict[str, Any] | None:
    return {**asdict(finding), "candidates": list(finding.candidates)} if finding else None
