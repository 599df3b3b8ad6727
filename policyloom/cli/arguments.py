"""CLI: argv -> a namespace with the verb and its options; without a verb, it builds."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from policyloom.cli.compare_arguments import TAKE_A_VALUE as COMPARE_VALUES
from policyloom.cli.compare_arguments import add_diff, add_due, add_log, add_pdf_engine
from policyloom.cli.edition_arguments import TAKE_A_VALUE as EDITION_VALUES
from policyloom.cli.edition_arguments import (
    add_approve,
    add_archive,
    add_review,
    add_verify,
    add_withdraw,
)
from policyloom.cli.fleet_arguments import TAKE_A_VALUE as FLEET_VALUES
from policyloom.cli.fleet_arguments import (
    add_deviations,
    add_notices,
    add_plan,
    add_push,
    add_resolve,
    add_rollout,
)
from policyloom.cli.new_arguments import TAKE_A_VALUE as NEW_VALUES
from policyloom.cli.new_arguments import add_clause, add_new
from policyloom.cli.usage import UsageError, day, engine, jobs, one_of, several_of
from policyloom.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "policyloom"
VERBS = {
    "build": "write documents into the output folder (the default)",
    "check": "report every problem and write nothing",
    "show": "print the text of documents",
    "why": "say which sources put words in a document",
    "approve": "freeze drafts as approved editions",
    "review": "record that an edition was reviewed without change",
    "withdraw": "end an approved edition, with a record that says why",
    "archive": "keep the published files of approved editions, with their digests",
    "verify": "say which edition a published Word file or PDF is",
    "diff": "say what two editions differ in, as a list or a redline",
    "log": "tell what changed from edition to edition",
    "due": "say what is due for review or behind, and print the schedule",
    "plan": "say what approving the drafts would change, body by body",
    "push": "approve what a plan showed, and record what became of it",
    "notices": "tell each school of a plan what changes for it, with an e-mail",
    "rollout": "say who has adopted what a plan showed, and who has not",
    "resolve": "settle a conflict of a body's own text with a newer one",
    "deviations": "list what bodies say otherwise, why, and how far behind it is",
    "new": "begin a trust, a school, a policy or a clause",
    "clause": "begin a new version of a clause",
    "explain": "explain the code of a problem",
}
BUILD_FORMATS = ("docx", "pdf", "html", "text")
SHOW_FORMATS = ("text", "html")
FORMS = ("text", "json", "sarif", "github")
"""Those of diagnostics.written, which takes too long to load for a list of four words."""
TAKE_A_VALUE = (
    frozenset({"--root", "--out", "--format", "--as-of", "--jobs", "--engine", "--pdf-engine"})
    | EDITION_VALUES
    | COMPARE_VALUES
    | FLEET_VALUES
    | NEW_VALUES
)
ABOUT_US = frozenset({"-h", "--help", "--version"})
SELECTOR_HELP = "BODY, BODY:POLICY, :POLICY, or TRUST/... for a trust and all its schools"
ROOT_HELP = "the folder that holds clauses, policies and trusts (default: found from here upwards)"
AS_OF_HELP = "read the text as it stands on this day, such as 2025-09-01"
EXAMPLES = """\
examples:
  policyloom                               build every document into dist
  policyloom build alderbrook              build the documents of one school
  policyloom build peak-vale/... --format pdf
  policyloom check
  policyloom show alderbrook:social-media
  policyloom why alderbrook "the governing body"
  policyloom explain unknown-token
  policyloom approve alderbrook --by "governing body" --on 2025-09-16
  policyloom diff alderbrook               compare its edition with its draft
  policyloom log alderbrook --format docx
  policyloom due --within 60d
  policyloom resolve peak-vale/hollin-bank:social-media/tone
  policyloom deviations peak-vale/... --format xlsx
  policyloom new school                    set up a school: it asks

