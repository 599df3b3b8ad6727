"""CLI: the typed words -> the verb with its fields filled; without a verb, it builds."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

from policyloom.cli.options import Verb, parse_verb, take_a_value
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "policyloom"
VERBS = {
    "init": ("folder", "begin a folder of your own, with the library in it"),
    "studio": ("folder", "open the studio: everything in the browser"),
    "build": ("documents", "write documents into the output folder"),
    "check": ("documents", "report every problem and write nothing"),
    "show": ("documents", "print the text of documents"),
    "why": ("documents", "say which sources put words in a document"),
    "approve": ("editions", "freeze drafts as approved editions"),
    "review": ("editions", "record that an edition was reviewed without change"),
    "withdraw": ("editions", "end an approved edition, with a record that says why"),
    "archive": (
        "editions",
        "keep the published files of approved editions, with their digests",
    ),
    "publish": ("folder", "write what is in force into a folder for a website"),
    "verify": ("editions", "say which edition a published Word file or PDF is"),
    "diff": ("comparing", "say what two editions differ in, as a list or a redline"),
    "log": ("comparing", "tell what changed from edition to edition"),
    "due": ("comparing", "say what is due for review or behind, and print the schedule"),
    "plan": ("fleet", "say what approving the drafts would change, body by body"),
    "push": ("fleet", "approve what a plan showed, and record what became of it"),
    "notices": ("fleet", "tell each school of a plan what changes for it, with an e-mail"),
    "rollout": ("fleet", "say who has adopted what a plan showed, and who has not"),
    "resolve": ("fleet", "settle a conflict of a body's own text with a newer one"),
    "deviations": ("fleet", "list what bodies say otherwise, why, and how far behind it is"),
    "look": ("word", "say what to mend in a Word file, PDF or text"),
    "import": ("word", "bring a policy in from Word, as clauses and a policy"),
    "take": ("word", "take back a draft that came home edited, edit by edit"),
    "new": ("beginning", "begin a trust, a school, a policy or a clause"),
    "clause": ("beginning", "begin a new version of a clause"),
    "library": ("folder", "say which library releases the folder follows, and take newer ones"),
    "upgrade": ("folder", "give a folder of an earlier release the edits it needs"),
    "fmt": ("folder", "write source files in the one way, without changing what they say"),
    "explain": ("documents", "explain the code of a problem"),
}
"""The module of ``policyloom.cli.verbs`` with each verb's dataclass, and what the verb does."""
OTHER_WORDS = {
    "build": "compile, convert, generate, make, render, run, export, pdf, word, docx, html",
    "check": "test, lint, validate, doctor",
    "show": "print, view, preview, read, open",
    "studio": "serve, edit, gui",
    "init": "start, setup, install",
    "new": "add, create",
    "approve": "accept, adopt, confirm, sign, submit",
    "withdraw": "undo, revert, rollback, delete, remove, revoke, retire",
    "log": "changes, history",
    "diff": "compare, redline",
    "due": "list, status, schedule",
    "why": "find, search",
    "notices": "send, mail, email, notify",
    "publish": "web, site, website, upload, deploy",
    "fmt": "format, tidy",
    "library": "update",
    "--version": "version",
}
MEANT = {word: verb for verb, words in OTHER_WORDS.items() for word in words.split(", ")}
"""What people type for a command that has another name here."""
HELP = "help"
ABOUT_US = frozenset({"-h", "--help", "--version"})
EXAMPLES = """\
examples:
  policyloom init policies                 begin a folder of your own
  policyloom new school                    set up a school in it: it asks
  policyloom build                         build every document into dist
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
  policyloom look behaviour.docx           say what to mend in it

exit status: 0 all is well; 1 errors in the content; 2 command not understood
"""


def parse(argv: Sequence[str]) -> Verb:
    """Return what the words ask for; raise UsageError with the nearest valid words."""
    verb, rest, mistyped = _split(list(argv))
    if not verb:
        _tell_about_us(rest)
    does = VERBS[verb][1]
    about = {"prog": f"{PROGRAM} {verb}", "description": does[0].upper() + does[1:] + "."}
    try:
        asked = parse_verb(verb_class(verb), about, rest)
    except UsageError as error:
        if mistyped:
            raise UsageError(str(error), f"did you mean the command `{mistyped}`?") from None
        raise
    return replace(asked, verb=verb, typed=tuple(argv), mistyped=mistyped)


def verb_class(verb: str) -> type[Verb]:
    """Return the dataclass of a verb."""
    # Each verb loads only what it needs itself.
    module = import_module(f"policyloom.cli.verbs.{VERBS[verb][0]}")
    found: type[Verb] = getattr(module, verb.capitalize())
    return found


def _split(words: list[str]) -> tuple[str, list[str], str | None]:
    """Return the verb, the other words, and where no verb was said the one perhaps meant."""
    first = _first_word(words)
    if first is None:
        return ("" if ABOUT_US.intersection(words) else "build"), words, None
    if words[first : first + 2] == ["clause", "new"]:
        words = [*words[:first], "new", "clause", *words[first + 2 :]]
    if words[first] in VERBS:
        return words[first], [*words[:first], *words[first + 1 :]], None
    if words[first] == HELP:
        rest = [*words[:first], *words[first + 1 :]]
        return (
            (rest[0], [*rest[1:], "--help"], None)
            if rest[:1] and rest[0] in VERBS
            else ("", ["--help"], None)
        )
    word = words[first].lower()
    is_selector = ":" in word or "/" in word
    return "build", words, None if is_selector else MEANT.get(word) or nearest(word, VERBS)


def _first_word(words: Sequence[str]) -> int | None:
    """Return where the first word stands that is no option, nor the value of one."""
    if words and not words[0].startswith("-"):
        return 0
    values = frozenset().union(*(take_a_value(verb_class(verb)) for verb in VERBS))
    is_value = False
    for at, word in enumerate(words):
        if not is_value and not word.startswith("-"):
            return at
        is_value = word in values
    return None


class _Version(argparse.Action):
    """Prints the version; looking it up takes time that other commands need not spend."""

    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:  # noqa: ANN401
        from importlib.metadata import version  # noqa: PLC0415

        sys.stdout.write(f"{PROGRAM} {version(PROGRAM)}\n")
        parser.exit()


def _tell_about_us(words: Sequence[str]) -> NoReturn:
    listed = "\n".join(f"  {verb:<11}{does}" for verb, (_, does) in VERBS.items())
    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [COMMAND] [SELECTOR ...] [OPTIONS]",
        description="Compile school and trust policies into Word, PDF, HTML and text.\n\n"
        f"commands:\n{listed}\n\nEach command says more with --help.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and leave")
    parser.parse_args(words)
    raise AssertionError(f"{words} ask neither for help nor for the version")
