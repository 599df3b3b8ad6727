"""DOCX writer: whether a file can be a body's letterhead, decided before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from policyloom.diagnostics.faults import interrupt_behind
from policyloom.writers.docx.archive import (
    MEGABYTE,
    BadPartError,
    body_of,
    main_part,
    read_xml,
    related,
    stories,
)
from policyloom.writers.docx.letterhead_allowed import content_problems
from policyloom.writers.docx.letterhead_read import opened
from policyloom.writers.docx.letterhead_styles import page_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST_FILE, LARGEST_WHOLE, MOST_PARTS = 20 * MEGABYTE, 60 * MEGABYTE, 500
# Deflate reaches a thousand to one; the parts of honest Word files rarely reach thirty.
HIGHEST_RATIO, SMALL = 150, MEGABYTE // 2
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
ENCRYPTED = 0x1
TYPES = "[Content_Types].xml"
MACROS = "it holds macros; save it as .docx, without them"
STORY_RELATIONS = frozenset({"image", "hyperlink"})
PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg"})
# Five centimetres, in twentieths of a point.
NARROWEST = 2835


def letterhead_problem(data: bytes) -> str | None:
    """Return why bytes cannot be a letterhead, such as ``it holds macros``; None if they can."""
    if len(data) > LARGEST_FILE:
        return f"it is larger than {LARGEST_FILE // MEGABYTE} MB"
    if data.startswith(OLD_OR_LOCKED):
        return "it is an old Word file (.doc) or has a password; save it as .docx without one"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            problem = next(_problems(package), None)
        if problem is None:
            # What can still be wrong is found as the writer will find it.
            opened(data)
    except BadPartError as error:
        return str(error)
    except Exception as error:
        if interrupt_behind(error):
            raise
        return "it is not a Word file (.docx), or a damaged one"
    return problem


def _problems(package: zipfile.ZipFile) -> Iterator[str]:
    """Yield problems, those that make reading on unsafe first."""
    yield from _sizes(package)
    yield from _types(package)
    yield from _outside(package)
    yield from _layout(package)


def _sizes(package: zipfile.ZipFile) -> Iterator[str]:
    """Bound what reading could cost by what the file says of itself; reading stops there too."""
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    if len(names) > MOST_PARTS:
        yield f"it has more than {MOST_PARTS} parts"
    if len(set(names)) < len(names):
        yield "it holds the same part twice"
    if any(entry.flag_bits & ENCRYPTED for entry in entries):
        yield "it has a password; save it without one"
    if any(name.startswith("/") or "\\" in name or ".." in name.split("/") for name in names):
        yield "it has parts that point outside it"
    whole = sum(entry.file_size for entry in entries)
    if whole > LARGEST_WHOLE or any(map(_is_bomb, entries)):
        yield "it unpacks to far more than its size, as a file made to do harm would"


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > SMALL and entry.file_size > HIGHEST_RATIO * entry.compress_size


def _types(package: zipfile.ZipFile) -> Iterator[str]:
    if TYPES not in package.namelist():
        yield "it is not a Word file (.docx), or a damaged one"
    types = [element.get("ContentType", "") for element in read_xml(package, TYPES)]
    if any("macroEnabled" in kind or "vbaProject" in kind for kind in types):
        yield MACROS
    if not any("wordprocessingml" in kind and kind.endswith(".main+xml") for kind in types):
        yield "it is not a Word document (.docx)"


def _outside(package: zipfile.ZipFile) -> Iterator[str]:
    """Refuse whatever Word would fetch from somewhere else when it opens the file."""
    for name in package.namelist():
        folder, _, rest = name.rpartition("_rels/")
        if not rest.endswith(".rels"):
            continue
        for relation in related(package, folder + rest.removesuffix(".rels")).values():
            if relation.kind == "attachedTemplate":
                yield "it is attached to a template; attach it to Normal and save it again"
            if relation.outside and relation.kind != "hyperlink":
                yield f"it takes its {relation.kind} from {relation.target}; put it into the file"


def _layout(package: zipfile.ZipFile) -> Iterator[str]:
    main = main_part(package)
    body = body_of(read_xml(package, main))
    if page_of(body).text_width < NARROWEST:
        yield "its margins leave less than 5 cm for the text"
    for story in stories(package, main, body):
        yield from _story(package, story.story, story.part)


def _story(package: zipfile.ZipFile, name: str, part: str) -> Iterator[str]:
    root = read_xml(package, part)
    for relation in related(package, part).values():
        if relation.kind not in STORY_RELATIONS:
            yield f"its {name} holds an embedded {relation.kind}; use a picture instead"
        elif relation.kind == "image" and relation.target not in package.namelist():
            yield f"a picture of its {name} is missing"
        elif relation.kind == "image" and _ending(relation.target) not in PICTURES:
            yield f"its {name} has a picture of a kind that Word may not know: {relation.target}"
    for problem in content_problems(root, related(package, part)):
        yield f"its {name} {problem}"


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()
