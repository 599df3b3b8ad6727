"""FLEET: what a build depends on besides the documents: the program, its libraries, the sources.

Digests of content, whatever the dates of the files say. Loads nothing heavy, because a build with
nothing to do should take no time.
"""

from __future__ import annotations

import hashlib
import os
import sys
import zlib
from typing import TYPE_CHECKING

from policyloom.fleet.digests import names_below, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.fleet.digests import Digests

SOURCES = ("clauses", "policies", "trusts", "schema", "templates")
FROZEN = "/editions/"
PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
DATA = ("schema", "templates")
"""Folders of the program that stand beside the package in a checkout."""
SYSTEM_LIBRARIES = (
    "libpango-1.0.so.0",
    "libpangoft2-1.0.so.0",
    "libharfbuzz.so.0",
    "libharfbuzz-subset.so.0",
    "libfontconfig.so.1",
    "libfreetype.so.6",
)
LIBRARY_FOLDERS = ("/usr/lib", "/usr/lib64", "/usr/local/lib", "/opt/homebrew/lib")


def program_print() -> str:
    """Return the digest of the program's own files, its data, and the libraries it runs with."""
    digest = hashlib.sha256()
    for folder in _folders():
        for name in names_below(folder):
            if not name.endswith((".pyc", "@")):
                data = read(f"{folder}/{name}")
                digest.update(f"{name}\0{len(data)}\0".encode())
                digest.update(data)
    digest.update("\n".join((sys.version, *_installed(), *_system())).encode())
    return digest.hexdigest()


def _folders() -> tuple[str, ...]:
    beside = os.path.dirname(PACKAGE)  # noqa: PTH120 - no path objects here
    # Where the package holds its own data, what is beside it is not ours.
    held = os.path.isdir(f"{PACKAGE}/_data")  # noqa: PTH112
    return (PACKAGE,) if held else (PACKAGE, *(f"{beside}/{name}" for name in DATA))


def _installed() -> tuple[str, ...]:
    """Return the names of what is installed, which end in their versions."""
    found: set[str] = set()
    for place in sys.path:
        if place.endswith("-packages"):
            # Listing names is quicker than asking for a thousand paths.
            found.update(name for name in _listed(place) if name.endswith(".dist-info"))
    return tuple(sorted(found))


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)  # noqa: PTH208
    except OSError:
        return []


def _system() -> Iterator[str]:
    """Yield the versions of the system libraries that shape letters, as their file names tell."""
    yield zlib.ZLIB_RUNTIME_VERSION
    here = getattr(sys.implementation, "_multiarch", "")
    for folder in (f"/usr/lib/{here}", *LIBRARY_FOLDERS):
        for name in SYSTEM_LIBRARIES:
            real = os.path.realpath(f"{folder}/{name}")
            if real != f"{folder}/{name}":
                yield os.path.basename(real)  # noqa: PTH119


def sources_print(root: str, editions: Digests) -> str | None:
    """Return the digest of every source file, each read once; None where there is a link.

    Approved editions never change, and hold pictures: theirs are digests that may be on record.
    """
    digest = hashlib.sha256()
    for folder in SOURCES:
        for name in names_below(f"{root}/{folder}", f"{folder}/"):
            if name.endswith("@"):
                return None
            found = _of_source(root, name, editions)
            digest.update(f"{name}\0{found}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _of_source(root: str, name: str, editions: Digests) -> str | None:
    if FROZEN in name:
        return editions.of(name)
    try:
        return hashlib.sha256(read(f"{root}/{name}")).hexdigest()
    except OSError:
        return None
