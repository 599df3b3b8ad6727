"""Which engine draws a PDF, what is said where one is missing, and the same bytes everywhere."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from policyloom import writers
from policyloom.build.drafts import Kept, kept_editions
from policyloom.build.work import key_of
from policyloom.cli.arguments import parse
from policyloom.cli.usage import UsageError
from policyloom.cli.verbs.documents import Build
from policyloom.document import Look
from policyloom.editions.codec import decode_document, encode
from policyloom.writers import CannotWriteError, Obstacle, engine_here, obstacle, write
from policyloom.writers.typst import engine
from tests.pages import SAMPLES, made
from tests.projects import copy_project
from tests.projects import run as command

if TYPE_CHECKING:
    from collections.abc import Callable

    from policyloom.editions import Edition
    from policyloom.source import Target

pytest.importorskip("typst", reason="needs the extra typst")

ROOT = Path(__file__).resolve().parent.parent
CODE = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
from policyloom.writers import write
from tests.pages import SAMPLES, made
for name in reversed(SAMPLES):
    print(name, hashlib.sha256(write(made(name), "pdf", "typst")).hexdigest())
"""
PANGO = Obstacle("Pango is missing.", "Install it.")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "77", "TZ": "America/New_York", "SOURCE_DATE_EPOCH": "1", "HOME": "/"},
    ],
)
def test_another_process_writes_the_same(environment: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(ROOT)],
        cwd=tmp_path,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    written = dict(line.split() for line in done.stdout.splitlines())
    assert written == {
        name: hashlib.sha256(write(made(name), "pdf", "typst")).hexdigest() for name in SAMPLES
    }


def test_it_loads_neither_weasyprint_nor_pango(tmp_path: Path) -> None:
    code = CODE + "\nprint(sorted(m for m in sys.modules if 'weasyprint' in m or 'pydyf' in m))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(ROOT)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_no_fonts_are_left_behind(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-c", CODE, str(ROOT)],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    assert list(tmp_path.iterdir()) == []


def test_the_look_of_an_edition_names_its_engine() -> None:
    document = replace(made("decimal_policy"), look=Look(pdf_engine="typst"))
    assert write(document, "pdf") == write(document, "pdf", "typst")
    data = encode(document)
    assert decode_document(data).look.pdf_engine == "typst"
    # Where it is not named, the record of an edition stays as it was before there was a choice.
    assert "pdf_engine" not in str(encode(made("decimal_policy")))


def test_the_engine_is_part_of_what_a_pdf_is_made_from_and_of_nothing_else() -> None:
    def keys(to: str) -> set[str]:
        return {key_of("w", to, "p", one) for one in ("weasyprint", "typst")}

    assert len(keys("pdf")) == 2
    assert len(keys("docx")) == 1


def _obstacles(pango: Obstacle | None, typst: Obstacle | None) -> Callable[..., Obstacle | None]:
    return lambda _, which="weasyprint": typst if which == "typst" else pango


@pytest.mark.parametrize(
    ("pango", "typst", "meant"),
    [
        (None, None, ""),
        (PANGO, None, "typst"),
        (None, engine.MISSING, "weasyprint"),
        (PANGO, engine.MISSING, ""),
    ],
)
def test_auto_is_the_engine_that_is_here_where_the_other_is_missing(
    pango: Obstacle | None, typst: Obstacle | None, meant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writers, "obstacle", _obstacles(pango, typst))
    assert engine_here("auto") == meant
    assert engine_here("weasyprint") == "weasyprint"
    assert engine_here("") == ""


def test_without_the_extra_the_message_says_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    assert obstacle("pdf", "typst") == engine.MISSING
    with pytest.raises(CannotWriteError, match=r'pip install "policyloom\[typst\]"'):
        write(made("decimal_policy"), "pdf", "typst")


def test_the_option_takes_three_names_and_none() -> None:
    assert parse(["build"]) == Build(verb="build", typed=("build",))
    words = ("build", "--pdf-engine", "auto", "alderbrook")
    meant = Build(verb="build", typed=words, pdf_engine="auto", selectors=("alderbrook",))
    assert parse(words) == meant
    with pytest.raises(UsageError, match="there is no `typset`") as refused:
        parse(["build", "--pdf-engine", "typset"])
    assert "did you mean `typst`?" in refused.value.hint


def test_an_unknown_engine_is_a_bug() -> None:
    with pytest.raises(ValueError, match="'prince' is not one of weasyprint, typst"):
        write(made("decimal_policy"), "pdf", "prince")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small project with editions, in which we stand."""
    root = copy_project(tmp_path / "project", editions=True)
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize(
    "words",
    [
        ("diff", "alderbrook:social-media@1.0", "alderbrook:social-media@1.1"),
        ("diff", "--green", "alderbrook:social-media@1.0", "alderbrook:social-media@1.1"),
        ("log", "alderbrook:social-media"),
    ],
    ids=["diff", "diff in green", "log"],
)
def test_comparisons_are_drawn_by_the_engine_asked_for(
    words: tuple[str, ...],
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    # Where Pango is missing, the other engine is enough.
    monkeypatch.setattr("policyloom.cli.output.obstacle", _only_typst)
    said = command(capsys, *words, "--format", "pdf", "--pdf-engine", "typst")
    assert said.status == 0, said.err
    (pdf,) = project.glob("dist/**/*.pdf")
    with pikepdf.open(pdf) as opened:
        assert str(opened.docinfo["/Producer"]).startswith("Typst")
    refused = command(capsys, *words, "--format", "pdf", "--pdf-engine", "weasyprint")
    assert refused.status == 1
    assert "no pdf was written. Pango is missing." in refused.err


def _only_typst(to: str, engine: str = "weasyprint") -> Obstacle | None:
    return PANGO if to == "pdf" and engine == "weasyprint" else None


@pytest.mark.parametrize(("engine_named", "status"), [("typst", 0), ("weasyprint", 1)])
def test_an_edition_is_archived_by_the_engine_it_records(
    engine_named: str,
    status: int,
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def with_engine(root: Path, target: Target) -> Kept:
        kept = kept_editions(root, target)
        editions = [_drawn_by(edition, engine_named) for edition in kept.editions]
        return replace(kept, editions=tuple(editions))

    monkeypatch.setattr("policyloom.cli.archive.obstacle", _only_typst)
    monkeypatch.setattr("policyloom.cli.archive.kept_editions", with_engine)
    said = command(capsys, "archive", "alderbrook:social-media@1.1")
    assert said.status == status, said.out
    assert ("No pdf was archived. Pango is missing. Install it." in said.out) == bool(status)
    assert bool(list(project.glob("archive/**/*.pdf"))) != bool(status)
    assert list(project.glob("archive/**/*.docx"))


def _drawn_by(edition: Edition, name: str) -> Edition:
    look = replace(edition.document.look, pdf_engine=name)
    return replace(edition, document=replace(edition.document, look=look))
