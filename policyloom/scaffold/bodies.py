"""Scaffold: a few answers about a trust or school -> an overlay that compiles at once.

What its policies still want is found by compiling them. It is filled with what the library
proposes, or left open, and each such line is marked in the file and listed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from policyloom.compile import compile_policy
from policyloom.diagnostics import Severity
from policyloom.english.meant import CHURCHES, NONE, character_in
from policyloom.resolve.documents import targets
from policyloom.resolve.profile import profile_of
from policyloom.scaffold.ground import Note, Scaffold, lint_in, read_in
from policyloom.scaffold.proposals import Asked, Line, answer, day_line, title_line, usual
from policyloom.scaffold.texts import facts_line, overlay_text, said
from policyloom.source import Target, overlay_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policyloom.diagnostics import Diagnostic, Diagnostics
    from policyloom.scaffold.ground import Ground
    from policyloom.source import Library

TRUSTS = ("academy-trust", "federation")
"""Kinds of body that have schools."""
ROUNDS = 20
SAMPLE = "sample"
LEFT_OUT = "is left out: "
Lines: TypeAlias = "dict[tuple[str, str], Line]"
Found: TypeAlias = "dict[str, Diagnostics]"
"""What is wrong by policy, and with the file itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyAnswers:
    """What somebody said about a new body; what is left out is inherited, proposed or left open.

    ``policies`` is None where nobody said, ``effective`` an ISO day. The mappings are by name,
    as an overlay has them.
    """

    name: str
    kind: str = ""
    nation: str = ""
    phase: str = ""
    religious_character: str = ""
    policies: tuple[str, ...] | None = None
    effective: str = ""
    roles: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, object] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)


def new_body(ground: Ground, body: str, answers: BodyAnswers) -> Scaffold:
    """Return the overlay of a new body, or what is wrong with the answers."""
    begun = _begun(ground.library, body, answers)
    lines, found = _completed(ground, body, begun)
    failing = dict(_failing(found))
    # Where an answer may be to blame, it is refused instead.
    if failing and not (answers.policies or answers.settings or answers.choices):
        kept = _without(failing, begun, ground.library, body)
        lines, found = _completed(ground, body, kept)
    return _finished(ground, body, lines, found)


def _completed(ground: Ground, body: str, lines: Lines) -> tuple[Lines, Found]:
    """Return the lines with those that its documents turn out to want, and what is wrong then."""
    asked = _asked(ground.library, body, lines)
    lines = {**dict(usual(asked)), **lines}
    found = _trial(ground, body, lines)
    for _ in range(ROUNDS):
        problems = (problem for one in found.values() for problem in one)
        further = dict(_further(problems, lines, asked))
        if not further:
            break
        lines |= further
        asked = _asked(ground.library, body, lines)
        found = _trial(ground, body, lines)
    drafts = dict(_as_drafts(ground.library, body, lines))
    lines |= drafts
    return lines, _trial(ground, body, lines) if drafts else found


def latest_day(library: Library) -> str:
    """Return the latest day from which a document of the project is in force."""
    documents = (d for overlay in library.overlays.values() for d in overlay.documents.values())
    values = (document.values.get("effective-from") for document in documents)
    versions = (clause.versions[0].in_force for clause in library.clauses.values())
    return max((v.text for v in values if v), default="") or max(versions, default="2025-09-01")


# WHAT WAS SAID, AND WHAT IS ASSUMED AT ONCE


def _begun(library: Library, body: str, answers: BodyAnswers) -> Lines:
    lines: Lines = {("name", ""): Line(data=" ".join(answers.name.split()))}
    lines |= dict(_facts(library, body, answers))
    lines |= {("settings", name): Line(data=value) for name, value in answers.settings.items()}
    lines |= dict(_policies(library, body, answers, lines))
    lines |= {("roles", name): title_line(words) for name, words in answers.roles.items()}
    lines |= {("choices", name): Line(data=clause) for name, clause in answers.choices.items()}
    return lines


