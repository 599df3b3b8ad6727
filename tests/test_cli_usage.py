"""What the command line says to somebody it cannot understand, and its manners."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from policyloom.cli import _typed
from policyloom.cli.arguments import VERBS
from tests.projects import REPOSITORY, copy_project, run, tree
from tests.support.processes import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

HEAVY = ("weasyprint", "docx", "jinja2", "lxml")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content, in which we stand."""
    root = copy_project(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ("build alderbrok", "there is no body `alderbrok`", "did you mean `alderbrook`?"),
        ("build alderbrok", "there is no body `alderbrok`", "known: alderbrook, peak-vale, "),
        ("alderbrok", "there is no body `alderbrok`", "did you mean `alderbrook`?"),
        ("chekc", "there is no command and no body `chekc`", "did you mean the command `check`?"),
        ("chekc --format sarif", "there is no `sarif`", "did you mean the command `check`?"),
        ("buidl --out x", "no body `buidl`", "did you mean the command `build`?"),
        ("undo", "there is no command and no body `undo`", "did you mean the command `withdraw`?"),
        ("PDF", "there is no command and no body `PDF`", "did you mean the command `build`?"),
        ("version", "no command and no body `version`", "the command `--version`?"),
        (
            "alderbrook:social-medai",
            "`alderbrook` has no policy `social-medai`",
            "did you mean `social-media`?",
        ),
        (":social-medai", "there is no policy `social-medai`", "did you mean `social-media`?"),
        ("a:b:c", "`a:b:c` is not a selector", "a selector is BODY, BODY:POLICY"),
        ("alderbrook:", "`alderbrook:` is not a selector", "a selector is BODY, BODY:POLICY"),
        ("nobody/...", "there is no body `nobody`", "known: "),
        ("build --format txet", "--format: there is no `txet`", "did you mean `text`?"),
        ("build --format pdf,dcox", "--format: there is no `dcox`", "did you mean `docx`?"),
        ("build --format ''", "--format: there is no `''`", "choose from docx, pdf, html, text"),
        ("check --format xml", "--format: there is no `xml`", "choose from text, json, sarif, "),
        ("show alderbrook --format pdf", "there is no `pdf`", "choose from html, text, md"),
        ("build --as-of 2025-13-01", "there is no day 2025-13-01", "for example 2025-09-01"),
        ("build --as-of 20250901", "`20250901` is not a date", "for example 2025-09-01"),
        ("build --as-of tomorrow", "`tomorrow` is not a date", "for example 2025-09-01"),
        ("build --fromat pdf", "`build` takes no option `--fromat`", "did you mean `--format`?"),
        ("build --out=", "--out: nothing is named", "name a folder or file"),
        ("check --out=x", "`check` takes no option `--out`", ""),
        ("build --form pdf", "`build` takes no option `--form`", "did you mean `--format`?"),
        ("build --format", "--format: a value has to follow it", "`policyloom build --help`"),
        ("build --root nowhere", "there is no folder nowhere", "--root takes the folder"),
        ("build --root trusts", "trusts has no `clauses/` and no", "--root takes the folder"),
        ("show", "whose documents: there are several bodies", "`policyloom show alderbrook`"),
        ("why head", "whose documents: there are several bodies", "`policyloom why alder"),
        ("why alderbrook", "also needs the words to look for", '`policyloom why alderbrook "'),
        ("why peak-vale:social-media", "also needs the words to look", "why peak-vale:social-m"),
        ("explain one two", "`explain` takes no further word `two`", "see `policyloom explain"),
    ],
)
def test_a_mistake_is_said_plainly_with_what_would_be_right(
    root: Path, capsys: pytest.CaptureFixture[str], words: str, message: str, hint: str
) -> None:
    before = tree(root)
    said = run(capsys, *words.split())
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith("policyloom: ")
    assert message in said.err
    assert hint in said.err
    assert tree(root) == before


LONG = "a" * 300
"""More than any system takes as one name."""


TOO_LONG = (
    ("build", "--out", LONG),
    ("check", "--root", LONG),
    ("init", f"{LONG}/below"),
    ("library", "follow", LONG),
    ("look", f"{LONG}.docx"),
    ("publish", f"policies/social-media.yaml/{LONG}"),
)


