"""DOCX writer: what stands around the body of a file: page, headers, footers, styles, theme."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.writers.docx.page import Page
    from policyloom.writers.docx.xml import Relation

DEFAULT, FIRST, EVEN = "default", "first", "even"


class Way(NamedTuple):
    """How the sheets of a Word section lie, and whether it is the first of its file."""

    on_side: bool
    first: bool


UPRIGHT = Way(on_side=False, first=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What a file's body stands in, our own or a body's letterhead.

    ``stories`` gives the name of each header and footer by what it is and its kind of page, and
    ``turned`` those that differ on sheets that lie on their side.
    ``styles`` and ``defaults`` are what a letterhead brings of its own, as XML.
    """

    page: Page
    stories: Mapping[tuple[str, str], str]
    parts: Mapping[str, bytes]
    turned: Mapping[tuple[str, str], str] = field(default_factory=dict)
    first_differs: bool = True
    even_and_odd: bool = False
    styles: str = ""
    defaults: str = ""

    def relations(self) -> tuple[Relation, ...]:
        """Return what the body relates to, the same in every file."""
        stories = sorted({*self.stories.values(), *self.turned.values()})
        return (
            ("styles", "styles", "styles.xml"),
            ("settings", "settings", "settings.xml"),
            ("numbering", "numbering", "numbering.xml"),
            ("fonts", "fontTable", "fontTable.xml"),
            ("theme", "theme", "theme.xml"),
            *((name, name.rstrip("0123456789"), f"{name}.xml") for name in stories),
        )

    def section_xml(self, way: Way, change: str = "") -> str:
        """Return the end of a Word section; a ``change`` says how it was in an older text."""
        stories = "".join(
            f'<w:{story}Reference w:type="{kind}" r:id="{name}"/>'
            for (story, kind), name in {
                **self.stories,
                **(self.turned if way.on_side else {}),
            }.items()
        )
        return f"<w:sectPr>{stories}{self.properties(way)}{change}</w:sectPr>"

    def properties(self, way: Way) -> str:
        """Return the page of a Word section, and whether its first one differs."""
        page = self.page.turned if way.on_side else self.page
        differs = "<w:titlePg/>" if self.first_differs and way.first else ""
        return f"{page.xml()}{differs}"