def _facts(
    library: Library, body: str, answers: BodyAnswers
) -> Iterator[tuple[tuple[str, str], Line]]:
    trust = body.rpartition("/")[0]
    given = {
        "kind": answers.kind,
        "nation": answers.nation,
        "phase": answers.phase,
        "religious-character": answers.religious_character,
    }
    for key, value in given.items():
        if value:
            yield (key, ""), Line(data=value)
        elif key == "kind" and trust:
            kind = library.overlays[trust].facts.get("kind")
            member = "academy" if kind and kind.text == "academy-trust" else "maintained-school"
            yield (key, ""), Line(data=member, why="the usual kind of school here")
        elif key == "religious-character" and (said := character_in(answers.name)):
            yield (key, ""), Line(data=said, why="as its name says")
        elif key == "religious-character" and not trust and answers.kind not in TRUSTS:
            yield (key, ""), Line(data=NONE, why="its name says none")
        elif key == "nation" and not trust:
            yield (key, ""), Line(data="england", why="whose law and guidance apply")


def _policies(
    library: Library, body: str, answers: BodyAnswers, lines: Lines
) -> Iterator[tuple[tuple[str, str], Line]]:
    """Let a body at the top publish every policy for such bodies, a school what its trust does."""
    policies = answers.policies
    if policies is not None:
        yield ("policies", ""), Line(data=policies)
        yield from _settings_for(library, policies, _asked(library, body, lines).facts)
    elif "/" not in body:
        facts = _asked(library, body, lines).facts
        every = (policy for _, policy in sorted(library.policies.items()) if not policy.variant_of)
        policies = tuple(one.id for one in every if one.applies_when.holds(facts))
        yield ("policies", ""), Line(data=policies, why="the policies that it publishes")
    if "/" not in body or answers.effective:
        day = answers.effective
        line = Line(data={"effective-from": day}) if day else day_line(latest_day(library))
        trust = library.overlays.get(body.rpartition("/")[0])
        for policy in policies or (p.text for p in (trust.policies if trust else None) or ()):
            yield ("documents", policy), line


def _settings_for(
    library: Library, policies: tuple[str, ...], facts: Mapping[str, str]
) -> Iterator[tuple[tuple[str, str], Line]]:
    """Say yes to each question without which a policy that was asked for is for others."""
    for one in (library.policies[name] for name in policies if name in library.policies):
        for name in library.vocabulary.settings:
            said = {**facts, name: "true"}
            if not one.applies_when.holds(facts) and one.applies_when.holds(said):
                yield ("settings", name), Line(data=True, why=f"as {one.id} was asked for")


def _asked(library: Library, body: str, lines: Lines) -> Asked:
    trust = body.rpartition("/")[0]
    above = dict(profile_of(library, trust).facts) if trust else _defaults(library)
    facts = {key: str(line.data) for (key, name), line in lines.items() if not name}
    settings = {
        n: facts_line(one) for (k, n), one in lines.items() if k == "settings" and not one.open
    }
    facts = {"nation": "england", "religious-character": NONE, **above, **facts, **settings}
    kind = facts.get("kind", "")
    place = "member" if trust else "trust" if kind in TRUSTS else "school"
    facts["level"] = "trust" if place == "trust" else "school"
    facts["in-trust"] = above.get("in-trust", str(kind == TRUSTS[0]).lower())
    facts["church-school"] = str(facts["religious-character"] in CHURCHES).lower()
    name = str(lines["name", ""].data)
    return Asked(library=library, name=name, facts=facts, place=place, date=latest_day(library))


def _defaults(library: Library) -> dict[str, str]:
    settings = library.vocabulary.settings.items()
    return {name: setting.default.text for name, setting in settings if setting.default}


# WHAT ITS DOCUMENTS STILL WANT


def _as_drafts(
    library: Library, body: str, lines: Lines
) -> Iterator[tuple[tuple[str, str], Line]]:
    """Let documents with something open be drafts, where the trust's are for approval."""
    trust = body.rpartition("/")[0]
    if not trust or not any(line.open for line in lines.values()):
        return
    for policy, values in profile_of(library, trust).documents.items():
        if "status" in values and values["status"].text == "for-approval":
            name = ("documents", policy)
            said = lines[name].data if name in lines else {}
            data = {**(said if isinstance(said, dict) else {}), "status": "draft"}
            yield name, Line(data=data, why="a draft while something is open; its trust's is not")


