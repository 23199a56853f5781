"""The paths of a talk, with the real model, the real rules and the real action server."""

from __future__ import annotations

from seemenow.labels import SAFETY
from tests.engine.conftest import Talk, says


def test_a_concern_asks_three_things_and_leads_to_the_coordinator(talk: Talk) -> None:
    assert says(talk.presses("/share_concern")) == ["words:concern_thanks", "question:danger_now"]
    assert says(talk.types("nee")) == ["question:age_band"]
    assert says(talk.types("14")) == ["question:place"]
    reply = talk.types("Groningen")
    assert says(reply) == ["answer:share_concern", "place_found:0014", "coordinator:0014"]
    assert reply.remember["municipality"] == "0014"
    assert reply.remember["age_band"] == "12-15"


def test_a_bare_age_is_not_told_to_web_as_a_minor_writing(talk: Talk) -> None:
    """Web ends the professional talk, and keeps nothing of it, when the label is user_is_minor."""
    talk.presses("/share_concern")
    talk.types("nee")
    reply = talk.types("16")
    assert says(reply) == ["question:place"]
    assert reply.intent not in SAFETY


def test_what_the_first_sentence_tells_is_not_asked_again(talk: Talk) -> None:
    talk.context = {"setting": "school"}
    first = talk.types("ik maak me zorgen over een meisje van 14 uit Zwolle, ze heeft opeens dure spullen")
    assert first.intent == "share_concern"
    assert says(first)[-1] == "question:danger_now"
    reply = talk.types("nee")
    assert says(reply) == ["answer:share_concern", "place_found:0193", "coordinator:0193"]


def test_danger_ends_the_questions_at_once(talk: Talk) -> None:
    talk.presses("/share_concern")
    reply = talk.types("ja")
    assert says(reply) == ["answer:immediate_danger"]
    assert reply.asking is None


def test_danger_is_asked_anew_for_a_second_concern(talk: Talk) -> None:
    for payload in ("/share_concern", '/inform{"danger_now":"no"}', '/inform{"age_band":"12-15"}', '/inform{"place":"0014"}'):
        talk.presses(payload)
    assert says(talk.presses("/share_concern"))[-1] == "question:danger_now"


def test_a_question_asked_meanwhile_is_answered_and_the_own_question_comes_again(talk: Talk) -> None:
    talk.presses("/share_concern")
    reply = talk.types("wat is een loverboy")
    assert says(reply) == ["answer:faq/what_is_loverboy", "question:danger_now"]
    assert says(talk.types("nee")) == ["question:age_band"]


def test_after_two_misses_the_form_goes_on_without_an_answer(talk: Talk) -> None:
    talk.presses("/share_concern")
    assert says(talk.presses("/greet")) == ["words:not_understood_in_question", "question:danger_now"]
    assert says(talk.presses("/greet")) == ["question:age_band"]


def test_i_do_not_know_is_an_answer(talk: Talk) -> None:
    talk.presses("/share_concern")
    assert says(talk.types("weet ik niet")) == ["question:age_band"]
    assert says(talk.types("no idea")) == ["question:place"]
    assert says(talk.types("overslaan"))[0] == "answer:share_concern"


def test_a_name_of_several_places_is_asked_about_and_the_province_decides(talk: Talk) -> None:
    assert says(talk.presses("/find_coordinator")) == ["question:place"]
    reply = talk.types("Bergen")
    assert reply.say[0].kind == "which_place"
    assert set(reply.say[0].ids) == {"0373", "0893"}
    assert says(talk.types("die in Limburg")) == ["coordinator:0893"]


def test_the_choice_between_two_places_is_taken(talk: Talk) -> None:
    talk.types("wie is de zorgcoördinator van Hengelo")
    assert says(talk.presses('/give_place{"place":"0164"}')) == ["coordinator:0164"]


def test_a_place_alone_leads_to_its_coordinator(talk: Talk) -> None:
    reply = talk.types("Zaandam")
    assert says(reply) == ["place_found:0479", "coordinator:0479"]
    assert reply.say[0].values["place"] == "Zaandam"


def test_a_place_that_is_not_in_the_list_is_asked_for_once_more(talk: Talk) -> None:
    talk.presses("/find_coordinator")
    assert says(talk.types("Timboektoe")) == ["words:place_unknown", "question:place"]
    assert says(talk.types("Xanadu")) == ["answer:find_coordinator"]


