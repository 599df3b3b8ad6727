"""IMPORT: a Word file -> all the words that its reader sees, and what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.limits import STRANGER
from policyloom.word.apart import NotReadError
from policyloom.word.over import laid_over
from policyloom.word.package import (
    BadPartError,
    body_of,
    main_part,
    one_related,
    open_package,
    read_xml,
    related,
    w,
)
from policyloom.word.published import Answer, Published
from policyloom.word.seen import (
    Styles,
    paper_of,
    paragraphs,
    styles_of,
    unseen,
    without_page_numbers,
)

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

    from lxml import etree

PREFIX = "policyloom."
PROPERTIES = "docProps/custom.xml"
BESIDE = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})
PLACES = ("text", "date", "dropDownList", "comboBox")
TICK = "{http://schemas.microsoft.com/office/word/2010/wordml}checkbox"
BOXES = str.maketrans("", "", "\u2610\u2611\u2612")
CHANGES = tuple(w(name) for name in ("ins", "del", "moveFrom", "moveTo"))


def read_docx(data: bytes) -> Published:
    """Return the words and the properties of a Word file; raises NotReadError."""
    try:
        with open_package(data, STRANGER) as package:
            return _read(package)
    except BadPartError as problem:
        raise NotReadError(str(problem)) from problem


def _read(package: zipfile.ZipFile) -> Published:
    main = main_part(package)
    body = body_of(read_xml(package, main, STRANGER))
    relations = related(package, main)
    own_styles = one_related(relations, "styles")
    read = read_xml(package, own_styles, STRANGER) if own_styles else None
    styles = styles_of(read, paper_of(body.getroottree().getroot()))
    links = {one.target for one in relations.values() if one.kind == "hyperlink" and one.outside}
    parts = sorted({one.target for one in relations.values() if one.kind in BESIDE})
    beside = [read_xml(package, part, STRANGER) for part in parts]
    over = tuple(sorted(one for root in (body, *beside) for one in laid_over(root)))
    answers = tuple(_answers(body, styles))
    return Published(
        form="docx",
        words="\n".join(paragraphs(body, styles)).translate(BOXES),
        facts=_facts(package),
        around=tuple(dict.fromkeys(_around(beside, styles))),
        unseen=tuple(sorted(word for root in (body, *beside) for word in unseen(root, styles))),
        over=over,
        answers=answers,
        links=tuple(sorted(links)),
        tracked=next(body.iter(*CHANGES), None) is not None,
    )


def _answers(body: etree._Element, styles: Styles) -> Iterator[Answer]:
    """Yield what stands in the places of a form, and take it out of the text."""
    for place in list(body.iter(w("sdt"))):
        properties, content = place.find(w("sdtPr")), place.find(w("sdtContent"))
        if properties is None or content is None:
            continue
        kinds = [properties.find(w(kind)) for kind in PLACES] + [properties.find(TICK)]
        if any(kind is not None for kind in kinds):
            name = properties.find(w("tag"))
            words = _inside(content, styles)
            yield Answer(place=name.get(w("val"), "") if name is not None else "", words=words)
            place.remove(content)


def _inside(content: etree._Element, styles: Styles) -> str:
    """Return the words of a place, be it a run, a cell or paragraphs."""
    found = list(paragraphs(content, styles))
    said = " ".join(found) if found else "".join(one.text or "" for one in content.iter(w("t")))
    return " ".join(said.split())


def _around(parts: list[etree._Element], styles: Styles) -> Iterator[str]:
    for root in parts:
        without_page_numbers(root)
        yield from (" ".join(words.split()) for words in paragraphs(root, styles))


def _facts(package: zipfile.ZipFile) -> dict[str, str]:
    if PROPERTIES not in package.namelist():
        return {}
    return {
        name.removeprefix(PREFIX): "".join(map(str, entry.itertext()))
        for entry in read_xml(package, PROPERTIES, STRANGER)
        if (name := str(entry.get("name", ""))).startswith(PREFIX)
    }
