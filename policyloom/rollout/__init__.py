"""Rollout: drafts and editions of many bodies -> a plan of new editions, and what became of it."""

from policyloom.rollout.effect import (
    Alteration,
    Effect,
    FleetPlan,
    Passage,
    Sign,
    Standing,
    Trouble,
)
from policyloom.rollout.weighing import Draft, Question, weigh
from policyloom.rollout.withdrawn import withdrawn

__all__ = [
    "Alteration",
    "Draft",
    "Effect",
    "FleetPlan",
    "Passage",
    "Question",
    "Sign",
    "Standing",
    "Trouble",
    "weigh",
    "withdrawn",
]
