"""Forms: a form as written -> a Form of the document, with every label resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.document import (
    FieldKind,
    Form,
    FormField,
    FormGroup,
    FormSignature,
    FormStatement,
    FormTicks,
    TickOption,
)
from policyloom.resolve.lines import sentence

if TYPE_CHECKING:
    from policyloom.document import FormRow, Inlines
    from policyloom.resolve.context import Context
    from policyloom.source import FormPlan, FormRowPlan


def form(plan: FormPlan, clause: str, context: Context) -> Form:
    """Return a form.

    Its key is the clause's id, so that field names are unique in the document.
    """
    return Form(
        key=clause,
        title=sentence(plan.title, context),
        rows=tuple(_row(row, context) for row in plan.rows),
    )


def _row(row: FormRowPlan, context: Context) -> FormRow:
    label = sentence(row.label, context)
    match row.kind:
        case "group":
            return FormGroup(title=label, office=row.office)
        case "statement":
            return FormStatement(inlines=label)
        case "signature":
            statement = sentence(row.statement, context)
            return FormSignature(key=row.key, label=label, statement=statement)
        case "ticks":
            return _ticks(row, label, context)
        case _:
            return FormField(
                key=row.key,
                label=label,
                kind=FieldKind(row.type),
                choices=row.choices,
                help=sentence(row.help, context),
                value=row.value,
            )


def _ticks(row: FormRowPlan, label: Inlines, context: Context) -> FormTicks:
    options = (
        TickOption(key=name, label=sentence(words, context), tail=tail)
        for name, words, tail in row.options
    )
    return FormTicks(
        key=row.key,
        label=label,
        options=tuple(options),
        columns=row.columns,
        help=sentence(row.help, context),
    )