def test_a_name_that_the_system_does_not_take_is_told(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    for words in TOO_LONG:
        said = run(capsys, *words)
        assert said.status in {1, 2}, words
        assert LONG in said.err
        assert re.search(r"\n  \S", said.err), "there is a remedy"
    assert tree(root) == before


def test_outside_a_project_it_says_where_to_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run(capsys)
    assert said.status == 2
    assert "there is no policy project in" in said.err
    assert "--root" in said.err


@pytest.mark.parametrize("verb", ["", *VERBS])
def test_help_tells_what_a_command_takes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], verb: str
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    said = run(capsys, *verb.split(), "--help")
    assert said.status == 0
    assert said.out.startswith(f"usage: policyloom {verb}".rstrip())
    assert max(map(len, said.out.splitlines())) < 80
    if not verb:
        assert all(f"  {one} " in said.out for one in VERBS)


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "--version").out.startswith("policyloom 0.")


@pytest.mark.parametrize("words", [["--help"], ["check"], ["explain"], ["explain", "x"]])
def test_quick_commands_load_no_writer(words: list[str]) -> None:
    program = (
        "import sys\n"
        "from policyloom.cli import main\n"
        "try:\n    main(sys.argv[1:])\n"
        "except SystemExit:\n    pass\n"
        f"sys.exit(repr([m for m in {HEAVY!r} if m in sys.modules]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *words], cwd=REPOSITORY, capture_output=True, check=False
    )
    assert done.stderr.decode().splitlines()[-1] == "[]"


def on_a_terminal(root: Path, *words: str, **environment: str) -> str:
    """Run a command on a terminal of its own and return what it shows."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "policyloom", *words],
        cwd=root,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "TERM": "xterm"} | environment,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            read = os.read(ours, 65536)
        except OSError:  # How Linux says that the other side is closed.
            break
        if not read:
            break
        shown += read
    os.close(ours)
    process.wait(PATIENCE)
    return shown.decode()


def test_a_terminal_gets_a_bar_instead_of_lines(root: Path) -> None:
    shown = on_a_terminal(root, "build", "peak-vale/...", "--format", "text", COLUMNS="100")
    assert "Building" in shown
    assert re.search(r"(\d+)/\1\b.*Built \1 documents", shown, re.DOTALL)
    assert re.search(r"\d a second", shown)
    assert re.search(r"\d:\d\d:\d\d", shown), "the time that is left"
    assert "text 1" not in shown
    assert re.search(r"Built \d+ documents \(text\), see dist/index\.html", shown)


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)],
)
def test_colours_only_where_they_are_wanted(
    root: Path, environment: dict[str, str], *, coloured: bool
) -> None:
    (root / "clauses/extra.yaml").write_bytes(b"\xff")
    shown = on_a_terminal(root, "check", **environment)
    assert "not-utf-8" in shown
    assert ("\x1b[" in shown) == coloured


# STOPPED WHILE SOMETHING LOADS

FROM_A_STRING = "exec('import os, signal; os.kill(os.getpid(), signal.SIGINT)')"
IN_A_CLASS = "raise RuntimeError('Error calling __set_name__') from KeyboardInterrupt()"


@pytest.mark.parametrize("where", [FROM_A_STRING, IN_A_CLASS])
def test_an_interrupt_that_python_makes_something_else_of_is_one(
    where: str, tmp_path: Path
) -> None:
    program = f"import policyloom.cli as cli\ndef stop(words):\n    {where}\n"
    program += "cli._do = stop\nraise SystemExit(cli.main([]))"
    (tmp_path / "stopping.py").write_text(program, encoding="utf-8")
    said = subprocess.run(
        [sys.executable, "-m", "stopping"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        text=True,
        check=False,
    )
    expected = ("policyloom: stopped; no file is half written\n", 130)
    assert (said.stderr, said.returncode) == expected


@pytest.mark.parametrize("words", ["", "--root .", "--root=."])
def test_nothing_but_where_asks_what_there_is(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for program, asks in (("policyloom", True), ("build.py", False)):
        monkeypatch.setattr(sys, "argv", [program, *words.split()])
        assert (_typed() == ["--help"]) is asks
    monkeypatch.setattr(sys, "argv", ["policyloom", *words.split(), "check"])
    assert _typed()[-1] == "check"
