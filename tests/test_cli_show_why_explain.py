"""`policyloom show`, `why` and `explain`: what they print for a person who asks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from policyloom.diagnostics import explaining
from tests.projects import ALDERBROOK, copy_project, misspell_a_key, run, start
from tests.support.processes import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content, in which we stand."""
    root = copy_project(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


@pytest.mark.usefixtures("root")
def test_show_prints_the_text_and_writes_nothing(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(capsys, "show", "alderbrook:social-media")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("Alderbrook")
    assert "{" not in said.out
    assert not (root / "dist").exists()


@pytest.mark.usefixtures("root")
def test_show_prints_html_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "show", "alderbrook", "--format", "html").out.startswith("<!DOCTYPE html>")


def test_show_says_why_a_document_cannot_be_shown(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    misspell_a_key(root, ALDERBROOK)
    said = run(capsys, "show", "alderbrook")
    assert (said.status, said.out) == (1, "")
    assert "error[unknown-key]" in said.err


def test_a_reader_who_leaves_early_ends_it_quietly(root: Path) -> None:
    process = start("show", *["..."] * 5, cwd=root)
    assert process.stdout
    assert process.stderr
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(PATIENCE) == 1
    process.stderr.close()


def test_why_names_token_clause_layer_and_lines(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(capsys, "why", "alderbrook", "The School's  DEVICES and networks")
    assert (said.status, said.err) == (0, "")
    assert "alderbrook:social-media: 1 place\n" in said.out
    assert "«the school's devices and networks»" in said.out.replace("\u2019", "'")
    written = re.search(r"clauses/social-media/scope\.yaml:(\d+) \(library\)", said.out)
    value = re.search(rf"{ALDERBROOK}:(\d+) \(alderbrook\)", said.out)
    assert written
    assert value
    clause = (root / "clauses/social-media/scope.yaml").read_text(encoding="utf-8").splitlines()
    token = re.search(r"token +(\{.+\})", said.out)
    assert token
    assert token[1] in clause[int(written[1]) - 1]
    overlay = (root / ALDERBROOK).read_text(encoding="utf-8").splitlines()
    assert "school" in overlay[int(value[1]) - 1]
    assert re.search(r"clause +social-media/scope \d+\.\d+\.\d+\n", said.out)


@pytest.mark.usefixtures("root")
def test_why_takes_words_without_quotation_marks(capsys: pytest.CaptureFixture[str]) -> None:
    quoted = run(capsys, "why", "alderbrook", "devices and networks")
    assert run(capsys, "why", "alderbrook", "devices", "and", "networks") == quoted


@pytest.mark.usefixtures("root")
def test_why_offers_the_nearest_words_when_there_are_none(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = run(capsys, "why", "alderbrook", "devises and netwerks")
    assert (said.status, said.out) == (1, "")
    assert "no document that you named says “devises and netwerks”" in said.err
    assert "the nearest words are “devices and networks”" in said.err


@pytest.fixture
def two_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two pages of packaged help."""
    (tmp_path / explaining.FOLDER).mkdir(parents=True)
    for code, words in (("unknown-token", "# No such token\n\nWords."), ("tab", "# A tab\n\nX.")):
        (tmp_path / explaining.FOLDER / f"{code}.md").write_text(words + "\n", encoding="utf-8")
    monkeypatch.setattr(explaining, "files", lambda _package: tmp_path)


@pytest.mark.usefixtures("two_pages")
@pytest.mark.parametrize("code", ["unknown-token", "error[unknown-token]:", "[unknown-token]"])
def test_explain_prints_the_page_of_a_code(capsys: pytest.CaptureFixture[str], code: str) -> None:
    said = run(capsys, "explain", code)
    assert (said.status, said.out) == (0, "# No such token\n\nWords.\n")


@pytest.mark.usefixtures("two_pages")
def test_explain_alone_lists_the_codes(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "explain")
    codes, _, pages = said.out.partition("\nPages for authors:\n")
    assert codes == "tab            A tab\nunknown-token  No such token\n"
    assert "overlays         Overlays: what one trust or school says for itself\n" in pages


@pytest.mark.usefixtures("two_pages")
def test_explain_offers_the_nearest_code(capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "explain", "unknown-tokn")
    assert (said.status, said.out) == (2, "")
    assert "did you mean `unknown-token`?" in said.err


@pytest.mark.parametrize("words", ["", "  "])
@pytest.mark.usefixtures("root")
def test_why_needs_words(capsys: pytest.CaptureFixture[str], words: str) -> None:
    said = run(capsys, "why", "alderbrook", words)
    assert said.status == 2
    assert "no words to look for" in said.err
