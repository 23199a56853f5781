"""One linear model over all labels: sentence vectors beside words and letter sequences. No Rasa here, so that it can be measured alone.

Kept as arrays and JSON, never as a pickle: a model file holds data only.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import StratifiedKFold
from sklearn.svm import LinearSVC

from components.encoder import SentenceEncoder

ANALYSERS: dict[str, dict[str, Any]] = {
    "words": {"analyzer": "word", "ngram_range": (1, 2), "token_pattern": r"(?u)\b\w+\b"},
    "letters": {"analyzer": "char_wb", "ngram_range": (3, 5)},
}
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shape:
    """What is tuned, by cross-validation on the training data only (`python -m ops.thresholds`).

    Args:
        regularisation: C of the support vector machine.
        surface_weight: weight of words and letters beside the sentence vector (1.0).
        max_words: size of the vocabulary of words.
        max_letters: size of the vocabulary of letter sequences.
        folds: for the temperature that turns scores into probabilities.
    """

    regularisation: float = 1.0
    surface_weight: float = 0.5
    max_words: int = 12_000
    max_letters: int = 30_000
    folds: int = 4


class JointModel:
    """Texts in, one probability for each label out."""

    def __init__(self, shape: Shape, encoder: SentenceEncoder) -> None:
        self.shape, self.encoder = shape, encoder
        self.labels: list[str] = []
        self.temperature = 1.0
        self._vectorizers: dict[str, TfidfVectorizer] = {}
        self._weights: Floats = np.zeros((0, 0), np.float32)
        self._bias: Floats = np.zeros(0, np.float32)

    def fit(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        """Learn. The same texts in the same order give the same model."""
        self.labels = sorted(set(labels))
        sizes = {"words": self.shape.max_words, "letters": self.shape.max_letters}
        self._vectorizers = {name: _vectorizer(name, sizes[name]).fit(texts) for name in ANALYSERS}
        features, wanted = self._features(texts), np.array(labels)
        machine = self._machine().fit(features, wanted)
        self._weights, self._bias = machine.coef_.astype(np.float32), machine.intercept_.astype(np.float32)
        self.temperature = self._find_temperature(features, wanted)

    def probabilities(self, texts: Sequence[str]) -> Floats:
        """One row a text, one column a label in the order of `labels`."""
        return softmax(self._features(texts) @ self._weights.T + self._bias, self.temperature)

    def _machine(self) -> LinearSVC:
        return LinearSVC(C=self.shape.regularisation, random_state=0, max_iter=2_000)

    def _features(self, texts: Sequence[str]) -> csr_matrix:
        surface = [vectorizer.transform(texts) * self.shape.surface_weight for vectorizer in self._vectorizers.values()]
        return hstack([csr_matrix(self.encoder.encode(texts)), *surface]).tocsr().astype(np.float32)

    def _find_temperature(self, features: csr_matrix, wanted: npt.NDArray[Any]) -> float:
        """The temperature under which the scores of unseen sentences are honest probabilities (out-of-fold likelihood)."""
        smallest = min(np.unique(wanted, return_counts=True)[1])
        if smallest < 2 or len(self.labels) < 3:
            return 1.0
        scores = np.zeros((len(wanted), len(self.labels)), np.float32)
        for train, test in StratifiedKFold(min(self.shape.folds, smallest), shuffle=True, random_state=0).split(features, wanted):
            scores[test] = self._machine().fit(features[train], wanted[train]).decision_function(features[test])
        at = np.searchsorted(self.labels, wanted)
        choices = np.geomspace(0.05, 2.0, 60)
        return float(max(choices, key=lambda t: np.log(softmax(scores, t)[np.arange(len(at)), at] + 1e-9).mean()))

    def save(self, folder: Path) -> None:
        """Write three files of plain data."""
        np.savez(
            folder / "weights.npz", weights=self._weights, bias=self._bias, **{f"idf_{n}": v.idf_ for n, v in self._vectorizers.items()}
        )
        vocabularies = {name: {term: int(at) for term, at in v.vocabulary_.items()} for name, v in self._vectorizers.items()}
        (folder / "vocabulary.json").write_text(json.dumps(vocabularies), encoding="utf-8")
        about = {"labels": self.labels, "temperature": self.temperature, "surface_weight": self.shape.surface_weight}
        (folder / "about.json").write_text(json.dumps(about), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path, encoder: SentenceEncoder) -> JointModel:
        """Raises: OSError or KeyError when the folder does not hold a model."""
        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        model = cls(Shape(surface_weight=about["surface_weight"]), encoder)
        model.labels, model.temperature = about["labels"], about["temperature"]
        arrays = np.load(folder / "weights.npz", allow_pickle=False)
        model._weights, model._bias = arrays["weights"], arrays["bias"]
        for name, vocabulary in json.loads((folder / "vocabulary.json").read_text(encoding="utf-8")).items():
            model._vectorizers[name] = _vectorizer(name, None, vocabulary)
            model._vectorizers[name].idf_ = arrays[f"idf_{name}"]
        return model


def softmax(scores: Floats, temperature: float) -> Floats:
    """Scores to probabilities, row by row."""
    scaled = np.asarray(scores) / temperature
    powers = np.exp(scaled - scaled.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


def _vectorizer(name: str, size: int | None, vocabulary: dict[str, int] | None = None) -> TfidfVectorizer:
    return TfidfVectorizer(
        **ANALYSERS[name],
        max_features=size,
        vocabulary=vocabulary,
        sublinear_tf=True,
        strip_accents="unicode",
        lowercase=True,
        dtype=np.float32,
    )
