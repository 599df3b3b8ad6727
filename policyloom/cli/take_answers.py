"""CLI: what is proposed for a document, decided one by one on a terminal; and what goes back."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.cli.asking import asked_reason, choose, is_answered
from policyloom.cli.terminal import say, visible
from policyloom.english.sentences import cut
from policyloom.homecoming import Layer
from policyloom.homecoming.layers import EVERYWHERE
from policyloom.homecoming.printing import like

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.cli.verbs.word import Take
    from policyloom.fleet.taking import Copy, Proposed
    from policyloom.homecoming import Proposal

LONGEST = 60
REFUSED = "Not taken"


def is_open(asked: Take) -> bool:
    """Tell whether somebody is there to decide, and no option has decided."""
    told = asked.only or asked.all or asked.refuse or asked.here or asked.everywhere
    return not told and asked.format == "text" and is_answered()


def answered(asked: Take, found: Proposed) -> Take:
    """Ask what becomes of each proposal; return what the options would have said."""
    said: dict[str, list[str]] = {"only": [], "here": [], "everywhere": [], "refuse": []}
    for one in found.proposals:
        if one.layer is Layer.COMMENT:
            continue
        in_part = one.layer in EVERYWHERE and not one.is_everywhere
        words = ("everywhere", "here") if in_part else ("take",)
        say(visible(f"{one.number}. {one.layer.value}: {_turned(one)}"))
        word = choose(" / ".join((*words, "refuse", "leave")), (*words, "refuse", "leave"))
        if word != "leave":
            said["only" if word == "take" else word].append(str(one.number))
    reason = asked_reason() if any(said.values()) else ""
    only, here, everywhere, refuse = (",".join(numbers) for numbers in said.values())
    said_reason = asked.reason or reason
    return replace(
        asked, only=only, here=here, everywhere=everywhere, refuse=refuse, reason=said_reason
    )


def replies(
    found: Proposed, copy: Copy, refused: Mapping[int, str]
) -> Mapping[int, tuple[str, ...]]:
    """Return the comments on what is refused, by the number of the paragraph in the file."""
    made: dict[int, tuple[str, ...]] = {}
    for one in found.proposals:
        if one.number in refused:
            at = next(_places(one, found, copy), 1)
            made[at] = (*made.get(at, ()), _reply(one, refused[one.number]))
    return made


def _reply(one: Proposal, why: str) -> str:
    return f"{REFUSED}: {_turned(one)}. {why}".strip()


def _turned(one: Proposal) -> str:
    came = one.stands or f"→ “{cut(one.new, LONGEST)}”"
    return f"“{cut(one.old, LONGEST)}” {came}"


def _places(one: Proposal, found: Proposed, copy: Copy) -> Iterator[int]:
    """Yield where a proposal stands in the file; of what went, the paragraph above."""
    paragraphs = copy.home.paragraphs
    if one.new:
        yield paragraphs[one.new_at].number
    above = found.units[: one.spots[0][0]] if one.spots else ()
    at_words = {like(one.after): one.number for one in paragraphs if one.number}
    for unit in reversed(above):
        if unit.text.strip() and like(unit.text) in at_words:
            yield at_words[like(unit.text)]
