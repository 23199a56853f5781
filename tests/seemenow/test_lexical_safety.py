"""Cries that must be heard without any model, and harmless sentences beside them that must not raise an alarm."""

from __future__ import annotations

import re
import time
from collections import Counter
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as any_

from seemenow.errors import ContentError
from seemenow.labels import SAFETY, URGENT
from seemenow.lexical_safety import LEXICON, find_safety
from seemenow.safety_lexicon import read_lexicon

DATA = Path(__file__).parents[2] / "data"

HEARD = {
    "immediate_danger": [
        "ze wordt nu geslagen", "er wordt op dit moment een meisje mishandeld in kamer 12", "een kind is nu in gevaar",
        "She is in danger right now",
        "he is beating her", "ze wordt vanavond meegenomen naar het buitenland", "a girl is being held against her will",
        "ze zit opgeslooten in een huis",
        "URGENT minor in danger", "wat als ze nu wordt geslagen?", "they're moving him to another city tomorrow",
    ],
    "missing_child": [
        "mijn leerling is weggelopen", "ze is sinds gisteren vermist", "a pupil of mine has run away", "we can't find her", "kind vermsit",
        "the girl has been missing since friday", "ze is niet thuisgekomen", "nobody knows where she is",
    ],
    "recent_assault": ["ze is gisteren verkracht", "she was raped last night", "een meisje van 14 is vannacht aangerand",
        "misbruikt, vanmiddag, 12 jaar"],
    "suicide_risk": [
        "ze wil niet meer leven", "she wants to kill herself", "hij denkt aan zelfmoord", "I want to die", "zelfmord plegen",
        "ze heeft een afscheidsbrief geschreven",
        "she doesn't want to live anymore",
    ],
    "help_word": ["help", "HULP!!!", "sos", "S.O.S.", "heeeelp", "help me please", "hulp nu", "ik heb hulp nodig"],
    "user_in_danger": ["ik word bedreigd", "hij volgt mij", "I am being followed right now", "i'm in danger",
        "my colleague is being attacked"],
    "victim_self": ["mijn vriend verkoopt mij", "ik word gedwongen om seks te hebben", "I am being trafficked", "he raped me",
        "ik ben 15 en ik word gedwongen"],
    "user_is_minor": ["ik ben 14", "ik ben 15 jaar en ik wil praten", "I'm 13 years old", "i am a minor", "ik zit in de brugklas"],
}  # fmt: skip
HARMLESS = [
    "help me kiezen", "ik ben 17 jaar leraar", "she was in danger years ago", "what is immediate danger", "noodnummer?", "niet in gevaar",
    "she is not in danger now", "ze is nu niet in gevaar", "kun je me helpen", "can you help me with a note",
    "hulp bij het schrijven", "wat is acuut gevaar",
    "ik ben al 14 jaar docent", "ik werk 12 jaar", "ze mist veel lessen", "missing lessons a lot", "wat doe ik als een kind wegloopt",
    "what do I do if a child goes missing", "ik ben vroeger misbruikt", "zelfmoordpreventie nummer", "waar vind ik hulp voor slachtoffers",
    "ik word gedwongen door mijn manager om niets te zeggen", "i was forced to report", "is een kind dat foto's stuurt in gevaar",
    "ik ben 12 minuten te laat",
    "een meisje van 14 heeft een vriend van 30", "she is 15 and has an older boyfriend", "wanneer bel ik 112", "wat als ze zegt ik ben 15",
    "ze zegt dat ze misbruikt wordt", "hulpverlening", "I help a girl", "are children in danger online",
    "he was missing for two days last month",
    "hoe voorkom je zelfmoord", "I can't find my card", "jump start my car", "one old case won't let me go",
    "wordt elke vrijdag opgepikt", "",
]  # fmt: skip


@pytest.mark.parametrize(("label", "text"), [(label, text) for label, texts in HEARD.items() for text in texts])
def test_a_clear_cry_is_heard(label: str, text: str) -> None:
    assert find_safety(text) == label


@pytest.mark.parametrize("text", HARMLESS)
def test_a_harmless_sentence_raises_no_alarm(text: str) -> None:
    assert find_safety(text) is None


def test_a_cry_is_heard_inside_a_long_message() -> None:
    story = "Ik ben mentor van een derde klas. Sinds een paar weken is ze vaak weg. "
    assert find_safety(story * 20 + "Ze wordt nu geslagen! " + story * 5) == "immediate_danger"


def test_urgent_labels_are_heard_without_a_model() -> None:
    assert set(HEARD) >= URGENT


def sentences() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in (DATA / "nlu.yml", *DATA.glob("nlu/*.yml")):
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            found.setdefault(block["intent"], []).extend(re.sub("^- ", "", line) for line in block["examples"].splitlines())
    return found


def test_of_a_thousand_other_sentences_three_at_most_raise_an_alarm() -> None:
    others = [text for label, texts in sentences().items() if label not in SAFETY for text in texts]
    alarms = [text for text in others if find_safety(text)]
    assert len(others) > 3_000
    assert len(alarms) / len(others) <= 0.003, alarms


def test_without_any_model_most_cries_are_heard() -> None:
    known = sentences()
    heard = Counter({label: sum(find_safety(text) is not None for text in known[label]) / len(known[label]) for label in HEARD})
    assert min(heard.values()) >= 0.5, heard


@given(any_.text(max_size=4_100))
def test_any_text_at_all_is_read(text: str) -> None:
    assert find_safety(text) in (None, *SAFETY)


@pytest.mark.parametrize(
    "text", ["ze is nu in gevaar " * 210, "nu " * 1_300, "wordt " * 660, "ik word " * 500, "the girl " * 440, "a" * 4_000, ", " * 2_000]
)
def test_four_thousand_characters_take_less_than_fifty_milliseconds(text: str) -> None:
    def seconds() -> float:
        began = time.process_time()
        find_safety(text)
        return time.process_time() - began

    assert min(seconds() for _ in range(4)) < 0.050


def test_the_lexicon_names_safety_labels_only() -> None:
    assert set(read_lexicon(LEXICON).labels) <= set(SAFETY)


def test_a_broken_pattern_is_named(tmp_path: Path) -> None:
    raw = yaml.safe_load(LEXICON.read_text(encoding="utf-8"))
    raw["labels"]["help_word"] = ["(unclosed"]
    file = tmp_path / "broken.yml"
    file.write_text(yaml.safe_dump(raw), encoding="utf-8")
    with pytest.raises(ContentError, match="help_word"):
        read_lexicon(file)
