"""The joint classifier as a graph component: learns all labels at once and tells the rest of Rasa what was understood.

FAQ topics are retrieval intents: the intent is `faq`, the topic stands in `response_selector`, as Rasa's own ResponseSelector
would put it. What the actions need beyond that (declined, two close readings) stands in `understanding`.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RESPONSE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from components.decision import Decision, Thresholds, decide
from components.encoder import shared_encoder
from components.first_person import speaks_only_of_others
from components.joint_model import JointModel, Shape
from seemenow.labels import FAQ

UNDERSTANDING = "understanding"
RANKING_LENGTH = 10
_HERE = Path(__file__).parent


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class JointClassifier(GraphComponent):
    """Predicts one of all labels, FAQ topics included."""

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, model: JointModel | None = None) -> None:
        self._config, self._storage, self._resource = config, model_storage, resource
        self._thresholds = Thresholds(**{name: config[name] for name in ("decline", "close", "sure", "safety")})
        self._model = model

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Every option with its default; config.yml sets the tuned ones."""
        tuned = Thresholds()
        shape = Shape()
        return {
            "decline": tuned.decline,
            "close": tuned.close,
            "sure": tuned.sure,
            "safety": tuned.safety,
            "regularisation": shape.regularisation,
            "surface_weight": shape.surface_weight,
        }

    @classmethod
    def create(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext
    ) -> JointClassifier:
        """A component that has not learned yet."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls, config: dict[str, Any], model_storage: ModelStorage, resource: Resource, execution_context: ExecutionContext, **kwargs: Any
    ) -> JointClassifier:
        """A component that has learned. Raises: ValueError when the model file does not hold it."""
        with model_storage.read_from(resource) as folder:
            model = JointModel.load(Path(folder), shared_encoder())
        model.probabilities(["warm"])  # the weights of the encoder are read now and not in the first turn
        return cls(config, model_storage, resource, model)

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Rasa's cache sees this class only; the model also depends on its helpers."""
        digest = hashlib.sha256()
        for name in ("joint_model.py", "encoder.py", "decision.py", "first_person.py"):
            digest.update((_HERE / name).read_bytes())
        return digest.hexdigest()

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from all examples that have a text and an intent."""
        examples = [one for one in training_data.intent_examples if one.get(TEXT)]
        model = JointModel(Shape(self._config["regularisation"], self._config["surface_weight"]), shared_encoder())
        model.fit([one.get(TEXT) for one in examples], [full_label(one) for one in examples])
        with self._storage.write_to(self._resource) as folder:
            model.save(Path(folder))
        self._model = model
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Nothing after this component learns from what it predicts."""
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Understand; payloads of web ("/…") are left to Rasa's own handler."""
        for message in messages:
            text = message.get(TEXT) or ""
            if self._model is not None and not text.startswith("/"):
                self._understand(message, text)
        return messages

    def _understand(self, message: Message, text: str) -> None:
        assert self._model is not None
        probabilities = self._model.probabilities([text])[0]
        ranking = sorted(zip(self._model.labels, map(float, probabilities), strict=True), key=lambda one: (-one[1], one[0]))
        put(message, decide(ranking, self._thresholds, only_others=speaks_only_of_others(text)), ranking[:RANKING_LENGTH])


def full_label(example: Message) -> str:
    """faq/<topic> for a retrieval intent, else the intent."""
    topic = example.get(INTENT_RESPONSE_KEY)
    return str(topic or example.get(INTENT))


def put(message: Message, decision: Decision, ranking: list[tuple[str, float]]) -> None:
    """Write a decision into a message as Rasa expects it."""
    label = "nlu_fallback" if decision.ask else decision.label
    intent = FAQ.rstrip("/") if label.startswith(FAQ) else label
    message.set(INTENT, {"name": intent, "confidence": decision.confidence}, add_to_output=True)
    message.set("intent_ranking", [{"name": name, "confidence": p} for name, p in ranking], add_to_output=True)
    understanding = {"label": decision.label, "declined": decision.declined, "ask": list(decision.ask)}
    message.set(UNDERSTANDING, {**(message.get(UNDERSTANDING) or {}), **understanding}, add_to_output=True)
    if intent == FAQ.rstrip("/"):
        message.set("response_selector", response_selector(decision), add_to_output=True)


def response_selector(decision: Decision) -> dict[str, Any]:
    """What Rasa's ResponseSelector would say of a retrieval intent."""
    response = {"intent_response_key": decision.label, "confidence": decision.confidence, "responses": [], "utter_action": "utter_faq"}
    return {"all_retrieval_intents": ["faq"], "faq": {"response": response, "ranking": []}}
