"""The project's own content, for tests of what its bodies show."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.compile import compile_policy, load
from policyloom.document import Link, List, Paragraph, Reference, plain
from policyloom.source import Target
from policyloom.store import read_project
from policyloom.writers.text import write_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.compile import Compiled
    from policyloom.document import Block, Document, Inlines, Section
    from policyloom.source import Library
    from policyloom.store import Project

ROOT = Path(__file__).resolve().parent.parent
LARKFIELD = "larkfield:social-media-for-trusts"
ASHMERE = "ashmere:social-media-by-role"
CINDER_LANE = "ashmere/cinder-lane:social-media-by-role"
ST_CORWINS = "ashmere/st-corwins:social-media-by-role"
BROOK = "brook-federation:social-media-for-federations"
THREE_FELLS = "three-fells:social-media-for-federations"
ST_ELOWENS = "st-elowens:social-media"
WELSH = "nant-y-wennol:social-media-short"
NURSERY = "puddlefoot:social-media-short"


# THE LIBRARY


@cache
def project() -> Project:
    """Return the project's own sources."""
    found, problems = read_project(ROOT)
    assert not problems
    return found


@cache
def library() -> Library:
    """Return the project's own library, which has no errors."""
    return changed({})


def changed(edits: Mapping[str, tuple[str, str]]) -> Library:
    """Return the library with words replaced in some files, which makes no error in any file."""
    files = dict(project().files)
    for path, (old, new) in edits.items():
        assert old in files[path], path
        files[path] = files[path].replace(old, new, 1)
    found, problems = load(files, project().schemas, project().assets)
    assert problems == ()
    return found


# ITS DOCUMENTS


def compiled(name: str, within: Library | None = None, as_of: str | None = None) -> Compiled:
    """Return what comes of one document, ``BODY:POLICY``."""
    body, _, policy = name.partition(":")
    return compile_policy(within or library(), Target(body, policy), as_of=as_of)


def codes(found: Compiled) -> list[str]:
    """Return the codes of a document's problems."""
    return [problem.code for problem in found.diagnostics]


def made(name: str, within: Library | None = None, as_of: str | None = None) -> Document:
    """Return a document that can be made."""
    found = compiled(name, within, as_of)
    assert found.document is not None, found.diagnostics
    return found.document


# WHAT THEY SAY


def words(document: Document) -> str:
    """Return everything that a document says, on one line."""
    return " ".join(write_text(document).decode().split())


def clauses(document: Document) -> list[str]:
    """Return the library clauses of a document, changed locally or not, in order."""
    return [p.replaces or p.clause for s in document.sections for p in s.provisions]


def section(document: Document, key: str) -> Section:
    """Return one section."""
    return next(section for section in document.sections if section.key == key)


def blocks_of(document: Document, clause: str) -> tuple[Block, ...]:
    """Return the blocks of one clause."""
    every = (p for s in document.sections for p in s.provisions)
    return next(p.blocks for p in every if clause in {p.clause, p.replaces})


def line(document: Document, clause: str, at: int = 0) -> str:
    """Return the words of one paragraph of a clause."""
    block = blocks_of(document, clause)[at]
    assert isinstance(block, Paragraph)
    return plain(block.inlines)


def items(block: Block) -> list[str]:
    """Return the lines of a list."""
    assert isinstance(block, List)
    firsts = (item.blocks[0] for item in block.items)
    return [plain(first.inlines) for first in firsts if isinstance(first, Paragraph)]


def control(document: Document) -> list[tuple[str, str]]:
    """Return the labels and words of the control block."""
    firsts = ((row.label, row.blocks[0]) for row in document.control)
    return [(label, plain(b.inlines)) for label, b in firsts if isinstance(b, Paragraph)]


def links(document: Document) -> Iterator[Link | Reference]:
    """Yield the links and references that stand in paragraphs and lists."""
    for part in document.sections:
        for provision in part.provisions:
            yield from links_in(provision.blocks)


def links_in(blocks: tuple[Block, ...]) -> Iterator[Link | Reference]:
    """Yield those of some blocks."""
    for inlines in _lines(blocks):
        yield from (i for i in inlines if isinstance(i, Link | Reference))


def _lines(blocks: tuple[Block, ...]) -> Iterator[Inlines]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.inlines
        if isinstance(block, List):
            for item in block.items:
                yield from _lines(item.blocks)
