"""What comes home on a case page: edits of a printed draft, what they propose, what is written.

A line of ``text home`` is an edit: ``old -> new`` of words in a paragraph, ``- words`` of one that
goes, ``@ words`` of the paragraph below which the next ones stand, ``+ words`` of one that comes
(``+ # words`` of a heading, ``+| words | words`` of the cells of a row), ``^ words`` of one that
moves there, and ``footer: words``. ``everywhere`` as the last line means what came from some
places for all of them.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.compile import compile_policy
from policyloom.fleet.proving import taken
from policyloom.fleet.taking import Copy, printed_home, proposed
from policyloom.manuscript.home import HomeParagraph
from policyloom.report.take import take_report
from policyloom.source import Target
from policyloom.store import Project
from tests.support.imports import come

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from policyloom.fleet.proving import Result
    from policyloom.homecoming import Proposal
    from policyloom.manuscript.home import Home
    from policyloom.source import Library

TARGET = Target("alderbrook", "phones")


def take_words(
    texts: Mapping[str, str], library: Library, schemas: Mapping[str, object], edits: str
) -> str:
    """Return what a draft that came home proposes, and the files with all of it taken."""
    document = compile_policy(library, TARGET).document
    assert document is not None
    lines = edits.splitlines()
    everywhere = lines[-1:] == ["everywhere"]
    home = edited(printed_home(document), lines[: len(lines) - everywhere])
    found = proposed(TARGET, document, [Copy(name="back", home=home)])
    if everywhere:
        meant = tuple(one.for_everywhere() for one in found.proposals)
        found = replace(found, proposals=meant)
    project = Project(root=Path("nowhere"), files=texts, schemas=schemas, assets={})
    result = taken(project, library, found, found.proposals, "We said so.")
    assert take_report("the draft", found, {"back": home}).title
    told = (line for one in found.proposals for line in _told(one, result))
    return "".join(f"{line}\n" for line in (*told, *_files(texts, result)))


def edited(home: Home, edits: Sequence[str]) -> Home:
    """Return a file with edits in it."""
    made = list(home.paragraphs)
    running = home.running
    at = 0
    for edit in edits:
        sign, _, words = edit.partition(" ")
        if sign == "footer:":
            running = tuple((of, words if of == "footer" else said) for of, said in running)
        elif sign in {"@", "-", "^"}:
            place = next(n for n, one in enumerate(made) if one.after == words)
            if sign == "@":
                at = place
                continue
            moved = made.pop(place)
            at -= place <= at
            if sign == "^":
                at += 1
                made.insert(at, moved)
        elif sign == "+|":
            table, row, _ = made[at].cell
            for column, cell in enumerate(words.split(" | ")):
                at += 1
                made.insert(at, replace(_paragraph(cell, 0), cell=(table, row + 1, column)))
        elif sign == "+":
            at += 1
            level = int(words.startswith("# "))
            made.insert(at, _paragraph(words.removeprefix("# "), level))
        else:
            old, _, new = edit.partition(" -> ")
            changed = [replace(one, after=one.after.replace(old, new)) for one in made]
            assert changed != made, f"nothing says {old}"
            made = changed
    numbered = (replace(one, number=n) for n, one in enumerate(made, 1))
    return replace(home, paragraphs=tuple(numbered), running=running)


def _paragraph(words: str, level: int) -> HomeParagraph:
    return HomeParagraph(number=0, after=words, before=words, level=level)


def _told(one: Proposal, result: Result) -> Iterator[str]:
    came = one.stands or f"→ {one.new or '(nothing)'}"
    yield f"{one.layer.value}: {one.old or '(nothing)'} {came}"
    if one.number in result.refused:
        yield f"  refused: {result.refused[one.number]}"


def _files(texts: Mapping[str, str], result: Result) -> Iterator[str]:
    """Yield what is proved and written, as lines that go and come."""
    assert not result.unproved
    assert not result.problems
    for path, text in result.files.items():
        yield f"\n{path}"
        yield from come(texts.get(path, ""), text)
