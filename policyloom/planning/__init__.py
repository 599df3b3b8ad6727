"""Rollout: drafts and editions of many bodies -> a plan of new editions, and what became of it."""

from policyloom.planning.effect import (
    Alteration,
    Effect,
    FleetPlan,
    Passage,
    Sign,
    Standing,
    Trouble,
)
from policyloom.planning.weighing import Candidate, Question, weigh, withdrawn
