"""FLEET: the records of the output folder -> its index page, which lists everything it holds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from policyloom.build import cards
from policyloom.build.building import read_record
from policyloom.report.bodies import body_names
from policyloom.report.index import IndexDocument, IndexFile, index_report
from policyloom.store import names_in, place_inside, read_output, size_of, write_atomically
from policyloom.writers import Product, formats_of, in_languages, language_of, title_of
from policyloom.writers.report import write_report

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policyloom.build.cards import Card
    from policyloom.build.selecting import Stock
    from policyloom.report import Report
    from policyloom.source import Library, Target

NAME = "index.html"


def write_listing(library: Library, stock: Stock, out: Path) -> Path:
    """Write the index of all documents in ``stock`` that the folder has anything to say about."""
    path = place_inside(out, NAME)
    page = write_report(_report(library, stock, out), "html")
    if read_output(path) != page:
        write_atomically(path, page)
    return path


def _report(library: Library, stock: Stock, out: Path) -> Report:
    found = [(target, one) for target in stock.targets for one in _records(target, out)]
    # What a body that is gone was called is only in its records.
    called = {target.body: record.body_name for target, record in found if record.body_name}
    documents = (
        replace(
            _document(library, target, record, out),
            withdrawn=(target, record.version) in stock.withdrawn,
        )
        for target, record in found
    )
    shown = tuple(one for one in documents if one.files or one.refused)
    return index_report(shown, {**called, **body_names(library)})


def _records(target: Target, out: Path) -> Iterator[Card]:
    folder = out / cards.folder_of(target)
    for name in names_in(folder, cards.SUFFIX):
        yield read_record(folder / name)


def _document(library: Library, target: Target, record: Card, out: Path) -> IndexDocument:
    registered = library.register.get(target.policy)
    return IndexDocument(
        body=target.body,
        title=record.title or (registered.title if registered else target.policy),
        state=record.state or "draft",
        version=record.version,
        date=record.date,
        files=tuple(_files(record, target, out)),
        refused=record.refused,
    )


def _files(record: Card, target: Target, out: Path) -> Iterator[IndexFile]:
    for to in in_languages(formats_of(Product.DOCUMENT), record.languages):
        kept = record.files.get(to)
        path = f"{target.body}/{target.policy}/{kept.name}" if kept else ""
        size = size_of(out / path) if kept else None
        if kept and size is not None:
            yield IndexFile(
                title=title_of(to),
                href=quote(path),
                size=size,
                older=kept.words != record.words,
                language=language_of(to)[0],
            )
