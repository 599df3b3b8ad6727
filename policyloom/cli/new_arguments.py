"""CLI: the options of the commands that begin something: new bodies, policies and clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.cli.usage import UsageError, day, one_of

if TYPE_CHECKING:
    import argparse

TAKE_A_VALUE = frozenset(
    {
        "--choice",
        "--effective",
        "--from-clauses",
        "--head-title",
        "--in-force",
        "--kind",
        "--name",
        "--nation",
        "--phase",
        "--policies",
        "--policy",
        "--reason",
        "--religious-character",
        "--role",
        "--section",
        "--setting",
        "--text",
        "--title",
        "--topic",
    }
)
THINGS = ("trust", "federation", "school", "policy", "clause")
DEEDS = ("bump",)
NEW_EXAMPLES = """\
on a terminal, whatever you leave out is asked

examples:
  policyloom new school                    asks a few questions
  policyloom new trust peak-dale --name "Peak Dale Trust" --kind academy-trust
  policyloom new school peak-dale/moor-end --name "Moor End" --phase primary
  policyloom new school hay-lane --name "Hay Lane School" \\
    --kind maintained-school --phase infant --head-title "Head Teacher"
  policyloom new policy visitors --title "Visitors policy"
  policyloom new clause visitors/badges --title "Badges" --policy visitors
"""
BUMP_EXAMPLES = """\
example:
  policyloom clause bump social-media/scope --kind clarifying \\
    --reason "Governors are named, who were always meant."
"""


def add_new(parser: argparse.ArgumentParser) -> None:
    """Add what `new` takes."""
    parser.epilog = NEW_EXAMPLES
    parser.add_argument("what", nargs="?", metavar="WHAT", type=_thing, help=", ".join(THINGS))
    parser.add_argument(
        "id",
        nargs="?",
        metavar="ID",
        default="",
        help="TRUST, SCHOOL or TRUST/SCHOOL, POLICY, or TOPIC/CLAUSE",
    )
    _add_body(parser.add_argument_group("a trust, federation or school"))
    _add_texts(parser.add_argument_group("a policy or clause"))
    _add_both(parser)


def add_clause(parser: argparse.ArgumentParser) -> None:
    """Add what `clause` takes."""
    parser.epilog = BUMP_EXAMPLES
    parser.add_argument("deed", metavar="bump", type=_deed, help="begin a new version")
    parser.add_argument("id", metavar="ID", help="the clause, such as social-media/scope")
    parser.add_argument(
        "--kind",
        metavar="KIND",
        default="",
        help="substantive (a duty added, removed or changed), clarifying (the same, better said) "
        "or editorial (typing)",
    )
    parser.add_argument(
        "--reason", metavar="TEXT", default="", help="what changes and why, for the change log"
    )
    _add_in_force(parser, "the day of the earliest draft that uses it")
    _add_both(parser)


def _add_body(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--name", metavar="NAME", default="", help="as it is printed")
    group.add_argument("--kind", metavar="KIND", default="", help="such as academy-trust")
    group.add_argument("--phase", metavar="PHASE", default="", help="such as primary")
    group.add_argument("--nation", metavar="NATION", default="", help="england or wales")
    group.add_argument(
        "--religious-character", metavar="WORD", default="", help="such as church-of-england"
    )
    group.add_argument("--head-title", metavar="TITLE", default="", help="such as Headteacher")
    group.add_argument(
        "--policies",
        metavar="LIST",
        help="what it publishes, with commas between; none for nothing (default: what the trust "
        "does, or every policy)",
    )
    group.add_argument(
        "--effective",
        metavar="DATE",
        type=lambda words: day(words, "--effective"),
        help="the day from which its policies are in force",
    )
    pairs = (
        ("--role", "NAME=TITLE", "another role's title"),
        ("--setting", "NAME=VALUE", "a setting"),
        ("--choice", "NAME=CLAUSE", "which alternative stands"),
    )
    for option, form, words in pairs:
        group.add_argument(
            option,
            metavar=form,
            action="append",
            default=[],
            type=lambda said, option=option: _pair(option, said),  # type: ignore[misc]
            help=f"{words}; may be given again",
        )


def _add_texts(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--title", metavar="TITLE", default="", help="in sentence case")
    group.add_argument(
        "--from-clauses",
        metavar="LIST",
        default="",
        help="begin the policy with these clauses, with commas between",
    )
    group.add_argument("--text", metavar="TEXT", default="", help="the words of the clause")
    group.add_argument("--topic", metavar="WORDS", default="", help="what the clause is about")
    _add_in_force(group, "the day of the oldest clause")
    group.add_argument(
        "--policy", metavar="POLICY", default="", help="put the clause at the end of this policy"
    )
    group.add_argument(
        "--section", metavar="SECTION", default="", help="or at the end of this section of it"
    )


def _add_in_force(parser: argparse._ActionsContainer, default: str) -> None:
    parser.add_argument(
        "--in-force",
        metavar="DATE",
        type=lambda words: day(words, "--in-force"),
        help=f"the day from which documents use the text (default: {default})",
    )


def _add_both(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--dry-run", action="store_true", help="show what would be written and write nothing"
    )


def _pair(option: str, words: str) -> tuple[str, str]:
    name, equals, value = (part.strip() for part in words.partition("="))
    if name and equals and value:
        return name, value
    raise UsageError(f"{option}: `{words}` has no name and value", "write NAME=VALUE in quotes")


def _thing(words: str) -> str:
    return one_of("new", words, THINGS)


def _deed(words: str) -> str:
    return one_of("clause", words, DEEDS)


__all__ = ["TAKE_A_VALUE", "THINGS", "add_clause", "add_new"]
