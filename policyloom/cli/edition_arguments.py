"""CLI: the options of the commands that make, keep and check approved editions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.cli.usage import day

if TYPE_CHECKING:
    import argparse

TAKE_A_VALUE = frozenset(
    {
        "--by",
        "--on",
        "--version",
        "--effective",
        "--minute",
        "--note",
        "--next",
        "--expect",
        "--sign",
    }
)
ONE_HELP = "BODY:POLICY, or BODY where it has one policy"


def add_approve(parser: argparse.ArgumentParser) -> None:
    """Add what `approve` takes."""
    _add_selectors(parser, f"{ONE_HELP}; with --all also TRUST/...")
    _add_decision(parser)
    parser.add_argument(
        "--version", metavar="V", default="", help="such as 2.0 (default: by the size of changes)"
    )
    parser.add_argument(
        "--effective",
        metavar="DATE",
        type=lambda words: day(words, "--effective"),
        help="in force from this day (default: the overlay's effective-from, or --on if later)",
    )
    parser.add_argument(
        "--all", action="store_true", help="every draft marked for-approval that has changed"
    )
    parser.add_argument(
        "--except",
        dest="without",
        metavar="BODY",
        action="append",
        default=[],
        help="with --all, not this body; may be given again",
    )
    parser.add_argument(
        "--sign",
        metavar="FILE.p12",
        type=Path,
        help="also keep the PDF in the archive, signed with this certificate",
    )


def add_review(parser: argparse.ArgumentParser) -> None:
    """Add what `review` takes."""
    _add_selectors(parser, ONE_HELP)
    _add_decision(parser)
    parser.add_argument(
        "--next",
        metavar="DATE",
        dest="next_review",
        type=lambda words: day(words, "--next"),
        help="review again by this day (default: after the policy's review cycle)",
    )


def add_withdraw(parser: argparse.ArgumentParser) -> None:
    """Add what `withdraw` takes."""
    _add_selectors(parser, "the edition, such as BODY:POLICY@2.0")
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why it is ended")
    _add_decision(parser)


def add_archive(parser: argparse.ArgumentParser) -> None:
    """Add what `archive` takes."""
    parser.add_argument(
        "selectors",
        nargs="*",
        metavar="SELECTOR",
        help="BODY, BODY:POLICY, :POLICY or TRUST/..., perhaps with @2.0 or @approved "
        "(default: every edition)",
    )
    parser.add_argument(
        "--sign", metavar="FILE.p12", type=Path, help="sign the PDFs that are not archived yet"
    )


def add_verify(parser: argparse.ArgumentParser) -> None:
    """Add what `verify` takes."""
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE", help="a Word file or PDF to look at"
    )


def _add_selectors(parser: argparse.ArgumentParser, words: str) -> None:
    parser.add_argument("selectors", nargs="+", metavar="SELECTOR", help=words)


def _add_decision(parser: argparse.ArgumentParser) -> None:
    """Add who decided, when, where it is minuted, and how sure we are asked to be."""
    parser.add_argument(
        "--by", required=True, metavar="WHO", help="the role or board that decided, never a person"
    )
    parser.add_argument(
        "--on",
        required=True,
        metavar="DATE",
        type=lambda words: day(words, "--on"),
        help="the day of the decision, such as 2025-09-16",
    )
    parser.add_argument("--minute", metavar="REF", default="", help="where it is minuted")
    parser.add_argument("--note", metavar="TEXT", default="", help="kept with the decision")
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would happen and write nothing"
    )
    parser.add_argument(
        "--expect",
        metavar="FINGERPRINT",
        default="",
        help="refuse unless it would do exactly what the dry run with this fingerprint showed",
    )
    parser.add_argument("--yes", action="store_true", help="do not ask")
