"""CLI: what the verbs are asked that make, keep and check approved editions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from policyloom.cli.options import Verb, a_day, option, several, switch, words

ONE_HELP = "BODY:POLICY, or BODY where it has one policy"
BY_HELP = "the role or board that decided, never a person"
ON_HELP = "the day of the decision, such as 2025-09-16"
EFFECTIVE_HELP = "in force from this day (default: the overlay's effective-from, or --on if later)"
EXPECT_HELP = "refuse unless it would do exactly what the dry run with this fingerprint showed"
AHEAD = 60
"""Papers are made ready before a meeting; a day further ahead is a slip."""
DRY_RUN_HELP = "check everything, show it and write nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Verb):
    """Who decided, when, where it is minuted, and how sure we are asked to be.

    ``ahead`` is how many days before its day a decision can be recorded.
    """

    ahead: ClassVar[int] = AHEAD
    by: str = option("--by", "WHO", BY_HELP, required=True)
    on: str = a_day("--on", ON_HELP, required=True)
    minute: str = option("--minute", "REF", "where it is minuted")
    note: str = option("--note", "TEXT", "kept with the decision")
    dry_run: bool = switch("--dry-run", "show what would happen and write nothing")
    expect: str = option("--expect", "FINGERPRINT", EXPECT_HELP)
    yes: bool = switch("--yes", "do not ask")


@dataclass(frozen=True, slots=True, kw_only=True)
class Approve(Decision):
    """Freeze drafts as approved editions."""

    selectors: tuple[str, ...] = words("SELECTOR", f"{ONE_HELP}; with --all also TRUST/...", "+")
    version: str = option("--version", "V", "such as 2.0 (default: by the size of changes)")
    effective: str = a_day("--effective", EFFECTIVE_HELP)
    all: bool = switch("--all", "every draft marked for-approval that has changed")
    without: tuple[str, ...] = several(
        "--except", "BODY", "with --all, not this body; may be given again"
    )
    sign: Path | None = option(
        "--sign",
        "FILE.p12",
        "also keep the PDF in the archive, signed with this certificate",
        read=Path,
        default=None,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Decision):
    """Record that an edition was reviewed without change."""

    selectors: tuple[str, ...] = words("SELECTOR", ONE_HELP, "+")
    next_review: str = a_day(
        "--next", "review again by this day (default: after the policy's review cycle)"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdraw(Decision):
    """End an approved edition, which it does at once."""

    ahead: ClassVar[int] = 0
    selectors: tuple[str, ...] = words("SELECTOR", "the edition, such as BODY:POLICY@2.0", "+")
    reason: str = option("--reason", "TEXT", "why it is ended", required=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive(Verb):
    """Keep the published files of editions."""

    selectors: tuple[str, ...] = words(
        "SELECTOR",
        "BODY, BODY:POLICY, :POLICY or TRUST/..., perhaps with @2.0 or @approved "
        "(default: every edition)",
    )
    sign: Path | None = option(
        "--sign", "FILE.p12", "sign the PDFs that are not archived yet", read=Path, default=None
    )
    with_names: bool = switch(
        "--with-names", "print the names in people.yaml into the copies that are kept"
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Verify(Verb):
    """Say which edition a published file is."""

    files: tuple[Path, ...] = words(
        "FILE", "a Word file, a PDF or an edition's .json to look at", "+", Path
    )
