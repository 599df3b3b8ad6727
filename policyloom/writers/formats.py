"""Formats: the table of all of them, with what each prints; a writer loads when first used."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from policyloom.languages import ENGLISH
from policyloom.welsh import OWN_NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from policyloom.document import Document

Beside: TypeAlias = "Mapping[str, str]"
"""Languages -> the names of the files that say the same in them."""
Write: TypeAlias = "Callable[[Document, str, Beside], bytes]"
"""A document, the engine that draws PDFs, and the files in other languages -> bytes."""


class Product(Enum):
    """What is printed: whole documents, and what is told of many."""

    DOCUMENT = "a document"
    USUAL = "a document, whenever nobody asks for a format, and in the archive"
    TEXT = "a document on the screen"
    COMPARISON = "two editions compared"
    LOG = "what changed from edition to edition"
    SCHEDULE = "what is due"
    PLAN = "what an approval would change"
    REGISTER = "what bodies say otherwise"
    ROLLOUT = "who has adopted what a plan showed"
    LOOK = "what to mend in a policy"
    TAKE = "what an edited draft proposes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format by the name people ask for, the ending of its files, and what readers call it.

    One that is ``printed`` goes to the screen where no file is named; the others never do.
    """

    name: str
    suffix: str
    title: str
    prints: frozenset[Product]
    printed: bool = False
    write: Write | None = None


def _docx(document: Document, _engine: str, _beside: Beside) -> bytes:
    from policyloom.writers.docx import write_docx_with_pages  # noqa: PLC0415 - loads libraries

    return write_docx_with_pages(document)


def _pdf(document: Document, engine: str, _beside: Beside) -> bytes:
    # Either engine takes a second to load, or is not here at all.
    if engine == "typst":
        from policyloom.writers.typst import write_typst  # noqa: PLC0415 - as above

        return write_typst(document)
    from policyloom.writers.pdf import write_pdf  # noqa: PLC0415 - as above

    return write_pdf(document)


def _html(document: Document, _engine: str, beside: Beside) -> bytes:
    from policyloom.writers.html import write_html  # noqa: PLC0415 - loads libraries

    return write_html(document, beside)


def _text(document: Document, _engine: str, _beside: Beside) -> bytes:
    from policyloom.writers.text import write_text  # noqa: PLC0415 - only where it is wanted

    return write_text(document)


def _markdown(document: Document, _engine: str, _beside: Beside) -> bytes:
    from policyloom.writers.markdown import write_markdown  # noqa: PLC0415 - as above

    return write_markdown(document)


_DRAWN = frozenset({Product.DOCUMENT, Product.USUAL, Product.COMPARISON, Product.LOG})
_LISTS = frozenset(
    {Product.SCHEDULE, Product.PLAN, Product.REGISTER, Product.ROLLOUT, Product.LOOK, Product.TAKE}
)

FORMATS: tuple[Format, ...] = (
    Format(name="docx", suffix="docx", title="Word", prints=_DRAWN | {Product.LOOK}, write=_docx),
    Format(name="pdf", suffix="pdf", title="PDF", prints=_DRAWN, write=_pdf),
    Format(
        name="html",
        suffix="html",
        title="Web page",
        prints=_DRAWN | _LISTS | {Product.TEXT},
        write=_html,
    ),
    Format(
        name="text",
        suffix="txt",
        title="Text",
        prints=_DRAWN | _LISTS | {Product.TEXT},
        printed=True,
        write=_text,
    ),
    Format(
        name="md",
        suffix="md",
        title="Markdown",
        prints=frozenset({Product.DOCUMENT, Product.TEXT, Product.LOG}),
        printed=True,
        write=_markdown,
    ),
    Format(name="xlsx", suffix="xlsx", title="Workbook", prints=_LISTS),
    Format(name="ics", suffix="ics", title="Calendar", prints=frozenset({Product.SCHEDULE})),
    Format(
        name="atom", suffix="atom", title="Feed", prints=frozenset({Product.LOG}), printed=True
    ),
    Format(
        name="json",
        suffix="json",
        title="JSON",
        prints=_LISTS | {Product.COMPARISON, Product.LOG},
        printed=True,
    ),
)
BY_NAME = {one.name: one for one in FORMATS}


def formats_of(product: Product) -> tuple[str, ...]:
    """Return the names of the formats that print something, in the order of the table."""
    return tuple(one.name for one in FORMATS if product in one.prints)


def in_languages(formats: Iterable[str], languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return formats with the language of each file, in their order: ``cy.docx``, ``docx``.

    The files of a document whose languages stand together, and those in English, name none.
    """
    codes = ("" if code == ENGLISH else f"{code}." for code in languages or (ENGLISH,))
    wanted = tuple(formats)
    return tuple(f"{code}{to}" for code in codes for to in wanted)


def language_of(name: str) -> tuple[str, str]:
    """Return the language that a format names, if it does, and the format."""
    code, _, to = name.rpartition(".")
    return code, to


def beside(to: str, stem: str, languages: tuple[str, ...]) -> Beside:
    """Return the files in other languages that stand beside a file, by language."""
    code, form = language_of(to)
    others = (one for one in languages if one != (code or ENGLISH))
    names = ((one, *in_languages((form,), (one,))) for one in others)
    return {one: f"{stem}.{suffix_of(name)}" for one, name in names} if stem else {}


def title_of(name: str) -> str:
    """Return what readers call a format."""
    code, to = language_of(name)
    return f"{BY_NAME[to].title} ({OWN_NAMES[code]})" if code else BY_NAME[to].title


def suffix_of(name: str) -> str:
    """Return the ending of a format's files."""
    code, to = language_of(name)
    return f"{code}.{BY_NAME[to].suffix}" if code else BY_NAME[to].suffix


def is_printed(name: str) -> bool:
    """Say whether a format goes to the screen where no file is named."""
    return BY_NAME[name].printed
