"""`policyloom library`: releases that are followed, merged into the folder, or refused."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING

import pytest

from policyloom.fleet import updating
from policyloom.fleet.beginning import begin
from policyloom.fleet.following import order
from policyloom.merging.files import Fate, merged_files
from policyloom.store import exchange, packed, read_pack, unpacked
from tests.projects import REPOSITORY, run, tree

if TYPE_CHECKING:
    from pathlib import Path

ATTENDANCE = "policies/attendance.yaml"
PLATFORMS = "clauses/platforms.yaml"
TITLE = "title: Attendance policy"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    begin(tmp_path / "own")
    monkeypatch.chdir(tmp_path / "own")
    return tmp_path / "own"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A release of the library in which a policy is renamed, one file is new and one is gone."""
    folder = tmp_path / "newer"
    for name in ("clauses", "policies"):
        shutil.copytree(REPOSITORY / name, folder / name)
    (folder / "library").mkdir()
    named = json.loads((REPOSITORY / "library/release.json").read_text("utf-8"))
    (folder / "library/release.json").write_text(json.dumps(named | {"release": "9.1"}), "utf-8")
    change(folder / ATTENDANCE, TITLE, "title: Attendance and punctuality policy")
    (folder / "policies/social-media-short.yaml").unlink()
    shutil.copy(folder / "clauses/instruments/academies-act-2010.yaml", folder / "aside")
    words = (folder / "aside").read_text("utf-8").replace("academies-act-2010", "kite-act-2026")
    (folder / "clauses/instruments/kite-act-2026.yaml").write_text(words, "utf-8")
    return folder


def change(path: Path, old: str, new: str) -> None:
    words = path.read_text("utf-8")
    assert old in words
    path.write_text(words.replace(old, new), "utf-8")


