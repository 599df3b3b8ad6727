"""HTML writer: forms become two columns, the question and the place for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from markupsafe import Markup, escape

from policyloom.document import (
    FieldKind,
    FormField,
    FormGroup,
    FormSignature,
    FormStatement,
    FormTicks,
    Mark,
    TickOption,
    anchor,
    is_changed,
    plain,
)
from policyloom.writers.fit import held_rows
from policyloom.writers.html.words import Medium, class_of, mark_within, marked, words

if TYPE_CHECKING:
    from policyloom.document import Form, FormRow, Inlines
    from policyloom.writers.html.words import Page


def form(content: Form, page: Page) -> Markup:
    """Return a form: fields that can be filled in on the page, or by hand when it is printed."""
    rows = [_row(row, anchor(content.key), page) for row in content.rows]
    apart = len(rows) - held_rows(content.rows)
    bodies = Markup('\n</tbody>\n<tbody class="held">\n').join(
        Markup("\n").join(part) for part in (rows[:apart], rows[apart:]) if part
    )
    return Markup(
        '<table class="form" aria-label="{}">\n'
        '<colgroup><col class="question"><col></colgroup>\n<tbody>\n{}\n</tbody>\n</table>'
    ).format(plain(content.title), bodies)


def _row(row: FormRow, form_id: str, page: Page) -> Markup:
    mark = mark_within(row.mark, page)
    changed = is_changed(row)
    match row:
        case FormGroup():
            return _group(row, mark, page, changed=changed)
        case FormStatement():
            return Markup('<tr{}><td colspan="2"><p>{}</p></td></tr>').format(
                class_of(changed=changed), marked(words(row.inlines, page), mark, page)
            )
        case FormField() | FormTicks() | FormSignature():
            # A redline may hold a question twice, as it was and as it is.
            was = "-removed" if mark is Mark.DELETED else ""
            return _question(row, f"{form_id}-{row.key}{was}", mark, page)
        case _:
            assert_never(row)


def _group(group: FormGroup, mark: Mark, page: Page, *, changed: bool) -> Markup:
    title = marked(words(group.title, page), mark, page)
    if group.office_words:
        title = Markup('{} <span class="help">{}</span>').format(
            title, marked(escape(group.office_words), mark, page)
        )
    return Markup('<tr{}><th scope="rowgroup" colspan="2">{}</th></tr>').format(
        class_of("group", *(["office"] if group.office else []), changed=changed), title
    )


def _question(
    row: FormField | FormTicks | FormSignature, row_id: str, mark: Mark, page: Page
) -> Markup:
    match row:
        case FormField():
            question, answer = _field(row, row_id, mark, page)
        case FormTicks():
            question, answer = _ticks(row, row_id, mark, page)
        case FormSignature():
            question, answer = _signature(row, row_id, mark, page)
        case _:
            assert_never(row)
    # A row to sign is not left alone on a sheet.
    names = ("sign",) if isinstance(row, FormSignature) else ()
    return Markup('<tr{}><th scope="row">{}</th><td>{}</td></tr>').format(
        class_of(*names, changed=is_changed(row)), question, answer
    )


def _help(content: Inlines, row_id: str, mark: Mark, page: Page) -> tuple[Markup, Markup]:
    """Return the words of help, and the attribute by which a field points at them."""
    if not content:
        return Markup(), Markup()
    shown = Markup(' <span class="help" id="{}-help">{}</span>').format(
        row_id, marked(words(content, page), mark, page)
    )
    return shown, Markup(' aria-describedby="{}-help"').format(row_id)


def _place(place_id: str, name: str, page: Page, described: Markup | None = None) -> Markup:
    """Return the attributes of a place to write in or tick.

    On a page its labels name it. A PDF has no labels, so there it carries its whole name.
    """
    if page.medium is Medium.PAGED:
        return Markup('name="{}" title="{}"').format(place_id, name)
    return Markup('id="{}"{}').format(place_id, described or "")


# FIELDS


def _field(field: FormField, row_id: str, mark: Mark, page: Page) -> tuple[Markup, Markup]:
    label = marked(words(field.label, page), mark, page)
    hint, described = _help(field.help, row_id, mark, page)
    choices = marked(escape(" / ".join(field.choices)), mark, page)
    if field.value:
        return label + hint, marked(escape(field.value), mark, page)
    if mark is Mark.DELETED:
        return label + hint, choices
    question = Markup('<label for="{}">{}</label>{}').format(row_id, label, hint)
    place = _place(row_id, _spoken(field), page, described)
    return question, _control(field, place, choices)


def _spoken(field: FormField) -> str:
    """Return what a screen reader says of a field in a PDF."""
    return f"{plain(field.label)}: {plain(field.help)}" if field.help else plain(field.label)


def _control(field: FormField, place: Markup, choices: Markup) -> Markup:
    match field.kind:
        case FieldKind.LINE:
            return Markup('<input type="text" {}>').format(place)
        case FieldKind.LINES:
            return Markup('<textarea rows="4" {}></textarea>').format(place)
        case FieldKind.DATE:
            return Markup('<input class="date" type="text" {}>').format(place)
        case FieldKind.CHOICE:
            # Printed, a list that drops down shows nothing, so that its choices stand below it.
            return Markup('<select {}>{}</select> <span class="help">{}</span>').format(
                place, _choices(field), choices
            )
        case _:
            assert_never(field.kind)


def _choices(field: FormField) -> Markup:
    # The standard wants a first choice that is not one, and words in it: a space that is kept.
    return Markup('<option value="">&#160;</option>') + Markup().join(
        # Without a value of its own, a PDF would keep nothing of what was chosen.
        Markup('<option value="{0}">{0}</option>').format(choice)
        for choice in field.choices
    )


# TICK BOXES AND SIGNATURES


def _ticks(ticks: FormTicks, row_id: str, mark: Mark, page: Page) -> tuple[Markup, Markup]:
    label = marked(words(ticks.label, page), mark, page)
    hint, described = _help(ticks.help, row_id, mark, page)
    # No space between the boxes, for it would take room in the line.
    options = Markup().join(_option(option, ticks, row_id, page) for option in ticks.options)
    boxes = Markup('<ul class="ticks columns-{}">{}</ul>').format(ticks.columns, options)
    answer = Markup('<div role="group" aria-labelledby="{}"{}>{}</div>').format(
        row_id, described, boxes
    )
    return Markup('<span id="{}">{}</span>{}').format(row_id, label, hint), answer


def _option(option: TickOption, ticks: FormTicks, row_id: str, page: Page) -> Markup:
    mark = mark_within(option.mark if ticks.mark is Mark.NONE else ticks.mark, page)
    label = marked(words(option.label, page), mark, page)
    tail = marked(escape(option.tail), mark, page)
    between = marked(escape(option.before_tail), mark, page) if option.tail else Markup()
    whole = class_of("with-tail") if option.tail else ""
    if mark is Mark.DELETED:
        return Markup("<li{}>{}{}</li>").format(whole, label, between + tail)
    box_id, name = f"{row_id}-{option.key}", f"{plain(ticks.label)}: {plain(option.label)}"
    return Markup('<li{}><input type="checkbox" {}> <label for="{}">{}</label>{}</li>').format(
        whole,
        _place(box_id, name, page),
        box_id,
        label,
        between + _tail(option, tail, box_id, name, page),
    )


def _tail(option: TickOption, shown: Markup, box_id: str, name: str, page: Page) -> Markup:
    if not option.tail:
        return Markup()
    return Markup('<label for="{0}-tail">{1}</label> <input class="tail" type="text" {2}>').format(
        box_id,
        shown,
        _place(f"{box_id}-tail", f"{name}, {option.tail}", page),
    )


def _signature(
    signature: FormSignature, row_id: str, mark: Mark, page: Page
) -> tuple[Markup, Markup]:
    label = Markup('<span id="{}">{}</span>').format(
        row_id, marked(words(signature.label, page), mark, page)
    )
    statement = Markup()
    if signature.statement:
        statement = Markup("<p>{}</p>\n").format(
            marked(words(signature.statement, page), mark, page)
        )
    if mark is Mark.DELETED:
        gone = marked(Markup(" ").join(signature.spaces), mark, page)
        return label, Markup("{}<p>{}</p>").format(statement, gone)
    spaces = Markup("\n").join(
        _space(name, shown, signature, row_id, page)
        for name, shown in zip(SPACES, signature.spaces, strict=True)
    )
    answer = Markup('{}<div role="group" aria-labelledby="{}">{}</div>').format(
        statement, row_id, spaces
    )
    return label, answer


SPACES = ("name", "signature", "date")


def _space(name: str, shown: str, signature: FormSignature, row_id: str, page: Page) -> Markup:
    space_id = f"{row_id}-{name}"
    place = _place(space_id, f"{plain(signature.label)}: {shown}", page)
    return Markup(
        '<p class="space"><label for="{}">{}</label> <input class="{}" type="text" {}></p>'
    ).format(space_id, marked(escape(shown), mark_within(signature.mark, page), page), name, place)
