"""FLEET: the documents of many bodies -> a plan of the editions that approving them would make."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.build.drafts import compile_draft, kept_safely
from policyloom.diagnostics import Severity
from policyloom.planning import Candidate, FleetPlan, Question, weigh, withdrawn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from policyloom.diagnostics import Diagnostic, Diagnostics
    from policyloom.planning import Effect
    from policyloom.source import Library, Target
    from policyloom.store import Project


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a plan is asked for: one clause or all, on which day, and how much it tells.

    ``day`` is the ISO day on which it is decided about, where nothing is read ``as_of`` another.
    """

    selectors: tuple[str, ...] = ()
    clause: str = ""
    as_of: str = ""
    words: bool = False
    day: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a plan stands on: the sources with what is wrong with them, and this program.

    ``known`` are effects that need not be found any more.
    """

    project: Project
    library: Library
    general: Diagnostics
    program: str
    known: Mapping[Target, Effect] = field(default_factory=dict)

    def question(self, asked: Asked) -> Question:
        """Return what is asked of every document."""
        return Question(
            library=self.library,
            files=self.project.files,
            causes=_causes(self.general),
            program=self.program,
            clause=asked.clause,
            words=asked.words,
            day=asked.as_of or asked.day,
        )


def make_plan(
    ground: Ground,
    targets: Sequence[Target],
    asked: Asked,
    watch: Callable[[Effect], None] = lambda _effect: None,
    left: Sequence[Target] = (),
) -> FleetPlan:
    """Return the effect of approving every target now; nothing is written.

    ``watch`` is told of every document in turn. ``left`` are documents that have editions and no
    draft, because nobody publishes them any more.
    """
    question = ground.question(asked)
    effects: list[Effect] = []
    for target in (*targets, *left):
        effect = ground.known.get(target)
        if effect is None and target in left:
            effect = _left(ground.project.root, target, question)
        effects.append(effect or effect_on(ground.project.root, target, question, asked.as_of))
        watch(effects[-1])
    return FleetPlan(
        program=ground.program,
        selectors=asked.selectors,
        clause=asked.clause,
        as_of=asked.as_of,
        effects=tuple(effects),
    )


def _left(root: Path, target: Target, question: Question) -> Effect:
    kept = kept_safely(root, target)
    return withdrawn(target, kept.last, kept.problems, question)


def effect_on(root: Path, target: Target, question: Question, as_of: str) -> Effect:
    """Return the effect of approving one document as it would be on ``as_of``."""
    kept = kept_safely(root, target)
    draft = compile_draft(question.library, target, kept, as_of=as_of or None, strict=True)
    found = Candidate(
        compiled=draft.compiled, edition=kept.last, comparison=draft.comparison, taken=kept.taken
    )
    return weigh(found, question)


def _causes(general: Diagnostics) -> Mapping[str, Diagnostic]:
    """Return the first error of each source file that has any."""
    errors = (problem for problem in general if problem.severity is Severity.ERROR)
    return dict(reversed([(problem.span.path, problem) for problem in errors]))
