"""Decode overlays: what one trust or school says for itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.decode.assets import REFUSED, alternative, asset_of
from policyloom.decode.clauses import cycle, text_version
from policyloom.decode.contacts import own_contacts
from policyloom.decode.registers import forms
from policyloom.decode.steps import own_deadlines
from policyloom.decode.tables import table_edit
from policyloom.diagnostics import Code
from policyloom.english.proper_names import NAMES_OF_BODIES, is_name, kind_of
from policyloom.source import (
    FACT,
    KINDS_BY_KEY,
    Channel,
    DocumentSettings,
    Forms,
    GivenReason,
    Holder,
    Leaves,
    LookSettings,
    Membership,
    Modification,
    Overlay,
    Picture,
    PolicyLink,
    Preference,
    Value,
    WrittenControlRow,
    version_from,
)

if TYPE_CHECKING:
    from policyloom.decode.assets import Assets, Inspect, Shelf
    from policyloom.decode.node import Node


FACTS = ("kind", "nation", "phase", "religious-character")
NAMING = (
    "terms", "roles", "people", "lists", "settings", "choices", "links", "local-lists", "pictures",
    "welsh",
)  # fmt: skip
"""Keys whose own keys are names of the library."""
CYCLE = "review-cycle"


def overlay(node: Node, assets: Assets, inspect: Inspect) -> Overlay:
    """Return a body's overlay.

    ``assets`` are the pictures and Word files by path from the root.
    """
    body = node.words("body")
    name = forms(node.need("name"), proper=True)
    policies = node.get("policies")
    channels = node.get("channels")
    return Overlay(
        body=body,
        parent=body.rpartition("/")[0] or None,
        name=name.noun,
        forms=name,
        facts={fact: item.value for fact in FACTS if (item := node.get(fact))},
        policies=tuple(item.value for item in policies.items()) if policies else None,
        terms={key: _term(item, name.noun.text) for key, item in node.mapping("terms")},
        roles={key: _holder(item) for key, item in node.mapping("roles")},
        people={key: _values(item) for key, item in node.mapping("people")},
        lists={key: _values(item) for key, item in node.mapping("lists")},
        duties={key: item.value for key, item in node.mapping("duties")},
        style={key: item.value for key, item in node.mapping("style")},
        settings={key: item.value for key, item in node.mapping("settings")},
        open_slots={item.text: item.span for item in node.list("to-complete")},
        choices={key: _preference(item) for key, item in node.mapping("choices")},
        links={key: _link(item) for key, item in node.mapping("links")},
        channels=tuple(_channel(item) for item in channels.items()) if channels else None,
        documents={key: _document(item) for key, item in node.mapping("documents")},
        look=_look(node.get("look"), assets, inspect),
        locks=tuple(item.value for item in node.list("locks")),
        waves={key: _values(item) for key, item in node.mapping("waves")},
        modifications=tuple(
            _modification(item, (assets, inspect))
            for item in node.list("modifications")
            if item.data is not None
        ),
        wave_dates={key: item.value for key, item in node.mapping("wave-dates")},
        places={(k, n): item.key_span for k in NAMING for n, item in node.mapping(k)},
        local_lists={key: _values(item) for key, item in node.mapping("local-lists")},
        pictures=_pictures(node, assets, inspect),
        languages=tuple(item.value for item in node.list("languages")),
        agreements=tuple(item.value for item in node.list("agreements")),
        membership=_membership(node.get("membership")),
        delegation={key: _values(item) for key, item in node.mapping("delegation")},
        reasons=tuple(_reason(item) for item in node.list("reasons")),
        path=node.source.path,
        span=node.need("body").span,
        deadlines=own_deadlines(node),
        contacts=own_contacts(node),
        paragraphs=tuple(item.value for item in node.list("paragraphs")),
        welsh={key: item.value for key, item in node.mapping("welsh")},
    )


def _term(node: Node, own: str) -> Forms:
    """Return a body's forms of a term; a proper name takes no article unless one is given."""
    noun = node.text if isinstance(node.data, str) else node.words("noun")
    found = _ours(forms(node, proper=is_name(noun, own)))
    if not found.proper:
        return found
    articled = found.definite and found.definite.text != noun and not node.get("proper")
    return replace(found, proper=not articled, kind=kind_of(noun))


def _ours(found: Forms) -> Forms:
    """Return ‘our data service’ as a noun whose definite form is just that, without ‘the’."""
    first, _, rest = found.noun.text.partition(" ")
    if first.lower() not in {"our", "your"} or not rest or found.definite or found.proper:
        return found
    definite = replace(found.noun, text=f"{first.lower()} {rest}")
    return replace(found, noun=replace(found.noun, text=rest), definite=definite)


def _values(node: Node) -> tuple[Value, ...]:
    return (
        tuple(item.value for item in node.items())
        if isinstance(node.data, list)
        else (node.value,)
    )


