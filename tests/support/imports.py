"""What a text of somebody else comes to when it is brought in: the text of its clauses."""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policyloom.fleet.importing import proof
from policyloom.fleet.importing_schools import SchoolFile, shared
from policyloom.importing import outline
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
    given: Mapping[str, str],
) -> str:
    """Return what texts become: clauses from their words on, and what each overlay says more.

    Those of other bodies are given by their names. Each draft says what its text says.
    """
    ground = Ground(library=library, files=texts, schemas=schemas, assets={})
    files = [_school_file(body or BODY, words, ground) for body, words in given.items()]
    made = shared(files, ground, Path("nowhere"), "Our file says so.")
    assert made.scaffold.problems == ()
    assert made.brought.document is not None
    assert proof(files[made.model].found, made.brought.document) == ()
    assert made.is_ready
    changed = made.scaffold.changed if len(files) > 1 else {}
    asked = (f"line {b.line}: {why}\n" for one in files for b, why in one.found.asked)
    files_made = made.scaffold.files
    said = (
        *_owners(files_made),
        *_clauses(files_made),
        *_counted(files_made),
        *_overlays(texts, changed),
        *asked,
    )
    return "".join(said)


def _school_file(body: str, words: str, ground: Ground) -> SchoolFile:
    tokens = tokens_for(ground, body)
    manuscript = structured(read_plain(words))
    found = outline(manuscript, actors=tokens)
    return SchoolFile(body=body, found=found, control=manuscript.control, tokens=tokens)


def _owners(files: Mapping[str, str]) -> Iterator[str]:
    """Yield who owns a policy, where that is not the head."""
    owners = (re.findall(r"^owner: .*\n", text, re.MULTILINE) for text in files.values())
    yield from (one for mine in owners for one in mine if one != "owner: head\n")


def _overlays(texts: Mapping[str, str], changed: Mapping[str, str]) -> Iterator[str]:
    for path, text in changed.items():
        if path.startswith("trusts/"):
            yield f"{path}\n"
            yield from (f"{line}\n" for line in come(texts[path], text))


def come(old: str, new: str) -> Iterator[str]:
    """Yield the lines that go and come."""
    for line in difflib.ndiff(old.splitlines(), new.splitlines()):
        if line[:1] in "+-" and line[2:].strip():
            yield line.rstrip()


def _counted(files: Mapping[str, str]) -> Iterator[str]:
    """Yield each section of the policy that numbers its paragraphs."""
    for path, text in files.items():
        for key, ways in re.findall(
            r"section: (\S+)\n(?:(?!  - ).*\n)*?    (paragraphs: .*)", text
        ):
            yield f"{path}, {key}: {ways}\n"


def _clauses(files: Mapping[str, str]) -> Iterator[str]:
    for path, text in files.items():
        if path.startswith("clauses/"):
            yield f"{path}\n{text[text.index('    text:') :]}\n"
