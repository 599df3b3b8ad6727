"""STUDIO: what readers say of a draft, clause by clause -> kept beside the project, until settled.

A comment keeps the words that it is about: where the draft says something else by now, that is
told. None of it is part of the project, and all of it can be deleted.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from policyloom.document import plain
from policyloom.document.walk import deep, own_words
from policyloom.records import Kind, RecordError
from policyloom.studio.beside import alone_beside, read_beside, write_beside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from policyloom.document import Document, Provision
    from policyloom.source import Target

MOST, LONGEST = 500, 20_000
"""Comments of a document, and signs of one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What somebody says of a clause; without a clause, of the whole.

    ``words`` is what they would rather have it say, ``about`` known by what it was said.
    """

    number: int
    clause: str
    about: str
    who: str
    when: str
    text: str
    words: str = ""
    answer: str = ""
    answered_by: str = ""
    settled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Comments:
    """All that was said of one document."""

    body: str
    policy: str
    comments: tuple[Comment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One remark in a file that came back."""

    clause: str
    about: str
    text: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """The file that a reader sends back: of which document, who, and what they say."""

    body: str
    policy: str
    who: str
    said: tuple[Said, ...]


COMMENTS = Kind(name="policyloom-comments", made=Comments)
RETURNED = Kind(name="policyloom-review", made=Returned)


def about(provision: Provision) -> str:
    """Return what tells the words of a clause from others."""
    lines = (plain(line) for part in deep(provision.blocks) for line in own_words(part))
    words = "\n".join((plain(provision.heading), *lines))
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def comments_on(root: Path, target: Target) -> tuple[Comment, ...]:
    """Return what was said of a document; nothing where that cannot be read."""
    try:
        return COMMENTS.value(read_beside(root, _name(target))).comments
    except RecordError:
        return ()


def _name(target: Target) -> str:
    return f"comments/{target.body.replace('/', '~')}/{target.policy}.json"


def change_comments(
    root: Path, target: Target, edit: Callable[[tuple[Comment, ...]], tuple[Comment, ...]]
) -> None:
    """Write what becomes of the comments on a document, alone with them."""
    with alone_beside(root):
        after = Comments(
            body=target.body, policy=target.policy, comments=edit(comments_on(root, target))
        )
        write_beside(root, _name(target), COMMENTS.text(after))


def said(
    comments: tuple[Comment, ...], new: tuple[Said, ...], who: str, when: str
) -> tuple[Comment, ...]:
    """Return comments with further ones; what somebody said before is not said twice."""
    known = {(one.clause, one.who, one.text, one.words) for one in comments}
    number = max((one.number for one in comments), default=0)
    fresh = [one for one in new if (one.clause, who, one.text, one.words) not in known]
    made = (
        Comment(number=number + at, clause=one.clause, about=one.about, who=who, when=when,
                text=one.text, words=one.words)
        for at, one in enumerate(fresh, start=1)
    )  # fmt: skip
    return (*comments, *made)[-MOST:]


def provisions(document: Document | None) -> Iterator[Provision]:
    """Yield the clauses of a document."""
    for section in document.sections if document else ():
        yield from section.provisions
