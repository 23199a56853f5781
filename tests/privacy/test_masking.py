"""What is masked, and what must stay. Each line is a text as people write it."""

from __future__ import annotations

import pytest

from privacy.masking import mask


def several(text: str) -> list[str]:
    """Examples on one or more lines, with a bar between them."""
    return [one.strip() for line in text.strip().splitlines() for one in line.split(" | ")]


PUBLIC = frozenset(several("""
112 | 0800-2000 | 0900-8844 | 033-448 11 86 | +31 70 333 44 44 | 0592 306 300 | 0900-202 55 90 | 0900-111 3 111 | 0800-266 64 36
info@comensha.nl | https://www.comensha.nl | https://www.politie.nl
"""))  # fmt: skip

IDENTIFIERS = {
    "PHONE": several("""
06-12345678 | 0612345678 | 06 12 34 56 78 | 06 - 12 34 56 78 | 06.12.34.56.78 | 06/12345678 | (06) 12345678 | 0 6 1 2 3 4 5 6 7 8
+31612345678 | +31 6 1234 5678 | +31 (0)6 12345678 | 0031612345678 | 00 31 6 12345678 | 31612345678 | 050-1234567 | 0501234567
(050) 123 45 67 | 0592-123456 | +31 50 123 45 67 | +32 470 12 34 56 | 0049 151 23456789 | 06\u201112345678 | ０６１２３４５６７８
o6 12345678 | 06\u200b12345678 | 061234567
"""),
    "EMAIL": several("""
jan@school.nl | Jan.de-Vries+x@mail.example.co.uk | jan @ school.nl | jan @school.nl | jan (at) school.nl | jan[at]school.nl
é.jansen@münchen.de | jan@school
"""),
    "POSTCODE": several("""
9711 AB | 9711AB | 9711ab | 9711 AB 12 | 9711AB12 | 9711 AB 12a | 9711 AB-12 | 9711 AB, nr 12 | 9711 ab 5 | 9711 AB 12-bis | 9711\u00a0AB 3
"""),
    "BSN": several("123456782 | 123.456.782 | 1234 56 782 | bsn 123456789 | BSN-nummer: 12345678 | burgerservicenummer is 111222334"),
    "IBAN": several("""
NL91ABNA0417164300 | NL91 ABNA 0417 1643 00 | nl91 abna 0417 1643 00 | BE68 5390 0754 7034 | DE89 3704 0044 0532 0130 00
"""),
    "LICENSE_PLATE": several("AB-12-CD | 12-AB-34 | 1-ABC-23 | AB-123-C | G-001-BB | kenteken 12-ab-cd"),
    "URL": several("""
https://instagram.com/anna | http://x.y/z?q=1 | www.onlyfans.com/anna | instagram.com/anna.x | snapchat://add/anna | https://politie.nl@evil.nl/
"""),
    "USERNAME": several("@anna_x | @an.na | @Anna2009"),
}  # fmt: skip
NOTHING = several("""
ze is 14 en haar vriend is 22 | in 2019 is ze weggelopen | 1500 kg | op 01-02-2010 14 meiden | 12 en 13 jaar | € 1.500,00 | 1000 euro
groep 8, lokaal 112 | van 9.00 tot 17.00 uur | 9711 | postcode 9711 | Bel 112 of 0800-2000 | 0800 2000 14 keer gebeld | 0900-8844
033 448 11 86 | +31 33 448 11 86 | 0334481186 | +31703334444 | 0592-306300 | 0900-202 55 90 | 0900 111 3 111 | 0800-266 64 36
info@comensha.nl | INFO@comensha.nl. | https://www.comensha.nl | www.politie.nl/aangifte | https://aangifte.politie.nl
12-en-13-jarigen | 1-MEI-20 | 123456789 | een @ teken | 3 @ 5 | a/b en/of c | gegaan.Nu is ze weg | 2 x 1234 ja
""")


def types(text: str) -> list[str]:
    return [span.type for span in mask(text, "nl", keep=PUBLIC).spans]


