"""CLI: `why` says which sources put words in a document: clause, token, layer, file and line."""

from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING

from policyloom.cli.problems import report_aside
from policyloom.cli.sources import asked_today, drafts, only_drafts, only_one_body, open_sources
from policyloom.cli.terminal import say, say_aside, screen_of
from policyloom.cli.usage import UsageError
from policyloom.diagnostics.as_text import BLUE, BOLD
from policyloom.diagnostics.findings import counted
from policyloom.document import Label
from policyloom.source import body_of
from policyloom.tracing import find, nearest_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from policyloom.cli.sources import Sources
    from policyloom.cli.verbs.documents import Why
    from policyloom.compile import Compiled
    from policyloom.diagnostics import Span
    from policyloom.diagnostics.as_text import Screen
    from policyloom.document import Document, Origin
    from policyloom.tracing import Match, Piece

LIBRARY = "library"
OTHERWISE: Mapping[Label | None, str] = {
    Label.BODY: "in the body's overlay",
    Label.STRAPLINE: "in an overlay",
    Label.ROW: "by the program itself, or in an overlay that names the row",
}
"""Who wrote what the program puts there, where that is not the program alone."""
PLACE = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
INDENT = "  "
WIDEST = 100
LOOKED_AT = 3
# Marks that no policy holds, so that colours can be put in after the lines are broken.
OPEN, CLOSE = "\ue000", "\ue001"


def why(asked: Why) -> int:
    """Print every place of the words with its sources; return 1 when there is none."""
    # Where only the words are said, they are looked for in the documents of the only body.
    selectors, words = [asked.selector], " ".join(asked.words)
    if not asked.words:
        selectors, words = [], asked.selector
    only_drafts(selectors, "why")
    if not words.strip():
        raise UsageError("there are no words to look for", 'write them in quotes: "the school"')
    sources = asked_today(open_sources(asked, selectors), asked.as_of)
    if not selectors:
        _only_words(words, sources)
        only_one_body(sources, "why")
    compiled = [draft.compiled for draft in drafts(sources, as_of=asked.as_of)]
    report_aside(sources, {str(one.target): one.diagnostics for one in compiled})
    documents = [one.document for one in compiled if one.document is not None]
    found = sum(_tell(one, words, screen_of(sys.stdout)) for one in compiled)
    if found == 0 and documents:
        _say_nothing_found(words, documents)
    return int(found == 0)


def _only_words(words: str, sources: Sources) -> None:
    """Refuse a body or a document as words to look for: the words themselves were left out."""
    bodies = {one.target.body for one in sources.chosen}
    if words.partition(":")[0] in bodies and (":" in words or len(bodies) > 1):
        hint = f'say them behind it: `policyloom why {words} "the school"`'
        raise UsageError(f"`why` also needs the words to look for in `{words}`", hint)


def _tell(compiled: Compiled, words: str, screen: Screen) -> int:
    if compiled.document is None:
        return 0
    matches = find(compiled.document, words)
    if matches:
        places = counted(len(matches), "place")
        say(screen.paint(BOLD, f"{compiled.target}: {places}") + "\n")
    for match in matches:
        say("\n".join(told(match, screen)) + "\n")
    return len(matches)


def told(match: Match, screen: Screen) -> Iterator[str]:
    """Yield what is said of one place of the words: where it is, and what put them there."""
    yield screen.paint(BLUE, PLACE.join(match.line.at.place))
    before, words, after = match.sentence
    width = min(screen.width, WIDEST)
    for line in textwrap.wrap(
        f"{before}{OPEN}{words}{CLOSE}{after}",
        width,
        initial_indent=INDENT,
        subsequent_indent=INDENT,
    ):
        yield _marked(line, screen)
    for piece in match.pieces:
        yield from _piece(piece)


def _marked(line: str, screen: Screen) -> str:
    if not screen.colour:
        return line.replace(OPEN, "«").replace(CLOSE, "»")
    return line.replace(OPEN, "\x1b[1;4m«").replace(CLOSE, "»\x1b[0m")


def _piece(piece: Piece) -> Iterator[str]:
    words = piece.words.strip().replace("\n", " ")
    yield f"{INDENT * 2}“{words}”"
    for name, said in _sources(piece.origin) if piece.origin else _program(piece.label):
        yield f"{INDENT * 3}{name:<9}{said}"


def _program(label: Label | None) -> Iterator[tuple[str, str]]:
    yield "written", OTHERWISE.get(label, "by the program itself")
    if label:
        yield "change", label.value


def _sources(origin: Origin) -> Iterator[tuple[str, str]]:
    if origin.token:
        yield "token", f"{{{origin.token}}}"
    if origin.clause:
        yield "clause", f"{origin.clause} {origin.version or ''}".rstrip()
    yield "written", _at(origin.span)
    if origin.value:
        yield "value", _at(origin.value)


def _at(span: Span) -> str:
    """Return a place with the layer that its file belongs to: a body's id, or the library."""
    return f"{span} ({body_of(span.path) or LIBRARY})"


def _say_nothing_found(words: str, documents: list[Document]) -> None:
    say_aside(f"policyloom: no document that you named says “{words}”\n")
    # Documents of one policy differ little, so the first few stand for all.
    close = (nearest_words(document, words) for document in documents[:LOOKED_AT])
    nearest = next((one for one in close if one), None)
    if nearest:
        say_aside(f"{INDENT}the nearest words are “{nearest}”\n")
