"""CLI: what the verbs are asked that are about many bodies."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from policyloom.cli.options import (
    DraftVerb,
    Verb,
    a_day,
    one_switch,
    option,
    several,
    switch,
    words,
)
from policyloom.cli.usage import UsageError, place, several_of
from policyloom.cli.verbs.documents import EVERY, SELECTOR_HELP
from policyloom.cli.verbs.editions import (
    AHEAD,
    BY_HELP,
    DRY_RUN_HELP,
    EFFECTIVE_HELP,
    EXPECT_HELP,
    ON_HELP,
)
from policyloom.writers import Product, formats_of, suffix_of


def _plan_file(said: str) -> Path:
    path = Path(said)
    if path.suffix not in {f".{suffix_of(to)}" for to in formats_of(Product.PLAN) if to != "text"}:
        raise UsageError(f"--out: `{said}` is no plan's name", "end it in .json, .html or .xlsx")
    return path


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(DraftVerb):
    """Say what approving the drafts would change."""

    examples: ClassVar[str] = """\
examples:
  policyloom plan peak-vale/... --out plan.json
  policyloom plan --clause social-media/scope --words

exit status: 0 nothing would change; 2 something would, or the command was not
understood; 1 a document is blocked or in conflict
"""
    selectors: tuple[str, ...] = words("SELECTOR", EVERY)
    clause: str = option(
        "--clause",
        "ID",
        "say which documents this clause's newest text reaches, and why not the others",
    )
    out: tuple[Path, ...] = several(
        "--out",
        "FILE",
        "write the plan for `push` (plan.json), or it as .html or .xlsx; may be given twice",
        read=_plan_file,
    )
    format: tuple[str, ...] = option(
        "--format",
        "LIST",
        f"{', '.join(formats_of(Product.PLAN))} (default: text); html and xlsx go into dist",
        read=lambda said: several_of("--format", said, formats_of(Product.PLAN)),
        default=("text",),
    )
    words: bool = switch("--words", "also the words that come and go")
    all: bool = switch("--all", "name every document of long lists")

    @property
    def files_told(self) -> tuple[Path, ...] | None:
        """The plans that are named; the others go into the output folder."""
        return self.out if set(self.format) <= {"text", "json"} else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Push(Verb):
    """Approve what a plan showed."""

    ahead: ClassVar[int] = AHEAD
    examples: ClassVar[str] = """\
examples:
  policyloom push plan.json --by "governing body" --on 2026-01-14 --dry-run
  policyloom push plan.json --wave pilot --by "governing body" --on 2026-01-14
  policyloom push plan.json --automatic --on 2026-01-14
"""
    plan: Path = words("PLAN", "the file that `plan --out` wrote", "1", Path)
    to: tuple[str, ...] = several(
        "--to",
        "BODY",
        "only this body, or TRUST/... for a trust and its schools; may be given again",
    )
    without: tuple[str, ...] = several("--except", "BODY", "not this body; may be given again")
    wave: str = option("--wave", "NAME", "only the schools of this wave of the trust")
    by: str = option("--by", "WHO", BY_HELP)
    on: str = a_day("--on", ON_HELP)
    decisions: Path | None = option(
        "--decisions",
        "FILE",
        "instead of --by and --on: what each body decided, a .csv or .xlsx with the columns "
        "body, decision (adopted, deferred or refused), by, on, minute and reason",
        read=Path,
        default=None,
    )
    automatic: bool = switch(
        "--automatic",
        "instead of --by: only editorial changes that flow without an approval",
    )
    effective: str = a_day("--effective", EFFECTIVE_HELP)
    minute: str = option("--minute", "REF", "where it is minuted")
    note: str = option("--note", "TEXT", "kept with the decision")
    name: str = option("--name", "NAME", "the name of the rollout, for its record")
    anyway: bool = switch("--anyway", "do not wait for the wave that comes before")
    dry_run: bool = switch("--dry-run", DRY_RUN_HELP)
    expect: str = option("--expect", "FINGERPRINT", EXPECT_HELP)
    yes: bool = switch("--yes", "do not ask")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notices(Verb):
    """Tell each school of a plan what changes for it."""

    plan: Path = words("PLAN", "the file that `plan --out` wrote", "1", Path)
    to: tuple[str, ...] = several(
        "--to",
        "BODY",
        "only this body, or TRUST/... for a trust and its schools; may be given again",
    )
    out: Path | None = option(
        "--out", "DIR", "the folder to write in (default: dist/notices)", read=place, default=None
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollout(DraftVerb):
    """Say who has adopted what a plan showed."""

    names: tuple[str, ...] = words(
        "NAME", "the name of a rollout, or how it begins (default: all of them)"
    )
    format: tuple[str, ...] = option(
        "--format",
        "LIST",
        f"{', '.join(formats_of(Product.ROLLOUT))} (default: text); html and xlsx go into dist",
        read=lambda said: several_of("--format", said, formats_of(Product.ROLLOUT)),
        default=("text",),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolve(DraftVerb):
    """Settle a conflict of a body's own text with a newer one."""

    what: str = words(
        "BODY:CLAUSE",
        "the clause to decide about; BODY, TRUST/... or nothing lists open conflicts",
        "?",
    )
    deed: str = one_switch(
        keep="the body's text stays, and is from now on based on the newest version above it",
        take="the body's change goes away, and the text above it stands",
        merge="both changes together become the body's text",
    )
    passages: str = option(
        "--passages",
        "LIST",
        "with --merge: library, own or both for each passage that both changed, in order",
    )
    reason: str = option("--reason", "TEXT", "why it was decided so")
    by: str = option("--by", "WHO", BY_HELP)
    on: str = a_day("--on", "the day of the decision (default: today)")
    policy: str = option(
        "--policy",
        "POLICY",
        "the change for this policy, where the overlay has several for the clause",
    )
    dry_run: bool = switch("--dry-run", DRY_RUN_HELP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviations(DraftVerb):
    """List what bodies say otherwise."""

    selectors: tuple[str, ...] = words("SELECTOR", f"{SELECTOR_HELP} (default: every body)")
    format: tuple[str, ...] | None = option(
        "--format",
        "LIST",
        f"{', '.join(formats_of(Product.REGISTER))} (default: text); xlsx and html go into dist",
        read=lambda said: several_of("--format", said, formats_of(Product.REGISTER)),
        default=None,
    )
    out: Path | None = option(
        "--out",
        "PATH",
        "a folder for all formats, or one file that ends in .txt, .json, .xlsx or .html",
        read=place,
        default=None,
    )
    all: bool = switch("--all", "name every deviation of long lists")
