"""FLEET: approved editions -> the published files themselves, kept once with their digests."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policyloom.diagnostics import Code, Diagnostic, Diagnostics, Span
from policyloom.document import CONTROL_FIRST
from policyloom.fleet.comparing import same_words
from policyloom.fleet.recorded import ARCHIVE, MANIFEST
from policyloom.store import create_together, place_inside, read_output, write_atomically
from policyloom.word.apart import NotReadError, read_apart
from policyloom.word.published import Published
from policyloom.word.reading import read_published
from policyloom.writers import Product, formats_of, in_languages, language_of, suffix_of, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from policyloom.editions import Edition

LINE = "{digest}  {name}\n"
"""In the form that ``sha256sum --check`` reads, so that anybody can check without this program."""
DIGEST_LENGTH = 64
ATTRIBUTES, AS_THEY_ARE = ".gitattributes", b"# Published files are kept to the byte.\n* -text\n"
RESTORE = "restore the archive from a backup, or move the file away and archive again"
LINE_ENDS = (
    "git changes line ends where core.autocrlf is set: delete the file, and check it out again "
    "with archive/.gitattributes, which `policyloom archive` writes"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Archived:
    """What became of one edition: names newly kept, names found whole, and what is wrong.

    ``older`` are files that an earlier program printed, of the same words in an older look.
    """

    kept: tuple[str, ...] = ()
    older: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    problems: Diagnostics = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelved:
    """What the archive holds of an edition: digests by name, and what is wrong."""

    sums: Mapping[str, str] = field(default_factory=dict)
    problems: Diagnostics = ()


def archive_folder(edition: Edition) -> str:
    """Return where an edition's files are kept: ``archive/BODY/POLICY/VERSION``."""
    return f"{ARCHIVE}/{edition.body}/{edition.policy}/{edition.words}"


def file_name(edition: Edition, to: str) -> str:
    """Return the name of a published file: ``social-media-2.0.pdf``."""
    return f"{edition.policy}-{edition.words}.{suffix_of(to)}"


def usual_formats(edition: Edition) -> tuple[str, ...]:
    """Return the formats in which an edition is published, in each of its languages."""
    return in_languages(formats_of(Product.USUAL), edition.document.apart)


def published(
    edition: Edition, formats: tuple[str, ...], sign: Callable[[bytes, Edition], bytes] | None
) -> dict[str, bytes]:
    """Return the files of an edition by name, its PDF signed where there is a certificate."""
    stem = f"{edition.policy}-{edition.words}"
    files = {to: write(edition.document, to, stem=stem) for to in formats}
    if sign:
        pdfs = {to: data for to, data in files.items() if language_of(to)[1] == "pdf"}
        files |= {to: sign(data, edition) for to, data in pdfs.items()}
    return {file_name(edition, to): data for to, data in files.items()}