def _further(
    problems: Iterable[Diagnostic], lines: Lines, asked: Asked
) -> Iterator[tuple[tuple[str, str], Line]]:
    """Yield the lines that settle what is wanted, of those that are not there yet."""
    for problem in problems:
        found = answer(problem.wanted, asked) if problem.wanted else None
        if found and found[0] not in lines:
            yield found


def _trial(ground: Ground, body: str, lines: Lines) -> Found:
    """Return what is wrong, with a trust's policies when it has a school too."""
    path = overlay_path(body)
    texts = {path: overlay_text(path, body, lines)}
    found = _compiled(ground, body, texts)
    kind = lines.get(("kind", ""))
    if "/" not in body and kind and kind.data in TRUSTS:
        for policy, problems in _compiled(ground, body, texts | _sample(body)).items():
            found[policy] = tuple(dict.fromkeys((*found[policy], *problems)))
    return found


def _compiled(ground: Ground, body: str, texts: Mapping[str, str]) -> Found:
    library, problems = read_in(ground, texts)
    found = {"": problems}
    if body in library.overlays:
        for policy in profile_of(library, body).policies:
            target = Target(body, policy.text)
            found[policy.text] = compile_policy(library, target).diagnostics
    return found


def _sample(body: str) -> dict[str, str]:
    """Return a school, which a new trust will have before long: its own documents name it."""
    school = f"{body}/{SAMPLE}"
    text = f"body: {school}\nname: A school\nphase: primary\npolicies: []\n"
    return {overlay_path(school): text}


# POLICIES THAT CANNOT BE BUILT FOR SUCH A BODY


def _failing(found: Mapping[str, Diagnostics]) -> Iterator[tuple[str, Diagnostic]]:
    """Yield the policies that have errors which nothing settles, each with the first."""
    for policy, problems in found.items():
        errors = (p for p in problems if p.severity is Severity.ERROR)
        first = next(errors, None)
        if policy and first:
            yield policy, first


def _without(
    failing: Mapping[str, Diagnostic], lines: Lines, library: Library, body: str
) -> Lines:
    """Leave policies out that nobody asked for and that cannot be built here; say why."""
    trust = library.overlays.get(body.rpartition("/")[0])
    every = lines["policies", ""].data if ("policies", "") in lines else None
    known = (
        every if isinstance(every, tuple) else [p.text for p in (trust and trust.policies) or ()]
    )
    reasons = "; ".join(f"{policy} {LEFT_OUT}{one.message}" for policy, one in failing.items())
    line = Line(data=tuple(policy for policy in known if policy not in failing), why=reasons)
    kept = {
        (key, n): one
        for (key, n), one in lines.items()
        if not (key == "documents" and n in failing)
    }
    return {**kept, ("policies", ""): line}


# THE RESULT


def _finished(
    ground: Ground, body: str, lines: Lines, found: Mapping[str, Diagnostics]
) -> Scaffold:
    path = overlay_path(body)
    texts = {path: overlay_text(path, body, lines)}
    library, _ = read_in(ground, texts)
    every = (problem for one in found.values() for problem in one)
    problems = [problem for problem in every if problem.severity is Severity.ERROR]
    problems += lint_in(library, texts)
    problems += _new_to_the_trust(ground.library, library, body)
    if problems:
        return Scaffold(files=texts, problems=tuple(dict.fromkeys(problems)))
    notes = [(one.open, _note(key, one)) for key, one in lines.items() if one.why]
    return Scaffold(
        files=texts,
        assumed=tuple(note for is_open, note in notes if not is_open),
        open=tuple(note for is_open, note in notes if is_open),
    )


def _note(key: tuple[str, str], line: Line) -> Note:
    value = said(line.data) or "yours to say"
    if key == ("policies", "") and LEFT_OUT in line.why:
        value = f"{value} ({line.why})"
    return Note(name=": ".join(filter(None, key)), value=value, why=line.why)


def _new_to_the_trust(before: Library, after: Library, body: str) -> Iterator[Diagnostic]:
    """Yield the errors that the trust's own documents have only now that it has this school."""
    trust = body.rpartition("/")[0]
    for target in targets(after):
        if trust and target.body == trust:
            known = set(compile_policy(before, target).diagnostics)
            for problem in compile_policy(after, target).diagnostics:
                if problem.severity is Severity.ERROR and problem not in known:
                    yield problem
