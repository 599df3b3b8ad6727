"""The rules about delegation: who approves exists, and no school is freer than its trust."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Label, Severity, did_you_mean
from policyloom.english.grammar import joined
from policyloom.source import AUTOMATIC, above

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.source import Library, Overlay, Value, Vocabulary

SIZES = ("substantive", "clarifying", "editorial")
"""The sizes of changes, the largest first: whoever may approve one may approve those after it."""


def delegation(library: Library) -> Iterator[Diagnostic]:
    """Every approver is a board or role; only editorial changes are automatic.

    Why it matters: a misspelt approver could never approve, and a duty that changes by itself was
    decided by nobody. Of a people group each could decide alone, or none.
    """
    for overlay in library.overlays.values():
        for size, approvers in overlay.delegation.items():
            for approver in approvers:
                if approver.text == AUTOMATIC:
                    yield from () if size == "editorial" else (_automatic(size, approver),)
                else:
                    yield from decides(approver, library.vocabulary)


def decides(approver: Value, vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Yield a problem where who is to decide is no board and no role."""
    terms = {name for name, term in vocabulary.terms.items() if not term.one_of}
    known, name = {*terms, *vocabulary.roles}, approver.text
    if name in known:
        return
    is_people = name in vocabulary.people or name in vocabulary.terms
    yield Diagnostic(
        code=Code.UNKNOWN_APPROVER,
        message=f"`{name}` names people, none of whom decides for all"
        if is_people
        else f"the vocabulary has no term or role `{name}`",
        span=approver.span,
        hint="name their board, such as `governing body`, or a role"
        if is_people and "governing body" in known
        else did_you_mean(name, known) or "name a board or a role",
    )


def _automatic(size: str, approver: Value) -> Diagnostic:
    return Diagnostic(
        code=Code.AUTOMATIC_APPROVAL,
        message=f"{size} changes cannot be approved automatically",
        span=approver.span,
        hint="name a board or a role; only editorial changes may flow without an approval",
    )


def stricter(library: Library) -> Iterator[Diagnostic]:
    """A school names only approvers whom its trust names, or the board that is accountable.

    Why it matters: a trust's board answers for what its schools publish, so none of them can let
    somebody else decide.
    """
    for overlay in library.overlays.values():
        if not library.overlays.get(overlay.parent or ""):
            continue
        table = _table_above(library, overlay)
        boards = _boards(library, overlay, table)
        for size, approvers in overlay.delegation.items():
            allowed = _allowed(table, size) or boards
            yield from _wider(approvers, (*allowed, *boards), overlay, size)
        for settings in overlay.documents.values():
            given = settings.values.get("approver")
            if given:
                yield from _wider((given,), boards, overlay, "substantive")


def approvers_apart(library: Library) -> Iterator[Diagnostic]:
    """An overlay names an approver of one policy only where no delegation table decides.

    Why it matters: whoever writes it believes that somebody else is asked, and nobody is.
    """
    for overlay in library.overlays.values():
        table = {**_table_above(library, overlay), **overlay.delegation}
        deciding = tuple(v for v in table.get("substantive", ()) if v.text != AUTOMATIC)
        for name, settings in overlay.documents.items() if deciding else ():
            given, policy = settings.values.get("approver"), library.policies.get(name)
            delegable = policy is not None and policy.delegable
            same = given is not None and {given.text} == {value.text for value in deciding}
            if given and delegable and not same and not _is_wider(library, overlay, given):
                yield _without_effect(given, deciding)


def _is_wider(library: Library, overlay: Overlay, given: Value) -> bool:
    """Tell whether an approver of one policy is refused already, as the trust names others."""
    if not library.overlays.get(overlay.parent or ""):
        return False
    return given.text not in _boards(library, overlay, _table_above(library, overlay))


