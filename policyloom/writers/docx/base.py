"""DOCX writer: what stands around the body of a file: page, headers, footers, styles, theme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.writers.docx.looks import theme_xml
from policyloom.writers.docx.page import Page, footer_part, header_part

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.document import Document
    from policyloom.writers.docx.ledger import Ledger
    from policyloom.writers.docx.parts import Relation

DEFAULT, FIRST, EVEN = "default", "first", "even"


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What a file's body stands in, our own or a body's letterhead.

    ``stories`` gives the name of each header and footer by what it is and its kind of page.
    ``styles`` and ``defaults`` are what a letterhead brings of its own, as XML.
    """

    page: Page
    stories: Mapping[tuple[str, str], str]
    parts: Mapping[str, bytes]
    first_differs: bool = True
    even_and_odd: bool = False
    styles: str = ""
    defaults: str = ""

    def relations(self) -> tuple[Relation, ...]:
        """Return what the body relates to, the same in every file."""
        stories = sorted(set(self.stories.values()))
        return (
            ("styles", "styles", "styles.xml"),
            ("settings", "settings", "settings.xml"),
            ("numbering", "numbering", "numbering.xml"),
            ("fonts", "fontTable", "fontTable.xml"),
            ("theme", "theme", "theme.xml"),
            *((name, name.rstrip("0123456789"), f"{name}.xml") for name in stories),
        )

    def section_xml(self) -> str:
        """Return the properties of the body's one Word section."""
        stories = "".join(
            f'<w:{story}Reference w:type="{kind}" r:id="{name}"/>'
            for (story, kind), name in self.stories.items()
        )
        first = "<w:titlePg/>" if self.first_differs else ""
        return f"<w:sectPr>{stories}{self.page.xml()}{first}</w:sectPr>"


def own_base(document: Document, ledger: Ledger) -> Base:
    """Return the base of a body that has no letterhead."""
    return Base(
        page=Page.of(document.look.paper),
        stories={
            ("header", DEFAULT): "header1",
            ("header", FIRST): "header2",
            ("footer", DEFAULT): "footer1",
            ("footer", FIRST): "footer1",
        },
        parts={
            "word/header1.xml": header_part(document, ledger, DEFAULT),
            "word/header2.xml": header_part(document, ledger, FIRST),
            "word/footer1.xml": footer_part(document, ledger),
            "word/theme.xml": theme_xml(document.look).encode(),
        },
    )
