"""Profile: a body's overlay chain -> the words, roles, settings and dates that hold for it.

Each value keeps the place of the layer that said it last, so that ``why`` can name it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from policyloom.diagnostics import Code, Diagnostic, Label
from policyloom.document import Look, Origin
from policyloom.english.meant import CHURCHES, NONE
from policyloom.remembered import remembered
from policyloom.resolve.terminology import terms_of
from policyloom.source import Forms, Holder, PolicyLink, Value, above

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from policyloom.diagnostics import Diagnostics, Span
    from policyloom.document import Asset
    from policyloom.source import (
        Channel,
        Library,
        Modification,
        Overlay,
        Picture,
        Preference,
        Term,
        WrittenControlRow,
    )


LIBRARY = "library"
TRUST = "academy-trust"
"""The kind of body that answers for academies."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What holds for one body. ``chain`` goes from the top layer down to the body itself."""

    body: str
    name: Forms
    chain: tuple[Overlay, ...]
    children: tuple[Overlay, ...]
    sites: int
    facts: Mapping[str, str]
    terms: Mapping[str, Forms]
    roles: Mapping[str, Holder]
    people: Mapping[str, tuple[Value, ...]]
    lists: Mapping[str, tuple[str, ...]]
    duties: Mapping[str, Value]
    style: Mapping[str, Value]
    settings: Mapping[str, Value]
    open_slots: Mapping[str, Span]
    choices: Mapping[str, Preference]
    links: Mapping[str, PolicyLink]
    policies: tuple[Value, ...]
    documents: Mapping[str, Mapping[str, Value]]
    look: Mapping[str, Value]
    assets: Mapping[str, Asset]
    channels: tuple[Channel, ...]
    layers: Mapping[str, str]
    delegation: Mapping[str, tuple[Value, ...]]
    local_lists: Mapping[str, tuple[Value, ...]]
    pictures: Mapping[str, Picture]
    languages: tuple[str, ...]
    welsh: Mapping[str, Value]
    agreements: frozenset[str]
    control_rows: tuple[WrittenControlRow, ...]

    def layer(self, span: Span) -> str:
        """Return the layer that a value's place belongs to: a body's id, or the library."""
        return self.layers.get(span.path, LIBRARY)

    @property
    def overlay(self) -> Overlay:
        """The body's own overlay."""
        return self.chain[-1]

    def style_of(self, key: str, default: str) -> str:
        """Return a point of house style."""
        value = self.style.get(key)
        return value.text if value else default

    def modifications(self) -> tuple[tuple[Overlay, Modification], ...]:
        """Return every modification from the top layer down, with the overlay that makes it."""
        return tuple(
            (overlay, modification)
            for overlay in self.chain
            for modification in overlay.modifications
        )


# A school is looked at beside its trust, which is that of the school before.
@remembered(2, known_by=lambda one: one if isinstance(one, str) else id(one))
def profile_of(library: Library, body: str) -> Profile:
    """Return what holds for a body, merged layer upon layer; the body must be in the library."""
    chain = chain_of(library, body)
    vocabulary = library.vocabulary
    defaults = {name: s.default for name, s in vocabulary.settings.items() if s.default}
    settings = defaults | _merged(o.settings for o in chain)
    open_slots = _open_slots(chain)
    lists = _merged(o.lists for o in chain)
    children = library.members.get(body, ())
    sites = _sites(library, chain[0])
    return Profile(
        body=body,
        name=chain[-1].forms,
        chain=chain,
        children=children,
        sites=sites,
        facts=_facts(chain, settings, sites, is_trust=bool(children)),
        terms=terms_of(library, chain),
        roles=_holders(vocabulary.roles) | _merged(o.roles for o in chain),
        people={name: (value,) for name, value in vocabulary.people.items()}
        | _merged(o.people for o in chain),
        lists=dict(vocabulary.lists)
        | {name: tuple(v.text for v in values) for name, values in lists.items()},
        duties=_merged(o.duties for o in chain),
        style=_merged(o.style for o in chain),
        settings={name: value for name, value in settings.items() if name not in open_slots},
        open_slots=open_slots,
        choices=_merged(o.choices for o in chain),
        links=_links(chain),
        policies=_policies(chain),
        documents=_documents(chain),
        look=_merged(o.look.values for o in chain),
        assets=_merged(o.look.assets for o in chain),
        channels=chain[-1].channels or (),
        layers={overlay.path: overlay.body for overlay in chain},
        delegation=_merged(o.delegation for o in chain),
        local_lists=_merged(o.local_lists for o in chain),
        pictures=_merged(o.pictures for o in chain),
        welsh=_merged(o.welsh for o in chain),
        languages=_last(tuple(v.text for v in o.languages) for o in chain) or ("en",),
        agreements=frozenset(v.text for o in chain for v in o.agreements),
        control_rows=_last(o.look.control_rows for o in chain),
    )


