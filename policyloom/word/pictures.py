"""IMPORT: the pictures of somebody's Word file that can stand in a document of ours."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from policyloom.limits import STRANGER
from policyloom.word.package import BadPartError, open_package, read_part

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ENDINGS = frozenset({".png", ".jpg", ".jpeg"})


def pictures_in(data: bytes, parts: Sequence[str]) -> dict[str, bytes]:
    """Return the bytes of the parts that are pictures; one that is damaged is left out."""
    wanted = [one for one in parts if posixpath.splitext(one)[1].lower() in ENDINGS]
    return dict(_read(data, wanted)) if wanted else {}


def _read(data: bytes, wanted: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    try:
        package = open_package(data, STRANGER)
    except BadPartError:
        return
    with package:
        for part in wanted:
            try:
                yield part, read_part(package, part, STRANGER)
            except BadPartError:
                continue