def _holder(node: Node) -> Holder:
    if isinstance(node.data, dict) and "vacant" in node.data:
        return Holder(forms=None, either=(), vacant=node.flag("vacant"), span=node.span)
    if isinstance(node.data, dict) and "either" in node.data:
        return Holder(
            forms=None,
            either=tuple(i.value for i in node.list("either")),
            vacant=False,
            span=node.span,
        )
    noun = node.text if isinstance(node.data, str) else node.words("noun")
    held = _ours(forms(node, proper=noun in NAMES_OF_BODIES))
    return Holder(forms=held, either=(), vacant=False, span=node.span)


def _preference(node: Node) -> Preference:
    if isinstance(node.data, str):
        return Preference(node.text, node.span)
    clause = node.need("clause")
    base = {name: version_from(item.text) for name, item in node.mapping("base")}
    return Preference(clause.text, clause.span, base, node.words("reason"))


def _reason(node: Node) -> GivenReason:
    return GivenReason(
        since=node.words("since"),
        policies=tuple(item.text for item in node.list("policies")),
        about=node.words("about"),
        reason=node.words("reason"),
        span=node.need("about").span,
    )


def _link(node: Node) -> PolicyLink:
    title, url = node.get("title"), node.get("url")
    return PolicyLink(title=title.value if title else None, url=url.value if url else None)


def _channel(node: Node) -> Channel:
    return Channel(
        platform=node.need("platform").value,
        account=node.need("account").value,
        administrator=_values(node.need("administrator")),
        posters=_values(node.need("posters")),
        opened=node.words("opened"),
        closed=node.words("closed"),
        url=node.words("url"),
        example=node.flag("example"),
        span=node.span,
    )


def _document(node: Node) -> DocumentSettings:
    given = {k: cycle(v) if k == CYCLE else v.value for k, v in node.entries() if k != "facts"}
    facts = {f"{FACT}{label}": fact.value for label, fact in node.mapping("facts")}
    return DocumentSettings(values=given | facts, span=node.key_span)


def _membership(node: Node | None) -> Membership | None:
    if node is None:
        return None
    return Membership(
        first=node.words("from"),
        last=node.words("until"),
        formerly=node.words("formerly"),
        now=node.words("now"),
        span=node.key_span,
    )


# LOOK AND PICTURES


def _pictures(node: Node, assets: Assets, inspect: Inspect) -> dict[str, Picture]:
    return {key: _picture(item, assets, inspect) for key, item in node.mapping("pictures")}


def _picture(node: Node, assets: Assets, inspect: Inspect) -> Picture:
    caption = node.get("caption")
    return Picture(
        asset=asset_of(node.need("file"), (assets, inspect)) or REFUSED,
        alt=alternative(node),
        caption=caption.value if caption else None,
        width=int(node.words("width", "60")),
        span=node.span,
    )


def _look(node: Node | None, assets: Assets, inspect: Inspect) -> LookSettings:
    if node is None:
        return LookSettings(values={}, assets={})
    values = {key: item.value for key, item in node.entries() if key != "control"}
    control = node.get("control")
    if control:
        values |= {f"control-{k}": item.value for k, item in control.entries() if k != "rows"}
    if "logo" in values and not node.words("logo-alt").strip():
        hint = "add `logo-alt:` with what the logo shows"
        node.need("logo").report(Code.ALT_TEXT_MISSING, "this logo has no text alternative", hint)
    found = {
        key: asset_of(node.need(key), (assets, inspect))
        for key in ("logo", "letterhead")
        if key in values
    }
    rows = control.list("rows") if control else ()
    _check_rows(rows)
    return LookSettings(
        values=values,
        assets={key: asset for key, asset in found.items() if asset},
        control_rows=tuple(
            WrittenControlRow(row=row.words("row"), label=row.words("label"), span=row.span)
            for row in rows
        ),
    )


def _check_rows(rows: tuple[Node, ...]) -> None:
    """Report a row of document control that is there already."""
    seen: set[str] = set()
    for row in rows:
        name = row.words("row")
        if name in seen:
            message = f"document control has the row `{name}` twice"
            row.need("row").report(Code.CONTROL_ROW_TWICE, message, "keep one of them")
        seen.add(name)


# MODIFICATIONS


def _modification(node: Node, shelf: Shelf) -> Modification:
    """Return one modification; the schema has said which keys go with its kind."""
    kind = next(kind for key, kind in KINDS_BY_KEY.items() if node.get(key))
    named = node.need(kind.value.key)
    beside = node.get("after") or node.get("before")
    base = node.get(kind.value.base_key)
    return Modification(
        kind=kind,
        clause=named.text,
        target=(beside or named).text,
        reason=node.words("reason"),
        policies=tuple(item.text for item in node.list("policies")),
        span=named.span,
        target_span=(beside or named).span,
        base_span=(base or named).span,
        base=version_from(base.text) if base else None,
        until=node.words("until"),
        diocesan_approval=_diocese(node),
        after=node.get("before") is None,
        own=text_version(node, (), shelf, "local") if node.get("text") else None,
        edit=table_edit(node) if kind.value.leaves is Leaves.OWN_CELLS else None,
        index=int(node.path[-1]),
    )


def _diocese(node: Node) -> str:
    approval = node.get("diocesan-approval")
    return f"{approval.words('date')} {approval.words('reference')}" if approval else ""