exit status: 0 all is well; 1 errors in the content; 2 command not understood
"""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return what the words ask for; raise UsageError with the nearest valid words."""
    verb, rest, mistyped = _split(list(argv))
    try:
        arguments = _parse(verb, rest)
    except UsageError as error:
        if mistyped:
            raise UsageError(str(error), f"did you mean the command `{mistyped}`?") from None
        raise
    arguments.typed = tuple(argv)
    arguments.verb = verb
    arguments.mistyped = mistyped
    return arguments


def _split(words: list[str]) -> tuple[str, list[str], str | None]:
    """Return the verb, the other words, and where no verb was said the one perhaps meant."""
    first = _first_word(words)
    if first is None:
        return ("" if ABOUT_US.intersection(words) else "build"), words, None
    if words[first] in VERBS:
        return words[first], [*words[:first], *words[first + 1 :]], None
    return "build", words, nearest(words[first], VERBS)


def _first_word(words: Sequence[str]) -> int | None:
    is_value = False
    for at, word in enumerate(words):
        if not is_value and not word.startswith("-"):
            return at
        is_value = word in TAKE_A_VALUE
    return None


def _parse(verb: str, words: list[str]) -> argparse.Namespace:
    parser = _parsers()[verb]
    arguments, unknown = parser.parse_known_intermixed_args(words)
    if not unknown:
        return arguments
    name = unknown[0].partition("=")[0]
    kind = "option" if name.startswith("-") else "further word"
    close = nearest(name, parser.options) if kind == "option" else None
    hint = f"did you mean `{close}`?" if close else parser.help_hint
    raise UsageError(f"`{verb}` takes no {kind} `{name}`", hint)


class _Parser(argparse.ArgumentParser):
    """An argparse parser that raises plain English instead of printing and leaving."""

    @property
    def options(self) -> tuple[str, ...]:
        """The names of the options it takes."""
        return tuple(name for action in self._actions for name in action.option_strings)

    @property
    def help_hint(self) -> str:
        """The advice that is always right."""
        return f"see `{self.prog} --help`"

    def error(self, message: str) -> NoReturn:
        """Say argparse's complaint the way the rest of the program speaks."""
        plain = re.sub(r"^argument ", "", message)
        plain = plain.replace("the following arguments are required", "this command also needs")
        plain = plain.replace("expected one argument", "a value has to follow it")
        raise UsageError(plain, self.help_hint)


