"""FLEET: the records of the output folder -> its index page, which lists everything it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from policyloom.build import cards
from policyloom.build.building import read_record
from policyloom.store import names_in, place_inside, read_output, size_of, write_atomically
from policyloom.writers import FORMATS
from policyloom.writers.index import Index, IndexBody, IndexDocument, IndexFile, write_index

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from policyloom.build.cards import Card
    from policyloom.compile import Target
    from policyloom.source import Library

NAME = "index.html"


def write_listing(library: Library, targets: Sequence[Target], out: Path) -> Path:
    """Write the index of all ``targets`` that the folder has anything to say about."""
    path = place_inside(out, NAME)
    page = write_index(Index(bodies=tuple(_bodies(library, targets, out))))
    if read_output(path) != page:
        write_atomically(path, page)
    return path


def _bodies(library: Library, targets: Sequence[Target], out: Path) -> Iterator[IndexBody]:
    for body in sorted({target.body for target in targets}):
        found = [
            (target, record)
            for target in targets
            if target.body == body
            for record in _records(target, out)
        ]
        documents = tuple(_document(library, target, record, out) for target, record in found)
        shown = tuple(one for one in documents if one.files or one.refused)
        if shown:
            overlay = library.overlays.get(body)
            names = [record.body_name for _, record in found if record.body_name]
            name = overlay.name.text if overlay else (names or [body])[0]
            yield IndexBody(id=body, name=name, documents=shown)


def _records(target: Target, out: Path) -> Iterator[Card]:
    folder = out / cards.folder_of(target)
    for name in names_in(folder, cards.SUFFIX):
        yield read_record(folder / name)


def _document(library: Library, target: Target, record: Card, out: Path) -> IndexDocument:
    registered = library.register.get(target.policy)
    return IndexDocument(
        title=record.title or (registered.title if registered else target.policy),
        state=record.state or "draft",
        version=record.version,
        date=record.date,
        files=tuple(_files(record, target, out)),
        refused=record.refused,
    )


def _files(record: Card, target: Target, out: Path) -> Iterator[IndexFile]:
    for to in FORMATS:
        kept = record.files.get(to)
        path = f"{target.body}/{target.policy}/{kept.name}" if kept else ""
        size = size_of(out / path) if kept else None
        if kept and size is not None:
            yield IndexFile(
                format=to, href=quote(path), size=size, older=kept.words != record.words
            )
