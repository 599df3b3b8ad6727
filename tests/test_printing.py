"""What no writer can print is found before the approval, at its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from policyloom.build import printing
from policyloom.editions import edition_path, read_edition
from policyloom.editions.record import EDITION
from policyloom.writers import CannotWriteError, Obstacle
from tests.approving import CLAUSE, DOCUMENT, approve, edit, small_project, versions
from tests.projects import Said, run

if TYPE_CHECKING:
    from pathlib import Path

SEEN = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  width="90" height="30"><image {link}="{to}" width="9" height="9"/>
  <circle id="badge" r="9"/></svg>"""
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_project(tmp_path)


def refused(said: Said, place: str) -> None:
    assert said.status == 1, said.out
    assert "[cannot-be-printed]" in said.err + said.out
    assert place in said.err + said.out


def test_a_letter_that_the_typeface_lacks_is_named_at_its_line(
    root: Path, capsys: Capture
) -> None:
    edit(root, "Phones {must} stay in bags.", "Phones {must} stay in bags (\U00013000).", CLAUSE)
    line = 1 + (root / CLAUSE).read_text("utf-8")[: -len("x")].split("\n").index(
        "      Phones {must} stay in bags (\U00013000)."
    )
    place = f"{CLAUSE}:{line}"
    at = ("--root", str(root))
    assert run(capsys, "check", *at).status == 0, "a draft may hold it: Word can show it"
    refused(run(capsys, "check", "--for-approval", DOCUMENT, *at), place)
    refused(approve(capsys, root), place)
    assert versions(root) == []
    said = run(capsys, "plan", DOCUMENT, *at)
    assert said.status == 1
    assert "its typefaces do not have" in said.out


@pytest.mark.parametrize("link", ["href", "xlink:href"])
def test_a_picture_that_shows_another_file_is_refused(
    root: Path, capsys: Capture, link: str
) -> None:
    edit(root, "look: {accent:", "look: {logo: crest.svg, logo-alt: Crest, accent:")
    crest = root / "trusts/alderbrook/crest.svg"
    crest.write_text(SEEN.format(link=link, to="badge.png"), "utf-8")
    assert approve(capsys, root).status == 1
    assert versions(root) == []
    said = run(capsys, "check", DOCUMENT, "--root", str(root))
    assert "error[unusable-file]" in said.out
    assert "it shows another file" in said.out
    crest.write_text(SEEN.format(link=link, to="#badge"), "utf-8")
    said = run(capsys, "check", "--for-approval", DOCUMENT, "--root", str(root))
    assert "unusable-file" not in said.out


def test_one_document_is_tried_in_every_format(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(_document: object, to: str) -> bytes:
        if to == "html":
            raise CannotWriteError(Obstacle("The page cannot be made.", "Do otherwise."))
        return b""

    monkeypatch.setattr(printing, "write", write)
    refused(approve(capsys, root), "The page cannot be made.")
    assert versions(root) == []


def test_a_format_without_its_library_is_named_and_not_refused(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def obstacle(to: str, _engine: str) -> Obstacle | None:
        return Obstacle("Pango is not installed.", "Install it.") if to == "pdf" else None

    monkeypatch.setattr(printing, "obstacle", obstacle)
    said = approve(capsys, root)
    assert said.status == 0
    assert "warning[format-not-tried]: whether the pdf can be made was not tried" in said.err
    assert versions(root) == ["1.0.json"]


@pytest.mark.needs("pango")
def test_the_archive_goes_on_past_an_edition_that_cannot_be_printed(
    root: Path, capsys: Capture
) -> None:
    assert approve(capsys, root).status == 0
    place = root / edition_path("alderbrook", "phones", "1.0")
    data = json.loads(place.read_text("utf-8").replace("stay in bags", "stay in \\ud80c\\udc00"))
    digest = EDITION.digest_of({name: said for name, said in data.items() if name != "digest"})
    place.write_text(json.dumps(data | {"digest": digest}), "utf-8")
    assert read_edition(place.read_text("utf-8"), "x")[0]
    words = ("--by", "Board of Trustees", "--on", "2025-10-08", "--yes", "--root", str(root))
    assert run(capsys, "approve", "peak-vale:phones", *words).status == 0
    said = run(capsys, "archive", "--root", str(root))
    assert said.status == 1
    assert "error[not-archived]: 1.0 was not archived: The PDF cannot be written" in said.err
    assert "alderbrook:phones@1.0  not archived" in said.out
    assert "peak-vale:phones@1.0  kept phones-1.0.docx" in said.out


@pytest.mark.needs("pango")
def test_a_format_that_cannot_be_made_stops_no_other(root: Path, capsys: Capture) -> None:
    edit(root, "Phones {must} stay in bags.", "Phones {must} stay in \U00013000.", CLAUSE)
    at = ("--root", str(root), "--out", str(root / "made"))
    said = run(capsys, "build", f"{DOCUMENT}@draft", *at)
    assert said.status == 1
    assert "warning[cannot-be-printed]" in said.err
    assert f"Not all of {DOCUMENT}: The PDF cannot be written" in said.out
    files = {one.suffix for one in (root / "made/alderbrook/phones").iterdir()}
    assert files == {".docx", ".html", ".txt"}
    edit(root, "stay in \U00013000.", "stay in bags.", CLAUSE)
    assert run(capsys, "build", f"{DOCUMENT}@draft", *at).status == 0
    assert (root / "made/alderbrook/phones/phones-draft.pdf").exists()