def update(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    said = run(capsys, "library", "update", "--from", "../newer", *words)
    return said.status, said.out + said.err


def test_the_folder_says_what_it_follows(own: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "library").out
    assert "all its files are as taken" in said
    assert "it is the newest release there" in said
    (own / PLATFORMS).unlink()
    assert f"1 file changed or deleted in this folder: {PLATFORMS}" in run(capsys, "library").out


def test_an_update_shows_then_takes(
    own: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(own)
    status, said = update(capsys, "--dry-run")
    assert status == 0
    assert "from release 0.1.0 to 9.1" in said
    assert "Academies Act 2010\n    New in the register." in said
    assert tree(own) == before
    status, said = update(capsys)
    assert (status, "nobody is here to ask" in said) == (2, True)
    assert tree(own) == before
    assert update(capsys, "--yes")[0] == 0
    after = tree(own)
    for path in newer.glob("*/**/*.yaml"):
        assert after[path.relative_to(newer).as_posix()] == path.read_bytes()
    assert "policies/social-media-short.yaml" not in after
    assert "policyloom 9.1" in run(capsys, "library").out
    assert update(capsys, "--yes") == (0, "policyloom 9.1 is the newest release at ../newer.\n")


def test_what_is_the_folders_own_stays(
    own: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert newer.is_dir()
    change(own / ATTENDANCE, "review-cycle: annual", "review-cycle: termly")
    change(own / PLATFORMS, "Facebook", "Facebook Pages")
    (own / "clauses/tone").mkdir()
    (own / "clauses/tone/ours.yaml").write_text("ours")
    change(
        own / "policies/social-media-short.yaml", "review-cycle: annual", "review-cycle: termly"
    )
    ours = {name: (own / name).read_bytes() for name in (
        PLATFORMS, "clauses/tone/ours.yaml", "policies/social-media-short.yaml",
    )}  # fmt: skip
    status, said = update(capsys, "--yes")
    assert status == 0, said
    assert f"Merged with your own changes (1)\n~ {ATTENDANCE}" in said
    merged = (own / ATTENDANCE).read_text("utf-8")
    assert "title: Attendance and punctuality policy" in merged
    assert "review-cycle: termly" in merged
    assert {name: (own / name).read_bytes() for name in ours} == ours


@pytest.mark.parametrize(("option", "title"), [("--take", "and punctuality "), ("--keep", "log ")])
def test_a_conflict_waits_for_a_decision(
    own: Path, newer: Path, capsys: pytest.CaptureFixture[str], option: str, title: str
) -> None:
    assert newer.is_dir()
    change(own / ATTENDANCE, TITLE, "title: Attendance log policy")
    before = tree(own)
    status, said = update(capsys, "--yes")
    assert status == 2
    assert "1 file to decide about. Nothing was written." in said
    for words in (TITLE, "Attendance and punctuality policy", "Attendance log policy"):
        assert words in said
    assert tree(own) == before
    status, said = update(capsys, "--yes", option, ATTENDANCE)
    assert status == 0, said
    assert f"title: Attendance {title}policy" in (own / ATTENDANCE).read_text("utf-8")


def test_a_merge_that_cannot_be_read_is_a_conflict(
    own: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (newer / ATTENDANCE).read_text("utf-8")
    (newer / ATTENDANCE).write_text(words + "noun: policy\n", "utf-8")
    words = (own / ATTENDANCE).read_text("utf-8")
    (own / ATTENDANCE).write_text("noun: guide\n" + words, "utf-8")
    before = tree(own)
    status, said = update(capsys, "--yes")
    assert status == 2
    assert "duplicate-key" in said
    assert tree(own) == before


def test_a_decision_about_nothing_is_refused(
    own: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert own.is_dir()
    assert newer.is_dir()
    status, said = update(capsys, "--yes", "--take", PLATFORMS)
    assert (status, f"{PLATFORMS} is not in conflict" in said) == (2, True)


# LIBRARIES THAT CANNOT BE TAKEN


def as_release(folder: Path, release: str, name: str = "policyloom") -> None:
    data = {"kind": "policyloom-library", "format": 1, "library": name, "release": release}
    (folder / "library/release.json").write_text(json.dumps(data), "utf-8")


def missing(own: Path, newer: Path) -> str:
    assert own.is_dir()
    shutil.rmtree(newer)
    return "there is no such file"


def older(own: Path, newer: Path) -> str:
    assert own.is_dir()
    as_release(newer, "0.0.9")
    return "is release 0.0.9, older than 0.1.0"


def edited(own: Path, newer: Path) -> str:
    assert own.is_dir()
    as_release(newer, "0.1.0")
    return "says that it is release 0.1.0 too, and is another"


def another(own: Path, newer: Path) -> str:
    assert own.is_dir()
    as_release(newer, "9.1", "county")
    return "is the library `county`, and this is about `policyloom`"


def nameless(own: Path, newer: Path) -> str:
    assert own.is_dir()
    (newer / "library/release.json").unlink()
    return "it has no library/release.json"


def misnamed(own: Path, newer: Path) -> str:
    assert own.is_dir()
    as_release(newer, "spring")
    return "release `spring`"


def broken(own: Path, newer: Path) -> str:
    assert own.is_dir()
    (newer / "library/release.json").write_text("{")
    return "its library/release.json is no use: it is not JSON"


def record_gone(own: Path, newer: Path) -> str:
    assert newer.is_dir()
    (own / "library/followed.json").unlink()
    return "there is no library/followed.json"


def record_damaged(own: Path, newer: Path) -> str:
    assert newer.is_dir()
    (own / "library/followed.json").write_text('{\n"kind": nothing}')
    return "library/followed.json:2: this record is no use: it is not JSON"


def base_gone(own: Path, newer: Path) -> str:
    assert newer.is_dir()
    (own / "library/policyloom.zip").unlink()
    return "library/policyloom.zip is missing"


def base_edited(own: Path, newer: Path) -> str:
    pack = read_pack(str(newer), own)
    (own / "library/policyloom.zip").write_bytes(packed(pack))
    return "library/policyloom.zip is policyloom 9.1 with digest"


def base_damaged(own: Path, newer: Path) -> str:
    assert newer.is_dir()
    (own / "library/policyloom.zip").write_bytes(b"PK")
    return "it is no wheel or zip that can be opened"


def two_releases(own: Path, newer: Path) -> str:
    assert newer.is_dir()
    record = own / "library/followed.json"
    data = json.loads(record.read_text("utf-8"))
    first = data["libraries"][0]
    data["libraries"] = [first, first | {"release": "0.2"}]
    record.write_text(json.dumps(data), "utf-8")
    return "follows policyloom twice, in releases 0.1.0 and 0.2"


@pytest.mark.parametrize(
    "damage",
    [
        missing, older, edited, another, nameless, misnamed, broken, record_gone, record_damaged,
        base_gone, base_edited, base_damaged, two_releases,
    ],
)  # fmt: skip
def test_a_library_that_cannot_be_taken_is_told(
    own: Path, newer: Path, capsys: pytest.CaptureFixture[str], damage: object
) -> None:
    assert callable(damage)
    wanted = damage(own, newer)
    before = tree(own)
    said = run(capsys, "library", "update", "--from", "../newer", "--yes")
    assert said.status == 2, said
    assert wanted in said.err
    assert re.search(r"\n  \S", said.err), "there is a remedy"
    assert tree(own) == before


# WHERE A LIBRARY CAN BE FROM


def test_a_wheel_and_a_git_address_are_the_same_library(own: Path, newer: Path) -> None:
    folder = read_pack("../newer", own)
    wheel = newer.parent / "newer-9.1.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path in sorted(newer.rglob("*")):
            if path.is_file():
                archive.write(path, f"provider/_data/{path.relative_to(newer).as_posix()}")
    assert read_pack(str(wheel), own) == folder
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"], ["tag", "2026.1"]):
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *who, *words], cwd=newer, check=True)  # noqa: S607
    assert read_pack(f"git+file://{newer}@2026.1", own) == folder
    assert unpacked(packed(folder), "x") == folder
    assert packed(folder) == packed(unpacked(packed(folder), "x"))


@pytest.mark.parametrize("address", ["git+file:///nowhere@1", "git+x", "git+--upload-pack=x@1"])
def test_a_git_address_that_does_not_work_is_told(
    own: Path, capsys: pytest.CaptureFixture[str], address: str
) -> None:
    before = tree(own)
    said = run(capsys, "library", "update", "--from", address, "--yes")
    assert said.status == 2
    assert "cannot be read" in said.err
    assert tree(own) == before


def test_the_digest_does_not_hang_on_line_ends(own: Path, newer: Path) -> None:
    before = read_pack(str(newer), own).digest
    path = newer / PLATFORMS
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_pack(str(newer), own).digest == before


# TWO LIBRARIES


@pytest.fixture
def county(newer: Path) -> Path:
    """A second library, with one clause of its own."""
    shutil.rmtree(newer / "policies")
    shutil.rmtree(newer / "clauses")
    (newer / "clauses/county").mkdir(parents=True)
    words = (REPOSITORY / "clauses/social-media/scope.yaml").read_text("utf-8")
    words = words.replace("clause: social-media/scope", "clause: county/scope")
    (newer / "clauses/county/scope.yaml").write_text(words, "utf-8")
    as_release(newer, "2026.1", "county")
    return newer


def test_a_folder_follows_two_libraries(
    own: Path, county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = run(capsys, "library", "follow", "../newer", "--yes")
    assert said.status == 0, said.err
    assert (own / "clauses/county/scope.yaml").is_file()
    told = run(capsys, "library").out
    assert "policyloom 0.1.0" in told
    assert "county 2026.1" in told
    as_release(county, "2026.10", "county")
    change(county / "clauses/county/scope.yaml", "topic: scope", "topic: reach")
    assert "release 2026.10 is there" in run(capsys, "library").out
    assert run(capsys, "library", "update", "--yes").status == 2
    assert run(capsys, "library", "update", "county", "--yes").status == 0
    assert "topic: reach" in (own / "clauses/county/scope.yaml").read_text("utf-8")
    said = run(capsys, "library", "follow", "../newer", "--yes")
    assert "follows `county` already" in said.err


def test_a_file_is_of_one_library(
    own: Path, county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (county / PLATFORMS).write_text("other", "utf-8")
    before = tree(own)
    said = run(capsys, "library", "follow", "../newer", "--yes")
    assert said.status == 2
    assert f"{PLATFORMS} is in county 2026.1 and in policyloom 0.1.0" in said.err
    assert tree(own) == before


# STOPPED, AND DONE AGAIN


@pytest.mark.parametrize("step", range(2))
def test_an_update_can_be_stopped_and_done_again(
    own: Path,
    newer: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    step: int,
) -> None:
    assert newer.is_dir()
    change(own / ATTENDANCE, "review-cycle: annual", "review-cycle: termly")
    left = step

    def stop(*words: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise KeyboardInterrupt
        exchange(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(updating, "exchange", stop)
    assert update(capsys, "--yes")[0] == 130
    monkeypatch.setattr(updating, "exchange", exchange)
    assert update(capsys, "--yes")[0] == 0
    merged = (own / ATTENDANCE).read_text("utf-8")
    assert "title: Attendance and punctuality policy" in merged
    assert "review-cycle: termly" in merged
    assert not (own / "policies/social-media-short.yaml").exists()
    assert "policyloom 9.1" in run(capsys, "library").out


# THE MERGE OF FILES, AND THE ORDER OF RELEASES


@pytest.mark.parametrize(
    ("base", "library", "local", "fate", "text"),
    [
        (None, "a\n", None, Fate.ADDED, "a\n"),
        ("a\n", "b\n", "a\n", Fate.CHANGED, "b\n"),
        ("a\n", None, "a\n", Fate.REMOVED, None),
        ("a\n", None, "b\n", Fate.OWN, "b\n"),
        ("a\n", "b\n", None, Fate.OWN, None),
        ("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", Fate.MERGED, "A\nb\nC\n"),
        ("a\n", "b\n", "c\n", Fate.CONFLICT, "c\n"),
        (None, "a\n", "b\n", Fate.CONFLICT, "b\n"),
    ],
)
def test_a_file_becomes_what_either_side_made_of_it(
    base: str | None, library: str | None, local: str | None, fate: Fate, text: str | None
) -> None:
    sides = ({"f": side} if side is not None else {} for side in (base, library, local))
    (found,) = merged_files(*sides)
    assert (found.fate, found.text) == (fate, text)


@pytest.mark.parametrize("side", ["a\n", None])
def test_what_the_library_did_not_change_is_nobodys_business(side: str | None) -> None:
    assert merged_files({"f": "a\n"}, {"f": "a\n"}, {} if side is None else {"f": "x\n"}) == ()
    assert merged_files({"f": "a\n"}, {"f": "b\n"}, {"f": "b\n"}) == ()


def test_releases_are_ordered_as_numbers() -> None:
    assert order("2026.10") > order("2026.9")
    assert order("1.0") == order("1")
    assert order("0.1.1") > order("0.1")
