"""The files of the widget: their words exist, their numbers are those of the pack, and they stay small."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from pages.chat import WORDS
from seemenow.labels import LANGUAGES
from seemenow.pack.load import load_pack
from seemenow.speech.numbers import tel

ROOT = Path(__file__).parents[2]
SCRIPTS = {path.name: path.read_text() for path in sorted((ROOT / "widget").glob("*.js"))}
LAUNCHER = ("define.js", "launcher.js", "launcher-style.js")


def test_every_word_that_the_script_says_is_sent_to_it_in_both_languages() -> None:
    pack = load_pack(ROOT / "content")
    chat = "".join(text for name, text in SCRIPTS.items() if name not in LAUNCHER)
    template = (ROOT / "pages" / "templates" / "chat.html").read_text() + (ROOT / "pages" / "templates" / "header.html").read_text()
    used = set(re.findall(r"\bwords\.(?!js\b)([a-z_]+)", chat)) | set(re.findall(r'data-word="([a-z_]+)"', template))
    used |= {f"chat_floor_{holder}" for holder in ("assistant", "waiting", "human")} | {"who_you", "who_assistant", "who_service"}
    assert used
    for id_ in used:
        assert id_ in pack.words, id_
        assert id_ in WORDS or id_.startswith("chat_"), id_
        assert all(pack.words[id_][language] for language in LANGUAGES)


def test_no_word_is_sent_that_the_script_never_says() -> None:
    everything = "".join(SCRIPTS.values()) + "".join(path.read_text() for path in (ROOT / "pages" / "templates").glob("*.html"))
    made = {"who_you", "who_assistant", "who_service", "status_draft", "status_source_checked"}
    pack = load_pack(ROOT / "content")
    sent = {*WORDS, *(id_ for id_ in pack.words if id_.startswith("chat_"))}
    assert {id_ for id_ in sent - made if id_ not in everything and not id_.startswith(("chat_floor_", "chat_typing_"))} == set()


def test_the_numbers_in_the_launcher_are_those_of_the_pack() -> None:
    contacts = load_pack(ROOT / "content").contacts
    launcher = SCRIPTS["launcher.js"]
    assert f'["{contacts["emergency"].phone}", "{tel(contacts["emergency"].phone or "")}"]' in launcher
    helpline = contacts["veilig_thuis"]
    assert f'["{helpline.short["nl"]} {helpline.phone}", "{tel(helpline.phone or "")}"]' in launcher


def test_no_script_makes_markup_or_code_out_of_text_or_keeps_anything() -> None:
    for name, text in SCRIPTS.items():
        code = re.sub(r"^\s*(//|\*|/\*).*$", "", text, flags=re.M)
        for forbidden in (
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "document.write",
            "eval(",
            "Function(",
            "localStorage",
            "sessionStorage",
            "cookie",
        ):
            assert forbidden not in code, f"{name} uses {forbidden}"


def gzipped_bytes(*names: str) -> int:
    return sum(len(gzip.compress((ROOT / "widget" / name).read_bytes(), 9)) for name in names)


def test_what_every_page_of_a_host_loads_stays_small_and_so_does_the_chat_behind_it() -> None:
    assert gzipped_bytes(*LAUNCHER) <= 5 * 1024
    assert gzipped_bytes(*SCRIPTS, "look.css", "chat.css") <= 24 * 1024
