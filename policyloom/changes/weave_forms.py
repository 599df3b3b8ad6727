"""Weave forms: the rows of an old and a new form -> one form that shows both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from policyloom.changes.hunks import Groups, Shape, weave_line
from policyloom.changes.matching import Weave
from policyloom.changes.renamed import rows_as_named_now
from policyloom.changes.weave_words import weave_words, whole
from policyloom.document import (
    FormField,
    FormGroup,
    FormSignature,
    FormStatement,
    FormTicks,
    bare,
    plain,
)

if TYPE_CHECKING:
    from policyloom.changes.hunks import Site
    from policyloom.document import Form, FormRow, TickOption


def weave_forms(old: Form, new: Form, site: Site) -> Form:
    """Return a form with the rows of both; a row whose choices or layout differ is out and in."""
    rows = rows_as_named_now(old.rows, new.rows)
    groups = Groups.of(rows, new.rows, _form_group)
    # Rows are the same row when all is the same but the words that can be marked.
    woven: Weave[FormRow] = Weave(
        key=lambda row: (groups.known(row), bare(row)),
        both=lambda first, second: _form_row(
            first, second, _site_of(second, groups.site(first, second, site))
        ),
        whole=lambda row, mark: whole(
            row, mark, _site_of(row, groups.site(row, row, site)), Shape.ROW
        ),
    )
    title = weave_line(old.title, new.title, site)
    return replace(new, title=title, rows=woven(rows, new.rows))


def _site_of(row: FormRow, site: Site) -> Site:
    """Return the site of a row of a form: what somebody signs binds them."""
    if isinstance(row, FormField):
        return site.asking(", ".join((row.kind.value, *row.choices)))
    return site.binding() if isinstance(row, FormSignature | FormStatement) else site


def _form_group(row: FormRow) -> str:
    return plain(row.title) if isinstance(row, FormGroup) else ""


def _form_row(old: FormRow, new: FormRow, site: Site) -> FormRow:
    made = weave_words(old, new, site if isinstance(old, FormStatement) else site.label())
    if not isinstance(old, FormTicks) or not isinstance(made, FormTicks):
        return made
    inner = site.within((plain(old.label),), (plain(made.label),))
    woven: Weave[TickOption] = Weave(
        key=bare,
        both=lambda first, second: weave_words(first, second, inner),
        whole=lambda option, mark: whole(option, mark, inner, Shape.ROW),
    )
    return replace(made, options=woven(rows_as_named_now(old.options, made.options), made.options))
