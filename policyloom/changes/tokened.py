"""Tokened: a token that reads otherwise, wherever it stands -> one change."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from policyloom.changes.gravity import STOPS, people
from policyloom.changes.kinds import CitationChanged, DutyChanged, LinkChanged, TokenChanged
from policyloom.changes.lexicon import ALONE
from policyloom.changes.meaning import of_values
from policyloom.changes.scope import other_body
from policyloom.changes.subjects import links, new_side, normal, old_side, same_words, swaps_of
from policyloom.changes.weighing import ENOUGH
from policyloom.changes.weights import INSTRUMENT
from policyloom.source import Size

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from policyloom.changes.facts import Facts
    from policyloom.changes.hunks import Atoms, Hunk
    from policyloom.changes.kinds import Change
    from policyloom.changes.subjects import Subject


LAW = re.compile(r"legislation\.gov\.uk/([^\s#?]+)")
"""The address of an Act or regulation, which says which one it is, and which section."""
SAME_PAGE = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)
TITLE_WORD = re.compile(r"[^\W\d_]{4,}")
JOINED = re.compile(" and | or ")
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
        yield from of_values(hunks)
    if of == "term":
        yield from other_body(hunks)
    others_too = _named_in(hunks, old_side) != _named_in(hunks, new_side)
    if of == "term" and (others_too or any(map(_is_narrowed, hunks))):
        yield "more or fewer are meant than before"
    if of in {"people", "role"}:
        old, new = (
            frozenset(n for h in hunks for n in people(normal(side(h))))
            for side in (old_side, new_side)
        )
        gone, come = old - new, new - old
        others = _others(gone, come, facts.roles(besides=name)) if of == "role" else frozenset()
        if len(old) != len(new) or come & others or _are_others(gone, come):
            named = ", ".join(f"‘{one}’" for one in sorted(new ^ old))
            yield f"another person or body is meant ({named})"


def _others(
    gone: frozenset[str],
    come: frozenset[str],
    roles: Iterable[tuple[frozenset[str], frozenset[str]]],
) -> frozenset[str]:
    """Return what all roles are called, but those that have the same new title: they are one."""
    others = (old | new for old, new in roles if (old - new, new - old) != (gone, come))
    return frozenset().union(*others)


def _are_others(gone: Iterable[str], come: Iterable[str]) -> bool:
    """Tell whether titles are known as those of other people, and none as of the same."""
    old, new = ({ALONE[one] for one in side if one in ALONE} for side in (gone, come))
    return bool(old and new) and old.isdisjoint(new)


def _named_in(hunks: Iterable[Hunk], side: Callable[[Hunk], Atoms]) -> int:
    """Return how many a term names that stands for several, such as a trust and its schools."""
    return max((len(JOINED.split(normal(side(hunk)))) for hunk in hunks), default=1)


def _is_narrowed(hunk: Hunk) -> bool:
    """Tell whether a term has a word more or less, and is no name: ‘older pupils’ for ‘pupils’."""
    short, long = sorted((normal(side(hunk)).split() for side in (old_side, new_side)), key=len)
    if not short or any(word != word.lower() for word in long[1:]):
        return False
    kept, more = [word.lower() for word in short], [word.lower() for word in long]
    left = list((Counter(more) - Counter(kept)).elements())
    same = [word for word in more if word in kept]
    return same == kept and not STOPS.issuperset(left)


def citation(about: Subject, hunks: tuple[Hunk, ...], facts: Facts) -> Change:
    """Return how an instrument is cited now."""
    worded = [hunk for hunk in hunks if not same_words(hunk)]
    pairs = ((links(h.old), links(h.new)) for h in hunks)
    moved = dict.fromkeys((o[0], n[0]) for o, n in pairs if o and n and o != n)
    because = tuple(dict.fromkeys(_other_title(worded)))
    return CitationChanged(
        instrument=about[1],
        title=_title(hunks) or facts.citation_title(about[1]),
        swaps=swaps_of(worded),
        links=tuple(moved),
        weight=Size.SUBSTANTIVE if because else None,
        because=because,
        hunks=hunks,
    )


def _other_title(hunks: Iterable[Hunk]) -> Iterator[str]:
    """Yield titles of which the new one is none that a new edition would bear."""
    for old, new in ((normal(hunk.old), normal(hunk.new)) for hunk in hunks):
        before, after = (frozenset(TITLE_WORD.findall(side.lower())) for side in (old, new))
        fewest = min(len(before), len(after))
        if old[:1].isalpha() and new[:1].isalpha() and len(before & after) <= ENOUGH * fewest:
            yield f"{INSTRUMENT} changes from ‘{old}’ to ‘{new}’"


def _title(hunks: Iterable[Hunk]) -> str:
    """Return the words of the first token that is no pinpoint and no legal basis."""
    words = (normal(hunk.new) for hunk in hunks)
    return next((found for found in words if found[:1] not in {"", ",", "("}), "")


def link(about: Subject, hunks: tuple[Hunk, ...], _facts: Facts) -> Change:
    """Return where the same words lead now; to another law, it is cited in their place."""
    _, words, old, new = about
    because = _other_law(old, new) or _other_page(old, new, hunks)
    return LinkChanged(
        words=words,
        old=old,
        new=new,
        weight=_weight_of_law(old, new) if because else None,
        because=because,
        hunks=hunks,
    )


def _other_page(old: str, new: str, hunks: Iterable[Hunk]) -> tuple[str, ...]:
    """Return that words of the author's own lead elsewhere; a token says what it names."""
    named = any(atom.concept for hunk in hunks for atom in (*hunk.old, *hunk.new))
    if named or not (old and new) or _address(old) == _address(new):
        return ()
    return ("a link leads to another page",)


def _address(url: str) -> str:
    """Return an address without what may be written in two ways, and still leads to one page."""
    found = SAME_PAGE.sub("", url)
    host, slash, path = found.partition("/")
    return f"{host.lower()}{slash}{path}".rstrip("/")


def _weight_of_law(old: str, new: str) -> Size:
    """Return how much it is that a law is cited behind the same words, or no longer."""
    return Size.SUBSTANTIVE if LAW.search(old) and LAW.search(new) else Size.CLARIFYING


def _other_law(old: str, new: str) -> tuple[str, ...]:
    """Return that another law, or part of it, is cited behind words of the author's own."""
    before, after = (" and ".join(LAW.findall(side)) for side in (old, new))
    if before == after or not before:
        return ()
    changes = f"changes from ‘{before}’ to ‘{after}’" if after else f"goes (‘{before}’)"
    return (f"{INSTRUMENT} {changes}",)
