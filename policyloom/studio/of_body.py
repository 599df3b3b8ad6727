"""STUDIO: a body -> what its forms are made from: what holds, what is said, what is lacking."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from policyloom.document import lines, runs
from policyloom.remembered import remembered
from policyloom.source import overlay_path
from policyloom.studio.saving import data_of
from policyloom.studio.standing import open_places

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Self

    from policyloom.document import Document
    from policyloom.resolve.profile import Profile
    from policyloom.studio.desk import Desk

MANY = 64
"""Documents of which is remembered what they read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfBody:
    """What holds for a body, what its file says, and what its documents read and lack.

    ``data`` is the file as plain data, ``drafts`` are those without errors, ``places``
    counts where they read something, ``wanted`` is what one of them cannot do without.
    """

    desk: Desk
    body: str
    profile: Profile
    data: Mapping[str, Any]
    drafts: tuple[Document, ...]
    places: Counter[tuple[str, str]]
    wanted: frozenset[tuple[str, str]]

    @classmethod
    def of(cls, desk: Desk, body: str) -> Self:
        """Read what the documents of the body say, and what they lack."""
        made = [desk.reading(one) for one in desk.targets if one.body == body]
        documents = tuple(one.document for one in made if one.document)
        places: Counter[tuple[str, str]] = Counter()
        for one in documents:
            places.update(_read_in(one))
        lacking = {d.wanted for one in made for d in one.diagnostics if d.wanted}
        lacking |= {("settings", o.label) for one in documents for o in open_places(one)}
        return cls(
            desk=desk,
            body=body,
            profile=desk.profile(body),
            data=data_of(desk, overlay_path(body)),
            drafts=documents,
            places=places,
            wanted=frozenset(lacking),
        )


@remembered(MANY)
def _read_in(document: Document) -> Mapping[tuple[str, str], int]:
    return Counter(_read(document))


def _read(document: Document) -> Iterator[tuple[str, str]]:
    """Yield what stands for something, once for each place."""
    for line in lines(document):
        for run in runs(line.inlines):
            if run.concept:
                yield run.concept.kind, run.concept.key
