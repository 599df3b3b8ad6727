"""FLEET: which libraries a folder follows, and what they were when it took them.

``library/followed.json`` names each with release, digest and source. Beside it stands each as it
was taken, in a zip: an update merges into the folder what has become different since.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.merging.joining import Difference, joined
from policyloom.records import Kind, RecordError
from policyloom.store import RefusedError, packed, read_output, unpacked
from policyloom.store.reading import decode_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from policyloom.store import Pack

FOLDER = "library"
RECORD = f"{FOLDER}/followed.json"
RESTORE = f"restore {FOLDER}/ from a copy of the folder, or from version control"


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A library that the folder follows; the digest is that of the release that it took."""

    library: str
    release: str
    digest: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """The record: the libraries in the order in which they were taken."""

    libraries: tuple[Followed, ...] = ()


FOLLOWING = Kind(name="policyloom-followed", made=Following)


def followed(pack: Pack, source: str) -> Followed:
    """Return what the record says of a library as it was taken."""
    return Followed(library=pack.name, release=pack.release, digest=pack.digest, source=source)


def record_files(taken: Iterable[tuple[Followed, Pack]]) -> dict[str, bytes]:
    """Return the record, and each library as it was taken, by path."""
    every = tuple(taken)
    record = FOLLOWING.text(Following(libraries=tuple(one for one, _ in every))).encode()
    kept = {pack_path(one): packed(pack) for one, pack in every}
    return {**kept, RECORD: record}


def pack_path(one: Followed) -> str:
    """Return where a library stands as it was taken: each release apart, so none is half there."""
    return f"{FOLDER}/{one.library}-{one.release}.zip"


def read_following(root: Path) -> tuple[Followed, ...]:
    """Return the libraries that a folder follows; raises RefusedError."""
    data = read_output(root / RECORD)
    if data is None:
        message = f"there is no {RECORD}, so it is not known which library this folder follows"
        hint = f"{RESTORE}; `policyloom init` writes it in a folder of your own"
        raise RefusedError(message, hint)
    try:
        found = FOLLOWING.value(data.decode()).libraries
    except RecordError as error:
        place = f"{RECORD}:{error.place[0]}"
        raise RefusedError(f"{place}: this record is no use: {error}", RESTORE) from None
    except UnicodeDecodeError:
        raise RefusedError(f"{RECORD} is not UTF-8 text", RESTORE) from None
    names = [one.library for one in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        releases = " and ".join(one.release for one in found if one.library == twice)
        message = f"{RECORD} says that the folder follows {twice} twice, in releases {releases}"
        raise RefusedError(message, "keep the entry whose digest fits, and take out the other")
    return found


def taken(root: Path, one: Followed) -> Pack:
    """Return a library as the folder took it; raises RefusedError where that is not kept whole."""
    path = pack_path(one)
    data = read_output(root / path)
    if data is None:
        message = f"{path} is missing: {one.library} as this folder took it"
        raise RefusedError(message, RESTORE)
    pack = unpacked(data, path)
    if (pack.name, pack.release, pack.digest) != (one.library, one.release, one.digest):
        says = f"{pack.name} {pack.release} with digest {pack.digest[:12]}"
        wants = f"{one.library} {one.release} with digest {one.digest[:12]}"
        message = f"{path} is {says}, and {RECORD} wants {wants}"
        raise RefusedError(message, f"{RESTORE}: both are of one release")
    return pack


def together(packs: Iterable[Pack]) -> Mapping[str, str]:
    """Return the texts of several libraries, by path, with the entries of all in shared lists.

    Raises RefusedError where two say two things of one clause, role, instrument or policy.
    """
    texts: dict[str, str] = {}
    owner: dict[str, str] = {}
    for pack in packs:
        name = f"{pack.name} {pack.release}"
        for path, data in pack.files.items():
            text = decode_text(path, data)[0]
            found = joined(path, texts[path], text) if path in texts else text
            if isinstance(found, Difference):
                places = f"line {found.line} in {owner[path]}, line {found.other} in {name}"
                message = f"{path}: the libraries say two things of {found.what}: {places}"
                hint = "have one of them say what the other says or leave it out, or follow one"
                raise RefusedError(message, hint)
            texts[path] = found
            owner.setdefault(path, name)
    return texts
