"""Weights: the kinds of what a change may come to, as they are told."""

from __future__ import annotations

DUTY, RIGHT, PROMISE, NEGATION, NUMBER, TIME, EXTENT, CONDITION, ACTOR, NAME, INSTRUMENT = (
    "a duty",
    "a permission or ban",
    "a promise",
    "a negation",
    "a number",
    "a period, date or limit",
    "a word such as ‘all’ or ‘only’",
    "a condition or exception",
    "a person or body",
    "a name",
    "a law or guidance",
)
STATE = "what is open, secret, kept, final or free"
SENSE = "what is said"
ORDER, LISTED, CONTRARY = "where words stand", "what stands under", "the contrary"
