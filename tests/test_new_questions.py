"""`policyloom new` on a terminal: what it asks, how it takes wrong answers, and how it stops."""

from __future__ import annotations

import os
import pty
import select
import signal
from typing import TYPE_CHECKING

import pytest

from policyloom.cli.new_bodies import phase_in
from tests.projects import copy_project, tree
from tests.support.moments import begin
from tests.support.processes import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the content."""
    return copy_project(tmp_path / "project")


class Terminal:
    """A command on a terminal of its own: what it shows, and what somebody types."""

    def __init__(self, root: Path, *words: str, stop_at: int = 0) -> None:
        """Start it; before it asks for the ``stop_at``-th time, it waits to be interrupted."""
        self.screen = ""
        self._ours, theirs = pty.openpty()
        asks = ("builtins.input",)
        self._command = begin(*words, at=stop_at, of=asks, cwd=root, terminal=theirs)
        os.close(theirs)

    def expect(self, words: str) -> Terminal:
        """Wait until something is on the screen that was not there at the last wait."""
        while words not in self.screen:
            more = self._read()
            assert more, f"it ended without {words!r}:\n{self.screen}"
            self.screen += more
        self.screen = self.screen.partition(words)[2]
        return self

    def type(self, words: str) -> Terminal:
        """Type a line."""
        os.write(self._ours, words.encode() + b"\n")
        return self

    def answer(self, question: str, words: str = "") -> Terminal:
        """Wait for a question and answer it; without words, press Enter."""
        return self.expect(question).expect(": ").type(words)

    def interrupt(self) -> Terminal:
        """Press Ctrl-C, when it is at the question where it waits for that."""
        self._command.wait_for_it()
        self._command.hear(signal.SIGINT)
        return self

    def end(self) -> tuple[int, str]:
        """Wait for the end; return the status and what was shown since the last wait."""
        while more := self._read():
            self.screen += more
        os.close(self._ours)
        self._command.process.wait(PATIENCE)
        self._command.close()
        return self._command.process.returncode, self.screen.replace("\r\n", "\n")

    def _read(self) -> str:
        if not select.select([self._ours], [], [], PATIENCE)[0]:
            self._command.close()
            raise AssertionError(f"nothing more came after:\n{self.screen}")
        try:
            return os.read(self._ours, 65536).decode()
        except OSError:  # How Linux says that the other side is closed.
            return ""


def test_a_school_from_answers_alone(root: Path) -> None:
    at = Terminal(root, "new", "school").expect("Ctrl-C stops, and nothing")
    at.expect("Its trust or federation: choose from peak-vale or none")
    at.answer("Its trust or federation [none]", "peak-vael")
    at.expect("there is no trust `peak-vael`").expect("did you mean `peak-vale`?")
    at.answer("Its trust or federation", "peak-vale")
    at.answer("Name, as it is printed", "").expect("an answer is needed here")
    at.answer("Name, as it is printed", "St Mary’s {School}").expect("leave out the braces")
    at.answer("Name, as it is printed", "Moor End School")
    at.answer(
        "Its short name, for folders and commands [peak-vale/moor-end-school]", "Hollin-Bank"
    )
    at.expect("did you mean `hollin-bank`?")
    at.answer("Its short name", "hollin-bank").expect("is there already")
    at.answer("Its short name", "moor-end")
    at.expect("Kind: choose from maintained-school, academy, ")
    at.answer("Kind [academy]", "")
    at.expect("Phase: choose from nursery, infant, junior, primary, secondary")
    at.answer("Phase", "").expect("an answer is needed here, such as nursery")
    at.answer("Phase", "primry").expect("did you mean `primary`?")
    at.answer("Phase", "primary")
    at.answer("Religious character [none]", "c of e")
    at.answer("Title of the head [Headteacher]", "Mrs A Person").expect("a person's name")
    at.answer("Title of the head [Headteacher]", "Principal")
    at.expect("  acceptable-use                Acceptable use of IT policy")
    at.expect("  social-media-short            another shape of social-media")
    at.answer("Policies [as peak-vale does]", "social-medai").expect("mean `social-media`?")
    status, screen = at.answer("Policies [as peak-vale does]").end()
    assert status == 0, screen
    assert "Written: trusts/peak-vale/schools/moor-end/overlay.yaml" in screen
    text = (root / "trusts/peak-vale/schools/moor-end/overlay.yaml").read_text("utf-8")
    lines = text.split("\n")
    for line in ("name: Moor End School", "kind: academy", "phase: primary", "  head: Principal"):
        assert line in lines
    assert "policies:" not in text


def test_what_the_options_say_is_not_asked(root: Path) -> None:
    words = ("trust", "peak-dale", "--kind", "federation", "--policies", "social-media")
    at = Terminal(root, "new", *words, "--effective", "2026-01-05")
    at.answer("Name, as it is printed", "The Peak Dale Federation")
    at.expect("Nation: choose from england or wales").answer("Nation [england]")
    status, screen = at.answer("Title of the heads of its schools [Headteacher]").end()
    assert status == 0, screen
    text = (root / "trusts/peak-dale/overlay.yaml").read_text("utf-8")
    assert "\nkind: federation\nnation: england\npolicies: [social-media]\n" in text
    assert '\n  social-media: {effective-from: "2026-01-05"}\n' in text


def test_nothing_is_asked_where_nothing_is_missing(root: Path) -> None:
    words = ("school", "hay-lane", "--name", "Hay Lane", "--kind", "academy", "--phase", "infant")
    status, screen = Terminal(root, "new", *words).end()
    assert status == 0
    assert screen.startswith("Written: trusts/hay-lane/overlay.yaml")


def test_even_what_is_new_is_asked(root: Path) -> None:
    at = Terminal(root, "new", stop_at=3)
    at.expect("What is new: choose from trust, federation, school, policy or clause")
    at.answer("What is new", "academy").expect("there is no `academy`")
    at.answer("What is new", "trust").expect("A new trust.")
    assert at.interrupt().end()[0] == 130


@pytest.mark.parametrize("stop", ["ctrl-c", "ctrl-d"])
def test_whoever_stops_has_nothing_written(root: Path, stop: str) -> None:
    before = tree(root)
    if stop == "ctrl-c":
        at = Terminal(root, "new", "trust", stop_at=2)
        at.answer("Name, as it is printed", "Peak Dale").interrupt()
    else:
        at = Terminal(root, "new", "trust").answer("Name, as it is printed", "Peak Dale")
        at.expect("[peak-dale]: ").type("\x04")
    status, screen = at.end()
    assert status == 130
    assert "stopped; no file is half written" in screen
    assert "Traceback" not in screen
    assert tree(root) == before


@pytest.mark.parametrize(
    ("name", "proposed"),
    [
        ("Larch Road Primary School", "primary"),
        ("Hay Lane All-through Academy", "all-through"),
        ("Wren Hill Nursery and Primary School", ""),
        ("Primrose School", ""),
    ],
)
def test_a_phase_is_proposed_where_the_name_says_one(name: str, proposed: str) -> None:
    phases = ("nursery", "infant", "junior", "primary", "secondary", "all-through", "special")
    assert phase_in(name, phases) == proposed
