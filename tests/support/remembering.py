"""What a process of tests has read of the library once, it need not read again.

Most tests of commands read the same few hundred files. What a file says depends on its path, its
words and what its topic says of its clauses; where it depends on more (pictures, other schemas or
files of one name, a body), it is read each time. A library follows from its files, and a document
from its library: both are made once, too.
"""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from policyloom import decode
from policyloom.build import drafts, parts
from policyloom.cli import scaffolding
from policyloom.compile import compile_policy, load
from policyloom.remembered import remembered
from policyloom.resolve.composition import NEVER
from policyloom.source import Library
from policyloom.store import read_schemas

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from policyloom.compile import Compiled
    from policyloom.decode import Decoded, Surroundings
    from policyloom.resolve.composition import Approved
    from policyloom.source import Target

FEW, MANY = 16, 64
"""Libraries and documents that are remembered."""
PICTURE = re.compile(r"\.(png|svg|jpe?g)\b", re.IGNORECASE)


class Remembering:
    """Reads a file as ``decode_one`` does, once."""

    def __init__(self) -> None:
        self._known: dict[object, Decoded] = {}
        self._really = decode.decode_one

    def __call__(self, path: str, around: Surroundings) -> Decoded:
        kind, id_ = around.kinds[path]
        text = around.files[path]
        alone = around.ids.get((kind, id_)) == path
        alone = alone and around.schemas is read_schemas()
        if not alone or kind in {"", "overlay"} or PICTURE.search(text):
            return self._really(path, around)
        topic = around.usual(id_.partition("/")[0])
        key = (path, text, tuple(sorted(topic.items())))
        if key not in self._known:
            found = self._really(path, around)
            if found.problems:
                return found
            self._known[key] = found
        return self._known[key]


def _known(value: object) -> Hashable:
    """Return what texts and pictures by path are known by: themselves; the rest is one object."""
    if isinstance(value, dict) and all(isinstance(one, str | bytes) for one in value.values()):
        return tuple(value.items())
    return id(value)


def _asked(value: object) -> Hashable:
    """Return what a library is known by: the very parts that it has; the rest by what it says."""
    if not isinstance(value, Library):
        return repr(value)
    parts_of_it = (getattr(value, one.name) for one in fields(value) if one.init)
    return tuple(p if isinstance(p, str | frozenset) else id(p) for p in parts_of_it)


@remembered(MANY, _asked)
def _compiled(
    library: Library, target: Target, as_of: str | None, strict: object, approved: Approved
) -> Compiled:
    return compile_policy(library, target, as_of=as_of, strict=bool(strict), approved=approved)


def _compile(
    library: Library,
    target: Target,
    *,
    as_of: str | None = None,
    strict: bool = False,
    approved: Approved = NEVER,
) -> Compiled:
    return _compiled(library, target, as_of, strict, approved)


@pytest.fixture(autouse=True, scope="session")
def _remembered() -> Iterator[None]:
    whole = remembered(FEW, _known)(load)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decode, "decode_one", Remembering())
        patch.setattr(parts, "load", whole)
        patch.setattr(scaffolding, "load", whole)
        patch.setattr(drafts, "compile_policy", _compile)
        yield
