"""What a process of tests has read of the library once, it need not read again.

Most tests of commands read the same few hundred files. What a file says depends on its path, its
words and what its topic says of its clauses; where it depends on more (pictures, other schemas or
files of one name, a body), it is read each time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from policyloom import decode
from policyloom.store import read_schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.decode import Decoded, Surroundings

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


@pytest.fixture(autouse=True, scope="session")
def _remembered() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decode, "decode_one", Remembering())
        yield
