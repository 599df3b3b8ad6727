"""Tokens: what each token of the vocabulary prints for a body, and so which words it stands for.

A trial document prints all of them. Words that two concepts print have two meanings: those of the
body itself are taken where it has no schools below it, and otherwise stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.compile import compile_policy
from policyloom.diagnostics import has_errors
from policyloom.document import plain
from policyloom.document.printed import lines
from policyloom.remembered import remembered
from policyloom.scaffold.bodies import latest_day
from policyloom.scaffold.ground import read_in
from policyloom.scaffold.texts import header
from policyloom.source import Target, clause_path, overlay_path, policy_path
from policyloom.yaml.edit import with_changes
from policyloom.yaml.read import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.diagnostics import Diagnostics
    from policyloom.scaffold.ground import Ground

TRIAL = "import-trial"
FIRST = ("organisation", "head", "staff", "pupil", "parent", "governing body", "school")
"""Whose words these are where several concepts print the same, in this order."""


def tokens_for(ground: Ground, body: str) -> dict[str, str]:
    """Return the token for each of the words that it prints for a body.

    Longer names that begin with such words have none, so that they stay whole: *the school day*,
    and *the school business manager* where nobody holds that role.
    """
    alone = not ground.library.members.get(body) and "/" not in body
    told = meanings_for(ground, body).items()
    known = {words: tokens[0] for words, tokens in told if alone or len(tokens) == 1}
    return {**dict.fromkeys(_whole(ground, tuple(known)), ""), **known}


def _whole(ground: Ground, printed: tuple[str, ...]) -> Iterator[str]:
    """Yield names of the vocabulary that begin with words that a token prints."""
    vocabulary = ground.library.vocabulary
    for name in (*vocabulary.literals, *vocabulary.terms, *vocabulary.roles):
        for words in (f"the {name}", f"The {name}"):
            if words.startswith(tuple(f"{one} " for one in printed)):
                yield words


@remembered(4)
def meanings_for(ground: Ground, body: str) -> Mapping[str, tuple[str, ...]]:
    """Return all tokens that print the same words for a body, by these words."""
    surfaces = list(_surfaces(ground))
    said = _printed(ground, body, surfaces)
    found: dict[str, tuple[str, ...]] = {}
    for surface, words in zip(surfaces, said, strict=False):
        if words and (" " in words or words.lower() in surface.lower()):
            found[words] = (*found.get(words, ()), surface)
    return found


def _surfaces(ground: Ground) -> Iterator[str]:
    yield from ("body", "body's")
    vocabulary = ground.library.vocabulary
    names = [*vocabulary.terms, *vocabulary.roles]
    known = sorted(names, key=lambda one: FIRST.index(one) if one in FIRST else len(FIRST))
    for name in known:
        for form in (f"the {name}", f"the {name}'s"):
            yield form
            yield f"{form[:1].upper()}{form[1:]}"
    for term in vocabulary.terms.values():
        if term.name in {"pupil", "parent"} and term.plural_name:
            yield term.plural_name
            yield f"{term.plural_name[:1].upper()}{term.plural_name[1:]}"
            yield f"{term.plural_name}'"
    for group in vocabulary.people:
        yield group
        yield f"{group[:1].upper()}{group[1:]}"


def _printed(ground: Ground, body: str, surfaces: list[str]) -> list[str]:
    """Return what each token prints; nothing where the body has no words for it."""
    made, wrong = _trial(ground, body, surfaces)
    if made or not surfaces:
        return made
    if wrong:
        said = iter(_printed(ground, body, [s for n, s in enumerate(surfaces) if n not in wrong]))
        return ["" if at in wrong else next(said) for at in range(len(surfaces))]
    # One of them has no words for this body: it is looked for, half by half.
    half = len(surfaces) // 2
    parts = (surfaces[:half], surfaces[half:]) if half else ()
    return [words for part in parts for words in _printed(ground, body, part)] or [""]


def _trial(ground: Ground, body: str, surfaces: list[str]) -> tuple[list[str], frozenset[int]]:
    """Return what each token prints; or nothing, and which of them are told to be wrong."""
    clause, path = f"{TRIAL}/words", overlay_path(body)
    day = latest_day(ground.library)
    items = [f"      - x {{{one}}}" for one in surfaces]
    files = {
        clause_path(clause): "\n".join((
            header(clause_path(clause), "clause"), f"clause: {clause}", "title: Trial",
            "topic: trial", "mutability: adaptable", "versions:", '  - version: "1.0.0"',
            f'    in-force: "{day}"', "    change: substantive", "    amendment: First.",
            "    source: local", "    text: |", *items, "",
        )),
        policy_path(TRIAL): "\n".join((
            header(policy_path(TRIAL), "policy"), f"policy: {TRIAL}", "title: Trial",
            "noun: policy", "review-cycle: annual", "owner: head", "approver: governing body",
            'numbering: "1."', "sections:", "  - section: trial", "    title: Trial",
            f"    clauses: [{clause}]", "",
        )),
    }  # fmt: skip
    data, _ = parse(ground.files[path], path)
    listed = (data.data.get("policies") or []) if data else []
    text, _ = with_changes(ground.files[path], {("policies", len(listed)): TRIAL}, path)
    library, problems = read_in(ground, {**files, path: text})
    if problems:
        return [], frozenset(_places(problems, files, surfaces))
    made = compile_policy(library, Target(body, TRIAL), as_of=day)
    document = made.document
    if document is None:
        return [], frozenset(_places(made.diagnostics, files, surfaces))
    found = [plain(one.inlines) for one in lines(document) if "Item" in _inside(one)]
    words = [one.removeprefix("x ") for one in found if one.startswith("x ")]
    return words if len(words) == len(surfaces) else [], frozenset()


def _places(problems: Diagnostics, files: Mapping[str, str], surfaces: list[str]) -> Iterator[int]:
    """Yield which of the tokens the errors in the trial are about, by their lines."""
    path = clause_path(f"{TRIAL}/words")
    first = len(files[path].split("\n")) - len(surfaces)
    for one in problems:
        if has_errors((one,)) and one.span.path == path:
            yield one.span.line - first


def _inside(line: object) -> tuple[str, ...]:
    spot = getattr(line, "at", None)
    return tuple(type(one).__name__ for one in getattr(spot, "inside", ()))
