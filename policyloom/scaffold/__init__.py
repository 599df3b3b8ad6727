"""Scaffold: a few answers -> files for a new body, policy or clause that are valid at once."""

from policyloom.scaffold.bodies import BodyAnswers, new_body
from policyloom.scaffold.clauses import ClauseAnswers, bumped, new_clause, next_number
from policyloom.scaffold.lines import Ground, Scaffold
from policyloom.scaffold.policies import PolicyAnswers, new_policy

__all__ = [
    "BodyAnswers",
    "ClauseAnswers",
    "Ground",
    "PolicyAnswers",
    "Scaffold",
    "bumped",
    "new_body",
    "new_clause",
    "new_policy",
    "next_number",
]
