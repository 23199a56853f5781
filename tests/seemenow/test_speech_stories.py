"""Signs never become a score, stories have brakes (safeguards S12 and S36)."""

from __future__ import annotations

import pytest

from seemenow.conversation import Body, Context, Language
from seemenow.errors import EngineFailure
from seemenow.labels import SETTINGS_OF_WORK
from seemenow.pack.load import Pack
from seemenow.reply import Say
from seemenow.speech.signs import CAUTIONS_BESIDE_A_SHORT_LIST, signs
from seemenow.speech.speaker import speak
from seemenow.speech.stories import stories, story
from tests.moments import MOMENTS, THREE_IN_THE_NIGHT, situation_at

LANGUAGES: tuple[Language, ...] = ("nl", "en")
AFTER_SAFETY = Context(safety_heard=True)


def told_by(pack: Pack, language: Language, id_: str) -> list[Body]:
    """A story pressed through from its notice to its end."""
    said, part = situation_at(pack, language), "notice"
    bodies = [story(said, id_, part)]
    while part != "after":
        part = bodies[-1].choices[0].do["say"]["values"]["part"]
        bodies.append(story(said, id_, part))
    return bodies


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("setting", [*SETTINGS_OF_WORK, "general", "somewhere else"])
@pytest.mark.parametrize("more", [False, True])
def test_signs_never_stand_without_their_cautions(pack: Pack, language: Language, setting: str, more: bool) -> None:
    text = signs(situation_at(pack, language), setting, more=more).text
    needed = pack.signs.cautions if more else CAUTIONS_BESIDE_A_SHORT_LIST
    assert all(pack.signs.cautions[id_][language] in text for id_ in needed)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("setting", SETTINGS_OF_WORK)
def test_the_short_list_is_short_and_the_long_one_is_whole(pack: Pack, language: Language, setting: str) -> None:
    whole = [one.text[language] for one in pack.signs.lists[setting].signs]
    said = situation_at(pack, language)
    short, more = signs(said, setting, more=False), signs(said, setting, more=True)
    assert 3 <= sum(one in short.text for one in whole) <= 6
    assert all(one in more.text for one in whole)
    assert short.choices[0].do["say"] == {"kind": "signs", "id": setting, "ids": [], "values": {"more": "1"}}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sign_from_elsewhere_or_from_practice_says_so_before_it(pack: Pack, language: Language) -> None:
    said = situation_at(pack, language)
    seen = set()
    for setting, listed in pack.signs.lists.items():
        text = signs(said, setting, more=True).text
        for one in listed.signs:
            if one.basis != "source":
                seen.add(one.basis)
                assert text.index(said.plain(f"basis_{one.basis}")) < text.index(f"- {one.text[language]}"), one.id
    assert seen == {"foreign", "practice"}


@pytest.mark.parametrize("setting", ["sports", "home", "general", "nowhere"])
def test_a_borrowed_list_says_that_it_is_borrowed(pack: Pack, setting: str) -> None:
    said = situation_at(pack)
    assert said.plain("signs_borrowed") in signs(said, setting, more=False).text
    assert said.plain("signs_borrowed") not in signs(said, "school", more=False).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_story_is_said_to_be_composed_before_its_first_line_and_can_be_stopped_at_every_part(pack: Pack, language: Language) -> None:
    for id_, one in pack.stories.items():
        telling = one.telling[language]
        notice, *parts, after = told_by(pack, language, id_)
        assert notice.text.index(telling.composed) < notice.text.index(telling.notice)
        assert telling.parts[0] not in notice.text
        assert str(telling.minutes) in notice.text
        assert len(parts) == len(telling.parts)
        for body in (notice, *parts):
            assert body.choices[-1].do == {"web": "story_stop"}, id_
        assert telling.tomorrow[:20] in after.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_story_ends_with_numbers_that_answer_at_that_hour(pack: Pack, language: Language, moment: str) -> None:
    for id_ in pack.stories:
        cards = story(situation_at(pack, language, MOMENTS[moment]), id_, "after").cards
        names = {one.name[language]: one for one in pack.contacts.values()}
        first = names[cards[0].title]
        assert first.hours is not None
        assert first.hours.is_open(MOMENTS[moment])
        assert {pack.contacts[c].name[language] for c in ("emergency", "veilig_thuis")} <= {card.title for card in cards}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("part", ["notice", "0", "1", "after"])
def test_after_a_safety_label_no_story_is_told_nor_goes_on(pack: Pack, language: Language, part: str) -> None:
    said = situation_at(pack, language, THREE_IN_THE_NIGHT, context=AFTER_SAFETY)
    for body in (stories(said), story(said, "girl_met_online", part)):
        assert body.text == stories(said).text
        assert not body.choices
        assert "0800-2000" in body.text


def test_all_stories_are_offered_with_their_length(pack: Pack) -> None:
    body = stories(situation_at(pack))
    assert len(body.choices) == len(pack.stories) + 1
    assert all("min)" in one.label for one in body.choices[:-1])


@pytest.mark.parametrize("part", ["-1", "99", "x", "", "0.5"])
def test_a_part_that_is_not_there_is_an_engine_failure_not_a_gap(pack: Pack, part: str) -> None:
    with pytest.raises(EngineFailure):
        speak(situation_at(pack), Say("story", "girl_met_online", values={"part": part}))