def _without_effect(given: Value, deciding: tuple[Value, ...]) -> Diagnostic:
    names = joined(tuple(f"`{value.text}`" for value in deciding), "or")
    return Diagnostic(
        code=Code.APPROVER_WITHOUT_EFFECT,
        message=f"the delegation table lets {names} decide, so `approver: {given.text}` "
        "has no effect",
        span=given.span,
        hint="remove it, or say in `delegation:` who decides; a policy that is `delegable: false` "
        "is decided by its own approver",
        labels=(Label(deciding[0].span, "the table"),),
        severity=Severity.WARNING,
    )


def boards_apart(library: Library) -> Iterator[Diagnostic]:
    """A board that decides is not called what somebody who holds a role is called.

    Why it matters: whoever bears the name could approve what the board has to decide.
    """
    deciding = _deciding(library)
    for overlay in library.overlays.values():
        mine = {name: forms for name, forms in overlay.terms.items() if name in deciding}
        titles = _titles(library, overlay) if mine else {}
        for name, forms in mine.items():
            role = titles.get(_plain(forms.noun.text))
            if role:
                yield _called_as(name, forms.noun, role)


def _deciding(library: Library) -> frozenset[str]:
    """Return all that anybody names as an approver."""
    tables = (v for o in library.overlays.values() for v in o.delegation.values())
    named = (value.text for approvers in tables for value in approvers)
    return frozenset((*named, *(one.approver.text for one in library.policies.values())))


def _titles(library: Library, overlay: Overlay) -> dict[str, str]:
    """Return the roles of a body by the words for whoever holds them."""
    usual = {name: role.default for name, role in library.vocabulary.roles.items()}
    said = (o.roles.items() for o in (*above(library, overlay), overlay))
    held = usual | {name: holder.forms for roles in said for name, holder in roles}
    return {_plain(forms.noun.text): role for role, forms in held.items() if forms}


def _plain(words: str) -> str:
    return words.casefold().removeprefix("the ").strip()


def _called_as(term: str, said: Value, role: str) -> Diagnostic:
    return Diagnostic(
        code=Code.BOARD_CALLED_AS_ROLE,
        message=f"`{term}` is called “{said.text}”, as whoever holds the role `{role}` is, "
        "who could then decide in its place",
        span=said.span,
        hint=f"write what the board is called; who else may approve stands under `delegation:`, "
        f"as `{role}`",
    )


def _table_above(library: Library, overlay: Overlay) -> Mapping[str, tuple[Value, ...]]:
    table: dict[str, tuple[Value, ...]] = {}
    for up in above(library, overlay):
        table |= up.delegation
    return table


def _allowed(table: Mapping[str, tuple[Value, ...]], size: str) -> tuple[str, ...]:
    larger = SIZES[: SIZES.index(size) + 1]
    return tuple(value.text for one in larger for value in table.get(one, ()))


def _boards(
    library: Library, overlay: Overlay, table: Mapping[str, tuple[Value, ...]]
) -> tuple[str, ...]:
    """Return who is accountable: whoever approves the largest changes, or the policies."""
    named = tuple(value.text for value in table.get("substantive", ()))
    given = (
        settings.values["approver"].text
        for up in above(library, overlay)
        for settings in up.documents.values()
        if "approver" in settings.values
    )
    return named or tuple({*given, *(one.approver.text for one in library.policies.values())})


def _wider(
    approvers: tuple[Value, ...], allowed: tuple[str, ...], overlay: Overlay, size: str
) -> Iterator[Diagnostic]:
    """Yield a problem for each approver whom the trust does not name."""
    names = joined(tuple(f"`{name}`" for name in sorted({*allowed})), "or")
    for approver in approvers:
        if approver.text in allowed:
            continue
        flows = approver.text == AUTOMATIC
        what = f"{size} changes flow" if flows else f"`{approver.text}` approve {size} changes"
        yield Diagnostic(
            code=Code.DELEGATION_WIDER,
            message=f"{overlay.body} lets {what}, and {overlay.parent} does not",
            span=approver.span,
            hint=f"name {names}; leave others out",
            labels=(Label(overlay.span, "the school"),),
        )