def members_on(library: Library, profile: Profile, date: str) -> Profile:
    """Return the profile with the members that the accountable body has on an ISO day."""
    top = profile.chain[0].body
    members = [o for o in library.members.get(top, ()) if _is_member(o, date)]
    sites = len(members) or 1
    children = tuple(child for child in profile.children if _is_member(child, date))
    facts = dict(profile.facts) | {"sites": str(sites)}
    return replace(profile, children=children, sites=sites, facts=facts)


def _is_member(overlay: Overlay, date: str) -> bool:
    membership = overlay.membership
    if membership is None:
        return True
    return membership.first <= date and (not membership.last or date <= membership.last)


def document_day(profile: Profile, policy: str, edition_day: str = "") -> str:
    """Return the ISO day on which a draft is read when nobody names one; nothing if unknown.

    It is the overlay's ``effective-from``, and never before ``edition_day``, from which the
    newest edition is in force: a draft is what comes after it.
    """
    said = profile.documents.get(policy, {}).get("effective-from")
    return max(said.text, edition_day) if said else ""


def chain_of(library: Library, body: str) -> tuple[Overlay, ...]:
    """Return the overlays from the top layer down to the body."""
    overlay = library.overlays[body]
    return (*above(library, overlay), overlay)


def policies_of(library: Library, body: str) -> tuple[Value, ...]:
    """Return the policies that a body publishes: those that the lowest layer lists."""
    return _policies(chain_of(library, body))


# MERGING


def _policies(chain: tuple[Overlay, ...]) -> tuple[Value, ...]:
    return next((o.policies for o in reversed(chain) if o.policies is not None), ())


def _merged(layers: Iterable[Mapping[str, T]]) -> dict[str, T]:
    merged: dict[str, T] = {}
    for layer in layers:
        merged |= layer
    return merged