def new_archive(edition: Edition, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return everything that a first archive of an edition consists of, by place."""
    folder = archive_folder(edition)
    sums = {name: digest(data) for name, data in files.items()}
    return {f"{folder}/{name}": data for name, data in files.items()} | {
        f"{folder}/{MANIFEST}": manifest(sums)
    }


def archive_edition(
    root: Path,
    edition: Edition,
    formats: tuple[str, ...],
    sign: Callable[[bytes, Edition], bytes] | None,
) -> Archived:
    """Keep the files that are not kept yet, and check those that are; nothing is overwritten."""
    folder = place_inside(root, f"{archive_folder(edition)}/{MANIFEST}").parent
    before = look(root, edition)
    if before.problems:
        return Archived(problems=before.problems)
    every = in_languages(formats, edition.document.apart)
    missing = tuple(to for to in every if file_name(edition, to) not in before.sums)
    files = published(edition, missing, sign)
    stand = {name: data for name in files if (data := read_output(folder / name)) is not None}
    older = {
        name: stand[name]
        for name in stand
        if stand[name] != files[name] and _same_words(edition, files[name], stand[name])
    }
    files |= older
    loose = tuple(_loose(edition, stand, files))
    if loose or not files:
        return Archived(whole=tuple(before.sums), problems=loose)
    _keep_attributes(root)
    fresh = {name: data for name, data in files.items() if name not in stand}
    sums = dict(before.sums) | {name: digest(data) for name, data in files.items()}
    if before.sums:
        create_together({folder / name: data for name, data in fresh.items()})
        write_atomically(folder / MANIFEST, manifest(sums))
    else:
        new = {folder / name: data for name, data in fresh.items()}
        create_together(new | {folder / MANIFEST: manifest(sums)})
    return Archived(kept=tuple(files), older=tuple(older), whole=tuple(before.sums))


def _keep_attributes(root: Path) -> None:
    """Tell git to leave the archive as it is, unless somebody has told it something else."""
    path = place_inside(root, f"{ARCHIVE}/{ATTRIBUTES}")
    if read_output(path) is None:
        write_atomically(path, AS_THEY_ARE)


def look(root: Path, edition: Edition) -> Shelved:
    """Return what the archive says it holds of an edition, checked against the files."""
    folder = root / archive_folder(edition)
    data = read_output(folder / MANIFEST)
    if data is None:
        return Shelved()
    sums = _sums(data)
    if sums is None:
        what = f"{archive_folder(edition)}/{MANIFEST}"
        message = "this list of digests cannot be read"
        return Shelved(problems=(_problem(Code.ARCHIVE_DIFFERS, what, message),))
    return Shelved(sums=sums, problems=tuple(_changed(edition, folder, sums)))


def manifest(sums: Mapping[str, str]) -> bytes:
    """Return the list of digests, by name."""
    return "".join(LINE.format(digest=sums[name], name=name) for name in sorted(sums)).encode()


def digest(data: bytes) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(data).hexdigest()


def _sums(data: bytes) -> dict[str, str] | None:
    sums: dict[str, str] = {}
    for line in data.decode("utf-8", "replace").splitlines():
        words, gap, name = line.partition("  ")
        if not gap or len(words) != DIGEST_LENGTH or "/" in name or "\\" in name or name in sums:
            return None
        sums[name] = words
    return sums


def _changed(edition: Edition, folder: Path, sums: Mapping[str, str]) -> Iterator[Diagnostic]:
    for name, expected in sums.items():
        data = read_output(folder / name)
        place = f"{archive_folder(edition)}/{name}"
        if data is None:
            yield _problem(Code.ARCHIVE_MISSING, place, "this file is no longer in the archive")
        elif digest(data.replace(b"\r\n", b"\n")) == expected != digest(data):
            message = "only the line ends of this file differ from the one that was archived"
            yield _problem(Code.ARCHIVE_DIFFERS, place, message, LINE_ENDS)
        elif digest(data) != expected:
            message = "this file is not the one that was archived: its digest is another"
            yield _problem(Code.ARCHIVE_DIFFERS, place, message)


def _same_words(edition: Edition, ours: bytes, theirs: bytes) -> bool:
    """Tell whether a file says what ours says; earlier, all control data stood in front."""
    try:
        file = read_apart(read_published, theirs, Published)
    except NotReadError:
        return False
    if same_words(read_published(ours), file, edition.document):
        return True
    look = replace(edition.document.look, control_place=CONTROL_FIRST)
    before = replace(edition.document, look=look)
    earlier = (write(before, to) for to in in_languages((file.form,), look.apart))
    return any(same_words(read_published(one), file, edition.document) for one in earlier)


def _loose(
    edition: Edition, stand: Mapping[str, bytes], files: Mapping[str, bytes]
) -> Iterator[Diagnostic]:
    """Report files that stand where ours should, and are not in the list of digests."""
    for name, found in stand.items():
        if found != files[name]:
            place = f"{archive_folder(edition)}/{name}"
            message = f"this file is not in {MANIFEST}, and is not what the edition prints"
            yield _problem(Code.ARCHIVE_DIFFERS, place, message)


def _problem(code: Code, path: str, message: str, hint: str = RESTORE) -> Diagnostic:
    return Diagnostic(code=code, message=message, span=Span(path, 1, 1), hint=hint)