@pytest.mark.parametrize(("type_", "value"), [(type_, value) for type_, values in IDENTIFIERS.items() for value in values])
@pytest.mark.parametrize("around", ["{}", "Zij zei: {}, en ging weg.", "({})", "a {} 14 jaar", "regel\n{}\nregel"])
def test_an_identifier_is_masked_wherever_it_stands(type_: str, value: str, around: str) -> None:
    text = around.format(value)
    masked = mask(text, "nl", keep=PUBLIC)
    assert [span.type for span in masked.spans] == [type_]
    (span,) = masked.spans
    assert text[span.start : span.end].strip(" ,") in value
    assert text[: span.start] == masked.text[: span.start]
    assert masked.text.endswith(text[span.end :])


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_public_or_no_identifier_stays(text: str) -> None:
    assert mask(text, "nl", keep=PUBLIC).text == text


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("ze woont op 9711 AB 12 in Groningen", "ze woont op [postcode 9711] in Groningen"),
        ("9711 AB 14 jaar", "[postcode 9711] 14 jaar"),
        ("9711 AB, 14-jarige", "[postcode 9711], 14-jarige"),
        ("Herestraat 12a, 9711 AB Groningen", "[adres-1], [postcode 9711] Groningen"),
        ("op de Lange Herestraat 12, 9711AB", "op de [adres-1], [postcode 9711]"),
        ("Burgemeester van der Kolklaan 5 1012 AB", "[adres-1] [postcode 1012]"),
        ("9711 AB, Herestraat 12 daar", "[postcode 9711], [adres-1] daar"),
        ("ze is 14, 9711 AB", "ze is 14, [postcode 9711]"),
        ("Kerkstraat 5 1012 AB en Dorpsweg 7 9711 ZZ", "[adres-1] [postcode 1012] en [adres-2] [postcode 9711]"),
        ("bel 0612345678 of +31 6 12345678 of 0687654321", "bel [telefoon-1] of [telefoon-1] of [telefoon-2]"),
        ("JAN@x.nl en jan@x.nl", "[e-mail-1] en [e-mail-1]"),
        ("bsn 123456782", "bsn [bsn-1]"),
        ("NL91 ABNA 0417 1643 00 op naam", "[iban-1] op naam"),
        ("zie https://instagram.com/anna.", "zie [link-1]."),
        ("jan@x.nl@y.nl", "[e-mail-1][gebruikersnaam-1]"),
    ],
)
def test_the_token_says_what_kind_it_was_and_keeps_what_finds_the_coordinator(text: str, masked: str) -> None:
    assert mask(text, "nl").text == masked


def test_tokens_are_in_the_language_of_the_talk() -> None:
    text = "0612345678 a@b.nl 123456782 9711 AB NL91ABNA0417164300 AB-12-CD @anna https://x.nl Herestraat 1 9711 AC"
    assert (
        mask(text, "en").text
        == "[phone-1] [email-1] [bsn-1] [postcode 9711] [iban-1] [plate-1] [username-1] [link-1] [address-1] [postcode 9711]"
    )
    assert mask(text, "nl").text == (
        "[telefoon-1] [e-mail-1] [bsn-1] [postcode 9711] [iban-1] [kenteken-1] [gebruikersnaam-1] [link-1] [adres-1] [postcode 9711]"
    )


def test_within_a_talk_the_same_value_keeps_its_token_and_another_gets_the_next() -> None:
    known: dict[tuple[str, str], str] = {}
    said = ["06-12345678", "0687654321 en 0612345678", "jan@x.nl", "+31612345678"]
    assert [mask(text, "nl", known).text for text in said] == ["[telefoon-1]", "[telefoon-2] en [telefoon-1]", "[e-mail-1]", "[telefoon-1]"]


def test_without_contacts_a_helpline_of_the_national_plan_still_stays_and_another_number_does_not() -> None:
    assert mask("0800-2000, 0900-8844, 033-448 11 86", "nl").text == "0800-2000, 0900-8844, [telefoon-1]"


def test_another_address_at_the_domain_of_a_contact_is_masked() -> None:
    assert types("jan@comensha.nl https://www.comensha.nl/?mail=jan https://comensha.nl.evil.nl https://notcomensha.nl") == [
        "EMAIL",
        "URL",
        "URL",
        "URL",
    ]


def test_names_are_not_masked_yet() -> None:
    assert mask("Fatima de Vries", "nl").text == "Fatima de Vries"
