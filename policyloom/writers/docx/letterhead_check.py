"""DOCX writer: whether a file can be a body's letterhead, decided before anything is unpacked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics.faults import interrupt_behind
from policyloom.limits import LETTERHEAD
from policyloom.word.package import (
    DAMAGED,
    BadPartError,
    body_of,
    main_part,
    open_package,
    read_xml,
    related,
    stories,
)
from policyloom.writers.docx.letterhead_allowed import content_problems
from policyloom.writers.docx.letterhead_read import opened
from policyloom.writers.docx.letterhead_styles import page_of

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

TYPES = "[Content_Types].xml"
MACROS = "it holds macros; save it as .docx, without them"
STORY_RELATIONS = frozenset({"image", "hyperlink"})
PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "emf", "wmf", "svg"})
# Five centimetres, in twentieths of a point.
NARROWEST = 2835


def letterhead_problem(data: bytes) -> str | None:
    """Return why bytes cannot be a letterhead, such as ``it holds macros``; None if they can."""
    try:
        with open_package(data, LETTERHEAD) as package:
            problem = next(_problems(package), None)
        if problem is None:
            # What can still be wrong is found as the writer will find it.
            opened(data)
    except BadPartError as error:
        return str(error)
    except Exception as error:
        if interrupt_behind(error):
            raise
        return DAMAGED
    return problem


def _problems(package: zipfile.ZipFile) -> Iterator[str]:
    """Yield problems, those that make reading on unsafe first."""
    yield from _types(package)
    yield from _outside(package)
    yield from _layout(package)


def _types(package: zipfile.ZipFile) -> Iterator[str]:
    if TYPES not in package.namelist():
        yield DAMAGED
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
