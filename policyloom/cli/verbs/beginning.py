"""CLI: what the verbs are asked that begin something: bodies, policies, clauses, versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from policyloom.cli.options import Verb, a_day, option, several, switch, words
from policyloom.cli.usage import UsageError, one_of

THINGS = ("trust", "federation", "school", "policy", "clause")
DEEDS = ("bump",)
BODY = "a trust, federation or school"
TEXT = "a policy or clause"


def _pairs(flag: str, form: str, help_: str) -> tuple[tuple[str, str], ...]:
    """Take a name with a value, as often as somebody says one."""

    def read(said: str) -> tuple[str, str]:
        name, equals, value = (part.strip() for part in said.partition("="))
        if name and equals and value:
            return name, value
        raise UsageError(f"{flag}: `{said}` has no name and value", "write NAME=VALUE in quotes")

    made: tuple[tuple[str, str], ...] = several(
        flag, form, f"{help_}; may be given again", read=read, group=BODY
    )
    return made


def _in_force(default: str, group: str = "") -> str:
    help_ = f"the day from which documents use the text (default: {default})"
    made: str = a_day("--in-force", help_, group=group)
    return made


def _dry_run() -> bool:
    made: bool = switch("--dry-run", "show what would be written and write nothing")
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class New(Verb):
    """Begin a trust, a school, a policy or a clause."""

    examples: ClassVar[str] = """\
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
    what: str = words("WHAT", ", ".join(THINGS), "?", lambda said: one_of("new", said, THINGS))
    id: str = words("ID", "TRUST, SCHOOL or TRUST/SCHOOL, POLICY, or TOPIC/CLAUSE", "?")
    name: str = option("--name", "NAME", "as it is printed", group=BODY)
    kind: str = option("--kind", "KIND", "such as academy-trust", group=BODY)
    phase: str = option("--phase", "PHASE", "such as primary", group=BODY)
    nation: str = option("--nation", "NATION", "england or wales", group=BODY)
    religious_character: str = option(
        "--religious-character", "WORD", "such as church-of-england", group=BODY
    )
    head_title: str = option("--head-title", "TITLE", "such as Headteacher", group=BODY)
    policies: str | None = option(
        "--policies",
        "LIST",
        "what it publishes, with commas between; none for nothing (default: what the trust does, "
        "or every policy)",
        default=None,
        group=BODY,
    )
    effective: str = a_day(
        "--effective", "the day from which its policies are in force", group=BODY
    )
    role: tuple[tuple[str, str], ...] = _pairs("--role", "NAME=TITLE", "another role's title")
    setting: tuple[tuple[str, str], ...] = _pairs("--setting", "NAME=VALUE", "a setting")
    choice: tuple[tuple[str, str], ...] = _pairs(
        "--choice", "NAME=CLAUSE", "which alternative stands"
    )
    title: str = option("--title", "TITLE", "in sentence case", group=TEXT)
    from_clauses: str = option(
        "--from-clauses",
        "LIST",
        "begin the policy with these clauses, with commas between",
        group=TEXT,
    )
    text: str = option("--text", "TEXT", "the words of the clause", group=TEXT)
    topic: str = option("--topic", "WORDS", "what the clause is about", group=TEXT)
    in_force: str = _in_force("it has always been so", TEXT)
    policy: str = option(
        "--policy", "POLICY", "put the clause at the end of this policy", group=TEXT
    )
    section: str = option(
        "--section", "SECTION", "or at the end of this section of it", group=TEXT
    )
    dry_run: bool = _dry_run()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Verb):
    """Begin a new version of a clause."""

    examples: ClassVar[str] = """\
example:
  policyloom clause new visitors/badges --title "Badges"       is `new clause`
  policyloom clause bump social-media/scope --kind clarifying \\
    --reason "Governors are named, who were always meant."
"""
    deed: str = words(
        "bump", "begin a new version", "1", lambda said: one_of("clause", said, DEEDS)
    )
    id: str = words("ID", "the clause, such as social-media/scope", "1")
    kind: str = option(
        "--kind",
        "KIND",
        "substantive (a duty added, removed or changed), clarifying (the same, better said) or "
        "editorial (typing)",
    )
    reason: str = option("--reason", "TEXT", "what changes and why, for the change log")
    in_force: str = _in_force("the day of the earliest draft that uses it")
    dry_run: bool = _dry_run()
