"""Decode: whether a clause's text places each piece of its typed data, and only once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.decode.assets import REFUSED, alternative, asset_of
from policyloom.decode.contacts import contacts
from policyloom.decode.node import as_it_stands, condition
from policyloom.decode.steps import steps
from policyloom.decode.tables import table
from policyloom.diagnostics import Code, did_you_mean
from policyloom.markdown.blocks import FOOTNOTE
from policyloom.source import (
    DATA_KINDS,
    Authority,
    ClauseData,
    RoleDuties,
    WrittenCallout,
    WrittenDefinition,
    WrittenFigure,
    WrittenFootnote,
    WrittenForm,
    WrittenFormRow,
    WrittenOption,
    WrittenQuotation,
)
from policyloom.source.walk import lines_in
from policyloom.source.wording import CrossLink, DataBlock

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.decode.assets import Shelf
    from policyloom.decode.node import Node
    from policyloom.source import ClauseVersion
    from policyloom.source.wording import Piece, Pieces, Wording


def check_placed(node: Node, wording: Wording) -> None:
    """Report data of a version that its text leaves out, which nobody would ever read, or repeats.

    A form that stood twice would have two fields of each name.
    """
    placed: set[str] = set()
    for block in (one for one in wording if isinstance(one, DataBlock)):
        if block.name in placed:
            message = f"`{{{block.name}}}` stands in this text twice"
            hint = "keep one; refer to it from the other place"
            node.report(Code.DATA_BLOCK_TWICE, message, hint, block.span)
        placed.add(block.name)
    for kind in DATA_KINDS:
        data = node.get(kind.key)
        if data is not None and kind.token not in placed:
            message = f"the text does not place `{kind.key}`, so it would not be printed"
            way = f"write `{{{kind.token}}}` on a line of its own in the text"
            hint = f"{way}, or remove `{kind.key}:`"
            node.report(Code.DATA_NOT_PLACED, message, hint, data.key_span)


def check_footnotes(node: Node, version: ClauseVersion) -> None:
    """Report footnotes that a text refers to and does not have, and those that it only has."""
    given = {note.key: note.span for note in version.data.footnotes}
    used = {
        piece.target: piece.span
        for line in lines_in((version.wording, version.data, version.translations))
        for piece in _every(line)
        if isinstance(piece, CrossLink) and piece.scheme == "note"
    }
    # What a footnote says in the text is refused there, and is no reference to it.
    said = {found[1] for found in FOOTNOTE.finditer(version.text)}
    for key, span in used.items():
        if key not in given and key not in said:
            message = f"there is no footnote `{key}`"
            hint = f"write it beside the text: `footnotes: {{{key}: …}}`"
            hint = did_you_mean(key, given) or hint
            node.report(Code.FOOTNOTE_WITHOUT_TEXT, message, hint, span)
    for key, span in given.items():
        if key not in used:
            message = f"nothing refers to the footnote `{key}`, so it would not be printed"
            hint = f"write `[^{key}]` where it belongs, or remove it"
            node.report(Code.FOOTNOTE_UNUSED, message, hint, span)


def _every(pieces: Pieces) -> Iterator[Piece]:
    for piece in pieces:
        yield piece
        yield from _every(getattr(piece, "pieces", ()))


# Decode the typed data of a clause version: legislation, duties, forms, definitions, dos.


ROWS = ("group", "field", "ticks", "signature", "statement")
"""The key that says what a row is; a signature may hold a statement as well."""


def clause_data(node: Node, shelf: Shelf) -> ClauseData:
    """Return what a clause version gives its data-block tokens to place."""
    form = node.get("form")
    _check_terms(node.list("definitions"))
    return ClauseData(
        legislation=tuple(_authority(item) for item in node.list("legislation")),
        duties=tuple(_role_duties(item) for item in node.list("duties")),
        form=_form(form) if form else None,
        definitions=tuple(_definition(item) for item in node.list("definitions")),
        dos=tuple(item.line() for item in node.list("do")),
        donts=tuple(item.line() for item in node.list("do-not")),
        callout=callout(node.get("callout")),
        quotation=quotation(node.get("quotation")),
        steps=steps(node.get("steps")),
        contacts=contacts(node.get("contacts")),
        figure=_figure(node.get("figure"), shelf),
        either=node.words("lists") == "either",
        footnotes=tuple(
            WrittenFootnote(key=key, text=item.line(), span=item.key_span)
            for key, item in node.mapping("footnotes")
        ),
        table=table(node.get("table")),
    )


def _check_terms(definitions: tuple[Node, ...]) -> None:
    seen: set[str] = set()
    for item in definitions:
        term = item.need("term")
        if term.text.lower() in seen:
            message = f"`{term.text}` is defined twice"
            term.report(Code.LISTED_TWICE, message, "keep one of the two")
        seen.add(term.text.lower())


def _authority(node: Node) -> Authority:
    provision = node.get("provision")
    return Authority(
        instrument=node.words("instrument"),
        provision=provision.text if provision else None,
        when=condition(node.get("when")),
        span=node.need("instrument").span,
    )


def _role_duties(node: Node) -> RoleDuties:
    return RoleDuties(
        role=node.words("role"),
        lead=node.words("lead"),
        duties=tuple(item.line() for item in node.list("duties")),
        when=condition(node.get("when")),
        span=node.need("role").span,
    )


def _definition(node: Node) -> WrittenDefinition:
    return WrittenDefinition(
        term=node.need("term").line(),
        meaning=node.need("meaning").flat("a meaning"),
        span=node.span,
    )


def _figure(node: Node | None, shelf: Shelf) -> WrittenFigure | None:
    if node is None:
        return None
    return WrittenFigure(
        asset=asset_of(node.need("file"), shelf) or REFUSED,
        alt=alternative(node),
        caption=node.line_of("caption"),
        width=int(node.words("width", "60")),
        span=node.span,
    )


# FORMS


def _form(node: Node) -> WrittenForm:
    rows = tuple(_row(item) for item in node.list("rows"))
    pairs = zip(rows, node.list("rows"), strict=True)
    _check_names(((name, item) for row, item in pairs for name in row.names), "form")
    if rows and rows[-1].kind == "group":
        message, hint = (
            "no row stands below this header",
            "add the rows that it is for, or remove it",
        )
        node.list("rows")[-1].report(Code.FORM_GROUP_EMPTY, message, hint)
    return WrittenForm(title=node.need("title").line(), rows=rows, span=node.span)


def _row(node: Node) -> WrittenFormRow:
    kind = next(kind for kind in ROWS if kind in node.data)
    named = kind in {"field", "ticks", "signature"}
    label = node.need("label") if named else node.need(kind)
    options = tuple(_option(item) for item in node.list("options"))
    _check_names(((option.key, node) for option in options), "question")
    if (node.words("type") == "choice") != ("choices" in node.data):
        message = "a field of type choice lists its choices, and no other field does"
        hint = "add `choices:` and `type: choice`, or remove the one that is there"
        node.report(Code.FORM_CHOICES, message, hint)
    _check_choices(node)
    return WrittenFormRow(
        kind=kind,
        key=node.words(kind) if named else "",
        label=label.line(),
        type=node.words("type", "line"),
        choices=tuple(item.text for item in node.list("choices")),
        help=_line(node.get("help")),
        value=node.words("value"),
        office=node.flag("office"),
        columns=int(node.words("columns", "2")),
        options=options,
        statement=_line(node.get("statement")) if named else (),
        span=node.span,
        formerly=node.names("formerly"),
        repeat=int(node.words("repeat", "1")),
    )


def _check_choices(node: Node) -> None:
    """Report a choice that is there already; nobody could tell which of the two was meant."""
    seen: set[str] = set()
    for item in node.list("choices"):
        if item.text in seen:
            message = f"the choice `{item.text}` is listed twice"
            item.report(Code.FORM_CHOICES, message, "keep one, or word them apart")
        seen.add(item.text)


def _line(node: Node | None) -> Pieces:
    return node.line() if node else ()


def _option(node: Node) -> WrittenOption:
    return WrittenOption(
        key=node.words("option"),
        label=node.need("label").line(),
        tail=node.words("tail"),
        formerly=node.names("formerly"),
    )


def _check_names(names: Iterable[tuple[str, Node]], what: str) -> None:
    seen: set[str] = set()
    for name, node in names:
        if name and name in seen:
            message = f"two parts of this {what} are called `{name}`"
            node.report(Code.FORM_NAME_TWICE, message, "give each a name of its own")
        seen.add(name)


# CALLOUTS AND QUOTATIONS


def callout(node: Node | None) -> WrittenCallout | None:
    """Return a callout, if there is one."""
    if node is None:
        return None
    wording = node.need("text").flat("a callout")
    return WrittenCallout(kind=node.words("kind"), wording=wording, span=node.span)


def quotation(node: Node | None) -> WrittenQuotation | None:
    """Return a quotation, if there is one; an empty line ends a paragraph of it."""
    if node is None:
        return None
    text = node.need("text")
    node.problems.extend(as_it_stands(text))
    paragraphs = (" ".join(lines.split()) for lines in text.text.split("\n\n"))
    return WrittenQuotation(
        source=node.need("from").line(),
        paragraphs=tuple(words for words in paragraphs if words),
        span=text.span,
    )
