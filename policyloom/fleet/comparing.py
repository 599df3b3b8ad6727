"""FLEET: a file and what the edition prints, read in the same way -> all in which they differ."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from policyloom.editions.likeness import Difference, differences, likeness, tokens
from policyloom.writers.facts import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.document import Document
    from policyloom.word.published import Published

HALF, MORE, FEW = 0.5, 2, 1_000
"""A file that shares fewer words, or has so many more, is not compared word by word."""
QUOTED = 12
DRAWN_BY = "producer"
OVER = "what floats over the text, behind which nobody looked"
OWN = ("body", "policy", "version", "status", "digest", "approved-by", "approved")


def compared(printed: Published, file: Published, document: Document) -> Iterator[Difference]:
    """Yield every difference: of words, and of what stands beside, below or over them."""
    yield from _words(printed.words, file.words, document)
    around = (_others(one.around, document) for one in (printed, file))
    yield from _lines("a header, footer, note or comment", *around)
    if hidden := Counter(file.unseen) - Counter(printed.unseen):
        yield _difference("words that nobody sees", "", _quoted(hidden))
    over = Counter(file.over) - Counter(printed.over)
    yield from (_difference(OVER, "", words) for words in over)
    yield from _lines("what it does or carries beside its words", printed.carried, file.carried)
    places = {answer.place for answer in printed.answers}
    strange = [a.words for a in file.answers if a.place not in places and a.words]
    yield from _lines("a place to fill in that the edition does not have", (), strange)
    yield from _lines("where its links lead", _leading(printed, file), file.links)
    yield from _facts(printed, file)
    if _same_program(printed, file):
        yield from _drawn(printed.drawn, file.drawn)


def same_words(printed: Published, file: Published, document: Document) -> bool:
    """Tell whether the words are the same, whatever stands beside them."""
    return not list(_words(printed.words, file.words, document))


def is_filled(printed: Published, file: Published) -> bool:
    """Tell whether something stands in the places of a form."""
    before, after = (Counter((a.place, a.words) for a in one.answers) for one in (printed, file))
    return bool(after - before)


def uncompared(printed: Published, file: Published) -> tuple[str, ...]:
    """Return what of a file was not compared."""
    match file.form:
        case "docx":
            return ("section numbers", "pictures", "looks")
        case "pdf" if not _same_program(printed, file):
            return ("what is drawn over the words", "pictures", "looks")
        case "pdf":
            return ("looks",)
        case _:
            return ()


def _words(edition: str, file: str, document: Document) -> Iterable[Difference]:
    """Compare words; to compare those of a file of nothing else would take for ever."""
    many = len(tokens(file)) > MORE * len(tokens(edition)) + FEW
    if many or likeness(edition, file) < HALF:
        return [_difference("the whole text", "", "words that are not the edition's")]
    return differences(edition, file, document)


def _lines(where: str, edition: Iterable[str], file: Iterable[str]) -> Iterator[Difference]:
    before, after = set(map(_spaced, edition)), set(map(_spaced, file))
    for line in sorted(before - after):
        yield _difference(where, line, "")
    for line in sorted(after - before):
        yield _difference(where, "", line)


def _leading(printed: Published, file: Published) -> Iterator[str]:
    """Yield the links that a file is to have; an earlier program left some addresses as words."""
    known = set(file.links)
    for link in printed.links:
        if link in known or link.partition(":")[2].lstrip("/") not in file.words:
            yield link


def _others(lines: Iterable[str], document: Document) -> Iterator[str]:
    """Yield lines beside the text that say more than which document this is, and which page."""
    own = f"{document.footer_words} {document.said(PAGES)}"
    names = {token.words for token in tokens(own)}
    for line in lines:
        if not {token.words for token in tokens(line)} <= names:
            yield line


def _quoted(hidden: Counter[str]) -> str:
    words = tuple(hidden.elements())
    more = " …" if len(words) > QUOTED else ""
    return f"{' '.join(words[:QUOTED])}{more}"


def _spaced(words: str) -> str:
    return " ".join(words.split())


def _facts(printed: Published, file: Published) -> Iterator[Difference]:
    for name in OWN:
        said, meant = file.facts.get(name, ""), printed.facts.get(name, "")
        if said and meant and said != meant:
            yield _difference(f"its properties ({name})", meant, said)


def _same_program(printed: Published, file: Published) -> bool:
    return printed.facts.get(DRAWN_BY) == file.facts.get(DRAWN_BY)


def _drawn(edition: tuple[str, ...], file: tuple[str, ...]) -> Iterator[Difference]:
    if len(edition) != len(file):
        yield _difference("its pages", f"{len(edition)} pages", f"{len(file)} pages")
        return
    for number, (before, after) in enumerate(zip(edition, file, strict=True), start=1):
        if before != after:
            yield _difference(f"what is drawn on page {number}", before, after)


def _difference(where: str, edition: str, file: str) -> Difference:
    return Difference(where=where, before="", edition=edition, file=file, after="")
