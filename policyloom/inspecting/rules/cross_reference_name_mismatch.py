"""Another policy or form is called by nearly, and not quite, the name that it has here.

Why it matters: readers look for a document that does not exist.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.policies import listed_policies, named_policies, stems
from policyloom.inspecting.words import quoted
from policyloom.manuscript.contents import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript

CLOSE = 0.72
WRITTEN = 8
"""Letters that tell a word: discipline is disciplinary."""


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find names of policies and forms that are nearly those of the list or of an appendix."""
    places = dict(listed_policies(manuscript))
    listed = list(places)
    forms = [one for one in manuscript.headings if re.search(r"\bform$", one.text, re.IGNORECASE)]
    for block, name, start, end in named_policies(manuscript):
        near = _nearest(name, listed)
        if near and not _is_listed(name, listed):
            hit = quoted(block, start, end, f"Listed as {near}.")
            yield replace(hit, also=(Hit(places[near], near),))
    yield from _called_twice(manuscript)
    for block in manuscript.prose():
        for form in forms:
            telling = bare(form.text).split()
            for at in re.finditer(
                rf"(?=(?P<form>\b{re.escape(telling[0])}\b[^.;]{{0,60}}?\bform\b))",
                block.text,
                re.IGNORECASE,
            ):
                said = bare(at["form"]).split()
                if (
                    said != telling
                    and len(said) < len(telling)
                    and [w for w in telling if w in said] == said
                    and len(said) > 2
                ):
                    note = f"The form is called {form.text}."
                    hit = quoted(block, at.start("form"), at.end("form"), note)
                    yield replace(hit, also=(Hit(form, form.text),))


def _called_twice(manuscript: Manuscript) -> Iterator[Hit]:
    """Find a policy that the text calls by two names with the same words in them."""
    first: dict[str, tuple[str, Hit]] = {}
    for block, name, start, end in named_policies(manuscript):
        own = stems(name)
        keys = {"".join(own), "".join(sorted(own)), " ".join(one[:WRITTEN] for one in own)}
        for key in keys if len(name.split()) > 1 else ():
            hit = quoted(block, start, end)
            other, before = first.setdefault(key, (name, hit))
            if bare(other) != bare(name):
                yield replace(hit, note=f"Elsewhere: {other}.", also=(before,))
                break


def _is_listed(name: str, listed: list[str]) -> bool:
    return any(bare(one) in {bare(name), f"the {bare(name)}"} for one in listed)


def _nearest(name: str, listed: list[str]) -> str:
    mine = {one[:WRITTEN] for one in stems(name)}
    best, found = 0.0, ""
    for one in listed:
        own = {each[:WRITTEN] for each in stems(one)}
        shared = len(mine & own) / max(len(mine | own), 1)
        if shared > best and (len(mine & own) > 1 or mine == own):
            best, found = shared, one
    return found if best >= CLOSE or (best >= 0.6 and len(mine) > 2) else ""


RULE = Rule(
    id="cross-reference-name-mismatch",
    group=Group.NOWHERE,
    weight=Weight.LOOK,
    why="It is called otherwise in another place of this document.",
    remedy="Use one name.",
    find=find,
)