class _Version(argparse.Action):
    """Prints the version; looking it up takes time that other commands need not spend."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        from importlib.metadata import version  # noqa: PLC0415

        sys.stdout.write(f"{PROGRAM} {version(PROGRAM)}\n")
        parser.exit()


def _parsers() -> dict[str, _Parser]:
    parsers = {"": _about_us()}
    for verb, does in VERBS.items():
        parsers[verb] = _Parser(
            prog=f"{PROGRAM} {verb}",
            description=does[0].upper() + does[1:] + ".",
            allow_abbrev=False,
        )
    _add_build(parsers["build"])
    _add_check(parsers["check"])
    _add_show(parsers["show"])
    _add_why(parsers["why"])
    _add_editions(parsers)
    _add_comparing(parsers)
    _add_fleet(parsers)
    _add_beginning(parsers)
    parsers["explain"].add_argument(
        "code", nargs="?", metavar="CODE", help="as in error[CODE] (default: list all codes)"
    )
    return parsers


def _about_us() -> _Parser:
    listed = "\n".join(f"  {verb:<11}{does}" for verb, does in VERBS.items())
    parser = _Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [COMMAND] [SELECTOR ...] [OPTIONS]",
        description="Compile school and trust policies into Word, PDF, HTML and text.\n\n"
        f"commands:\n{listed}\n\nEach command says more with --help.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and leave")
    return parser


def _add_build(parser: _Parser) -> None:
    _add_selectors(parser, "*")
    parser.add_argument(
        "--format",
        metavar="LIST",
        type=lambda words: several_of("--format", words, BUILD_FORMATS),
        help=f"formats to write, with commas between (default: {','.join(BUILD_FORMATS)})",
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="where to write (default: dist in the root)"
    )
    parser.add_argument(
        "--jobs",
        type=jobs,
        metavar="N",
        help="documents made at a time, or auto for one on each core (default: auto)",
    )
    parser.add_argument(
        "--engine",
        type=engine,
        default="local",
        metavar="ENGINE",
        help="local, or dask://HOST:PORT for a cluster (default: local)",
    )
    add_pdf_engine(parser)
    _add_common(parser)


def _add_check(parser: _Parser) -> None:
    _add_selectors(parser, "*")
    parser.add_argument(
        "--format",
        metavar="FORM",
        default="text",
        type=lambda words: one_of("--format", words, FORMS),
        help=f"{', '.join(FORMS)} (default: text)",
    )
    parser.add_argument(
        "--for-approval",
        action="store_true",
        help="also refuse what a draft may hold: open slots, example rows, editor's notes",
    )
    _add_common(parser)


def _add_show(parser: _Parser) -> None:
    _add_selectors(parser, "+")
    parser.add_argument(
        "--format",
        metavar="FORM",
        default="text",
        type=lambda words: one_of("--format", words, SHOW_FORMATS),
        help=f"{', '.join(SHOW_FORMATS)} (default: text)",
    )
    _add_common(parser)


def _add_why(parser: _Parser) -> None:
    parser.add_argument("selector", metavar="SELECTOR", help=SELECTOR_HELP)
    parser.add_argument("words", nargs="+", metavar="WORDS", help="words that the document prints")
    _add_common(parser)


def _add_editions(parsers: dict[str, _Parser]) -> None:
    adding = {
        "approve": add_approve,
        "review": add_review,
        "withdraw": add_withdraw,
        "archive": add_archive,
        "verify": add_verify,
    }
    for verb, add in adding.items():
        add(parsers[verb])
        parsers[verb].add_argument("--root", type=Path, metavar="DIR", help=ROOT_HELP)


def _add_comparing(parsers: dict[str, _Parser]) -> None:
    add_diff(parsers["diff"])
    add_log(parsers["log"])
    _add_common(parsers["diff"])
    _add_common(parsers["log"])
    add_due(parsers["due"])
    parsers["due"].add_argument("--root", type=Path, metavar="DIR", help=ROOT_HELP)


def _add_fleet(parsers: dict[str, _Parser]) -> None:
    add_plan(parsers["plan"])
    _add_common(parsers["plan"])
    add_push(parsers["push"])
    parsers["push"].add_argument("--root", type=Path, metavar="DIR", help=ROOT_HELP)
    add_notices(parsers["notices"])
    parsers["notices"].add_argument("--root", type=Path, metavar="DIR", help=ROOT_HELP)
    add_rollout(parsers["rollout"])
    _add_common(parsers["rollout"])
    for verb in ("plan", "push"):
        parsers[verb].formatter_class = argparse.RawDescriptionHelpFormatter
    add_resolve(parsers["resolve"])
    _add_common(parsers["resolve"])
    add_deviations(parsers["deviations"])
    _add_common(parsers["deviations"])


def _add_beginning(parsers: dict[str, _Parser]) -> None:
    for verb, add in {"new": add_new, "clause": add_clause}.items():
        add(parsers[verb])
        parsers[verb].formatter_class = argparse.RawDescriptionHelpFormatter
        parsers[verb].add_argument("--root", type=Path, metavar="DIR", help=ROOT_HELP)


def _add_selectors(parser: _Parser, how_many: str) -> None:
    everything = " (default: every document)" if how_many == "*" else ""
    parser.add_argument(
        "selectors", nargs=how_many, metavar="SELECTOR", help=SELECTOR_HELP + everything
    )


def _add_common(parser: _Parser) -> None:
    parser.add_argument("--as-of", type=day, metavar="DATE", help=AS_OF_HELP)
    parser.add_argument("--root", type=Path, metavar="DIR", help=ROOT_HELP)
