"""Places in sentences: what is found, what is left to the person, and what is an ordinary word."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from seemenow.edit_distance import distance
from seemenow.gazetteer import Gazetteer, PlaceFinding
from seemenow.place_index import PlaceIndex

CONTENT = Path(__file__).parents[2] / "content"


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return Gazetteer.read(CONTENT)


def rows(name: str) -> list[dict[str, str]]:
    lines = [line for line in (CONTENT / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Groningen", "0014"), ("ik werk in groningen", "0014"), ("zaandam", "0479"), ("Bergen op Zoom", "0748"), ("den bosch", "0796"),
        ("'s-Hertogenbosch", "0796"), ("s hertogenbosch", "0796"), ("The Hague", "0518"), ("sgravenhage", "0518"),
        ("alphen a/d rijn", "0484"),
        ("Alphen aan den Rijn", "0484"), ("ettenleur", "0777"), ("amsterdam zuidoost", "0363"), ("sudwest fryslan", "1900"),
        ("ZWOLLE", "0193"),
        ("wij zitten in Aalst, gemeente Waalre", "0866"), ("st anthonis", "1982"),
    ],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(places: Gazetteer, text: str, code: str) -> None:
    found = places.find_place(text)
    assert found is not None
    assert (found.municipality, found.candidates) == (code, (code,))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ik werk in groningn", "Groningen"), ("Amsterdm", "Amsterdam"), ("roterdam", "Rotterdam"), ("coordinator near Eindhofen",
        "Eindhoven"),
        ("Tilbrug", "Tilburg"), ("leuwarden", "Leeuwarden"), ("zaandamm", "Zaandam"),
    ],
)  # fmt: skip
def test_a_typing_error_is_forgiven(places: Gazetteer, text: str, name: str) -> None:
    found = places.find_place(text)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("text", "codes"), [("Bergen", {"0373", "0893"}), ("Hengelo", {"0164", "1876"}), ("regio Rijswijk", {"0603", "0214", "1959"})]
)
def test_a_name_of_several_places_is_left_to_the_person(places: Gazetteer, text: str, codes: set[str]) -> None:
    found = places.find_place(text)
    assert found is not None
    assert found.municipality is None
    assert set(found.candidates) == codes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Bergen NH", "0373"),
        ("bergen (L)", "0893"),
        ("Bergen in Limburg", "0893"),
        ("hengelo gld", "1876"),
        ("Bergen, Noord-Holland", "0373"),
    ],
)
def test_the_province_behind_a_name_decides(places: Gazetteer, text: str, code: str) -> None:
    found = places.find_place(text)
    assert found is not None
    assert found.municipality == code


def test_the_province_in_an_answer_gives_its_municipalities(places: Gazetteer) -> None:
    assert "0893" in places.codes_in_province_of("die in Limburg")
    assert "0373" not in places.codes_in_province_of("die in Limburg")
    assert places.codes_in_province_of("ja") == []


ORDINARY = [
    "een meisje", "het is best lastig", "echt waar", "who goes there", "heel erg", "ik geloof in hem.", "made in China", "at best.",
    "well done",
    "handel in mensen", "ze belt mij", "dat kan leiden tot problemen", "kampen met schulden", "in de wijk", "haren en nagels",
    "de buren klagen",
    "Nederland", "in nederland", "regio Twente", "provincie Groningen", "her son left", "moeder werkt", "in een dorp",
    "IK ZIT IN EEN DORP", "",
]  # fmt: skip


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_word_is_no_place(places: Gazetteer, text: str) -> None:
    assert places.find_place(text) is None


@pytest.mark.parametrize(
    "text",
    ["een meisje", "weet ik niet", "geen idee", "mijn moeder", "ja", "i don't know", "stop", "opnieuw", "in een dorp", "ik ben leraar"],
)
def test_nor_is_it_one_in_answer_to_where(places: Gazetteer, text: str) -> None:
    assert places.find_place(text, asked=True) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [("ik woon in Best", "0753"), ("gemeente Made", "1719"), ("regio Leek", "1969"), ("zorgcoordinator in leiden", "0546")],
)
def test_with_a_cue_before_it_the_word_is_a_place(places: Gazetteer, text: str, code: str) -> None:
    found = places.find_place(text)
    assert found is not None
    assert found.municipality == code


@pytest.mark.parametrize(
    ("text", "code"), [("best", "0753"), ("goes", "0664"), ("een", "1699"), ("ik werk in best", "0753"), ("De Wijk", "1690")]
)
def test_in_answer_to_where_the_word_alone_is_a_place(places: Gazetteer, text: str, code: str) -> None:
    found = places.find_place(text, asked=True)
    assert found is not None
    assert found.municipality == code


@pytest.mark.parametrize(
    ("text", "asked"), [("9711 AB", False), ("9711ab", False), ("[postcode 9711]", False), ("postcode 9711", False), ("9711", True)]
)
def test_a_postcode_gives_its_municipality(places: Gazetteer, text: str, asked: bool) -> None:
    assert places.find_place(text, asked=asked) == PlaceFinding("9711", "0014", ("0014",))


@pytest.mark.parametrize("text", ["9711", "in 2019 is er iets", "1234 meisjes", "2000 op", "06 1234 5678", "1.000,00", "€ 9711.50"])
def test_other_numbers_are_no_postcodes(places: Gazetteer, text: str) -> None:
    assert places.find_place(text) is None


def test_every_municipality_is_found_by_its_name_in_answer_to_where(places: Gazetteer) -> None:
    missed = [
        row["name"]
        for row in rows("municipalities.csv")
        if not (found := places.find_place(row["name"], asked=True)) or row["code"] not in found.candidates
    ]
    assert missed == []


def test_every_place_of_the_list_is_found_in_answer_to_where(places: Gazetteer) -> None:
    never = {"Nederland", "America", "Zeeland", "Overijssel"}
    listed = [row for row in rows("places.csv") if row["place"] not in never]
    missed = [
        row["place"]
        for row in listed
        if not (found := places.find_place(row["place"], asked=True)) or row["municipality_code"] not in found.candidates
    ]
    assert missed == []


def test_every_code_of_the_lists_is_a_municipality() -> None:
    index = PlaceIndex.read(CONTENT)
    known = {row["code"] for row in rows("municipalities.csv")}
    assert {code for codes in index.codes.values() for code in codes} | {code for _, _, code in index.postcodes} <= known


@pytest.mark.parametrize(
    "text", ["groninge " * 440, "in " * 1_300, "bergen op zoon " * 260, "abcdefghijkl " * 300, "1234 " * 800, "x" * 4_000]
)
def test_twice_the_text_takes_at_most_about_twice_the_time(places: Gazetteer, text: str) -> None:
    """A ratio, because the machines are shared: what grows faster than the text could hold up everybody."""

    def seconds(length: int) -> float:
        began = time.process_time()
        for _ in range(5):
            places.find_place(text[:length], asked=True)
        return time.process_time() - began

    whole, half = (min(seconds(length) for _ in range(5)) for length in (4_000, 2_000))
    assert whole <= 3.5 * half + 0.005


@pytest.mark.parametrize(
    ("one", "other", "errors"),
    [("zwolle", "zwolle", 0), ("zwole", "zwolle", 1), ("zwlole", "zwolle", 1), ("zwxlla", "zwolle", 2), ("a", "zwolle", 3)],
)
def test_typing_errors_are_counted_up_to_the_limit(one: str, other: str, errors: int) -> None:
    assert distance(one, other, 2) == errors
