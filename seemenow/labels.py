"""The labels with a special part in the conversation. All others are plain answers of the pack."""

from __future__ import annotations

SAFETY = (
    "immediate_danger",
    "missing_child",
    "recent_assault",
    "suicide_risk",
    "help_word",
    "user_in_danger",
    "victim_self",
    "own_history",
    "user_is_minor",
    "user_is_relative",
    "offender_self",
)
"""They interrupt whatever is going on (safeguards S3 to S6)."""

NO_PROFESSIONAL_CONTENT = frozenset({"victim_self", "user_is_minor"})
"""After these the talk stops being professional, and is not kept (safeguards S8, S9, S34)."""

URGENT = frozenset({"immediate_danger", "missing_child", "recent_assault", "suicide_risk", "user_in_danger", "victim_self", "help_word"})
"""These ring the desk when a human has the floor (safeguard S25)."""

OUT_OF_SCOPE = "out_of_scope"
FAQ = "faq/"

SETTINGS_OF_WORK = ("school", "healthcare", "youth_care", "hotel", "municipality", "police", "sports", "online", "home")
AGE_BANDS = ("under_12", "12-15", "16-17", "18_and_over")
LANGUAGES = ("nl", "en")
