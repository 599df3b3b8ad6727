"""Tables: columns and rows as written -> a table, every cell filled in or marked as open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Label, did_you_mean
from policyloom.document import (
    Align,
    Cell,
    Column,
    Paragraph,
    Row,
    Shade,
    Strong,
    Table,
    Text,
    Unfilled,
    called,
    deep,
    name_of,
    own_words,
    plain,
)
from policyloom.resolve.holders import role_forms, term_forms
from policyloom.resolve.lines import inlines, sentence
from policyloom.resolve.profile import profile_of
from policyloom.source import FACT_TYPES, ColumnType, Value, as_typed, body_folder, spread
from policyloom.source.names import in_topic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.document import Block, Blocks, Inlines
    from policyloom.resolve.context import Context
    from policyloom.resolve.placing import Placing
    from policyloom.resolve.profile import Profile
    from policyloom.source import Overlay, WrittenCell, WrittenColumn, WrittenRow, WrittenTable

SIDES = {
    ColumnType.NUMBER: Align.END,
    ColumnType.MONEY: Align.END,
    ColumnType.MARK: Align.CENTRE,
}
"""Where the words of a column stand that says nothing else."""
WORDED = frozenset({ColumnType.WORDS, ColumnType.ROLE, ColumnType.BODY})
LEAST, MOST, MOST_OF_FACTS = 5, 60, 18
"""How few and how many letters of its cells count when the width of a column is found."""


@dataclass(frozen=True, slots=True)
class Given:
    """A row with the body that gives it."""

    row: WrittenRow
    profile: Profile


def table(given: WrittenTable, placing: Placing) -> Iterator[Block]:
    """Yield a table; one that has no rows yet is marked as open."""
    context = placing.context
    rows = (*_shown(given, context), *_of_members(given, placing))
    if not rows and not given.blank:
        yield _without_rows(given, placing)
        return
    of_many = bool(context.profile.children)
    columns = tuple(c for c in given.columns if of_many or c.type is not ColumnType.BODY)
    maker = _Maker(given, columns, placing)
    # In the order in which they are read, which numbers the footnotes.
    caption, legend = sentence(given.caption, context), _legend(given, context)
    titles = [(sentence(c.title, context), sentence(c.over, context)) for c in columns]
    made = _spanned([maker.row(row) for row in rows])
    yield Table(
        key=placing.placed.clause if placing.placed else "",
        caption=caption,
        description=given.description,
        legend=legend,
        widths=_widths(columns, made),
        columns=tuple(_column(column) for column in columns),
        header=header(titles),
        rows=(*made, *(_blank(columns) for _ in range(given.blank))),
        note=placing.filled(given.note),
        landscape=given.landscape,
    )


def _shown(given: WrittenTable, context: Context) -> Iterator[Given]:
    """Yield the rows that this body has; words over rows, of which it has none, are left out."""
    facts = context.profile.facts
    held = [row for row in spread(given).rows if row.when.holds(facts)]
    for row, below in zip(held, [*held[1:], None], strict=False):
        if not row.group or (below is not None and not below.group):
            yield Given(row, context.profile)


def _blank(columns: Sequence[WrittenColumn]) -> Row:
    """Return a row that is to be written in."""
    return Row(cells=tuple(Cell(blocks=()) for _ in columns))


def _of_members(given: WrittenTable, placing: Placing) -> Iterator[Given]:
    """Yield the rows that the schools of a trust give, in the order of their names."""
    if not given.schools or placing.placed is None:
        return
    context = placing.context
    profiles = (profile_of(context.library, child.body) for child in members(context))
    for profile in sorted(profiles, key=lambda one: one.name.noun.text):
        for own in profile.overlay.modifications:
            if own.edit and own.clause == placing.placed.clause and own.is_for(context.policy.id):
                yield from (Given(as_typed(row, given), profile) for row in own.edit.rows)


def members(context: Context) -> tuple[Overlay, ...]:
    """Return the schools whose rows stand in a trust's tables, and note that these hang on them.

    An overlay that could not be read is noted too: the table lacks its rows.
    """
    folder = f"{body_folder(context.profile.body)}/schools/"
    unreadable = (path for path in context.library.broken if path.startswith(folder))
    context.dependencies.update(unreadable, (child.path for child in context.profile.children))
    return context.profile.children


def _without_rows(given: WrittenTable, placing: Placing) -> Paragraph:
    context = placing.context
    caption = called(sentence(given.caption, context)) or given.description
    message = f"the table ‘{caption}’ has no rows for {context.profile.body}"
    clause = placing.placed.clause if placing.placed else ""
    cells = ", ".join(f"{key}: …" for key in given.keys)
    change = f"{{table-of: {clause}, rows: [{{row: first, {cells}}}]}}"
    hint = f"add `- {change}` below `modifications:` in {context.profile.overlay.path}"
    label = Label(context.profile.overlay.span, "the overlay")
    wanted = ("modifications", clause)
    context.open_point(Code.EMPTY_TABLE, message, placing.block.span, hint, label, wanted=wanted)
    return Paragraph((Unfilled(f"the rows of ‘{caption}’"),))


def _column(column: WrittenColumn) -> Column:
    return Column(
        key=column.key,
        align=Align(column.align) if column.align else SIDES.get(column.type, Align.START),
        weighs=column.weighs or ("substantive" if column.type in FACT_TYPES else ""),
    )


def header(titles: Sequence[tuple[Inlines, Inlines]]) -> tuple[Row, ...]:
    """Return the header of columns, each with its title, and with words over several of them."""
    if not any(over for _, over in titles):
        return (Row(cells=tuple(_head(title) for title, _ in titles)),)
    top: list[Cell] = []
    below: list[Cell] = []
    for over, group in groupby(titles, key=lambda one: one[1]):
        columns = [title for title, _ in group]
        if over:
            top.append(_head(over, columns=len(columns)))
            below += map(_head, columns)
        else:
            top += (_head(title, rows=2) for title in columns)
    return Row(cells=tuple(top)), Row(cells=tuple(below))


def _head(words: Inlines, *, columns: int = 1, rows: int = 1) -> Cell:
    return Cell(blocks=(Paragraph(words),), columns=columns, rows=rows, header=True)


def _legend(given: WrittenTable, context: Context) -> Blocks:
    """Return in a line what the marks mean, but for words that mean themselves.

    Words as marks have a colon: ‘stop: do not go on’, where letters have none: ‘D decides’.
    """
    means = {
        mark: inlines(one.means, context, opens_sentence=False)
        for mark, one in given.marks.items()
    }
    said = [
        (Strong((Text(mark),)), Text(" " if mark == mark.upper() else ": "), *words)
        for mark, words in means.items()
        if mark != plain(words)
    ]
    if not said:
        return ()
    key = context.text("Key: ", given.span)
    between = (part for words in said for part in (Text("; "), *words))
    return (Paragraph((key, *tuple(between)[1:], Text("."))),)


def _widths(columns: Sequence[WrittenColumn], rows: Sequence[Row]) -> tuple[int, ...]:
    """Return the widths in per cent: as given, and the rest by how many letters there are."""
    said = [column.width for column in columns]
    rest = max(100 - sum(said), LEAST * said.count(0))
    letters = [
        0
        if column.width
        else max(LEAST, min(_letters(at, rows), MOST if column.type in WORDED else MOST_OF_FACTS))
        for at, column in enumerate(columns)
    ]
    total = sum(letters) or 1
    return tuple(
        width or max(round(rest * letters[at] / total), 1) for at, width in enumerate(said)
    )


def _letters(place: int, rows: Sequence[Row]) -> int:
    """Return about how many letters stand in the fuller cells of a column."""
    cells = [row.cells[place] for row in rows if place < len(row.cells) and len(row.cells) > 1]
    return max((len(_words(cell.blocks)) for cell in cells), default=LEAST)


def _words(blocks: Blocks) -> str:
    return " ".join(plain(line) for part in deep(blocks) for line in own_words(part))


def _spanned(rows: Sequence[tuple[Row, tuple[WrittenCell | None, ...]]]) -> tuple[Row, ...]:
    """Return rows in which a cell that goes on stands once, over all the rows that have it."""
    made: list[Row] = []
    for at, (row, written) in enumerate(rows):
        cells = []
        for place, cell in enumerate(row.cells):
            if at and _goes_on(written, rows[at - 1][1], place):
                continue
            below = (_goes_on(rows[n][1], rows[n - 1][1], place) for n in range(at + 1, len(rows)))
            count = 1 + next((n for n, goes in enumerate(below) if not goes), len(rows) - at - 1)
            cells.append(replace(cell, rows=count) if count > 1 else cell)
        made.append(replace(row, cells=tuple(cells)))
    return tuple(made)


def _goes_on(
    cells: tuple[WrittenCell | None, ...], above: tuple[WrittenCell | None, ...], place: int
) -> bool:
    own = cells[place] if place < len(cells) else None
    return own is not None and place < len(above) and own is above[place]


# ROWS AND CELLS


@dataclass(frozen=True, slots=True)
class _Maker:
    """What makes the rows of one table."""

    given: WrittenTable
    columns: tuple[WrittenColumn, ...]
    placing: Placing

    def row(self, one: Given) -> tuple[Row, tuple[WrittenCell | None, ...]]:
        """Return a row, and what is written in each of its columns."""
        context = replace(self.placing.context, profile=one.profile)
        row = one.row
        if row.group:
            blocks = (Paragraph(sentence(row.group, context)),)
            across = Cell(blocks=blocks, columns=len(self.columns), header=True)
            return Row(cells=(across,), key=row.key), ()
        written = tuple(row.cells.get(column.key) for column in self.columns)
        pairs = zip(self.columns, written, strict=True)
        cells = tuple(self._cell(column, cell, row, context) for column, cell in pairs)
        own = one.profile.body == self.placing.context.profile.body
        return Row(cells=cells, key=row.key if own else f"{one.profile.body}/{row.key}"), written

    def _cell(
        self, column: WrittenColumn, cell: WrittenCell | None, row: WrittenRow, context: Context
    ) -> Cell:
        if column.type is ColumnType.BODY:
            name = context.profile.name.noun
            run = context.text(name.text, name.span, value=name.span)
            return Cell(blocks=(Paragraph((run,)),), header=True)
        if cell is None or cell.is_empty:
            blocks = self._open(column, cell, row, context) if cell and cell.local else ()
            return Cell(blocks=blocks, header=column.header)
        layer = context.profile.layers.get(cell.span.path, context.layer)
        return Cell(
            blocks=self._blocks(column, cell, replace(context, layer=layer)),
            header=column.header,
            shade=self._shade(cell) if column.type is ColumnType.MARK else Shade.NONE,
        )

    def _blocks(self, column: WrittenColumn, cell: WrittenCell, context: Context) -> Blocks:
        match column.type:
            case ColumnType.MARK:
                words = ", ".join(cell.names)
            case ColumnType.ROLE:
                roles = tuple(self._role(name, cell) for name in cell.names)
                said = role_titles(roles, context.profile, context)
                words = said[:1].upper() + said[1:]
            case _:
                return self.placing.fill(cell.wording, context, self.placing.placed)
        return (Paragraph((context.text(words, cell.span),)),)

    def _role(self, name: str, cell: WrittenCell) -> Value:
        """Return a role by its whole name of today."""
        known = self.placing.context.reader.names
        return Value(in_topic(name, self.placing.clause, known) or name, cell.span)

    def _shade(self, cell: WrittenCell) -> Shade:
        marks = (self.given.marks.get(name) for name in cell.names)
        shades = [mark.shade for mark in marks if mark and mark.shade]
        return Shade(shades[0]) if shades else Shade.NONE

    def _open(
        self, column: WrittenColumn, cell: WrittenCell, row: WrittenRow, context: Context
    ) -> Blocks:
        """Return the mark of a cell that a body has yet to fill in."""
        if cell.local != "required":
            return ()
        clause = self.placing.placed.clause if self.placing.placed else ""
        what = f"{called(sentence(column.title, context))} of {self._name(row, context)}"
        message = f"`{row.key}: {column.key}` ({what}) is not given for {context.profile.body}"
        hint = (
            f"write `- table-of: {clause}` with `cells: {{{row.key}: {{{column.key}: …}}}}` under "
            f"`modifications:` in {context.profile.overlay.path}"
        )
        label = Label(context.profile.overlay.span, "the overlay")
        context.open_point(Code.TABLE_CELL_EMPTY, message, cell.span, hint, label)
        return (Paragraph((Unfilled(what, cell.example),)),)

    def _name(self, row: WrittenRow, context: Context) -> str:
        """Return what a row is called: what stands in the column that names it."""
        first = next((c for c in self.columns if c.header and c.key in row.cells), None)
        blocks = self._blocks(first, row.cells[first.key], context) if first else ()
        return f"‘{name_of(blocks)}’" if blocks else f"`{row.key}`"


def role_titles(roles: tuple[Value, ...], profile: Profile, context: Context) -> str:
    """Return who holds roles, each title once, with commas between them."""
    titles = (title for role in roles if (title := _title(role, profile, context)))
    return ", ".join(dict.fromkeys(titles))


def _title(role: Value, profile: Profile, context: Context) -> str:
    found = role_forms(role.text, profile) or term_forms(role.text, profile)
    if found:
        return found[0].noun
    people: Mapping[str, tuple[Value, ...]] = profile.people
    if role.text in people:
        return ", ".join(value.text for value in people[role.text])
    known = [*context.library.vocabulary.roles, *people]
    if role.text in known:
        message = f"{profile.body} does not say who holds the role `{role.text}`"
        hint = f"write `roles: {{{role.text}: …}}` in {profile.overlay.path}"
        context.report(Code.UNSET_ROLE, message, role.span, hint, wanted=("roles", role.text))
    else:
        message = f"there is no role `{role.text}`"
        context.report(Code.UNKNOWN_ROLE, message, role.span, did_you_mean(role.text, known))
    return ""
