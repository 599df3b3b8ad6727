"""DOCX writer: content controls, the places of a form that are filled in on screen or on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from policyloom.document import FieldKind, Mark
from policyloom.writers.docx.xml import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policyloom.writers.docx.ledger import Ledger

LONGEST_NAME = 64
# A place to write in shows as a grey bar; wide spaces are no words, and vanish when one types.
BLANK = "\u2003" * 8
DATE = (
    '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/>'
    '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
)
TICKED, UNTICKED = "2612", "2610"
TICK = (
    '<w14:checkbox><w14:checked w14:val="0"/>'
    f'<w14:checkedState w14:val="{TICKED}" w14:font="MS Gothic"/>'
    f'<w14:uncheckedState w14:val="{UNTICKED}" w14:font="MS Gothic"/></w14:checkbox>'
)
TICK_FONT = (
    '<w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" '
    'w:hint="eastAsia"/></w:rPr>'
)
PLACEHOLDER = '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A place of a form: its key, its whole name, and whether a redline shows it as a control.

    One that goes is only words: Word cannot take a control away with the words in it.
    """

    key: str
    name: str
    mark: Mark
    is_control: bool


def writing_place(
    control: Control, kind: FieldKind, ledger: Ledger, choices: Iterable[str] = ()
) -> str:
    """Return a place to write in, or to choose."""
    return _control(control, _kind(kind, choices), BLANK, PLACEHOLDER, ledger)


def tick_box(control: Control, ledger: Ledger) -> str:
    """Return a box to tick."""
    return _control(control, TICK, chr(int(UNTICKED, 16)), TICK_FONT, ledger)


def _control(control: Control, kind: str, shown: str, look: str, ledger: Ledger) -> str:
    text = "delText" if control.mark is Mark.DELETED else "t"
    run = f'<w:r>{look}<w:{text} xml:space="preserve">{shown}</w:{text}></w:r>'
    content = ledger.tracked(control.mark, run)
    if not control.is_control:
        return content
    key, name = (escape(words[:LONGEST_NAME]) for words in (control.key, control.name))
    placeholder = "<w:showingPlcHdr/>" if look == PLACEHOLDER else ""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{name}"/><w:tag w:val="{key}"/>'
        f'<w:id w:val="{next(ledger.controls)}"/>{placeholder}{kind}</w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )


def _kind(kind: FieldKind, choices: Iterable[str]) -> str:
    match kind:
        case FieldKind.LINE:
            return "<w:text/>"
        case FieldKind.LINES:
            return '<w:text w:multiLine="1"/>'
        case FieldKind.DATE:
            return DATE
        case FieldKind.CHOICE:
            items = "".join(map(_choice, dict.fromkeys(choices)))
            return f"<w:dropDownList>{items}</w:dropDownList>"
        case _:
            assert_never(kind)


def _choice(words: str) -> str:
    return f'<w:listItem w:displayText="{escape(words)}" w:value="{escape(words)}"/>'