def test_signs_are_shown_for_the_setting_named_or_asked(talk: Talk) -> None:
    assert says(talk.presses("/list_signs")) == ["question:setting"]
    assert says(talk.presses('/inform{"setting":"hotel"}')) == ["signs:hotel"]
    assert says(talk.presses('/list_signs{"setting":"school"}')) == ["signs:school"]


def test_no_setting_gives_the_general_signs(talk: Talk) -> None:
    talk.presses("/list_signs")
    assert says(talk.types("weet ik niet")) == ["signs:general"]


def test_another_language_in_a_question_asks_it_again(talk: Talk) -> None:
    talk.presses("/share_concern")
    reply = talk.presses("/change_language")
    assert reply.announce == "change_language"
    assert says(reply) == ["question:danger_now"]
    assert reply.asking is not None


def test_a_form_is_taken_up_again_where_it_was(talk: Talk) -> None:
    talk.context = {"asking": "concern_form/place", "danger_now": "no", "age_band": "16-17"}
    reply = talk.presses("/resume_concern")
    assert says(reply) == ["question:place"]
    assert says(talk.types("Assen"))[0] == "answer:share_concern"


def test_a_form_is_taken_up_again_though_nothing_was_known(talk: Talk) -> None:
    talk.context = {"asking": "concern_form/age_band"}
    assert says(talk.presses("/resume_concern")) == ["question:age_band"]


def test_the_coordinator_form_is_taken_up_again(talk: Talk) -> None:
    talk.context = {"asking": "coordinator_form/place", "municipality": "0014"}
    assert says(talk.presses("/resume_coordinator")) == ["question:place"]


def test_the_signs_form_is_taken_up_again(talk: Talk) -> None:
    talk.context = {"asking": "signs_form/setting"}
    assert says(talk.presses("/resume_signs")) == ["question:setting"]


def test_one_form_gives_way_to_another(talk: Talk) -> None:
    talk.presses("/find_coordinator")
    assert says(talk.presses("/share_concern"))[-1] == "question:danger_now"
    reply = talk.presses("/list_signs")
    assert says(reply) == ["question:setting"]
    assert reply.asking is not None
    assert reply.asking.form == "signs_form"


def test_a_choice_that_comes_too_late_still_says_something(talk: Talk) -> None:
    assert says(talk.presses('/inform{"danger_now":"yes"}')) == ["answer:immediate_danger"]
    assert says(talk.presses('/inform{"place":"0014"}')) == ["coordinator:0014"]
    assert says(talk.presses('/inform{"age_band":"12-15"}')) == ["words:nothing_was_asked"]


def test_yes_without_a_question_is_answered(talk: Talk) -> None:
    assert says(talk.presses("/affirm")) == ["words:nothing_was_asked"]


def test_a_named_organisation_brings_its_contact(talk: Talk) -> None:
    reply = talk.types("wat is het telefoonnummer van comensha")
    assert says(reply) == ["contact:comensha", "answer:faq/contact_details"]


def test_source_and_simpler_words_are_of_the_last_answer(talk: Talk) -> None:
    assert says(talk.presses("/ask_source")) == ["words:no_answer_yet"]
    talk.presses("/faq/boys_as_victims")
    assert says(talk.presses("/ask_source")) == ["source:faq/boys_as_victims"]
    assert says(talk.presses("/explain_simpler")) == ["simpler:faq/boys_as_victims"]


def test_stories_are_not_offered_after_a_cry(talk: Talk) -> None:
    assert says(talk.presses("/hear_story")) == ["stories:"]
    talk.presses("/victim_self")
    assert says(talk.presses("/hear_story")) == ["words:story_none_after_safety"]


def test_every_announcement_is_made(talk: Talk) -> None:
    wanted = {
        "talk_to_human": "handover", "request_callback": "callback", "withdraw_handover": "withdraw", "handover_status": "handover_status",
        "erase_talk": "erase", "stop": "stop", "start_over": "start_over", "change_language": "change_language",
        "give_feedback": "feedback",
    }  # fmt: skip
    assert {label: talk.presses(f"/{label}").announce for label in wanted} == wanted
