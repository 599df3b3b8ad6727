"""IMPORT: a PDF -> the addresses it leads to, and what it does or carries beside its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PdfReader

SCRIPT, FORM = "a script", "a form of another kind (XFA)"
DEEDS = {
    "/JavaScript": SCRIPT,
    "/Launch": "the start of a program",
    "/SubmitForm": "the sending of its form",
    "/ImportData": "the reading of other data",
    "/ResetForm": "the emptying of its form",
    "/Hide": "the hiding of parts",
    "/SetOCGState": "the hiding of parts",
    "/GoToR": "a way into another file",
    "/GoToE": "a way into an attached file",
    "/Rendition": "a recording",
    "/Movie": "a film",
    "/Sound": "a sound",
    "/RichMediaExecute": "a recording",
}
"""What a reading program may be told to do that is more than to show a place or an address."""


class Carried(NamedTuple):
    """The addresses that a file leads to, and what it does or carries beside its words."""

    links: tuple[str, ...]
    beside: tuple[str, ...]


def carried_by(reader: PdfReader) -> Carried:
    """Return what any object of a file leads to, does or carries, wherever it hangs."""
    links: set[str] = set()
    beside: set[str] = set()
    for one in _objects(reader):
        if one.get("/S") == "/URI" and "/URI" in one:
            links.add(str(one["/URI"]))
        beside.update(_beside(one))
    return Carried(tuple(sorted(links)), tuple(sorted(beside)))


def _beside(one: DictionaryObject) -> Iterator[str]:
    if deed := DEEDS.get(str(one.get("/S", ""))):
        yield deed
    if "/JS" in one:
        yield SCRIPT
    if "/XFA" in one:
        yield FORM
    if "/EF" in one:
        name = one.get("/UF") or one.get("/F") or "without a name"
        yield f"the attached file {name}"


def _objects(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Yield every dictionary that hangs on the root of a file, each once."""
    waiting: list[Any] = [reader.root_object]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, IndirectObject):
            if one.idnum in seen:
                continue
            seen.add(one.idnum)
            one = one.get_object()
        if isinstance(one, DictionaryObject):
            yield one
            waiting.extend(one.values())
        elif isinstance(one, ArrayObject):
            waiting.extend(one)
