"""Tokened: a token that reads otherwise, wherever it stands -> one change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.changes.gravity import people
from policyloom.changes.kinds import CitationChanged, DutyChanged, LinkChanged, TokenChanged
from policyloom.changes.scope import other_body, senses
from policyloom.changes.sides import new_side, old_side, swaps_of
from policyloom.changes.subjects import links, normal, same_words
from policyloom.source import Size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.changes.facts import Facts
    from policyloom.changes.hunks import Hunk
    from policyloom.changes.kinds import Change
    from policyloom.changes.subjects import Subject


STRENGTH = {"may": 0, "should": 1, "must": 2, "shall": 2, "will": 2}
"""How much a duty word asks; as a house style ‘will’ is what must be done."""
PROHIBITIONS = frozenset({"must not", "should not"})


def duty(about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    """Return how a duty word of the house style reads now."""
    _, word, old, new = about
    weakened = is_weaker(word, old, new)
    strengthened = not weakened and _strength(new) > _strength(old)
    because = ("a duty word is weaker now",) if weakened else ()
    because = ("a duty word is stronger now",) if strengthened else because
    return DutyChanged(
        old=old,
        new=new,
        swaps=swaps_of(hunks),
        weakened=weakened,
        strengthened=strengthened,
        because=because,
        weight=Size.SUBSTANTIVE if because else None,
        hunks=hunks,
    )


def is_weaker(word: str, old: str, new: str) -> bool:
    """Tell whether a duty lost strength; a prohibition does when it now predicts."""
    predicts = word in PROHIBITIONS and new == "will not" and old != new
    return predicts or _strength(new) < _strength(old)


def _strength(word: str) -> int:
    return STRENGTH.get(word.removesuffix(" not"), STRENGTH["must"])


def token(about: Subject, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    """Return how a term, role, list of people, setting or policy reads now."""
    _, of, name = about
    swaps = swaps_of(hunks)
    because = tuple(_why_token(of, name, hunks, facts))
    declared = facts.declared.get(f"{of}:{name}", ())
    weight = declared[0].size if declared else Size.SUBSTANTIVE if because else None
    return TokenChanged(
        of=of,
        name=name,
        swaps=swaps,
        weight=weight,
        because=because if weight is Size.SUBSTANTIVE else (),
        hunks=hunks,
    )


def _why_token(of: str, name: str, hunks: tuple[Hunk, ...], facts: Facts) -> Iterator[str]:
    """Yield what makes another reading of a token more than another word for the same thing."""
    if of == "setting":
        yield from senses(hunks)
    if of == "term":
        yield from other_body(hunks)
    if of in {"people", "role"}:
        old, new = (
            {n for h in hunks for n in people(normal(side(h)))} for side in (old_side, new_side)
        )
        others = facts.roles(besides=name) if of == "role" else frozenset()
        if len(old) != len(new) or (new - old) & others:
            named = ", ".join(f"‘{one}’" for one in sorted(new ^ old))
            yield f"another person or body is meant ({named})"


def citation(about: Subject, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    """Return how an instrument is cited now."""
    worded = [hunk for hunk in hunks if not same_words(hunk)]
    pairs = ((links(h.old), links(h.new)) for h in hunks)
    moved = dict.fromkeys((o[0], n[0]) for o, n in pairs if o and n and o != n)
    return CitationChanged(
        instrument=about[1],
        title=_title(hunks) or facts.citation_title(about[1]),
        swaps=swaps_of(worded),
        links=tuple(moved),
        hunks=hunks,
    )


def _title(hunks: Iterable[Hunk]) -> str:
    """Return the words of the first token that is no pinpoint and no legal basis."""
    words = (normal(hunk.new) for hunk in hunks)
    return next((found for found in words if found[:1] not in {"", ",", "("}), "")


def link(about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    """Return where the same words lead now."""
    old, new = links(hunks[0].old), links(hunks[0].new)
    return LinkChanged(
        words=about[1],
        old=old[0] if old else "",
        new=new[0] if new else "",
        hunks=hunks,
    )
