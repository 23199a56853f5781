"""Dutch or English, and neither where a text does not tell."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from seemenow.language import detect

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ik maak me zorgen over een meisje", "nl"), ("I am worried about a girl", "en"), ("hulp", "nl"), ("ja", "nl"), ("yes",
        "en"), ("nee", "nl"),
        ("wie is de coördinator in Leeds", "nl"), ("who is the coordinator in Leeuwarden", "en"), ("gebeurt dit vaak?", "nl"),
        ("she hasnt said anything", "en"),
        ("kan [naam-1] mij bellen", "nl"), ("veilig thuis number please", "en"), ("wat is sextortion", "nl"), ("signalen", "nl"),
        ("thanks, that helped", "en"),
    ],
)  # fmt: skip
def test_the_language_of_a_sentence_is_told(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "ok",
        "Groningen",
        "Den Haag",
        "Bergen op Zoom",
        "14",
        "12-15",
        "9711 AB",
        "[naam-1]",
        "sos",
        "help",
        "lol",
        "",
        "   ",
        "?!",
        "👍",
        "Comensha",
        "Amsterdam Zuidoost",
    ],
)
def test_what_tells_nothing_is_none(text: str) -> None:
    assert detect(text) is None


def test_ninety_eight_of_a_hundred_sentences_are_told_and_one_in_two_hundred_is_wrong() -> None:
    """On the training sentences of four words and more (held-out sentences: `make evaluate`)."""
    right = wrong = total = 0
    for file in (DATA / "nlu.yml", *DATA.glob("nlu/*.yml")):
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            for line in block["examples"].splitlines():
                text = line.removeprefix("- ").strip()
                if len(text.split()) < 4 or block["intent"] == "give_place":
                    continue
                found = detect(text)
                total += 1
                right += found == block["metadata"]["language"]
                wrong += found not in (None, block["metadata"]["language"])
    assert total > 1_000
    assert right / total >= 0.98
    assert wrong / total <= 0.005
