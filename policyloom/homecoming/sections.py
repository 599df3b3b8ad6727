"""Sections: the order and the new sections of a body's own policy -> the text of its file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from policyloom.homecoming.layers import Layer
from policyloom.homecoming.sentences import NOWHERE
from policyloom.homecoming.texts import NotWritableError
from policyloom.homecoming.values import key_beside
from policyloom.manuscript.labels import typed_label
from policyloom.markdown.leaves import Leaf
from policyloom.markdown.writer import text_of
from policyloom.source import clause_path
from policyloom.source.wording import Words
from policyloom.yaml.edit import Above, with_changes
from policyloom.yaml.read import parse
from policyloom.yaml.writing import block, scalar

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from policyloom.homecoming.layers import Proposal
    from policyloom.homecoming.printing import Unit

TITLE = 1
"""How deep the heading of a section stands."""
HAND = "its sections are not listed line by line; change it by hand"


def begun_sections(
    chosen: Sequence[Proposal], units: Sequence[Unit]
) -> Iterator[tuple[Proposal, ...]]:
    """Yield the headings that begin a section, each with all that was put in below it.

    A heading in the midst of a section is none of these: what stands below it was there before.
    """
    run: list[Proposal] = []
    for one in chosen:
        put_in = one.layer is Layer.INSERTED and one.of_table < 0 and one.carries < 0
        if put_in and one.level == TITLE and _ends_a_section(one, units):
            yield from filter(None, (tuple(run),))
            run = [one]
        elif put_in and run and one.new_at == run[-1].new_at + 1 and one.level != TITLE:
            run.append(one)
        elif run and one.layer is not Layer.COMMENT:
            yield tuple(run)
            run = []
    yield from filter(None, (tuple(run),))


def _ends_a_section(one: Proposal, units: Sequence[Unit]) -> bool:
    """Tell whether nothing of the section stands below the place where something was put in."""
    if not one.spots:
        return False
    at, _ = one.spots[0]
    below = (unit for unit in units[at + 1 :] if unit.section)
    after = next(below, None)
    return bool(units[at].section) and (after is None or after.section != units[at].section)


def title_of(heading: Proposal) -> str:
    """Return the title that a new heading gives, without a number typed before it."""
    return heading.new.removeprefix(typed_label(heading.new).typed).strip()


def with_section(text: str, path: str, after: str, name: str, title: str) -> str:
    """Return a policy with a section of one clause behind another section."""
    listed = _listed(text, path)
    at = _place(listed, after) + 1
    key = name.rpartition("/")[2]
    made = {"section": key, "title": title, "clauses": [name]}
    value: object = Above(made) if at < len(listed) else made
    new, problems = with_changes(text, {("sections", at): value}, path)
    if problems:
        raise NotWritableError(problems[0].message)
    return new


def title_place(text: str, path: str, section: str) -> tuple[str | int, ...]:
    """Return where the title of a section stands, wherever the section stands by now."""
    return ("sections", _place(_listed(text, path), section), "title")


def free_key(text: str, path: str, title: str) -> str:
    """Return a key for a new section that the policy does not have yet."""
    return key_beside({one["section"] for one in _listed(text, path)}, title, "section")


def clause_file(name: str, title: str, day: str, below: Sequence[Proposal]) -> str:
    """Return the file of a new clause with the paragraphs that were put in."""
    leaves = tuple(
        Leaf(
            (),
            "#" if one.level else "",
            (Words(one.new, NOWHERE),),
            mark="###" if one.level else "",
        )
        for one in below
    )
    version = {
        "version": "1.0.0",
        "in-force": day,
        "change": "substantive",
        "amendment": "First published.",
        "source": "local",
        "text": text_of(leaves),
    }
    up = "../" * clause_path(name).count("/")
    return (
        f"# yaml-language-server: $schema={up}schema/clause.schema.json\n"
        f"clause: {name}\ntitle: {scalar(title)}\ntopic: {scalar(title.lower())}\n"
        f"mutability: adaptable\nversions:{block([version], 2)}\n"
    )


def reordered(text: str, path: str, keys: Sequence[str], after: str) -> str:
    """Return a policy with some sections behind another one, or first; comments go along."""
    listed = _listed(text, path)
    order = [one["section"] for one in listed]
    rest = [key for key in order if key not in keys]
    at = rest.index(after) + 1 if after else 0
    new = [*rest[:at], *(key for key in order if key in keys), *rest[at:]]
    lines = text.splitlines(keepends=True)
    chunks = dict(zip(order, _chunks(text, path, lines, len(order)), strict=True))
    first = min(start for start, _ in chunks.values())
    last = max(end for _, end in chunks.values())
    body = [line for key in new for line in lines[slice(*chunks[key])]]
    made = "".join((*lines[:first], *body, *lines[last:]))
    wanted = [next(one for one in listed if one["section"] == key) for key in new]
    if _listed(made, path) != wanted:
        raise NotWritableError(HAND)
    return made


def _chunks(text: str, path: str, lines: list[str], many: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of each section, its comments above it among them."""
    source, _ = parse(text, path)
    if source is None:
        raise NotWritableError(HAND)
    starts = [_with_comments(source.values["sections", n][0] - 1, lines) for n in range(many)]
    ends = [at for at in range(starts[-1] + 1, len(lines)) if re.match(r"\w", lines[at])]
    yield from zip(starts, (*starts[1:], ends[0] if ends else len(lines)), strict=True)


def _with_comments(at: int, lines: list[str]) -> int:
    while at and lines[at - 1].lstrip().startswith("#"):
        at -= 1
    return at


def _listed(text: str, path: str) -> list[dict[str, Any]]:
    source, _ = parse(text, path)
    found = source.data.get("sections") if source and isinstance(source.data, dict) else None
    if not isinstance(found, list):
        raise NotWritableError(HAND)
    return found


def _place(listed: list[dict[str, Any]], key: str) -> int:
    at = next((n for n, one in enumerate(listed) if one.get("section") == key), None)
    if at is None:
        raise NotWritableError(HAND)
    return at
