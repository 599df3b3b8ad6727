"""Forms: the rows of an old and a new form -> one form that shows both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from policyloom.changes.hunks import Shape, weave_line
from policyloom.changes.marks import block_atoms, mark_block
from policyloom.changes.matching import Weave
from policyloom.document import FormTicks, bare, combined

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.changes.hunks import Site
    from policyloom.document import Form, FormRow, Mark, Part, TickOption

P = TypeVar("P", bound="Part")
Woven: TypeAlias = "Callable[[Any, Any, Site], Any]"


def _as_it_is(old: object, new: object, site: Site) -> object:
    del old, site
    return new


def weave_words(old: P, new: P, site: Site, inside: Woven = _as_it_is) -> P:
    """Return a part with the words of both, line by line, and with ``inside`` of what it holds."""
    return combined(
        old,
        new,
        lambda before, after: weave_line(before, after, site),
        lambda before, after: inside(before, after, site),
    )


def weave_forms(old: Form, new: Form, site: Site) -> Form:
    """Return a form with the rows of both; a row whose choices or layout differ is out and in."""
    # Rows are the same row when all is the same but the words that can be marked.
    woven: Weave[FormRow] = Weave(
        key=bare,
        both=lambda first, second: _row(first, second, site),
        whole=lambda row, mark: _marked(row, mark, site),
    )
    title = weave_line(old.title, new.title, site)
    return replace(new, title=title, rows=woven(old.rows, new.rows))


def _row(old: FormRow, new: FormRow, site: Site) -> FormRow:
    made = weave_words(old, new, site)
    if not isinstance(old, FormTicks) or not isinstance(made, FormTicks):
        return made
    woven: Weave[TickOption] = Weave(
        key=bare,
        both=lambda first, second: weave_words(first, second, site),
        whole=lambda option, mark: _marked(option, mark, site),
    )
    return replace(made, options=woven(old.options, made.options))


def _marked(part: P, mark: Mark, site: Site) -> P:
    site.whole(block_atoms(part), mark, Shape.ROW)
    return mark_block(part, mark)
