"""Deviations: an overlay -> every value in which it differs from the layer above, clauses aside.

The words for things, who decides, what is chosen and how it looks: with the value above, the
reason where one is given, and the edition since which the documents have it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from policyloom.changes.facts import document_atoms
from policyloom.changes.marks import blocks_words
from policyloom.deviations.since import Since, newer_of, since_when
from policyloom.document import Asset
from policyloom.english.grammar import joined
from policyloom.resolve.composition import version_on
from policyloom.resolve.holders import role_forms
from policyloom.resolve.profile import LIBRARY, profile_of
from policyloom.resolve.terminology import forms_of, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policyloom.deviations.since import Newer
    from policyloom.diagnostics import Span
    from policyloom.document import ControlRow
    from policyloom.editions import Edition
    from policyloom.english.nouns import NounForms
    from policyloom.resolve.profile import Profile
    from policyloom.source import (
        Clause,
        Forms,
        Holder,
        Library,
        Overlay,
        Preference,
        Target,
        Value,
    )

    Editions = Mapping[Target, tuple[Edition, ...]]

PRINTED = frozenset({"term", "role", "duty", "choice", "setting", "look"})
"""The kinds of which an edition shows whether it has them."""
DECIDING = ("approver", "owner", "review-cycle")
"""The values of a document in which a body can differ from the policy."""

CONTROL = ("approver", "owner")
"""The rows of document control that name a role or a board."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One value of a body that is not the one above it.

    ``kind`` is term, role, duty, choice, setting, deadline, delegation, document, wave, style or
    look.
    ``above`` is nothing where the layer above, which is ``whose``, says nothing. One with weight
    changes who acts, what is asked or who decides; others are words and looks. ``behind`` are the
    newer versions of an alternative that was not chosen.
    """

    body: str
    body_name: str
    kind: str
    name: str
    above: str
    here: str
    whose: str
    reason: str
    weight: bool
    since: Since | None
    behind: tuple[Newer, ...]
    path: str
    line: int

    @property
    def is_printed(self) -> bool:
        """Tell whether an edition shows it."""
        return self.kind in PRINTED


class _Said(NamedTuple):
    """What an overlay says: kind and name, in words, with its place; whether it has weight.

    ``printed`` are the words that a document may have for it, where these are others; ``decides``
    says that it owns or approves a policy, so that document control may name it.
    """

    kind: str
    name: str
    words: str
    span: Span
    weight: bool
    reason: str = ""
    printed: tuple[str, ...] = ()
    decides: bool = False


class _Ground(NamedTuple):
    """Whose differences they are, with the editions of its documents, on an ISO day."""

    library: Library
    overlay: Overlay
    editions: Editions
    day: str


def differences_of(
    library: Library, body: str, editions: Editions, day: str
) -> tuple[Difference, ...]:
    """Return the differences of a body from the layer above it; ``day`` is an ISO day."""
    overlay = library.overlays[body]
    above = _above(library, overlay)
    ground = _Ground(library, overlay, editions, day)
    said = ((one, above.get((one.kind, one.name), "")) for one in _said(overlay, library))
    return tuple(
        _difference(one, words, ground)
        for one, words in said
        if one.words.lower() != words.lower()
    )


def _difference(said: _Said, above: str, ground: _Ground) -> Difference:
    overlay, is_choice = ground.overlay, said.kind == "choice"
    return Difference(
        body=overlay.body,
        body_name=overlay.name.text,
        kind=said.kind,
        name=said.name,
        above=above,
        here=said.words,
        whose=overlay.parent or LIBRARY,
        reason=said.reason or _given_reason(said, overlay),
        weight=said.weight,
        since=since_when(ground.editions, partial(_shows, said)) if said.kind in PRINTED else None,
        behind=tuple(_behind(said.name, ground)) if is_choice else (),
        path=said.span.path,
        line=said.span.line,
    )


def _given_reason(said: _Said, overlay: Overlay) -> str:
    about = f"{said.kind}:{said.name}"
    return next((one.reason for one in reversed(overlay.reasons) if one.about == about), "")


# WHAT AN OVERLAY SAYS


def _said(overlay: Overlay, library: Library) -> Iterator[_Said]:
    profile = profile_of(library, overlay.body)
    yield from _nouns(overlay, library, profile)
    for name, taken in overlay.choices.items():
        yield _Said("choice", name, taken.text, taken.span, weight=True, reason=taken.reason)
    for kind, values, weight in (
        ("duty", overlay.duties, True),
        ("setting", _settled(overlay, library), True),
        ("style", overlay.style, False),
        ("welsh", overlay.welsh, False),
        ("look", overlay.look.values, False),
    ):
        yield from (_Said(kind, n, v.text, v.span, weight) for n, v in values.items())
    for kind, lists, weight in (
        ("delegation", overlay.delegation, True),
        ("wave", overlay.waves, False),
    ):
        yield from (_Said(kind, n, _list(v), v[0].span, weight) for n, v in lists.items() if v)
    for own in overlay.deadlines:
        words = own.deadline.length if own.deadline else ""
        name = f"{own.clause}/{own.step}"
        yield _Said("deadline", name, words, own.span, weight=True, reason=own.reason)
    for policy, settings in overlay.documents.items():
        for key in DECIDING:
            if value := settings.values.get(key):
                yield _Said("document", f"{policy} {key}", value.text, value.span, weight=True)


def _nouns(overlay: Overlay, library: Library, profile: Profile) -> Iterator[_Said]:
    """Yield the terms and roles, which are printed in several forms, and in document control."""
    deciders = _deciders(profile, library)
    named = deciders | _named_in_control(profile, library)
    for name, term in overlay.terms.items():
        weight, words = name in deciders, term.noun.text
        printed, decides = _printed(forms_of(term)), name in named
        yield _Said("term", name, words, term.noun.span, weight, printed=printed, decides=decides)
    for name, holder in overlay.roles.items():
        weight = holder.forms is None or name in deciders
        found = role_forms(name, profile)
        printed, decides = _printed(found[0]) if found else (), name in named
        yield _Said(
            "role", name, _holder(holder), holder.span, weight, printed=printed, decides=decides
        )


def _printed(forms: NounForms) -> tuple[str, ...]:
    """Return the forms that clauses print: each may have articles of its own within."""
    return (
        forms.noun,
        forms.definite,
        forms.indefinite,
        forms.possessive,
        forms.definite_possessive,
        forms.plural,
        forms.plural_possessive,
    )


def _settled(overlay: Overlay, library: Library) -> dict[str, Value]:
    """Return the settings for which the layer above has a value; others only answer a question."""
    if overlay.parent in library.overlays:
        known = profile_of(library, overlay.parent or "").settings
    else:
        every = library.vocabulary.settings
        known = {name: setting.default for name, setting in every.items() if setting.default}
    return {name: value for name, value in overlay.settings.items() if name in known}


def _deciders(profile: Profile, library: Library) -> frozenset[str]:
    """Return the names of those who approve: what they are called is more than a word."""
    tables = profile.delegation.values()
    named = {value.text for approvers in tables for value in approvers}
    return frozenset(named | {policy.approver.text for policy in library.policies.values()})


def _named_in_control(profile: Profile, library: Library) -> frozenset[str]:
    """Return the names of those who own or approve a policy, as each of them says."""
    own = (given[key] for given in profile.documents.values() for key in CONTROL if key in given)
    policies = library.policies.values()
    every = (*own, *(one for policy in policies for one in (policy.owner, policy.approver)))
    return frozenset(one.text for one in every)


def _holder(holder: Holder) -> str:
    if holder.vacant:
        return "vacant"
    return holder.forms.noun.text if holder.forms else joined(_texts(holder.either), "or")


def _list(values: Iterable[Value]) -> str:
    return ", ".join(_texts(values))


def _texts(values: Iterable[Value]) -> tuple[str, ...]:
    return tuple(value.text for value in values)


# WHAT THE LAYER ABOVE SAYS


def _above(library: Library, overlay: Overlay) -> dict[tuple[str, str], str]:
    """Return what stands above an overlay by kind and name: its trust, or the library."""
    found = {
        ("document", f"{policy.id} {key}"): words
        for policy in library.policies.values()
        for key, words in zip(
            DECIDING,
            (policy.approver.text, policy.owner.text, policy.review_cycle.text),
            strict=True,
        )
    }
    found |= {("duty", name): name for name in overlay.duties}
    found |= dict(_deadlines(library, overlay))
    if overlay.parent not in library.overlays:
        return found | _of_library(library)
    parent = profile_of(library, overlay.parent or "")
    found |= _words(parent.terms)
    found |= {("role", name): _holder(holder) for name, holder in parent.roles.items()}
    for kind, values in (
        ("duty", parent.duties),
        ("choice", parent.choices),
        ("setting", parent.settings),
        ("style", parent.style),
        ("welsh", parent.welsh),
        ("look", parent.look),
    ):
        found |= {(kind, name): value.text for name, value in values.items()}
    found |= {("delegation", size): _list(values) for size, values in parent.delegation.items()}
    for policy, given in parent.documents.items():
        found |= {("document", f"{policy} {k}"): v.text for k, v in given.items() if k in DECIDING}
    return found


def _deadlines(library: Library, overlay: Overlay) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the deadlines that the overlay shortens, of the newest texts and then of its trust."""
    for own in overlay.deadlines:
        clause = library.clauses.get(own.clause)
        data = clause.versions[0].data.steps if clause else None
        for step in data.steps if data else ():
            if step.key == own.step and step.deadline:
                yield ("deadline", f"{own.clause}/{own.step}"), step.deadline.length
    parent = library.overlays.get(overlay.parent or "")
    for theirs in parent.deadlines if parent else ():
        if theirs.deadline:
            yield ("deadline", f"{theirs.clause}/{theirs.step}"), theirs.deadline.length


