"""What was found of a trust stands until something has moved that it was found from."""

from __future__ import annotations

import json
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from policyloom import cli
from policyloom.build.keeping import FOLDER
from policyloom.cli import check
from policyloom.cli.sources import draft_of
from tests.projects import ALDERBROOK, HOLLIN_BANK, Said, copy_project

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from policyloom.build.drafts import Draft
    from policyloom.cli.sources import Sources
    from policyloom.source import Target

SCHOOL = "trusts/peak-vale/schools"
OWN_CLAUSE = """
modifications:
  - insert: peak-vale/hollin-bank/own
    after: social-media/scope
    title: Ours
    text: |
      We write this ourselves, about about our work.
    reason: We want it.
"""


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content with its editions, in which we stand."""
    root = copy_project(tmp_path / "project", editions=True, of=["alderbrook"])
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The bodies whose documents `check` compiled."""
    found: list[str] = []

    def noted(
        sources: Sources, target: Target, *, as_of: str | None = None, strict: bool = False
    ) -> Draft:
        found.append(target.body)
        return draft_of(sources, target, as_of=as_of, strict=strict)

    monkeypatch.setattr(check, "draft_of", noted)
    return found


@pytest.fixture
def ask(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Said]:
    """Ask as somebody does who starts the program (and keeps), or as a program that keeps none."""

    def asked(*words: str, keeps: bool = True) -> Said:
        monkeypatch.setattr(sys, "argv", ["policyloom", *words])
        status = cli.main() if keeps else cli.main(words)
        said = capsysbinary.readouterr()
        return Said(status=status, out=said.out.decode(), err=said.err.decode())

    return asked


def _replace(path: Path, old: str, new: str) -> None:
    words = path.read_text(encoding="utf-8")
    assert old in words
    path.write_text(words.replace(old, new, 1), encoding="utf-8")


def _a_name(root: Path) -> None:
    _replace(root / HOLLIN_BANK, "Hollin Bank", "Vanessa Brook")


def _a_setting(root: Path) -> None:
    _replace(root / HOLLIN_BANK, 'opened: "2019-01-14"', 'opened: "2019-02-14"')


def _an_own_clause(root: Path) -> None:
    path = root / HOLLIN_BANK
    path.write_text(path.read_text(encoding="utf-8") + OWN_CLAUSE, encoding="utf-8")


def _a_reference_to_it(root: Path) -> None:
    path = root / ALDERBROOK
    words = OWN_CLAUSE.replace("peak-vale/hollin-bank/own", "alderbrook/own")
    words = words.replace("our work", "what [](clause:peak-vale/hollin-bank/own) says")
    path.write_text(path.read_text(encoding="utf-8") + words, encoding="utf-8")


def _no_own_clause(root: Path) -> None:
    _replace(root / HOLLIN_BANK, OWN_CLAUSE, "")


def _no_reference(root: Path) -> None:
    path = root / ALDERBROOK
    path.write_text(
        path.read_text(encoding="utf-8").partition("\nmodifications:")[0] + "\n", "utf-8"
    )


def _an_error(root: Path) -> None:
    _replace(root / HOLLIN_BANK, "name:", "nmae:")


def _no_error(root: Path) -> None:
    _replace(root / HOLLIN_BANK, "nmae:", "name:")


def _a_clause(root: Path) -> None:
    _replace(root / "clauses/social-media/introduction.yaml", "share news", "share our news")


def _a_school_less(root: Path) -> None:
    shutil.rmtree(
        next(one for one in sorted((root / SCHOOL).iterdir()) if "hollin" not in one.name)
    )


def _an_edition_less(root: Path) -> None:
    shutil.rmtree(root / "trusts/alderbrook/editions")


def _a_trust_more(root: Path) -> None:
    new = root / "trusts/birchwood"
    shutil.copytree(root / "trusts/alderbrook", new)
    _replace(new / "overlay.yaml", "body: alderbrook", "body: birchwood")


def _a_trust_less(root: Path) -> None:
    shutil.rmtree(root / "trusts/birchwood")


EDITS = (
    _a_setting,
    _a_name,
    _an_own_clause,
    _a_reference_to_it,
    _no_own_clause,
    _no_reference,
    _an_error,
    _no_error,
    _a_clause,
    _a_school_less,
    _an_edition_less,
    _a_trust_more,
    _a_trust_less,
)


FEWER = (
    _a_setting,
    _an_own_clause,
    _a_reference_to_it,
    _no_own_clause,
    _a_school_less,
    _an_edition_less,
)
"""Of the edits, those that a plan may take otherwise than a check."""


@pytest.mark.parametrize(("verb", "edits"), [("check", EDITS), ("plan", FEWER)])
def test_after_every_edit_what_is_kept_gives_what_is_found_afresh(
    verb: str, edits: Sequence[Callable[[Path], None]], root: Path, ask: Callable[..., Said]
) -> None:
    words = (verb, "--format", "json")
    told = [ask(*words)]
    for edit in edits:
        edit(root)
        told.append(ask(*words))
        assert told[-1] == ask(*words, keeps=False), edit.__name__
    assert len({(one.status, one.out, one.err) for one in told}) > len(edits) / 2


def test_only_the_trust_that_has_moved_is_compiled(
    root: Path, ask: Callable[..., Said], compiled: list[str]
) -> None:
    ask("check")
    every = list(compiled)
    compiled.clear()
    _a_setting(root)
    ask("check")
    assert compiled == [body for body in every if body.startswith("peak-vale")]
    assert len(compiled) < len(every)


def test_what_all_share_moves_all(
    root: Path, ask: Callable[..., Said], compiled: list[str]
) -> None:
    ask("check")
    every = list(compiled)
    compiled.clear()
    _a_clause(root)
    ask("check")
    assert compiled == every


def test_another_question_is_found_out_by_itself(
    root: Path, ask: Callable[..., Said], compiled: list[str]
) -> None:
    ask("check")
    every = list(compiled)
    compiled.clear()
    _a_setting(root)
    ask("check", "--for-approval")
    assert compiled == every


@pytest.mark.parametrize("data", [b"", b"\n{}", b"{}", b"[]"])
def test_a_damaged_file_is_as_good_as_none(
    data: bytes, root: Path, ask: Callable[..., Said], compiled: list[str]
) -> None:
    ask("check")
    every = list(compiled)
    compiled.clear()
    for path in (root / FOLDER / "parts").iterdir():
        path.write_bytes(data)
    _a_setting(root)
    assert ask("check") == ask("check", keeps=False)
    assert compiled[: len(every)] == every


def test_what_is_kept_is_plain_data(root: Path, ask: Callable[..., Said]) -> None:
    ask("check")
    for path in (root / FOLDER).rglob("*.json"):
        assert isinstance(json.loads(path.read_bytes().partition(b"\n")[2]), dict)
