"""Scaffold: a new policy with its first section and clause, and its entry in the register."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.rewriting import scalar, with_last_item
from policyloom.scaffold.clauses import (
    ClauseAnswers,
    clause_place,
    clause_text,
    earliest_day,
)
from policyloom.scaffold.lines import Scaffold, errors_in, header

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from policyloom.scaffold.lines import Ground

REGISTER = "policies/register.yaml"
NOTE = "> Write here what this policy is for, and delete this note."


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyAnswers:
    """What somebody said about a new policy."""

    title: str
    owner: str = ""
    approver: str = ""
    review_cycle: str = "annual"
    numbering: str = "1."


def new_policy(ground: Ground, policy: str, answers: PolicyAnswers) -> Scaffold:
    """Return the files of a new policy, or what is wrong with the answers."""
    vocabulary = ground.library.vocabulary
    owner = answers.owner or _first(("policy owner", "head"), vocabulary.roles)
    approver = answers.approver or _first(("governing body",), vocabulary.terms)
    assumed = [f"owner: {owner}"] if not answers.owner else []
    assumed += [f"approver: {approver}"] if not answers.approver else []
    clause = f"{policy}/introduction"
    files = {f"policies/{policy}.yaml": _text(policy, clause, answers, owner, approver)}
    if clause not in ground.library.clauses:
        said = ClauseAnswers(title="Introduction", text=NOTE)
        files[clause_place(clause)] = clause_text(clause, said, earliest_day(ground.library))
    changed = _registered(ground, policy, answers.title)
    problems = errors_in(ground, {**files, **changed})
    if problems:
        return Scaffold(problems=problems)
    return Scaffold(files=files, changed=changed, assumed=tuple(assumed))


def _first(wanted: Iterable[str], known: Mapping[str, object]) -> str:
    return next((name for name in wanted if name in known), next(iter(known), ""))


def _text(policy: str, clause: str, answers: PolicyAnswers, owner: str, approver: str) -> str:
    return "\n".join(
        [
            header(f"policies/{policy}.yaml", "policy"),
            f"policy: {policy}",
            f"title: {scalar(answers.title)}",
            "noun: policy",
            "statutory: false",
            "published: true",
            f"review-cycle: {answers.review_cycle}",
            f"owner: {scalar(owner)}",
            f"approver: {scalar(approver)}",
            f'numbering: "{answers.numbering}"',
            "sections:",
            "  - section: introduction",
            "    title: Introduction",
            "    clauses:",
            f"      - {clause}",
            "",
        ]
    )


def _registered(ground: Ground, policy: str, title: str) -> dict[str, str]:
    """Return the register with the policy in it, when it is not there yet."""
    if policy in ground.library.register or REGISTER not in ground.files:
        return {}
    item = [f"- {{policy: {policy}, title: {scalar(title)}}}"]
    return {REGISTER: with_last_item(ground.files[REGISTER], ("policies",), item)}