def _of_library(library: Library) -> dict[tuple[str, str], str]:
    vocabulary = library.vocabulary
    found = _words(terms_of(library, ()))
    for name, role in vocabulary.roles.items():
        if role.default:
            found["role", name] = role.default.noun.text
    for name, setting in vocabulary.settings.items():
        if setting.default:
            found["setting", name] = setting.default.text
    return found


def _words(terms: Mapping[str, Forms]) -> dict[tuple[str, str], str]:
    return {("term", name): forms.noun.text for name, forms in terms.items()}


# SINCE WHEN, AND HOW FAR BEHIND


def _shows(said: _Said, edition: Edition) -> bool:
    """Tell whether an edition has what is said."""
    document = edition.document
    words = tuple(one.lower() for one in said.printed or (said.words,))
    if said.kind == "choice":
        return _shows_clause(edition, said.words)
    if said.kind == "look":
        return _looks(getattr(document.look, said.name.replace("-", "_"), None), said.words)
    named = said.decides and any(_names(row, words) for row in document.control)
    return named or any(
        atom.concept is not None
        and atom.concept.kind == said.kind
        and atom.concept.key.partition("/")[0] == said.name
        and any(one in atom.words.lower() for one in words)
        for atom in document_atoms(document)
    )


def _looks(value: object, words: str) -> bool:
    """Tell whether a look is what is said; a file is known by its name."""
    if isinstance(value, Asset):
        return value.name == words.rpartition("/")[2]
    return str(value).lower() == words.lower()


