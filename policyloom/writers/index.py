"""Index writer: what the output folder holds becomes one HTML page that needs nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from policyloom.writers.formats import BY_NAME
from policyloom.writers.resources import environment, resource

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
KILOBYTE = 1024
ROUNDED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexFile:
    """One file of a document; ``older`` when its words are not the document's newest."""

    format: str
    href: str
    size: int
    older: bool

    @property
    def name(self) -> str:
        """What readers call the format."""
        return BY_NAME[self.format].title

    @property
    def size_words(self) -> str:
        """The size as people read it."""
        kilobytes = self.size / KILOBYTE
        if kilobytes < KILOBYTE:
            return f"{max(round(kilobytes), 1)} KB"
        megabytes = kilobytes / KILOBYTE
        return f"{megabytes:.1f} MB" if megabytes < ROUNDED else f"{round(megabytes)} MB"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexDocument:
    """One document; ``refused`` says why it could not be built; its files are then old."""

    title: str
    state: str
    version: str
    date: str
    files: tuple[IndexFile, ...]
    refused: tuple[str, ...]

    @property
    def state_words(self) -> str:
        """The state as people read it: Draft, Version 1.1."""
        return f"Version {self.version}" if self.state == "approved" else "Draft"

    @property
    def date_words(self) -> str:
        """The date as people write it: 1 September 2025."""
        if not self.date:
            return ""
        year, month, day = self.date.split("-")
        return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexBody:
    """A trust or school and its documents; the id of a trust's school is ``trust/school``."""

    id: str
    name: str
    documents: tuple[IndexDocument, ...]

    @property
    def family(self) -> str:
        """The id of the trust, or of a school that belongs to none."""
        return self.id.partition("/")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexGroup:
    """A trust with its schools, or one school; the first body gives the name."""

    id: str
    bodies: tuple[IndexBody, ...]

    @property
    def anchor(self) -> str:
        """The HTML id of the group's part of the page."""
        return f"body-{self.id}"

    @property
    def name(self) -> str:
        """The name of the trust or school."""
        first = self.bodies[0]
        return first.name if first.id == self.id else self.id

    @property
    def count(self) -> str:
        """How many documents it has, in words."""
        return _counted(sum(len(body.documents) for body in self.bodies))


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Everything in an output folder."""

    bodies: tuple[IndexBody, ...]

    @property
    def groups(self) -> tuple[IndexGroup, ...]:
        """The bodies by trust, a trust before its schools."""
        in_order = sorted(self.bodies, key=lambda body: body.id.split("/"))
        families = groupby(in_order, key=lambda body: body.family)
        return tuple(IndexGroup(id=name, bodies=tuple(bodies)) for name, bodies in families)

    @property
    def summary(self) -> str:
        """One sentence on how much there is."""
        documents = [document for body in self.bodies for document in body.documents]
        refused = sum(bool(document.refused) for document in documents)
        bodies = (
            "1 trust or school"
            if len(self.bodies) == 1
            else f"{len(self.bodies):,} trusts and schools"
        )
        stopped = f"; {refused:,} could not be built" if refused else ""
        return f"{_counted(len(documents))} of {bodies}{stopped}."


def write_index(index: Index) -> bytes:
    """Return the page, UTF-8; the same index gives the same bytes."""
    template = environment().get_template("index.html.j2")
    return template.render(index=index, styles=resource("index.css")).encode()


def _counted(number: int) -> str:
    return f"{number:,} document" + ("" if number == 1 else "s")
