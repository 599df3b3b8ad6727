"""Forms: the rows of an old and a new form -> one form that shows both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.changes.atoms import Atom, atoms, divided
from policyloom.changes.hunks import Groups, Shape, weave_line
from policyloom.changes.matching import Weave
from policyloom.document import (
    Form,
    FormField,
    FormGroup,
    FormSignature,
    FormStatement,
    FormTicks,
    Text,
    TickOption,
    plain,
)

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from policyloom.changes.hunks import Site
    from policyloom.document import FormRow, Mark


def weave_forms(old: Form, new: Form, site: Site) -> Form:
    """Return a form with the rows of both; a row whose choices or layout differ is out and in."""
    groups = Groups.of(old.rows, new.rows, _group)
    woven: Weave[FormRow] = Weave(
        key=_key,
        both=lambda first, second: _row(first, second, groups.site(first, second, site)),
        whole=lambda row, mark: _marked(row, mark, groups.site(row, row, site)),
    )
    title = weave_line(old.title, new.title, site)
    return replace(new, title=title, rows=woven(old.rows, new.rows))


def _group(row: FormRow) -> str:
    return plain(row.title) if isinstance(row, FormGroup) else ""


def _key(row: FormRow) -> Hashable:
    """Return what makes two rows the same row: everything but the words that can be marked."""
    match row:
        case FormGroup():
            return "group", row.office
        case FormField():
            return "field", row.key, row.kind, row.choices, row.value
        case FormTicks():
            return "ticks", row.key, row.columns
        case FormStatement():
            return ("statement",)
        case FormSignature():
            return "signature", row.key


def _row(old: FormRow, new: FormRow, site: Site) -> FormRow:
    match old, new:
        case FormGroup(), FormGroup():
            return replace(new, title=weave_line(old.title, new.title, site))
        case FormField(), FormField():
            label = weave_line(old.label, new.label, site)
            return replace(new, label=label, help=weave_line(old.help, new.help, site))
        case FormTicks(), FormTicks():
            return _ticks(old, new, site)
        case FormStatement(), FormStatement():
            return replace(new, inlines=weave_line(old.inlines, new.inlines, site))
        case FormSignature(), FormSignature():
            label = weave_line(old.label, new.label, site)
            said = weave_line(old.statement, new.statement, site)
            return replace(new, label=label, statement=said)
        case _:
            message = "rows of different kinds are never the same row"
            raise AssertionError(message)


def _ticks(old: FormTicks, new: FormTicks, site: Site) -> FormTicks:
    inner = site.within((plain(old.label),), (plain(new.label),))
    woven: Weave[TickOption] = Weave(
        key=lambda option: (option.key, option.tail),
        both=lambda first, second: replace(
            second, label=weave_line(first.label, second.label, inner)
        ),
        whole=lambda option, mark: _marked_option(option, mark, inner),
    )
    return replace(
        new,
        label=weave_line(old.label, new.label, site),
        help=weave_line(old.help, new.help, site),
        options=woven(old.options, new.options),
    )


def _marked_option(option: TickOption, mark: Mark, site: Site) -> TickOption:
    site.whole(_option_atoms(option), mark, Shape.ROW)
    return replace(option, mark=mark)


def _marked(row: FormRow, mark: Mark, site: Site) -> FormRow:
    site.whole(row_atoms(row), mark, Shape.ROW)
    return mark_row(row, mark)


def mark_row(row: FormRow, mark: Mark) -> FormRow:
    """Return a row as wholly added or removed."""
    if isinstance(row, FormTicks):
        options = tuple(replace(option, mark=mark) for option in row.options)
        return replace(row, mark=mark, options=options)
    return replace(row, mark=mark)


def form_atoms(form: Form) -> Iterator[Atom]:
    """Yield every atom of a form in reading order."""
    return divided((atoms(form.title), *map(row_atoms, form.rows)))


def row_atoms(row: FormRow) -> Iterator[Atom]:
    """Yield the atoms of a form row in reading order."""
    return divided(_parts(row))


def _parts(row: FormRow) -> Iterator[Iterable[Atom]]:
    match row:
        case FormGroup():
            yield atoms(row.title)
        case FormField():
            yield from (atoms(row.label), atoms(row.help))
            yield from ((Atom(Text(word)),) for word in (*row.choices, row.value) if word)
        case FormTicks():
            yield from (atoms(row.label), atoms(row.help))
            yield from map(_option_atoms, row.options)
        case FormStatement():
            yield atoms(row.inlines)
        case FormSignature():
            yield from (atoms(row.label), atoms(row.statement))


def _option_atoms(option: TickOption) -> Iterator[Atom]:
    tail = (Atom(Text(option.tail)),) if option.tail else ()
    return divided((atoms(option.label), tail))
