"""FLEET: selectors -> the drafts and editions they mean, document by document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.compile import Target
from policyloom.fleet.selecting import ALL, APPROVED, DRAFT, SelectionError, parse
from policyloom.versions import edition_version

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.fleet.selecting import Selector


@dataclass(frozen=True, slots=True, order=True)
class Chosen:
    """A draft, or with a version an approved edition, of one document."""

    target: Target
    version: str = ""

    def __str__(self) -> str:
        """Return ``peak-vale:social-media`` for the draft, with ``@2.0`` for an edition."""
        return f"{self.target}@{self.version}" if self.version else str(self.target)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What there is: the documents that have drafts, and the versions of every edition."""

    drafts: tuple[Target, ...]
    versions: Mapping[Target, tuple[str, ...]]

    @property
    def targets(self) -> tuple[Target, ...]:
        """Every document, also one that the body no longer publishes."""
        left = sorted(set(self.versions) - set(self.drafts))
        return (*self.drafts, *left) if left else self.drafts

    def newest(self, target: Target) -> tuple[str, ...]:
        """Return the newest version of a document, or nothing."""
        return self.versions.get(target, ())[-1:]


def stock(drafts: tuple[Target, ...], names: Mapping[tuple[str, str], tuple[str, ...]]) -> Stock:
    """Return what there is; ``names`` are those of the edition files by body and policy."""
    found = {
        Target(body, policy): tuple(sorted(filter(edition_version, files), key=_order))
        for (body, policy), files in names.items()
    }
    return Stock(drafts=drafts, versions={key: words for key, words in found.items() if words})


def _order(words: str) -> tuple[int, int, int]:
    return edition_version(words) or (0, 0, 0)


def choose(
    selectors: Sequence[str], targets: Sequence[Target], kept: Stock, usual: str = ""
) -> tuple[Chosen, ...]:
    """Return the drafts and editions that selectors mean among the ``targets`` they mean.

    Where a selector does not say, ``usual`` says it; without that it is the draft and the newest
    edition.
    """
    parsed = [parse(words) for words in selectors] or [parse("...")]
    wanted = {
        one
        for selector in parsed
        for target in targets
        if selector.takes(target)
        for one in _of(target, selector.edition or usual, kept)
    }
    for words, selector in zip(selectors, parsed, strict=False):
        _check(words, selector, targets, kept)
    places = {target: place for place, target in enumerate(targets)}
    return tuple(sorted(wanted, key=lambda one: (places[one.target], _order(one.version))))


def _nearest(asked: str, known: Sequence[str]) -> str:
    """Return the newest version that is not after the one asked for, or else the first."""
    before = [version for version in known if _order(version) <= _order(asked)]
    return [known[0], *before][-1]


def _of(target: Target, edition: str, kept: Stock) -> Iterator[Chosen]:
    versions = kept.versions.get(target, ())
    if edition in {"", DRAFT, ALL} and target in kept.drafts:
        yield Chosen(target)
    if edition in {"", APPROVED}:
        versions = versions[-1:]
    elif edition != ALL:
        versions = (edition,) if edition in versions else ()
    yield from (Chosen(target, version) for version in versions)


def _check(words: str, selector: Selector, targets: Sequence[Target], kept: Stock) -> None:
    """Refuse a selector that asks for an edition which none of its documents has."""
    mine = [target for target in targets if selector.takes(target)]
    if not selector.edition or any(True for t in mine for _ in _of(t, selector.edition, kept)):
        return
    named = words.partition("@")[0]
    if selector.edition == DRAFT:
        raise SelectionError(f"`{named}` has no draft", "its body no longer publishes it")
    known = sorted({v for target in mine for v in kept.versions.get(target, ())}, key=_order)
    if not known:
        hint = "approve a first edition with `policyloom approve`"
        raise SelectionError(f"`{named}` has no approved edition", hint)
    hint = f"did you mean `{_nearest(selector.edition, known)}`?\nknown: {', '.join(known)}"
    raise SelectionError(f"`{named}` has no edition {selector.edition}", hint)
