"""STORE: a library that is kept elsewhere (a folder, a wheel, a git address) -> its files.

A library is a folder with ``clauses/``, ``policies/`` and ``library/release.json``, which says its
name and release. Its digest is over what its files say: a release is the same wherever it is from.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from policyloom.diagnostics import Diagnostic
from policyloom.records import Kind, RecordError
from policyloom.store.project import packaged
from policyloom.store.reading import YAML_BOUND, CannotReadError, read_file, read_given
from policyloom.store.refusing import RefusedError
from policyloom.store.tree import YAML, list_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PROGRAM = "policyloom"
"""The source that is the library in the program itself."""
NAME_FILE = "library/release.json"
FOLDERS = ("clauses", "policies")
GIT = "git+"
GIT_FORM = "a git address is git+ADDRESS@TAG, such as git+https://example.org/library.git@2026.1"
SECONDS = 120
MOST_FILES = 20_000
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The day of every file of a pack: the same files are the same bytes."""
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RELEASE = re.compile(r"\d+(?:\.\d+){0,3}")
TAG = re.compile(rf"(?P<before>(?:.*\D)?)(?P<release>{RELEASE.pattern})")
NUMBER = re.compile(r"\d+")
FATAL = ("fatal:", "error:")
"""What git begins the line with that says why; below it stands advice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a library says of itself."""

    library: str
    release: str


