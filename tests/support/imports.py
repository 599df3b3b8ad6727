"""What a text of somebody else comes to when it is brought in: the text of its clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from policyloom.fleet.importing import proof
from policyloom.importing import bring, outline
from policyloom.importing.tokens import tokens_for
from policyloom.manuscript import structured
from policyloom.manuscript.plain import read_plain
from policyloom.scaffold.ground import Ground

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.source import Library

BODY = "alderbrook"


def import_words(
    texts: Mapping[str, str],
    library: Library,
    schemas: Mapping[str, Mapping[str, Any]],
    words: str,
) -> str:
    """Return the clauses that a text becomes, from their words on; its draft says the same."""
    ground = Ground(library=library, files=texts, schemas=schemas, assets={})
    tokens = tokens_for(ground, BODY)
    manuscript = structured(read_plain(words))
    found = outline(manuscript, actors=tokens)
    brought = bring(found, manuscript.control, ground, BODY, tokens)
    assert brought.scaffold.problems == ()
    assert brought.document is not None
    assert proof(found, brought.document) == ()
    return "".join(_clauses(brought.scaffold.files))


def _clauses(files: Mapping[str, str]) -> Iterator[str]:
    for path, text in files.items():
        if path.startswith("clauses/"):
            yield f"{path}\n{text[text.index('    text:') :]}\n"
