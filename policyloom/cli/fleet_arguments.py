"""CLI: the options of the commands about many bodies: planning, pushing, resolving, deviations."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.cli.usage import UsageError, day, one_of, several_of

if TYPE_CHECKING:
    import argparse

TAKE_A_VALUE = frozenset(
    {"--clause", "--except", "--wave", "--name", "--reason", "--policy", "--decisions"}
)
PLAN_FORMATS = ("text", "html", "json", "xlsx")
REGISTER_FORMATS = ("text", "json", "xlsx", "html")
SELECTORS = "BODY, BODY:POLICY, :POLICY, or TRUST/... for a trust and all its schools"


PLAN_EXAMPLES = """\
examples:
  policyloom plan peak-vale/... --out plan.json
  policyloom plan --clause social-media/scope --words

exit status: 0 nothing would change; 2 something would, or the command was not
understood; 1 a document is blocked or in conflict
"""
PUSH_EXAMPLES = """\
examples:
  policyloom push plan.json --by "governing body" --on 2026-01-14 --dry-run
  policyloom push plan.json --wave pilot --by "governing body" --on 2026-01-14
  policyloom push plan.json --automatic --on 2026-01-14
"""


def add_plan(parser: argparse.ArgumentParser) -> None:
    """Add what `plan` takes."""
    parser.add_argument(
        "selectors", nargs="*", metavar="SELECTOR", help=f"{SELECTORS} (default: every document)"
    )
    parser.add_argument(
        "--clause",
        metavar="ID",
        default="",
        help="say which documents this clause's newest text reaches, and why not the others",
    )
    parser.add_argument(
        "--out",
        metavar="FILE",
        action="append",
        default=[],
        type=_plan_file,
        help="write the plan for `push` (plan.json), or it as .html or .xlsx; may be given twice",
    )
    parser.add_argument(
        "--format",
        metavar="LIST",
        default=("text",),
        type=lambda words: several_of("--format", words, PLAN_FORMATS),
        help=f"{', '.join(PLAN_FORMATS)} (default: text); html and xlsx go into dist",
    )
    parser.add_argument("--words", action="store_true", help="also the words that come and go")
    parser.add_argument("--all", action="store_true", help="name every document of long lists")
    parser.epilog = PLAN_EXAMPLES


def add_push(parser: argparse.ArgumentParser) -> None:
    """Add what `push` takes."""
    parser.add_argument("plan", type=Path, metavar="PLAN", help="the file that `plan --out` wrote")
    parser.add_argument(
        "--to",
        metavar="BODY",
        action="append",
        default=[],
        help="only this body, or TRUST/... for a trust and its schools; may be given again",
    )
    parser.add_argument(
        "--except",
        dest="without",
        metavar="BODY",
        action="append",
        default=[],
        help="not this body; may be given again",
    )
    parser.add_argument(
        "--wave", metavar="NAME", default="", help="only the schools of this wave of the trust"
    )
    parser.add_argument(
        "--by", metavar="WHO", default="", help="the role or board that decided, never a person"
    )
    parser.add_argument(
        "--on",
        metavar="DATE",
        type=lambda words: day(words, "--on"),
        help="the day of the decision, such as 2025-09-16",
    )
    parser.add_argument(
        "--decisions",
        metavar="FILE",
        type=Path,
        help="instead of --by and --on: what each body decided, a .csv or .xlsx with the columns "
        "body, decision (adopted, deferred or refused), by, on, minute and reason",
    )
    parser.add_argument(
        "--automatic",
        action="store_true",
        help="instead of --by: only editorial changes that flow without an approval",
    )
    parser.add_argument(
        "--effective",
        metavar="DATE",
        type=lambda words: day(words, "--effective"),
        help="in force from this day (default: the overlay's effective-from, or --on if later)",
    )
    parser.add_argument("--minute", metavar="REF", default="", help="where it is minuted")
    parser.add_argument("--note", metavar="TEXT", default="", help="kept with the decision")
    parser.add_argument(
        "--name", metavar="NAME", default="", help="the name of the rollout, for its record"
    )
    parser.add_argument(
        "--anyway", action="store_true", help="do not wait for the wave that comes before"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="check everything, show it and write nothing"
    )
    parser.add_argument(
        "--expect",
        metavar="FINGERPRINT",
        default="",
        help="refuse unless it would do exactly what the dry run with this fingerprint showed",
    )
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.epilog = PUSH_EXAMPLES


def add_notices(parser: argparse.ArgumentParser) -> None:
    """Add what `notices` takes."""
    parser.add_argument("plan", type=Path, metavar="PLAN", help="the file that `plan --out` wrote")
    parser.add_argument(
        "--to",
        metavar="BODY",
        action="append",
        default=[],
        help="only this body, or TRUST/... for a trust and its schools; may be given again",
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="the folder to write in (default: dist/notices)"
    )


def add_rollout(parser: argparse.ArgumentParser) -> None:
    """Add what `rollout` takes."""
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="the name of a rollout, or how it begins (default: all of them)",
    )
    parser.add_argument(
        "--format",
        metavar="FORM",
        default="text",
        type=lambda words: one_of("--format", words, ("text", "json")),
        help="text, json (default: text)",
    )


def add_resolve(parser: argparse.ArgumentParser) -> None:
    """Add what `resolve` takes."""
    parser.add_argument(
        "what",
        nargs="?",
        metavar="BODY:CLAUSE",
        default="",
        help="the clause to decide about; BODY, TRUST/... or nothing lists open conflicts",
    )
    deeds = parser.add_mutually_exclusive_group()
    for deed, does in (
        ("keep", "the body's text stays, and is from now on based on the newest version above it"),
        ("take", "the body's change goes away, and the text above it stands"),
        ("merge", "both changes together become the body's text"),
    ):
        deeds.add_argument(f"--{deed}", dest="deed", action="store_const", const=deed, help=does)
    parser.add_argument(
        "--passages",
        metavar="LIST",
        default="",
        help="with --merge: library, own or both for each passage that both changed, in order",
    )
    parser.add_argument("--reason", metavar="TEXT", default="", help="why it was decided so")
    parser.add_argument(
        "--by", metavar="WHO", default="", help="the role or board that decided, never a person"
    )
    parser.add_argument(
        "--on",
        metavar="DATE",
        type=lambda words: day(words, "--on"),
        help="the day of the decision (default: today)",
    )
    parser.add_argument(
        "--policy",
        metavar="POLICY",
        default="",
        help="the change for this policy, where the overlay has several for the clause",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="check everything, show it and write nothing"
    )


def add_deviations(parser: argparse.ArgumentParser) -> None:
    """Add what `deviations` takes."""
    parser.add_argument(
        "selectors", nargs="*", metavar="SELECTOR", help=f"{SELECTORS} (default: every body)"
    )
    parser.add_argument(
        "--format",
        metavar="LIST",
        type=lambda words: several_of("--format", words, REGISTER_FORMATS),
        help=f"{', '.join(REGISTER_FORMATS)} (default: text); xlsx and html go into dist",
    )
    parser.add_argument(
        "--out",
        type=Path,
        metavar="PATH",
        help="a folder for all formats, or one file that ends in .txt, .json, .xlsx or .html",
    )


def _plan_file(words: str) -> Path:
    path = Path(words)
    if path.suffix not in {".json", ".html", ".xlsx"}:
        raise UsageError(f"--out: `{words}` is no plan's name", "end it in .json, .html or .xlsx")
    return path
