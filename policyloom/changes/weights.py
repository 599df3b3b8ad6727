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

CODES = {
    "duty": DUTY,
    "permission": RIGHT,
    "promise": PROMISE,
    "negation": NEGATION,
    "contrary": CONTRARY,
    "number": NUMBER,
    "time": TIME,
    "extent": EXTENT,
    "condition": CONDITION,
    "person": ACTOR,
    "name": NAME,
    "state": STATE,
    "instrument": INSTRUMENT,
    "order": ORDER,
    "list": LISTED,
    "sense": SENSE,
}
"""What an author calls the kinds of finding, which begin with these words."""
