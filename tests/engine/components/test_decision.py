"""What is acted on: safety leans to the safe side, close readings are asked about, little is declined."""

from __future__ import annotations

from components.decision import Thresholds, decide

AT = Thresholds(decline=0.12, close=0.06, sure=0.45, safety=0.30)


def test_the_best_label_is_acted_on() -> None:
    decision = decide([("greet", 0.8), ("thank", 0.1)], AT)
    assert (decision.label, decision.declined, decision.ask) == ("greet", False, ())


def test_too_little_is_declined_as_out_of_scope() -> None:
    decision = decide([("greet", 0.11), ("thank", 0.04)], AT)
    assert (decision.label, decision.declined) == ("out_of_scope", True)


def test_a_weak_safety_label_at_the_top_is_not_declined() -> None:
    assert decide([("missing_child", 0.11), ("thank", 0.04)], AT).label == "missing_child"


def test_two_close_readings_are_asked_about() -> None:
    decision = decide([("faq/shelter", 0.30), ("faq/custody", 0.28), ("greet", 0.01)], AT)
    assert decision.ask == ("faq/shelter", "faq/custody")


def test_a_sure_reading_is_not_asked_about() -> None:
    assert decide([("faq/shelter", 0.48), ("faq/custody", 0.45)], AT).ask == ()


def test_between_an_answer_and_a_safety_label_nothing_is_asked() -> None:
    decision = decide([("faq/no_follow_up", 0.20), ("missing_child", 0.18)], AT)
    assert (decision.label, decision.ask) == ("missing_child", ())


def test_a_likely_safety_label_wins_from_the_second_place() -> None:
    assert decide([("share_concern", 0.60), ("immediate_danger", 0.31)], AT).label == "immediate_danger"


def test_nobody_is_asked_whether_they_meant_nothing() -> None:
    assert decide([("out_of_scope", 0.20), ("greet", 0.18)], AT).ask == ()