LIBRARY = Kind(name="policyloom-library", made=Named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A release of a library: its YAML files by path, such as ``clauses/tone/praise.yaml``."""

    name: str
    release: str
    files: Mapping[str, bytes]

    @property
    def digest(self) -> str:
        """The SHA-256 over paths and texts, whatever the line ends."""
        lines = (f"{_sum(self.files[path])}  {path}\n" for path in sorted(self.files))
        return hashlib.sha256("".join(lines).encode()).hexdigest()


def _sum(data: bytes) -> str:
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def is_place(source: str) -> bool:
    """Tell whether a source is a path, and no address and not the program."""
    return source != PROGRAM and not source.startswith(GIT)


def read_pack(source: str, here: Path) -> Pack:
    """Return the library at a source, relative to ``here``; raises RefusedError."""
    if source == PROGRAM:
        return _of_folder(packaged(FOLDERS[0]).parent, source)
    if source.startswith(GIT):
        return _of_git(source)
    place = here / source
    if place.is_dir():
        return _of_folder(place, source)
    try:
        return unpacked(read_given(place), source)
    except CannotReadError as error:
        raise RefusedError(f"the library {error}", error.hint) from None


# FROM A FOLDER


def _of_folder(root: Path, source: str) -> Pack:
    root = root.resolve()
    said = root / NAME_FILE
    if not said.is_file():
        raise _no_library(source, f"it has no {NAME_FILE}")
    listings = [list_folder(root, folder, YAML) for folder in FOLDERS if (root / folder).is_dir()]
    problems = [problem for one in listings for problem in one.diagnostics]
    read = {found.path: read_file(found, YAML_BOUND) for one in listings for found in one.files}
    problems += [data for data in read.values() if isinstance(data, Diagnostic)]
    for problem in problems:
        raise _no_library(source, f"{problem.span.path}: {problem.message}")
    files = {path: data for path, data in read.items() if isinstance(data, bytes)}
    return _pack(read_given(said), files, source)


# FROM A WHEEL OR ANOTHER ZIP


def unpacked(data: bytes, source: str) -> Pack:
    """Return the library in a wheel or another zip; raises RefusedError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _of_archive(archive, source)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        raise _no_library(source, f"it is no wheel or zip that can be opened ({error})") from None


def _of_archive(archive: zipfile.ZipFile, source: str) -> Pack:
    names = [name for name in archive.namelist() if f"/{name}".endswith(f"/{NAME_FILE}")]
    if len(names) != 1:
        reason = f"it holds {NAME_FILE} {len(names)} times" if names else f"it has no {NAME_FILE}"
        raise _no_library(source, reason)
    above = names[0].removesuffix(NAME_FILE)
    inside = {
        info.filename.removeprefix(above): info
        for info in archive.infolist()
        if info.filename.startswith(tuple(f"{above}{folder}/" for folder in FOLDERS))
        and info.filename.endswith(tuple(YAML))
    }
    _refuse_too_much(inside.values(), source)
    files = {path: archive.read(info) for path, info in inside.items()}
    return _pack(archive.read(names[0]), files, source)


def _refuse_too_much(infos: Iterable[zipfile.ZipInfo], source: str) -> None:
    every = tuple(infos)
    large = [info.filename for info in every if info.file_size > YAML_BOUND]
    if large or len(every) > MOST_FILES:
        what = f"{large[0]} is too large" if large else f"it holds {len(every):,} files"
        raise _no_library(source, what)
    for info in every:
        if ".." in PurePosixPath(info.filename).parts or "\\" in info.filename:
            raise _no_library(source, f"{info.filename} would stand outside the folder")


def packed(pack: Pack) -> bytes:
    """Return a library as a zip, of which ``unpacked`` makes the same again."""
    made = io.BytesIO()
    named = LIBRARY.text(Named(library=pack.name, release=pack.release)).encode()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, data in ((NAME_FILE, named), *sorted(pack.files.items())):
            info = zipfile.ZipInfo(path, EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return made.getvalue()


# FROM GIT


def newest_at(source: str) -> str:
    """Return a git address with the newest of the tags that are written as its own is.

    That is ``v2.1`` for ``v1.0``; a branch, and any other source, stays. Raises RefusedError.
    """
    if not source.startswith(GIT):
        return source
    address, tag = _git_address(source)
    own = TAG.fullmatch(tag)
    if own is None:
        return source
    lines = _git(["ls-remote", "--tags", "--refs", "--", address], source).splitlines()
    every = (TAG.fullmatch(line.partition("refs/tags/")[2]) for line in lines)
    alike = [one for one in every if one and one["before"] == own["before"]]
    newest = max((own, *alike), key=lambda one: release_order(one["release"]))
    return f"{GIT}{address}@{newest[0]}"


def release_order(release: str) -> tuple[int, ...]:
    """Return what releases are ordered by: 2026.10 comes after 2026.9, and 1.0 is 1."""
    numbers = [int(number) for number in NUMBER.findall(release)]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _git_address(source: str) -> tuple[str, str]:
    address, _, tag = source.removeprefix(GIT).rpartition("@")
    if not address or not tag or address.startswith("-") or tag.startswith("-"):
        raise _unread(source, "it does not say which tag", GIT_FORM)
    return address, tag


def _of_git(source: str) -> Pack:
    address, tag = _git_address(source)
    with TemporaryDirectory(prefix="policyloom-") as folder:
        words = ["clone", "--quiet", "--depth", "1", "--branch", tag, "--", address, folder]
        _git(["-c", "advice.detachedHead=false", *words], source)
        return _of_folder(Path(folder), source)


def _git(words: list[str], source: str) -> str:
    settings = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_LFS_SKIP_SMUDGE": "1"}
    hint = f"check the address and the tag, and that you may read it; {GIT_FORM}"
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no word of it is read as an option
            ["git", *words],  # noqa: S607 - git is wherever the computer has it
            check=False,
            capture_output=True,
            text=True,
            errors="replace",
            stdin=subprocess.DEVNULL,
            timeout=SECONDS,
            env=settings,
        )
    except FileNotFoundError:
        raise _unread(source, "this computer has no git", "install git") from None
    except subprocess.TimeoutExpired:
        reason = f"it did not answer within {SECONDS} seconds"
        raise _unread(source, reason, hint) from None
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["git failed"]
        said = next((line for line in lines if line.startswith(FATAL)), lines[-1])
        raise _unread(source, f"git says: {said}", hint)
    return done.stdout


# WHAT A LIBRARY SAYS OF ITSELF


def _pack(said: bytes, files: Mapping[str, bytes], source: str) -> Pack:
    try:
        named = LIBRARY.value(said.decode())
    except (RecordError, UnicodeDecodeError) as error:
        raise _no_library(source, f"its {NAME_FILE} is no use: {error}") from None
    if not SLUG.fullmatch(named.library) or not RELEASE.fullmatch(named.release):
        what = f"`{named.library}` and release `{named.release}`"
        raise _no_library(source, f"its {NAME_FILE} says {what}, such as `county` and `2026.1`")
    if not files:
        raise _no_library(source, "it has no clauses and no policies")
    return Pack(name=named.library, release=named.release, files=files)


HINT = f"a library is a folder, a wheel or a git address with clauses/, policies/ and {NAME_FILE}"


def _no_library(source: str, reason: str) -> RefusedError:
    return _unread(source, reason, HINT)


def _unread(source: str, reason: str, hint: str) -> RefusedError:
    return RefusedError(f"the library {source} cannot be read: {reason}", hint)
