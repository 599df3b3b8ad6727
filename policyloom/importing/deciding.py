"""Deciding: what somebody answered to the guesses of an import."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - records read the annotations
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from policyloom.manuscript.blocks import Kind
from policyloom.yaml.read import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.manuscript import Block, Manuscript

KEEP = "keep"
NAMES = ("headings", "words")


class NotDecidedError(Exception):
    """A file of answers cannot be understood; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """Answers: whether a line is a heading, and which token words stand for, or ``keep``."""

    headings: Mapping[int, bool] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)

    def tokens(self, known: Mapping[str, str]) -> dict[str, str]:
        """Return tokens with those that were chosen; words that stay have an empty one."""
        chosen = {
            words: "" if token == KEEP else token.strip("{}")
            for words, token in self.words.items()
        }
        return {**known, **dict(_with_articles(chosen)), **chosen}

    def applied(self, manuscript: Manuscript) -> Manuscript:
        """Return a manuscript with the answers in place of its guesses."""
        unknown = set(self.headings) - {one.line for one in manuscript.blocks}
        if unknown:
            raise NotDecidedError(f"the file has no line {min(unknown)}")
        return replace(manuscript, blocks=tuple(map(self._block, manuscript.blocks)))

    def _block(self, block: Block) -> Block:
        said = self.headings.get(block.line)
        if said is None or block.kind in {Kind.TABLE, Kind.PICTURE, Kind.CHART}:
            return block
        if not said:
            kind = Kind.PARAGRAPH if block.kind is Kind.HEADING else block.kind
            return replace(block, kind=kind, level=0, sure=True)
        return replace(block, kind=Kind.HEADING, level=block.level or 1, sure=True)


def _with_articles(chosen: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield words after their article for a token that says one, so that none stands twice."""
    for words, token in chosen.items():
        if token.startswith("the ") and not words.lower().startswith("the "):
            yield f"the {words}", token
            yield f"The {words}", f"The {token.removeprefix('the ')}"


def decisions_of(text: str, path: str) -> Decisions:
    """Return the answers of a file; raises NotDecidedError."""
    data, problems = parse(text, path)
    if data is None:
        raise NotDecidedError(problems[0].message if problems else "it is empty")
    said = data.data
    if not isinstance(said, dict) or set(said) - set(NAMES):
        raise NotDecidedError(f"it has {' and '.join(NAMES)}, and nothing else")
    headings, words = (said.get(name) or {} for name in NAMES)
    if not isinstance(headings, dict) or not all(
        str(at).isdecimal() and isinstance(yes, bool) for at, yes in headings.items()
    ):
        raise NotDecidedError("headings are lines with true or false, such as 12: false")
    if not isinstance(words, dict) or not all(isinstance(one, str) for one in words.values()):
        raise NotDecidedError("words have a token or keep, such as staff: keep")
    return Decisions(headings={int(at): yes for at, yes in headings.items()}, words=words)
