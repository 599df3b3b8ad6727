"""CLI: the answers about a new policy or clause, from options or questions -> its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.cli.questions import ENTER, ask, can_ask, known, listed_plainly, slug
from policyloom.cli.scaffolding import finish, refuse_taken
from policyloom.cli.terminal import say
from policyloom.cli.usage import UsageError
from policyloom.scaffold import ClauseAnswers, PolicyAnswers, new_clause, new_policy
from policyloom.scaffold.naming import as_id
from policyloom.source import clause_path, policy_path

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.cli.scaffolding import Place
    from policyloom.cli.verbs.beginning import New

FOR_BODIES = (
    "name", "kind", "phase", "nation", "religious_character", "head_title", "policies",
    "effective", "role", "setting", "choice",
)  # fmt: skip
FOR_POLICIES = ("from_clauses",)
FOR_CLAUSES = ("text", "topic", "in_force", "policy", "section")
RESERVED = {"register": "the list of all policies", "instruments": "law and guidance"}


def begin_policy(place: Place, asked: New) -> int:
    """Write a new policy and, where no clause is named, its first; return 1 if that cannot be."""
    _refuse(asked, FOR_CLAUSES, "clauses")
    library = place.ground.library
    clauses = _clauses(place, asked.from_clauses)
    policy = _policy_id(place, asked.id) if asked.id else ""
    entry = library.register.get(policy)
    title = asked.title.strip() or (entry.title if entry else "")
    example = 'policyloom new policy visitors --title "Visitors policy"'
    policy, title = _rest("policy", policy, title, example, lambda words: _policy_id(place, words))
    scaffold = new_policy(place.ground, policy, PolicyAnswers(title=title, clauses=clauses))
    further = (
        f"open {policy_path(policy)} in an editor (`policyloom explain writing-clauses` says how)",
        f"write `{policy}` under `policies:` in the overlay of each body that publishes it, and",
        f"  `{policy}: {{effective-from: …}}` under its `documents:`",
        f"policyloom check{place.option}",
    )
    return finish(place, scaffold, further, dry_run=asked.dry_run)


def begin_clause(place: Place, asked: New) -> int:
    """Write a new clause, perhaps with its place in a policy; return 1 when that cannot be."""
    _refuse(asked, FOR_POLICIES, "policies")
    policy, section = _position(place, asked)
    clause = _clause_id(place, asked.id) if asked.id else ""
    example = 'policyloom new clause visitors/badges --title "Badges"'
    clause, title = _rest(
        "clause", clause, asked.title.strip(), example, lambda words: _clause_id(place, words)
    )
    said = ClauseAnswers(
        title=title,
        text=asked.text.replace("\\n", "\n").strip(),
        topic=asked.topic.strip(),
        in_force=asked.in_force or "",
        policy=policy,
        section=section,
    )
    scaffold = new_clause(place.ground, clause, said)
    if scaffold.problems and policy and not said.text:
        say(f"A clause without words cannot go into {policy} yet: begin it without --policy.")
    [file, *_] = (*scaffold.files, *scaffold.changed)
    further = [f"open {file} in an editor (`policyloom explain writing-clauses` says how)"]
    if not policy:
        further.append(f"write `- {clause}` under a section of a policy in policies/")
    further.append(f"policyloom check{place.option}")
    return finish(place, scaffold, further, dry_run=asked.dry_run)


def _rest(
    what: str, id_: str, title: str, example: str, check: Callable[[str], str]
) -> tuple[str, str]:
    """Return the id and the title; those that were not said are asked."""
    missing = tuple(name for name, said in (("ID", id_), ("--title", title)) if not said)
    if missing and not can_ask():
        hint = f"for example: {example}\non a terminal, you are asked"
        raise UsageError(f"`new {what}` also needs {listed_plainly(missing)}", hint)
    if missing:
        say(f"A new {what}. {ENTER}")
    title = title or ask("Title, in sentence case", _needed)
    proposed = as_id(title) if what == "policy" else ""
    question = "Its short name, for files" if what == "policy" else "Its id, TOPIC/NAME"
    return id_ or ask(question, check, proposed), title


def _needed(words: str) -> str:
    if words:
        return words
    raise UsageError("an answer is needed here")


def _refuse(asked: New, further: tuple[str, ...], what: str) -> None:
    for option in (*FOR_BODIES, *further):
        if getattr(asked, option):
            name = f"--{option.replace('_', '-')}"
            of = what if option in further else "trusts and schools"
            raise UsageError(
                f"{name} is for {of}", "`policyloom new --help` lists what goes where"
            )


# IDS


def _policy_id(place: Place, words: str) -> str:
    policy = slug(words, "a policy")
    _refuse_reserved(policy)
    refuse_taken(place, policy_path(policy), f"`{policy}`")
    return policy


def _clause_id(place: Place, words: str) -> str:
    topic, slash, name = words.partition("/")
    if not slash:
        hint = f"write TOPIC/NAME, such as {as_id(topic) or 'visitors'}/introduction"
        raise UsageError(f"`{words}` has no topic", hint)
    _refuse_reserved(topic)
    clause = "/".join(slug(part, "a clause") for part in (topic, *name.split("/")))
    library = place.ground.library
    path = library.path_of(clause)
    refuse_taken(place, path if clause in library.clauses else clause_path(clause), f"`{clause}`")
    return clause


def _refuse_reserved(words: str) -> None:
    if words in RESERVED:
        raise UsageError(f"`{words}` is {RESERVED[words]}", "choose another name")


def _clauses(place: Place, words: str) -> tuple[str, ...]:
    names = dict.fromkeys(filter(None, (name.strip() for name in words.split(","))))
    library = place.ground.library
    for name in (name for name in names if library.is_broken(name)):
        hint = "`policyloom check` says which; put them right first"
        raise UsageError(f"{clause_path(name)} has errors", hint)
    return tuple(known(name, library.clauses, "clause") for name in names)


def _position(place: Place, asked: New) -> tuple[str, str]:
    """Return the policy and section that a clause is to stand in, where they are named."""
    if asked.section and not asked.policy:
        raise UsageError("--section is a section of a policy", "name the policy with --policy")
    if not asked.policy:
        return "", ""
    policies = place.ground.library.policies
    policy = known(asked.policy, policies, "policy")
    sections = [section.key for section in policies[policy].sections]
    section = known(asked.section, sections, "section") if asked.section else ""
    return policy, section
