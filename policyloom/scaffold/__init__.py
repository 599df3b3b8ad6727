"""Scaffold: a few answers -> files for a new body, policy or clause that are valid at once."""

from policyloom.scaffold.bodies import TRUSTS, BodyAnswers, latest_day, new_body
from policyloom.scaffold.clauses import BumpAnswers, ClauseAnswers, bump, new_clause
from policyloom.scaffold.ground import Ground, Note, Scaffold
from policyloom.scaffold.policies import PolicyAnswers, new_policy
