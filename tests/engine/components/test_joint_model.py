"""The classifier's model alone: repeatable, kept without loss, and honest about its certainty."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from components.encoder import shared_encoder
from components.joint_model import JointModel, Shape, softmax

SENTENCES = {
    "greet": ["hallo daar", "goedemorgen", "hi there", "good morning to you", "hoi", "hey hello"],
    "faq/boys_as_victims": [
        "kunnen jongens slachtoffer zijn", "overkomt dit ook jongens", "can boys be victims", "does it happen to boys too",
        "en jongens dan", "male victims",
    ],
    "find_coordinator": [
        "wie is de zorgcoördinator", "waar zit de coördinator in mijn regio", "who is the care coordinator", "coordinator near me",
        "coördinator gezocht",
        "which coordinator covers us",
    ],
}  # fmt: skip
TEXTS = [text for texts in SENTENCES.values() for text in texts]
LABELS = [label for label, texts in SENTENCES.items() for _ in texts]
UNSEEN = ["zijn er ook jongens die dit meemaken", "wie coördineert de zorg in Assen", "good evening", ""]


@pytest.fixture(scope="module")
def model() -> JointModel:
    made = JointModel(Shape(), shared_encoder())
    made.fit(TEXTS, LABELS)
    return made


def test_sentences_of_both_languages_fall_on_their_label(model: JointModel) -> None:
    best = [model.labels[at] for at in model.probabilities(UNSEEN[:3]).argmax(axis=1)]
    assert best == ["faq/boys_as_victims", "find_coordinator", "greet"]


def test_probabilities_sum_to_one_even_for_an_empty_text(model: JointModel) -> None:
    assert np.allclose(model.probabilities(UNSEEN).sum(axis=1), 1.0, atol=1e-4)


def test_learning_twice_gives_the_same_model(model: JointModel) -> None:
    again = JointModel(Shape(), shared_encoder())
    again.fit(TEXTS, LABELS)
    assert np.array_equal(again.probabilities(UNSEEN), model.probabilities(UNSEEN))


def test_a_kept_model_says_the_same_as_before(model: JointModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    kept = JointModel.load(tmp_path, shared_encoder())
    assert kept.labels == model.labels
    assert np.allclose(kept.probabilities(UNSEEN), model.probabilities(UNSEEN), atol=1e-6)


def test_a_kept_model_holds_data_only(model: JointModel, tmp_path: Path) -> None:
    model.save(tmp_path)
    assert {file.suffix for file in tmp_path.iterdir()} == {".npz", ".json"}
    np.load(tmp_path / "weights.npz", allow_pickle=False)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"about\.json"):
        JointModel.load(tmp_path, shared_encoder())


def test_a_higher_temperature_is_less_sure() -> None:
    scores = np.array([[1.0, 0.0, -1.0]], np.float32)
    assert softmax(scores, 2.0).max() < softmax(scores, 0.5).max()


def test_the_encoder_gives_one_vector_a_text_of_length_one() -> None:
    vectors = shared_encoder().encode(["een zin", "another sentence"])
    assert vectors.shape == (2, 512)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3)


def test_alone_or_among_others_a_text_has_the_same_vector() -> None:
    alone, among = (
        shared_encoder().encode(["een zin"])[0],
        shared_encoder().encode(["een zin", "een veel langere zin met meer woorden erin"])[0],
    )
    assert float(alone @ among) > 0.999
