"""DOCX writer: what the parts of one file share, so that no number or name is used twice."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from itertools import chain, count
from typing import TYPE_CHECKING

from policyloom.document import Mark, anchor, figures, jumps
from policyloom.writers.docx.xml import escape

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.document import Asset, Document

LONGEST_NAME = 40
FIRST_CONTROL = 100_001


@dataclass(slots=True, kw_only=True)
class Ledger:
    """One file's numbers, links and names, handed out while its body is written.

    ``targets`` gives the bookmark of each section key and clause id; ``of_sections`` that of each
    section by its place; ``links`` and ``pictures`` the relationships of web addresses and
    pictures; ``stamp`` is the author and date of every tracked change.
    """

    stamp: str
    names: Iterator[str]
    of_sections: tuple[str, ...]
    targets: Mapping[str, str]
    links: dict[str, str] = field(default_factory=dict)
    pictures: dict[Asset, str] = field(default_factory=dict)
    drawings: Iterator[int] = field(default_factory=lambda: count(1))
    controls: Iterator[int] = field(default_factory=lambda: count(FIRST_CONTROL))
    ids: Iterator[int] = field(default_factory=lambda: count(1))

    def link(self, url: str) -> str:
        """Return the relationship id of a web address."""
        return self.links.setdefault(url, f"link{len(self.links) + 1}")

    def picture(self, picture: Asset) -> str:
        """Return the relationship id of a picture; the same one stands in the file once."""
        return self.pictures.setdefault(picture, f"picture{len(self.pictures) + 1}")

    def bookmarked(self, content: str, mark: Mark = Mark.NONE) -> str:
        """Return a section's or provision's first words inside the next bookmark.

        It comes and goes with the paragraph, so that nothing is left of one that goes.
        """
        number = next(self.ids)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{next(self.names)}"/>'
        end = f'<w:bookmarkEnd w:id="{number}"/>'
        return f"{self.tracked(mark, start)}{content}{self.tracked(mark, end)}"

    def named(self, name: str, content: str) -> str:
        """Return content inside a bookmark of a name; as it is where there is none."""
        if not name:
            return content
        number = next(self.ids)
        start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
        return f'{start}{content}<w:bookmarkEnd w:id="{number}"/>'

    def tracked(self, mark: Mark, content: str) -> str:
        """Return runs as they are, or as a tracked insertion or deletion."""
        match mark:
            case Mark.NONE:
                return content
            case Mark.INSERTED:
                return f"<w:ins {self.change()}>{content}</w:ins>"
            case Mark.DELETED:
                return f"<w:del {self.change()}>{content}</w:del>"

    def change(self) -> str:
        """Return the attributes of the next tracked change."""
        return f'w:id="{next(self.ids)}" {self.stamp}'

    def tracked_end(self, mark: Mark) -> str:
        """Return what marks the end of a paragraph, or a table row, as added or removed."""
        match mark:
            case Mark.NONE:
                return ""
            case Mark.INSERTED:
                return f"<w:ins {self.change()}/>"
            case Mark.DELETED:
                return f"<w:del {self.change()}/>"

    def tracked_cell(self, mark: Mark) -> str:
        """Return what marks a table cell as added or removed with its column."""
        match mark:
            case Mark.NONE:
                return ""
            case Mark.INSERTED:
                return f"<w:cellIns {self.change()}/>"
            case Mark.DELETED:
                return f"<w:cellDel {self.change()}/>"


def open_ledger(document: Document) -> Ledger:
    """Return the ledger of a document whose body is about to be written."""
    names = _bookmarks(document)
    places = list(zip(_places(document), names, strict=True))
    return Ledger(
        stamp=_stamp(document),
        names=iter(names),
        of_sections=tuple(name for (_, _, is_section), name in places if is_section),
        targets=_targets(places) | _places_inside(document),
    )


def _places_inside(document: Document) -> dict[str, str]:
    names = (*(one.name for one in jumps(document) if one.name), *figures(document))
    return {name: bookmark(name) for name in names}


def _stamp(document: Document) -> str:
    revision = document.revision
    author = revision.author if revision else document.body_name
    day = revision.date if revision else document.date
    return f'w:author="{escape(author)}" w:date="{escape(day)}T00:00:00Z"'


Place = tuple[str, Mark, bool]


def _places(document: Document) -> Iterator[Place]:
    """Yield the key of every section and provision in reading order, and which of them it is."""
    for section in document.sections:
        yield section.key, section.mark, True
        for provision in section.provisions:
            yield provision.clause, provision.mark, False


def _bookmarks(document: Document) -> list[str]:
    """Return a name for each place; a redline may hold a clause twice, a file a name only once."""
    names: dict[str, None] = {}
    for key, _, _ in _places(document):
        base = bookmark(key)
        others = (f"{base[: LONGEST_NAME - 4]}_{i}" for i in count(2))
        names[next(name for name in chain((base,), others) if name not in names)] = None
    return list(names)


def _targets(places: list[tuple[Place, str]]) -> dict[str, str]:
    """Give the bookmark that a reference leads to: the place where the text still stands."""
    removed = [place for place in places if place[0][1] is Mark.DELETED]
    standing = [place for place in places if place[0][1] is not Mark.DELETED]
    # Later ones replace earlier ones, so that the first that still stands wins.
    return {key: name for (key, _, _), name in (*reversed(removed), *reversed(standing))}


def bookmark(key: str) -> str:
    """Return the bookmark of a key: its anchor with underscores, no longer than Word allows."""
    name = anchor(key).replace("-", "_")
    if len(name) <= LONGEST_NAME:
        return name
    return f"{name[:31]}_{hashlib.sha256(key.encode()).hexdigest()[:8]}"
