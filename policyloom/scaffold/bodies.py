"""Scaffold: a few answers about a trust or school -> an overlay that compiles at once.

What the clauses still need is found by compiling: words that can wait are listed as to be filled
in, the rest is assumed and said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policyloom.compile import compile_policy, load, targets
from policyloom.diagnostics import Severity
from policyloom.scaffold.lines import Scaffold, flow, header, mapping
from policyloom.source import Choice, SettingType

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.diagnostics import Diagnostic
    from policyloom.scaffold.lines import Ground
    from policyloom.source import Library

# The hints of problems name the key and the name that are missing.
MISSING = re.compile(r"write `(?P<key>terms|roles|settings|local-lists): \{(?P<name>[^:]+): ")
CHOICE = re.compile(r"write `choices: \{(?P<name>[^:]+): CLAUSE\}` .* being (?P<options>.+)")
ROUNDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyAnswers:
    """What somebody said about a new body; what is left out is inherited, assumed or left open."""

    name: str
    kind: str
    nation: str = ""
    phase: str = ""
    religious_character: str = ""
    policies: tuple[str, ...] = ()
    date: str = ""
    terms: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    open: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()


def overlay_place(body: str) -> str:
    """Return where the overlay of a body belongs."""
    trust, _, school = body.partition("/")
    return f"trusts/{trust}/{f'schools/{school}/' if school else ''}overlay.yaml"


def new_body(ground: Ground, body: str, answers: BodyAnswers) -> Scaffold:
    """Return the overlay of a new body, or what is wrong with the answers."""
    near = replace(ground, files=dict(_near(ground, body)))
    answers = _with_policies(ground.library, body, answers)
    problems: tuple[Diagnostic, ...] = ()
    for _ in range(ROUNDS):
        text = _overlay(body, answers)
        problems = _problems(near, body, text)
        fuller = _filled(ground.library, answers, problems)
        if fuller == answers:
            break
        answers = fuller
    if problems:
        return Scaffold(problems=problems)
    files = {overlay_place(body): _overlay(body, answers)}
    return Scaffold(files=files, assumed=answers.assumed, open=answers.open)


def _near(ground: Ground, body: str) -> Iterator[tuple[str, str]]:
    """Yield the files that the new body depends on: no overlay but its trust's."""
    trust = overlay_place(body.partition("/")[0])
    for path, text in ground.files.items():
        if not path.startswith("trusts/") or path == trust:
            yield path, text


def _with_policies(library: Library, body: str, answers: BodyAnswers) -> BodyAnswers:
    """Let a body at the top publish every policy, from a day, unless somebody said otherwise."""
    if "/" in body:
        return answers
    every = tuple(p for p in sorted(library.policies) if not library.policies[p].variant_of)
    policies = answers.policies or every
    assumed = () if answers.policies else (f"policies: {', '.join(policies)}",)
    date = answers.date or latest_day(library)
    said = () if answers.date else (f"in force from {date}",)
    return replace(
        answers, policies=policies, date=date, assumed=(*answers.assumed, *assumed, *said)
    )


def latest_day(library: Library) -> str:
    """Return the latest day from which a document of the project is in force."""
    documents = (d for overlay in library.overlays.values() for d in overlay.documents.values())
    values = (document.values.get("effective-from") for document in documents)
    versions = (v.in_force for clause in library.clauses.values() for v in clause.versions[:1])
    return max((value.text for value in values if value), default="") or max(versions, default="")


# THE TEXT


def _overlay(body: str, answers: BodyAnswers) -> str:
    lines = [
        header(overlay_place(body), "overlay"),
        f"body: {body}",
        *mapping("", {}),
        *_facts(answers),
        *mapping("terms", answers.terms),
        *mapping("roles", answers.roles),
        *mapping("settings", answers.settings),
    ]
    if answers.open:
        lines += ["", f"to-complete: {flow(answers.open)}"]
    lines += mapping("choices", answers.choices)
    if answers.date and answers.policies:
        lines += ["", "documents:"]
        lines += [
            f'  {policy}: {{effective-from: "{answers.date}"}}' for policy in answers.policies
        ]
    return "\n".join(lines) + "\n"


def _facts(answers: BodyAnswers) -> Iterator[str]:
    said = {
        "name": answers.name,
        "kind": answers.kind,
        "nation": answers.nation,
        "phase": answers.phase,
        "religious-character": answers.religious_character,
    }
    for key, value in said.items():
        yield from mapping_line(key, value)
    if answers.policies:
        yield f"policies: {flow(answers.policies)}"


def mapping_line(key: str, value: str) -> Iterator[str]:
    """Yield a key with its value, unless there is none."""
    from policyloom.rewriting import scalar  # noqa: PLC0415

    if value:
        yield f"{key}: {scalar(value)}"


# WHAT IS STILL MISSING


def _problems(ground: Ground, body: str, text: str) -> tuple[Diagnostic, ...]:
    path = overlay_place(body)
    texts = {**ground.files, path: text}
    library, general = load(texts, ground.schemas, ground.assets, ground.inspect)
    found = [d for d in general if d.span.path == path]
    for target in targets(library):
        if target.body == body:
            found += compile_policy(library, target).diagnostics
    errors = (d for d in found if d.severity is Severity.ERROR)
    return tuple(dict.fromkeys(errors))


def _filled(
    library: Library, answers: BodyAnswers, problems: tuple[Diagnostic, ...]
) -> BodyAnswers:
    for problem in problems:
        missing = MISSING.search(problem.hint or "")
        choice = CHOICE.search(problem.hint or "")
        if missing:
            answers = _with_missing(answers, missing["key"], missing["name"])
        elif choice:
            answers = _with_choice(library, answers, choice["name"])
    return answers


def _with_missing(answers: BodyAnswers, key: str, name: str) -> BodyAnswers:
    match key:
        case "roles" if name not in answers.roles:
            said = (*answers.assumed, f"roles: {name}")
            return replace(answers, roles={**answers.roles, name: name}, assumed=said)
        case "terms" if name not in answers.terms:
            said = (*answers.assumed, f"terms: {name}")
            return replace(answers, terms={**answers.terms, name: name}, assumed=said)
        case "settings" if name not in answers.open:
            return replace(answers, open=(*answers.open, name))
        case _:
            return answers


def _with_choice(library: Library, answers: BodyAnswers, name: str) -> BodyAnswers:
    """Settle a choice: by a yes or no that it asks about, else by its first alternative."""
    choice = next((found for found in _choices(library) if found.name == name), None)
    if choice is None or name in answers.choices:
        return answers
    asked = [r.fact for option in choice.alternatives for r in option.when.requirements]
    for fact in asked:
        setting = library.vocabulary.settings.get(fact)
        if setting and fact not in answers.settings and setting.type is SettingType.YES_NO:
            said = (*answers.assumed, f"settings: {fact}: false")
            return replace(answers, settings={**answers.settings, fact: "false"}, assumed=said)
    first = choice.alternatives[0].clause
    said = (*answers.assumed, f"choices: {name}: {first}")
    return replace(answers, choices={**answers.choices, name: first}, assumed=said)


def _choices(library: Library) -> Iterator[Choice]:
    for policy in library.policies.values():
        for section in policy.sections:
            yield from (part for part in section.parts if isinstance(part, Choice))
