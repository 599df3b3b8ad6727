"""IMPORT: a Word file that came home -> its paragraphs as they read before and after the edits."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from policyloom.manuscript.home import Home, HomeComment, HomeParagraph
from policyloom.manuscript.pieces import characters_of
from policyloom.word.docx_story import read_story
from policyloom.word.story import Drawn, Paragraph, State, TableStory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.word.story import Node, Run


def read_home(data: bytes) -> Home:
    """Return what came home; raises NotReadError."""
    story = read_story(data)
    found = list(_paragraphs(story.nodes, ()))
    aside: Counter[str] = Counter()
    placed = 0
    for kind, words in story.beside:
        aside[kind] += characters_of(words)
    for comment in story.comments:
        aside["comment"] += characters_of(comment.raw)
    for paragraph, _ in found:
        for run in paragraph.runs:
            reason, letters = _reason(paragraph, run), characters_of(run.words)
            if reason:
                aside[reason] += letters
            else:
                placed += letters
    return Home(
        paragraphs=tuple(_joined([_home(one, cell) for one, cell in found if not one.contents])),
        comments=tuple(
            HomeComment(words=one.words, number=one.number) for one in story.comments if one.words
        ),
        facts=story.facts,
        tracked=story.tracked,
        characters=story.characters,
        placed=placed,
        aside=dict(aside),
        running=tuple(story.running),
    )


def _reason(paragraph: Paragraph, run: Run) -> str:
    if paragraph.contents:
        return "contents"
    if not run.state.stays:
        return "tracked deletion"
    return "hidden" if run.hidden else ""


def _paragraphs(
    nodes: list[Node], cell: tuple[int, ...]
) -> Iterator[tuple[Paragraph, tuple[int, ...]]]:
    for node in nodes:
        match node:
            case Paragraph():
                yield node, cell
                yield from _paragraphs(node.inside, cell)
            case TableStory():
                for row, (_, cells) in enumerate(node.rows):
                    for column, one in enumerate(cells):
                        yield from _paragraphs(one.nodes, (node.number, row, column))
            case Drawn():
                pass


def _home(one: Paragraph, cell: tuple[int, ...]) -> HomeParagraph:
    return HomeParagraph(
        number=one.number,
        after=one.words(),
        before=one.words(before=True),
        added=tuple(run.words for run in one.runs if run.state is State.ADDED),
        taken=tuple(run.words for run in one.runs if run.state is State.TAKEN),
        cell=cell,
        note_of=one.note_of,
        level=one.level,
        ends=one.end.stays,
    )


def _joined(found: list[HomeParagraph]) -> Iterator[HomeParagraph]:
    """Yield paragraphs; one whose end was taken out goes on with the next, if any words stay."""
    held: HomeParagraph | None = None
    for one in found:
        now = one if held is None else _together(held, one)
        if not one.ends and one.after.strip():
            held = now
            continue
        held = None
        yield now
    if held is not None:
        yield held


def _together(one: HomeParagraph, other: HomeParagraph) -> HomeParagraph:
    """Return what two became, with the space that Word leaves out where it takes an end out."""
    apart = "" if one.after[-1:].isspace() or other.after[:1].isspace() else " "
    return HomeParagraph(
        number=other.number,
        after=one.after + apart + other.after,
        before=one.before + other.before,
        added=(*one.added, *other.added),
        taken=(*one.taken, *other.taken),
        cell=other.cell,
        note_of=other.note_of,
        level=other.level,
    )