def _last(layers: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    """Return what the lowest layer that says anything says."""
    said: tuple[T, ...] = ()
    for layer in layers:
        said = layer or said
    return said


def _defaults(terms: Mapping[str, Term]) -> dict[str, Forms]:
    return {name: term.default for name, term in terms.items() if term.default}


@remembered(2)
def _holders(roles: Mapping[str, Term]) -> dict[str, Holder]:
    return {
        name: Holder(forms=forms, either=(), vacant=False, span=forms.noun.span)
        for name, forms in _defaults(roles).items()
    }


def _open_slots(chain: tuple[Overlay, ...]) -> dict[str, Span]:
    """Return the slots left open: a layer below may fill one in, or open one again."""
    slots: dict[str, Span] = {}
    for overlay in chain:
        slots = {name: span for name, span in slots.items() if name not in overlay.settings}
        slots |= overlay.open_slots
    return slots


def _links(chain: tuple[Overlay, ...]) -> dict[str, PolicyLink]:
    links: dict[str, PolicyLink] = {}
    for overlay in chain:
        for policy, link in overlay.links.items():
            above = links.get(policy, PolicyLink(title=None, url=None))
            links[policy] = PolicyLink(title=link.title or above.title, url=link.url or above.url)
    return links


def _documents(chain: tuple[Overlay, ...]) -> dict[str, dict[str, Value]]:
    documents: dict[str, dict[str, Value]] = {}
    for overlay in chain:
        for policy, settings in overlay.documents.items():
            documents[policy] = documents.get(policy, {}) | dict(settings.values)
    return documents


def _sites(library: Library, top: Overlay) -> int:
    """Return how many schools the accountable body has: one unless it has members."""
    return len(library.members.get(top.body, ())) or 1


def _facts(
    chain: tuple[Overlay, ...], settings: Mapping[str, Value], sites: int, *, is_trust: bool
) -> dict[str, str]:
    """Return the facts that conditions may ask about."""
    facts = {name: value.text for name, value in settings.items()}
    facts |= {name: value.text for name, value in _merged(o.facts for o in chain).items()}
    facts["sites"] = str(sites)
    facts["level"] = "trust" if is_trust else "school"
    facts["body"] = chain[-1].body
    agreements = [value.text for overlay in chain for value in overlay.agreements]
    facts["agreement"] = agreements[-1] if agreements else "none"
    facts.setdefault("nation", "england")
    facts["in-trust"] = str(_is_in_trust(chain[0])).lower()
    character = facts.setdefault("religious-character", NONE)
    facts["church-school"] = str(character in CHURCHES).lower()
    return facts


def _is_in_trust(top: Overlay) -> bool:
    """Return whether a trust answers for the body: it is one, or a school of one."""
    kind = top.facts.get("kind")
    return kind is not None and kind.text == TRUST


# Look: what the overlays say of the look -> the Look that every writer follows.


def look(profile: Profile) -> Look:
    """Return the body's look, with the standard look for whatever no layer sets."""
    values = {key: value.text for key, value in profile.look.items()}
    standard = Look()
    apart = values.get("languages") == "apart"
    return Look(
        accent=values.get("accent", standard.accent),
        cover=values.get("cover", "false") == "true",
        size=int(values.get("size", standard.size)),
        strapline=values.get("strapline", ""),
        logo=profile.assets.get("logo"),
        logo_alt=values.get("logo-alt", ""),
        letterhead=profile.assets.get("letterhead"),
        heading_style=values.get("heading-style", standard.heading_style),
        paper=values.get("paper", standard.paper),
        control_layout=values.get("control-layout", standard.control_layout),
        control_place=values.get("control-place", standard.control_place),
        new_page_for=values.get("new-page-for", standard.new_page_for),
        pdf_engine=values.get("pdf-engine", standard.pdf_engine),
        origin=_strapline_origin(profile),
        apart=profile.languages if apart and len(profile.languages) > 1 else (),
    )


def _strapline_origin(profile: Profile) -> Origin | None:
    said = profile.look.get("strapline")
    return Origin(span=said.span, layer=profile.layer(said.span)) if said else None


# Loops: roles that are held by roles which lead back to them.


def role_loops(profile: Profile) -> Diagnostics:
    """Return an error for each loop: the head is the deputy, and the deputy is the head."""
    loops = {frozenset(loop): loop for role in profile.roles if (loop := _loop(role, profile))}
    return tuple(_loop_told(loop, profile) for loop in loops.values())


def leads_back(role: str, profile: Profile) -> bool:
    """Tell whether a role is held by itself, at one remove or several."""
    return bool(_loop(role, profile))


def _loop(role: str, profile: Profile) -> tuple[str, ...]:
    """Return the way from a role back to itself, or nothing."""
    waiting: list[tuple[str, ...]] = [(role,)]
    while waiting:
        way = waiting.pop()
        for held_by in _held_by(way[-1], profile):
            if held_by == role:
                return way
            if held_by not in way:
                waiting.append((*way, held_by))
    return ()


def _held_by(role: str, profile: Profile) -> Iterator[str]:
    holder = profile.roles.get(role)
    yield from (held_by.text for held_by in (holder.either if holder else ()))


def _loop_told(loop: tuple[str, ...], profile: Profile) -> Diagnostic:
    first, *others = sorted(loop)
    places = [profile.roles[role].span for role in (first, *others)]
    message = f"the role `{first}` is held by itself"
    if others:
        names = " and ".join(f"`{name}`" for name in others)
        message = f"the role `{first}` is held by {names}, which leads back to it"
    return Diagnostic(
        code=Code.ROLE_LOOP,
        message=message,
        span=places[0],
        hint=f"say in words who it is: `{first}: …`",
        labels=tuple(Label(place, "and this") for place in places[1:]),
    )
