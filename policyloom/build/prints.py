"""FLEET: what a build depends on besides the documents: the program, its libraries, the sources.

Digests of content, whatever the dates of the files say. Loads nothing heavy, because a build with
nothing to do should take no time.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import time
import zlib
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from hashlib import _Hash as Hash

    Note = list[int | str]
    "Size, changed, changed at all, inode, when noted (nanoseconds), SHA-256."


SOURCES = ("clauses", "policies", "trusts", "schema", "templates")
RECORDS = "rollouts"
TRUSTS = "trusts"
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


def content_print(root: str) -> str | None:
    """Return the digest of all sources, editions and records, each read now, and of their folders.

    Nothing where a file cannot be read, or where there is a link, which may lead anywhere.
    """
    digest = hashlib.sha256()
    try:
        for folder in (*SOURCES, RECORDS):
            if os.path.lexists(f"{root}/{folder}"):
                _add(digest, f"{root}/{folder}", folder)
    except OSError:
        return None
    return digest.hexdigest()


class Parts(NamedTuple):
    """The digests of a project: of what all its bodies share, and of each trust's folder."""

    shared: str
    trusts: dict[str, str]


def parts_print(root: str) -> Parts | None:
    """Return the digests of the parts of a project; nothing where they cannot be told."""
    shared, trusts = hashlib.sha256(program_print().encode()), {}
    try:
        for folder in (name for name in SOURCES if name != TRUSTS):
            if os.path.lexists(f"{root}/{folder}"):
                _add(shared, f"{root}/{folder}", folder)
        with os.scandir(f"{root}/{TRUSTS}") as found:
            entries = sorted(found, key=lambda entry: entry.name)
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                return None  # Nothing of ours stands beside the folders of the trusts.
            digest = hashlib.sha256()
            _add(digest, entry.path, entry.name)
            trusts[entry.name] = digest.hexdigest()
    except OSError:
        return None
    return Parts(shared.hexdigest(), trusts)


def _add(digest: Hash, folder: str, name: str) -> None:
    """Add the files below a folder in a fixed order; what is neither file nor folder is none."""
    with os.scandir(folder) as found:
        entries = sorted([(entry.name, entry) for entry in found])
    digest.update(f"{name}/{len(entries)}\0".encode("utf-8", "surrogateescape"))
    for below, entry in entries:
        if entry.is_file(follow_symlinks=False):
            data = read(entry.path)
            digest.update(f"{below}\0{len(data)}\0".encode("utf-8", "surrogateescape") + data)
        elif entry.is_dir(follow_symlinks=False):
            _add(digest, entry.path, below)
        else:
            raise OSError(entry.path)


def digest_of(path: str) -> str | None:
    """Return the digest of a file's content, or nothing where there is none to read."""
    try:
        return hashlib.sha256(read(path)).hexdigest()
    except OSError:
        return None


def _of_source(root: str, name: str, editions: Digests) -> str | None:
    if FROZEN in name:
        return editions.of(name)
    return digest_of(f"{root}/{name}")


# FLEET: files -> digests of their content, and which digests need not be taken again.


SETTLED = 2_000_000_000
"""Nanoseconds after which no file system can still give a new change the time of the last one."""
FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
# On Windows the third date is that of the file's making, which says nothing.
CAN_NOTE = os.name == "posix"


class Digests:
    """The digests of files below a folder; those that a note vouches for are not taken again.

    A note vouches for a file while size, inode and both dates are what they were when the file was
    last read, and that was well after its last change. The kernel sets the later date (ctime)
    itself whenever content or dates change, and has no call to set it to a chosen time, so a
    program that restores the ordinary date still shows. Only setting the computer's clock back, or
    writing to the bare disk, gets past it.
    """

    def __init__(self, folder: str, notes: dict[str, Note]) -> None:
        self.folder = folder
        self.before = notes
        self.notes: dict[str, Note] = {}

    @property
    def moved(self) -> bool:
        """Tell whether a note differs from those there were."""
        return any(self.before.get(name) != note for name, note in self.notes.items())

    def of(self, name: str) -> str | None:
        """Return the SHA-256 of a plain file, or nothing where there is none to read."""
        path = f"{self.folder}/{name}"
        try:
            found = os.stat(path)  # noqa: PTH116 - a path object takes longer than the call
            if not stat.S_ISREG(found.st_mode):
                return None
            mark = [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]
            note = self.before.get(name)
            if not (CAN_NOTE and note and note[:4] == mark and _settled(note)):
                noted = time.time_ns()
                note = [*mark, noted, hashlib.sha256(read(path)).hexdigest()]
        except (OSError, TypeError, ValueError, IndexError):
            return None
        self.notes[name] = note
        return str(note[5])


def _settled(note: Note) -> bool:
    return int(note[4]) - int(note[2]) >= SETTLED


PIECE = 1 << 15
"""Bytes; most files are smaller, and need not be asked how large they are."""


def read(path: str) -> bytes:
    """Return the bytes of a file with as few calls as can be."""
    handle = os.open(path, FLAGS)
    try:
        data = os.read(handle, PIECE)
        if len(data) == PIECE:
            wanted = os.fstat(handle).st_size
            while more := os.read(handle, max(wanted - len(data), PIECE)):
                data += more
        return data
    finally:
        os.close(handle)


def names_below(folder: str, prefix: str = "") -> Iterator[str]:
    """Yield the names of all files below a folder in a fixed order; a link ends with ``@``."""
    try:
        with os.scandir(folder) as found:
            entries = sorted((entry.name, entry) for entry in found)
    except OSError:
        return
    for name, entry in entries:
        if name == "__pycache__":
            continue
        if entry.is_symlink():
            yield f"{prefix}{name}@"
        elif entry.is_dir(follow_symlinks=False):
            yield from names_below(f"{folder}/{name}", f"{prefix}{name}/")
        else:
            yield prefix + name
