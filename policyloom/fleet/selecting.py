"""FLEET: the selectors a person types -> the documents they mean, or what was probably meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.diagnostics import nearest
from policyloom.versions import edition_version

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from policyloom.compile import Target

BELOW = "/..."
LISTED = 12
FORMS = (
    "a selector is BODY, BODY:POLICY, :POLICY or TRUST/... (the trust and all its schools), "
    "for example `peak-vale/hollin-bank:social-media`; after it may stand @2.0 (that edition), "
    "@approved (the newest), @draft or @all"
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
        raise SelectionError(f"`@{edition}` does not say which edition", FORMS)
    return Selector(body=body, below=below, policy=policy, edition=edition)


def _is_edition(words: str) -> bool:
    return words in {DRAFT, APPROVED, ALL} or edition_version(words) is not None


def select(
    selectors: Sequence[str], targets: Sequence[Target], bodies: Collection[str]
) -> tuple[Target, ...]:
    """Return the documents that any selector means, in the order of ``targets``; all for none.

    ``bodies`` are all known bodies, those included whose overlay could not be read.
    """
    parsed = [parse(words) for words in selectors]
    for words, selector in zip(selectors, parsed, strict=True):
        _check(words, selector, targets, bodies)
    if not parsed:
        return tuple(targets)
    return tuple(t for t in targets if any(selector.takes(t) for selector in parsed))


def _check(
    words: str, selector: Selector, targets: Sequence[Target], bodies: Collection[str]
) -> None:
    if not any(selector.takes_body(body) for body in bodies):
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
