"""A question about one document reads what that needs, and tells what all of the project tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policyloom import decode
from policyloom.build import needs, parts
from policyloom.build.needs import Reading
from policyloom.build.parts import load_whole
from policyloom.cli.sources import that_matter
from policyloom.compile import compile_policy
from policyloom.store import Project
from tests.projects import run
from tests.support.cases import ASSETS, files, pages, schemas, unusable
from tests.support.sampling import sampled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from policyloom.build.parts import Loaded
    from policyloom.decode import Decoded, Surroundings
    from policyloom.source import Target

STAGES = ("decode", "lint", "resolve", "grammar", "read")
PHONES = "alderbrook:phones"
ELSEWHERE = "clauses/bells/use.yaml"
OTHER = """clause: bells/use
title: Bells
mutability: locked
versions:
  - version: "1.0.0"
    in-force: "2025-01-01"
    change: substantive
    source: provider
    text: |
      The bell rings for {nobody at all}.
"""


@pytest.fixture
def any_picture_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages name pictures that are none."""
    for module in (needs, parts):
        monkeypatch.setattr(module, "asset_problem", unusable)


def _read(project: Project) -> Iterator[tuple[Target, Loaded]]:
    for target in load_whole(project).targets:
        reading = Reading(project, {target.body.partition("/")[0]}, (), ruled=True)
        assert target in reading.loaded.targets
        yield target, reading.of([target])


@pytest.mark.usefixtures("any_picture_will_do")
def test_what_is_told_of_a_document_is_what_the_whole_tells(tmp_path: Path) -> None:
    in_part = 0
    for page in sampled([one for one in pages() if one.parent.name in STAGES], every=4):
        texts = files(page.read_text("utf-8"))
        project = Project(root=tmp_path, files=texts, schemas=schemas(), assets=ASSETS)
        whole = load_whole(project)
        for target, part in _read(project):
            told, every = (that_matter(o.problems, (target,), part.needed) for o in (part, whole))
            assert told == every, (page.name, target)
            mine, its = (compile_policy(one.library, target) for one in (part, whole))
            in_part += part.library is not whole.library
            # Of one that is refused the whole is asked why.
            if mine.document or its.document:
                assert mine.diagnostics == its.diagnostics, (page.name, target)
                assert mine.document == its.document, (page.name, target)
    assert in_part


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project that all pages begin with, in a folder in which we stand."""
    for path, text in files("").items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("text", [OTHER, "clause: [bells/use\n"])
def test_what_is_wrong_where_nothing_needs_it_is_told_by_check_alone(
    text: str, written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound = run(capsys, "show", PHONES)
    assert (sound.status, sound.err) == (0, "")
    (written / ELSEWHERE).parent.mkdir()
    (written / ELSEWHERE).write_text(text, "utf-8")
    assert run(capsys, "show", PHONES) == sound
    assert run(capsys, "why", PHONES, "phone").status == 0
    assert ELSEWHERE in run(capsys, "check").out


@pytest.mark.parametrize("begun", ["clause: ", "{ title: Bells,\n  'clause' : "])
def test_a_file_that_says_the_id_of_a_needed_one_is_told(
    begun: str, written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (written / ELSEWHERE).parent.mkdir()
    end = " }" if begun.startswith("{") else ""
    (written / ELSEWHERE).write_text(f"{begun}phones/use{end}\n", "utf-8")
    assert ELSEWHERE in run(capsys, "show", PHONES).err


def test_what_is_wrong_in_a_file_that_is_named_is_told(
    written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (written / ELSEWHERE).parent.mkdir()
    (written / ELSEWHERE).write_text(OTHER, "utf-8")
    policy = written / "policies/phones.yaml"
    words = policy.read_text("utf-8")
    policy.write_text(words.replace("phones/use", "bells/use", 1), "utf-8")
    said = run(capsys, "show", PHONES)
    assert said.status == 1
    assert "{nobody at all}" in said.err
    # What would be right may stand in any file, and is offered.
    policy.write_text(words.replace("phones/use", "bells/us", 1), "utf-8")
    assert "did you mean `bells/use`?" in run(capsys, "show", PHONES).err


@pytest.mark.parametrize("broken", ["\n  : [", ""])
def test_a_document_that_is_refused_is_told_why_and_not_only_that(
    broken: str, written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refused = []
    for path in sorted(files("")):
        text = (written / path).read_text("utf-8")
        (written / path).write_text(text + broken, "utf-8") if broken else (
            written / path
        ).unlink()
        said = run(capsys, "show", PHONES)
        told = [
            line for line in said.err.splitlines() if line.startswith(("error", "policyloom:"))
        ]
        if said.status:
            refused.append(path)
            assert [line for line in told if "depends-on-errors" not in line], path
        (written / path).write_text(text, "utf-8")
    assert {"clauses/vocabulary.yaml", "policies/phones.yaml"} <= {*refused}


def test_no_more_is_decoded_than_a_document_needs(
    written: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (written / ELSEWHERE).parent.mkdir()
    (written / ELSEWHERE).write_text(OTHER, "utf-8")
    read: list[str] = []

    really = decode.decode_one

    def noted(path: str, around: Surroundings) -> Decoded:
        read.append(path)
        return really(path, around)

    monkeypatch.setattr(decode, "decode_one", noted)
    assert run(capsys, "show", PHONES).status == 0
    assert "clauses/phones/use.yaml" in read
    assert ELSEWHERE not in read
    assert len(read) == len(set(read))


def test_of_a_bodys_other_policies_only_what_it_changes_is_read(
    written: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("use", "quiet", "loud")
    (written / ELSEWHERE).parent.mkdir()
    for name in names:
        text = OTHER.replace("bells/use", f"bells/{name}").replace("locked", "adaptable")
        path = written / f"clauses/bells/{name}.yaml"
        path.write_text(text.replace("{nobody at all}", "lessons"), "utf-8")
    policy = (written / "policies/phones.yaml").read_text("utf-8").replace("phones", "bells")
    chosen = "      - choose: sound\n        alternatives: [bells/quiet, bells/loud]\n"
    (written / "policies/bells.yaml").write_text(policy + chosen, "utf-8")
    register = written / "policies/register.yaml"
    row = "  - {policy: bells, title: Bells policy}\n"
    register.write_text(register.read_text("utf-8") + row, "utf-8")
    overlay = written / "trusts/alderbrook/overlay.yaml"
    says = overlay.read_text("utf-8").replace("[phones]", "[phones, bells]")
    says += "  bells: {effective-from: '2025-10-01'}\nchoices: {sound: bells/loud}\n"
    says += "modifications:\n  - omit: bells/loud\n    base: '1.0.0'\n    reason: Ours is quiet.\n"
    overlay.write_text(says, "utf-8")
    read: list[str] = []
    really = decode.decode_one

    def noted(path: str, around: Surroundings) -> Decoded:
        read.append(path)
        return really(path, around)

    monkeypatch.setattr(decode, "decode_one", noted)
    said = run(capsys, "show", PHONES)
    assert (said.status, said.err) == (0, "")
    # What stands beside a clause that is changed is chosen with it.
    bells = {path for path in read if path.startswith("clauses/bells/")}
    assert bells == {"clauses/bells/quiet.yaml", "clauses/bells/loud.yaml"}
    # A change that finds no clause is told by every document of the body.
    overlay.write_text(says.replace("omit: bells/loud", "omit: bells/use2"), "utf-8")
    assert "did you mean `bells/use`?" in run(capsys, "show", PHONES).err
