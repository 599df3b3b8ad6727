"""Decode instruments (the authorities that citations point to) and the platform register."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.english.nouns import plural_of
from policyloom.source import (
    Anchor,
    Basis,
    Follows,
    Forms,
    Instrument,
    InstrumentEdition,
    InstrumentProvision,
    LocalBlock,
    Platform,
    Setting,
    SettingType,
    Size,
    Term,
    Vocabulary,
)

if TYPE_CHECKING:
    from policyloom.decode.node import Node
    from policyloom.source import Value


def instrument(node: Node) -> Instrument:
    """Return one instrument with its editions, oldest first."""
    return Instrument(
        id=node.words("instrument"),
        citation_id=node.words("citation-id"),
        kind=node.words("kind"),
        title=node.words("title"),
        abbreviation=node.words("abbreviation"),
        aliases=tuple(item.text for item in node.list("aliases")),
        url=node.words("url"),
        extent=tuple(item.text for item in node.list("extent")),
        applies_to=tuple(item.text for item in node.list("applies-to")),
        in_force=node.words("in-force"),
        checked_on=node.words("checked-on"),
        confidence=node.words("confidence"),
        withdrawn_urls=tuple(item.words("url") for item in node.list("withdrawn-urls")),
        provisions=tuple(_provision(item) for item in node.list("provisions")),
        legal_basis={
            kind: tuple(_basis(item) for item in bases.items())
            for kind, bases in node.mapping("legal-basis")
        },
        editions=tuple(_edition(item) for item in node.list("editions")),
        span=node.need("instrument").span,
        welsh=node.words("welsh"),
    )


def _provision(node: Node) -> InstrumentProvision:
    return InstrumentProvision(
        id=node.words("id"),
        label=node.words("label"),
        url=node.words("url"),
        changed=tuple(item.words("text") for item in node.list("notes") if item.get("date")),
    )


def _basis(node: Node) -> Basis:
    provision = node.get("provision")
    return Basis(
        instrument=node.words("instrument"), provision=provision.text if provision else None
    )


def _edition(node: Node) -> InstrumentEdition:
    return InstrumentEdition(
        confidence=node.words("confidence"),
        edition=node.words("edition"),
        title=node.words("title"),
        published=node.words("published"),
        in_force=node.words("in-force") or _first_day(node.words("published")),
        until=node.words("until"),
        successor_expected=node.words("successor-expected"),
        url=node.words("url"),
        anchors={name: _anchor(item) for name, item in node.mapping("anchors")},
        span=node.need("edition").span,
        welsh=node.words("welsh"),
    )


def _first_day(published: str) -> str:
    """Guidance that states no day in force counts from its publication.

    A month counts from its first day.
    """
    return published if len(published) != len("2021-03") else f"{published}-01"


def _anchor(node: Node) -> Anchor:
    last = node.get("to")
    return Anchor(
        first=int(node.need("from").data),
        last=int(last.data) if last else None,
        basis=node.words("basis", "inferred"),
        runs_on=node.flag("open"),
    )


def platforms(node: Node) -> tuple[Platform, ...]:
    """Return the platforms of the register."""
    return tuple(
        Platform(
            name=item.words("name"),
            former_names=tuple(name.text for name in item.list("former-names")),
            status=item.words("status"),
            aliases=tuple(name.text for name in item.list("aliases")),
        )
        for item in node.list("platforms")
    )


# Decode the vocabulary: the names that tokens may use; and noun forms, wherever they stand.


EMPTY = Vocabulary(
    terms={},
    roles={},
    people={},
    lists={},
    settings={},
    local_lists={},
    pictures={},
    literals=(),
    guarded={},
)


def forms(node: Node, *, proper: bool = False) -> Forms:
    """Return the forms of a noun: a plain string is the noun."""
    if isinstance(node.data, str):
        return Forms(noun=node.value, proper=proper)

    def given(key: str) -> Value | None:
        form = node.get(key)
        return form.value if form else None

    return Forms(
        noun=node.need("noun").value,
        plural=given("plural"),
        indefinite=given("indefinite"),
        definite=given("definite"),
        possessive=given("possessive"),
        plural_possessive=given("plural-possessive"),
        heading=given("heading"),
        within=given("within"),
        number=node.words("number"),
        proper=node.flag("proper", default=proper),
    )


def vocabulary(node: Node) -> Vocabulary:
    """Return the vocabulary file's names."""
    return Vocabulary(
        terms={name: _term(name, item) for name, item in node.mapping("terms")},
        roles={name: _term(name, item) for name, item in node.mapping("roles")},
        people={name: item.value for name, item in node.mapping("people")},
        lists={
            name: tuple(part.text for part in item.items()) for name, item in node.mapping("lists")
        },
        settings={name: _setting(name, item) for name, item in node.mapping("settings")},
        local_lists={name: _local(name, item) for name, item in node.mapping("local-lists")},
        pictures={name: _local(name, item) for name, item in node.mapping("pictures")},
        literals=tuple(item.text for item in node.list("literals")),
        guarded={name: item.text for name, item in node.mapping("guarded")},
    )


def _term(name: str, node: Node) -> Term:
    default = node.get("default")
    return Term(
        name=name,
        plural_name=node.words("plural") or plural_of(name),
        description=node.words("description"),
        default=forms(default) if default else None,
        follows=_follows(node.get("follows")),
        span=node.key_span,
        formerly=node.names("formerly"),
        one_of=node.words("one-of"),
        in_place_of=node.words("in-place-of"),
    )


def _follows(node: Node | None) -> Follows | None:
    if node is None:
        return None
    return Follows(
        term=node.words("term"),
        joined_by=node.words("joined-by", "or"),
        members=node.words("members"),
        span=node.span,
    )


def _local(name: str, node: Node) -> LocalBlock:
    return LocalBlock(
        name=name,
        label=node.words("label"),
        description=node.words("description"),
        example=node.words("example"),
        slot=node.flag("slot"),
        span=node.key_span,
        formerly=node.names("formerly"),
        numbered=node.flag("figure"),
    )


def _setting(name: str, node: Node) -> Setting:
    default = node.get("default")
    return Setting(
        name=name,
        type=SettingType(node.words("type")),
        label=node.words("label"),
        description=node.words("description"),
        example=node.words("example"),
        choices=tuple(item.text for item in node.list("choices")),
        default=default.value if default else None,
        slot=node.flag("slot"),
        span=node.key_span,
        formerly=node.names("formerly"),
        weighs=Size.of(weighs) if (weighs := node.words("weighs")) else None,
    )
