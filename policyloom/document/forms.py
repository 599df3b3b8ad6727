"""Forms: fields, tick boxes, statements and signatures that readers fill in."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from policyloom.document.inlines import ALOUD, PRINTED, Mark, plain

if TYPE_CHECKING:
    from policyloom.document.inlines import Inlines, Origin

NAME_WORDS = "Name"
SIGNATURE_WORDS = "Signature"
DATE_WORDS = "Date"
SIGNING_WORDS = (NAME_WORDS, SIGNATURE_WORDS, DATE_WORDS)
OFFICE_WORDS = "For office use"


class FieldKind(Enum):
    """What a field takes: a line, several lines, a date, or one of its choices."""

    LINE = "line"
    LINES = "lines"
    DATE = "date"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormGroup:
    """A header row that groups the rows below it.

    ``office`` marks rows for the office to complete.
    """

    title: Inlines
    office: bool = False
    mark: Mark = Mark.NONE
    words: str = OFFICE_WORDS

    @property
    def office_words(self) -> str:
        """What the program says of rows for the office, where the title does not name it."""
        named = "office" in plain(self.title).lower()
        return self.words if self.office and not named else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field: its label, help for whoever fills it in, and perhaps words filled in already."""

    key: str
    label: Inlines
    kind: FieldKind = FieldKind.LINE
    help: Inlines = ()
    choices: tuple[str, ...] = field(default=(), metadata=PRINTED)
    value: str = field(default="", metadata=PRINTED)
    mark: Mark = Mark.NONE
    origin: Origin | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TickOption:
    """One tick box; ``tail`` adds a space to write in, with this label ("Ages")."""

    key: str
    label: Inlines
    tail: str = field(default="", metadata=PRINTED)
    mark: Mark = Mark.NONE
    origin: Origin | None = field(default=None, compare=False, repr=False)

    @property
    def before_tail(self) -> str:
        """What stands between the label and that of the space to write in."""
        return " " if plain(self.label).rstrip().endswith((":", "?", ",", "–")) else ": "


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTicks:
    """A question answered by ticking boxes, laid out as a grid of ``columns``."""

    key: str
    label: Inlines
    help: Inlines = ()
    options: tuple[TickOption, ...]
    columns: int = 2
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class FormStatement:
    """Words that whoever signs agrees to, or that explain the rows below."""

    inlines: Inlines
    mark: Mark = Mark.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSignature:
    """A row to sign: who signs (a role), with spaces for name, signature and date."""

    key: str
    label: Inlines
    statement: Inlines = ()
    mark: Mark = Mark.NONE
    spaces: tuple[str, str, str] = SIGNING_WORDS
    """What stands before the places for name, signature and date."""


FormRow: TypeAlias = "FormGroup | FormField | FormTicks | FormStatement | FormSignature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form: rows in order, two columns wide (label, space to answer).

    ``title`` is its accessible name.
    """

    key: str
    title: Inlines = field(metadata=ALOUD)
    rows: tuple[FormRow, ...]