def _names(row: ControlRow, words: tuple[str, ...]) -> bool:
    """Tell whether a row of document control says who owns or approves it in these words."""
    return row.key in CONTROL and blocks_words(row.blocks).lower() in words


def _shows_clause(edition: Edition, clause: str) -> bool:
    return any(used.clause == clause for used in edition.clauses)


def _behind(choice: str, ground: _Ground) -> Iterator[Newer]:
    """Yield the newer versions of the alternatives that a body did not choose."""
    taken, every = ground.overlay.choices[choice], ground.editions.values()
    newest = max(
        (own[-1] for own in every if own and _shows_clause(own[-1], taken.text)),
        key=lambda one: one.approval.effective,
        default=None,
    )
    for clause in _others(choice, taken, ground.library):
        then = version_on(clause, newest.approval.effective) if newest else None
        base = taken.base.get(clause.id) or (then.version if then else None)
        if base is not None:
            newer = (v for v in clause.versions if v.version > base and v.in_force <= ground.day)
            yield from map(newer_of, reversed(tuple(newer)))


def _others(choice: str, taken: Preference, library: Library) -> Iterator[Clause]:
    mine = (one for one in library.choices() if one.name == choice)
    names = dict.fromkeys(option.clause for one in mine for option in one.alternatives)
    yield from (
        library.clauses[name] for name in names if name != taken.text and name in library.clauses
    )
