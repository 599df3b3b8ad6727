"""FLEET: selectors -> the drafts and editions they mean, document by document."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.diagnostics import nearest
from policyloom.source import Target
from policyloom.source.library import edition_version

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence


WITHDRAWN = ".withdrawn"
APPROVE_FIRST = "approve a first edition with `policyloom approve`"
"""What the name of an edition has beside it when it was withdrawn."""


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
    withdrawn: frozenset[tuple[Target, str]] = frozenset()

    @property
    def targets(self) -> tuple[Target, ...]:
        """Every document, also one that the body no longer publishes."""
        left = sorted(set(self.versions) - set(self.drafts))
        return (*self.drafts, *left) if left else self.drafts

    def newest(self, target: Target) -> tuple[str, ...]:
        """Return the newest version of a document that was not withdrawn, or nothing."""
        standing = [v for v in self.versions.get(target, ()) if (target, v) not in self.withdrawn]
        return tuple(standing[-1:])


def stock(drafts: tuple[Target, ...], names: Mapping[tuple[str, str], tuple[str, ...]]) -> Stock:
    """Return what there is; ``names`` are those of the edition files by body and policy."""
    today = {(one.body, old): one for one in drafts for old in (*one.formerly, one.policy)}
    found: dict[Target, list[str]] = {}
    for (body, policy), files in names.items():
        target = today.get((body, policy), Target(body, policy))
        found.setdefault(target, []).extend(filter(edition_version, files))
    versions = {key: tuple(sorted(words, key=_order)) for key, words in found.items() if words}
    ended = {
        (today.get((body, policy), Target(body, policy)), name.removesuffix(WITHDRAWN))
        for (body, policy), files in names.items()
        for name in files
        if name.endswith(WITHDRAWN)
    }
    return Stock(drafts=drafts, versions=versions, withdrawn=frozenset(ended))


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
        versions = kept.newest(target)
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
        raise SelectionError(f"`{named}` has no approved edition", APPROVE_FIRST)
    hint = f"did you mean `{_nearest(selector.edition, known)}`?\nknown: {', '.join(known)}"
    raise SelectionError(f"`{named}` has no edition {selector.edition}", hint)


# FLEET: the selectors a person types -> the documents they mean, or what was probably meant.


BELOW = "/..."
LISTED = 12
FORMS = (
    "a selector is BODY, BODY:POLICY, :POLICY or TRUST/... (the trust and all its schools), "
    "or POLICY where one body has it, for example `peak-vale/hollin-bank:social-media`; "
    "after it may stand @2.0 (that edition), @approved (the newest), @draft or @all"
)
DRAFT, APPROVED, ALL = "draft", "approved", "all"


class SelectionError(Exception):
    """A selector that names nothing; ``hint`` says what would be right."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True, slots=True, kw_only=True)
class Selector:
    """What one selector asks for; an empty body or policy means all of them.

    ``edition`` is a version, approved, draft or all; empty where nothing was said of it.
    """

    body: str
    below: bool
    policy: str
    edition: str = ""

    def takes_body(self, body: str) -> bool:
        """Tell whether this selector is about the body."""
        within = self.below and body.startswith(f"{self.body}/")
        return body == self.body or not self.body or within

    @property
    def alone(self) -> str:
        """The one name that was said, of a body or, where only one body has it, of a policy."""
        return "" if self.policy or self.below else self.body

    def takes(self, target: Target) -> bool:
        """Tell whether this selector means the document."""
        return self.takes_body(target.body) and self.policy in {"", target.policy}


def parse(words: str) -> Selector:
    """Return what a selector says, whether or not such a body exists."""
    named, at, edition = words.partition("@")
    body, colon, policy = named.partition(":")
    below = body.endswith(BELOW) or body == "..."
    body = body.removesuffix(BELOW).removesuffix("...")
    if (colon and not policy) or ":" in policy or not (body or policy or below):
        raise SelectionError(f"`{words}` is not a selector", FORMS)
    if at and not _is_edition(edition):
        raise SelectionError(f"`@{edition}` does not say which edition", _editions(named, edition))
    return Selector(body=body, below=below, policy=policy, edition=edition)


def _is_edition(words: str) -> bool:
    return words in {DRAFT, APPROVED, ALL} or edition_version(words) is not None


SAID = {
    APPROVED: "current, final, in-force, last, latest, live, newest, now, published, signed",
    DRAFT: "new, next, proposed, working",
    ALL: "any, each, every, everything, history",
}
MEANT = {word: name for name, words in SAID.items() for word in words.split(", ")}
"""What people call the editions that have a name."""


def _editions(named: str, edition: str) -> str:
    """Return which editions can be named, first the one that was most likely meant."""
    every = "after `@` stand 2.0 (that edition), approved (the newest), draft or all"
    word = edition.lower()
    number = re.fullmatch(r"v?\.?(\d+)(\.\d+)?", word)
    if number:
        meant: str | None = f"{number[1]}{number[2] or '.0'}"
    else:
        meant = MEANT.get(word) or nearest(word, (APPROVED, DRAFT, ALL))
    return f"did you mean `{named}@{meant}`?\n{every}" if meant else every


def in_full(words: str, targets: Iterable[Target], bodies: Collection[str]) -> str:
    """Return a selector as ``:POLICY`` that is the name of a policy which only one body has."""
    name = parse(words).alone
    having = {target.body for target in targets if name and target.policy == name}
    return f":{words}" if name not in bodies and len(having) == 1 else words


def select(
    selectors: Sequence[str], targets: Sequence[Target], bodies: Collection[str]
) -> tuple[Target, ...]:
    """Return the documents that any selector means, in the order of ``targets``; all for none.

    ``bodies`` are all known bodies, those included whose overlay could not be read.
    """
    parsed = [parse(words) for words in selectors]
    for words, selector in zip(selectors, parsed, strict=True):
        _check_selecting(words, selector, targets, bodies)
    if not parsed:
        return tuple(targets)
    return tuple(t for t in targets if any(selector.takes(t) for selector in parsed))


def _check_selecting(
    words: str, selector: Selector, targets: Sequence[Target], bodies: Collection[str]
) -> None:
    if not any(selector.takes_body(body) for body in bodies):
        having = sorted(target.body for target in targets if selector.alone == target.policy)
        if having:
            message = f"`{selector.alone}` is a policy of {len(having):,} bodies"
            first = f"{having[0]}:{selector.alone}"
            raise SelectionError(message, f"write `{first}`, or `:{selector.alone}` for all")
        raise SelectionError(f"there is no body `{selector.body}`", _advice(selector.body, bodies))
    policies = {target.policy for target in targets if selector.takes_body(target.body)}
    if selector.policy and policies and selector.policy not in policies:
        who = f"`{words.partition(':')[0]}` has" if selector.body else "there is"
        message = f"{who} no policy `{selector.policy}`"
        raise SelectionError(message, _advice(selector.policy, policies))


def _advice(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    match = nearest(name, names)
    more = f" and {len(names) - LISTED:,} more" if len(names) > LISTED else ""
    listed = "known: " + ", ".join(names[:LISTED]) + more
    return f"did you mean `{match}`?\n{listed}" if match else listed
