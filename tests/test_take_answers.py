"""What is proposed is decided one by one on a terminal; what is refused goes back as comments."""

from __future__ import annotations

import io
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from policyloom.cli.take import nothing_chosen
from policyloom.cli.take_answers import answered, is_open, replies
from policyloom.cli.verbs.word import Take
from policyloom.fleet.taking import Copy, Proposed, is_like, proposed
from policyloom.homecoming import Layer
from policyloom.source import Target
from policyloom.word.apart import NotReadError
from policyloom.word.home import read_home
from policyloom.word.replying import with_comments
from policyloom.writers.docx import write_docx
from tests.sample import policy
from tests.support.edited import reworded, sheet
from tests.support.strangers import p, word_file

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def came_home() -> tuple[Proposed, bytes]:
    document = policy()
    page = sheet(document, write_docx(document))
    changed = 0
    for at, unit in enumerate(page.units):
        words = unit.text.split(" ")
        plain = unit.part == "section" and not unit.heading and len(words) > 6
        if plain and changed < 3 and words[1].isalpha():
            start = len(words[0]) + 1
            changed += reworded(page, at, start, start + len(words[1]), "zeal", marked=False)
    data = page.docx()
    copy = Copy(name="back.docx", home=read_home(data))
    return proposed(Target(document.body, document.policy), document, [copy]), data


class Keyboard(io.StringIO):
    def isatty(self) -> bool:
        return True


def asked(tmp_path: Path, **options: str) -> Take:
    files = (tmp_path / "back.docx",)
    return Take(verb="take", root=None, selector="a:b", files=files, **options)  # type: ignore[arg-type]


def test_each_proposal_is_asked_about_and_what_is_left_stays(
    came_home: tuple[Proposed, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, _ = came_home
    assert len(found.proposals) == 3
    monkeypatch.setattr(sys, "stdin", Keyboard("t\nnobody\nrefuse\nleave\nIt is so.\n"))
    monkeypatch.setattr(sys, "stdout", Keyboard())
    assert is_open(asked(tmp_path))
    assert not is_open(asked(tmp_path, only="1"))
    assert not is_open(asked(tmp_path, format="json"))
    said = answered(asked(tmp_path), found)
    assert (said.only, said.refuse, said.here, said.reason) == ("1", "2", "", "It is so.")
    # What came from some places only is meant for all, or for its own place.
    in_part = replace(found.proposals[0], layer=Layer.TERM, places=1, of=3)
    some = replace(found, proposals=(in_part, replace(in_part, number=2), found.proposals[2]))
    monkeypatch.setattr(sys, "stdin", Keyboard("everywhere\nhere\nleave\n\n"))
    said = answered(asked(tmp_path), some)
    assert (said.only, said.everywhere, said.here, said.refuse) == ("", "1", "2", "")
    assert not is_open(said)
    # Whoever goes away has decided nothing.
    monkeypatch.setattr(sys, "stdin", Keyboard(""))
    said = answered(asked(tmp_path), found)
    assert (said.only, said.refuse) == ("", "")


def test_nothing_chosen_says_what_chooses(
    came_home: tuple[Proposed, bytes], tmp_path: Path
) -> None:
    found, _ = came_home
    assert nothing_chosen(asked(tmp_path), found).endswith("Add --only 1,4 or --all to write.")
    everything = asked(tmp_path, all=True, refuse="1,2,3")  # type: ignore[arg-type]
    assert nothing_chosen(everything, found) == "Nothing was written."
    two_copies = replace(found, conflicts=frozenset({2, 3}))
    assert nothing_chosen(everything, two_copies).endswith("--only 2 takes one.")
    assert nothing_chosen(asked(tmp_path), replace(found, proposals=())) == "Nothing was written."


def test_what_is_refused_goes_back_as_a_comment_where_it_stands(
    came_home: tuple[Proposed, bytes],
) -> None:
    found, data = came_home
    comments = replies(found, found.copies[0], {2: "We say it so."})
    again = read_home(with_comments(data, comments))
    (comment,) = again.comments
    assert comment.words.startswith("Not taken: “")
    assert comment.words.endswith("We say it so.")
    (place,) = (one.after for one in again.paragraphs if one.number == comment.number)
    assert place == found.copies[0].home.paragraphs[found.proposals[1].new_at].after
    assert [one.after for one in again.paragraphs] == [
        one.after for one in found.copies[0].home.paragraphs
    ]


def test_comments_that_were_there_stay() -> None:
    there = f"<w:comment w:id='7'>{p('Is this so?')}</w:comment>"
    data = word_file(p("Keep keys."), p("Lock doors."), extra={"comments": there})
    again = read_home(with_comments(data, {2: ("Not taken: it is.",)}))
    assert [one.words for one in again.comments] == ["Is this so?", "Not taken: it is."]
    assert again.comments[1].number == 2
    with pytest.raises(NotReadError):
        with_comments(b"no file", {})


def test_a_file_of_something_else_is_told_from_a_draft_without_marks(
    came_home: tuple[Proposed, bytes],
) -> None:
    found, data = came_home
    other = word_file(*(p(f"The hall is let for {at} hours.") for at in range(20)))
    assert is_like(Copy(name="back.docx", home=read_home(data)), found.units)
    assert not is_like(Copy(name="other.docx", home=read_home(other)), found.units)
