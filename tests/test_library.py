"""`policyloom library`: releases that are followed, merged into the folder, or refused."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import textwrap
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policyloom.cli import main
from policyloom.fleet.beginning import begin
from policyloom.fleet.following import followed, record_files
from policyloom.markdown import leaves
from policyloom.merging import merge
from policyloom.merging.files import Fate, merged_files
from policyloom.merging.sources import opened, value_in, versions_in
from policyloom.source import version_from
from policyloom.store import packed, read_pack, release_order, unpacked
from tests.approving import PAGE
from tests.projects import run, tree
from tests.support.cases import files
from tests.support.killing import killed_at_every_write, seen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

POLICY = "policies/phones.yaml"
LOCKERS = "clauses/phones/lockers.yaml"
GONE = "clauses/phones/return.yaml"
VOCABULARY, PLATFORMS = "clauses/vocabulary.yaml", "clauses/platforms.yaml"
REGISTER = "policies/register.yaml"
ACT = "clauses/instruments/learning-act-1999.yaml"
TITLE = "title: Mobile phone policy"
TEXTS = {
    path: words
    for path, words in files(PAGE).items()
    if path.startswith(("clauses/", "policies/"))
}


def written(folder: Path, texts: Mapping[str, str]) -> Path:
    for path, words in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(words, "utf-8")
    return folder


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that has taken a small library, as `init` takes that of the program."""
    as_release(written(tmp_path / "first", TEXTS), "0.1.0")
    written(tmp_path / "own", TEXTS | {"trusts/.gitkeep": ""})
    pack = read_pack("../first", tmp_path / "own")
    record = record_files([(followed(pack, "../first"), pack)])
    for path, data in record.items():
        (tmp_path / "own" / path).parent.mkdir(exist_ok=True)
        (tmp_path / "own" / path).write_bytes(data)
    monkeypatch.chdir(tmp_path / "own")
    return tmp_path / "own"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A release of the library in which a policy is renamed, one clause is new and one is gone."""
    folder = as_release(written(tmp_path / "newer", TEXTS), "9.1")
    change(folder / POLICY, TITLE, "title: Phones and watches policy")
    change(folder / POLICY, "      - phones/return\n", "      - phones/watches\n")
    (folder / GONE).unlink()
    words = TEXTS[LOCKERS].replace("phones/lockers", "phones/watches")
    (folder / "clauses/phones/watches.yaml").write_text(words, "utf-8")
    return folder


def as_release(folder: Path, release: str, name: str = "policyloom") -> Path:
    data = {"kind": "policyloom-library", "format": 1, "library": name, "release": release}
    written(folder, {"library/release.json": json.dumps(data)})
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
    (own / LOCKERS).unlink()
    assert f"1 file changed or deleted in this folder: {LOCKERS}" in run(capsys, "library").out


def test_the_library_of_the_program_is_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    begin(tmp_path / "own")
    monkeypatch.chdir(tmp_path / "own")
    said = run(capsys, "library").out
    assert "from policyloom\n  all its files are as taken\n  it is the newest release" in said


def test_an_update_shows_then_takes(
    own: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(own)
    status, said = update(capsys, "--dry-run")
    assert status == 0
    assert "from release 0.1.0 to 9.1" in said
    assert "phones/watches\n    New." in said
    assert "phones/return\n    No longer in the library." in said
    assert tree(own) == before
    status, said = update(capsys)
    assert (status, "nobody is here to ask" in said) == (2, True)
    assert tree(own) == before
    assert update(capsys, "--yes")[0] == 0
    after = tree(own)
    for path in newer.glob("*/**/*.yaml"):
        assert after[path.relative_to(newer).as_posix()] == path.read_bytes()
    assert GONE not in after
    assert {name for name in after if name.endswith(".zip")} == {"library/policyloom-9.1.zip"}
    assert "policyloom 9.1" in run(capsys, "library").out
    assert update(capsys, "--yes") == (0, "policyloom 9.1 is the newest release at ../newer.\n")


def test_what_is_the_folders_own_stays(
    own: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert newer.is_dir()
    change(own / POLICY, "review-cycle: annual", "review-cycle: termly")
    change(own / VOCABULARY, "noun: school community", "noun: community")
    change(own / GONE, "taken away", "taken")
    written(own, {"clauses/tone/ours.yaml": TEXTS[LOCKERS].replace("phones/lockers", "tone/ours")})
    ours = {name: (own / name).read_bytes() for name in (
        VOCABULARY, "clauses/tone/ours.yaml", GONE,
    )}  # fmt: skip
    status, said = update(capsys, "--yes")
    assert status == 0, said
    assert f"Merged with your own changes (1)\n~ {POLICY}" in said
    merged = (own / POLICY).read_text("utf-8")
    assert "title: Phones and watches policy" in merged
    assert "review-cycle: termly" in merged
    assert {name: (own / name).read_bytes() for name in ours} == ours


@pytest.mark.parametrize(
    ("decided", "title"),
    [
        (("--take", POLICY), "Phones and watches policy"),
        (("--keep", POLICY), "Phone log policy"),
        (("--passages", f"{POLICY}=own"), "Phone log policy"),
    ],
)
def test_a_conflict_waits_for_a_decision(
    own: Path,
    newer: Path,
    capsys: pytest.CaptureFixture[str],
    decided: tuple[str, str],
    title: str,
) -> None:
    assert newer.is_dir()
    change(own / POLICY, TITLE, "title: Phone log policy")
    before = tree(own)
    status, said = update(capsys, "--yes")
    assert status == 2
    assert "1 file to decide about. Nothing was written." in said
    assert f"! {POLICY}: title\n  was:\n    Mobile phone policy\n  the library:\n" in said
    assert tree(own) == before
    status, said = update(capsys, "--yes", *decided)
    assert status == 0, said
    assert f"title: {title}\n" in (own / POLICY).read_text("utf-8")
    assert "policyloom 9.1" in run(capsys, "library").out


def test_what_could_not_be_read_afterwards_is_a_conflict(
    own: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = (newer / POLICY).read_text("utf-8")
    (newer / POLICY).write_text(words + "noun: policy\n", "utf-8")
    words = (own / POLICY).read_text("utf-8")
    (own / POLICY).write_text("noun: guide\n" + words, "utf-8")
    before = tree(own)
    status, said = update(capsys, "--yes")
    assert status == 2
    assert "duplicate-key" in said
    assert tree(own) == before


def test_a_new_clause_of_the_name_of_one_of_ours_is_a_conflict(
    own: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert newer.is_dir()
    words = "topic: phones\ndefaults: {source: provider, mutability: adaptable}\nclauses:\n"
    mine = (
        "  - {clause: phones/watches, title: Watches, topic: use, text: Watches stay at home.}\n"
    )
    written(own, {"clauses/phones.yaml": words + mine})
    status, said = update(capsys, "--yes")
    assert status == 2
    assert "`phones/watches` is defined twice" in said
    assert "! clauses/phones/watches.yaml" in said
    status, said = update(capsys, "--yes", "--keep", "clauses/phones/watches.yaml")
    assert status == 0, said
    assert not (own / "clauses/phones/watches.yaml").exists()


VERSION = """\
versions:
  - version: "9.0.0"
    in-force: "2026-01-01"
    change: substantive
    amendment: Changed by {0}.
    source: provider
    text: |
      {1}
"""


def test_passages_and_all_else_of_a_clause_are_decided_together(
    own: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, whose in ((newer, "theirs"), (own, "ours")):
        text = f"Phones stay in the locker of {whose}."
        change(folder / LOCKERS, "versions:\n", VERSION.format(whose, text))
    status, said = update(capsys, "--yes")
    assert status == 2
    said = " ".join(said.split())
    assert "with `--take phones/lockers` or `--keep phones/lockers` for what else" in said
    decided = ("--passages", "phones/lockers=own", "--take", "phones/lockers")
    status, said = update(capsys, "--yes", *decided)
    assert status == 0, said
    words = (own / LOCKERS).read_text("utf-8")
    assert VERSION.format("theirs", "Phones stay in the locker of ours.") in words


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (("--take", VOCABULARY), f"{VOCABULARY} is not in conflict, so there is nothing"),
        (("--keep", "phones/use"), "phones/use is not in conflict"),
        (("--passages", f"{POLICY}=own,own"), "has 1 passages to decide, and 2 are decided"),
        (("--passages", f"{POLICY}=both"), "both cannot stand there"),
        (("--passages", f"{POLICY}=mine"), "--passages: there is no `mine`"),
    ],
)
def test_a_decision_that_decides_nothing_is_refused(
    own: Path,
    newer: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, str],
    wanted: str,
) -> None:
    assert newer.is_dir()
    change(own / POLICY, TITLE, "title: Phone log policy")
    before = tree(own)
    status, said = update(capsys, "--yes", *words)
    assert (status, wanted in said) == (2, True), said
    assert tree(own) == before


# LIBRARIES THAT CANNOT BE TAKEN


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


def for_a_newer_program(own: Path, newer: Path) -> str:
    assert own.is_dir()
    change(newer / LOCKERS, "mutability: adaptable", "mutability: adaptable\nvoice: kind")
    return f"policyloom 9.1 has errors: {LOCKERS}:6: "


def of_a_newer_format(own: Path, newer: Path) -> str:
    assert own.is_dir()
    change(newer / "library/release.json", '"format": 1', '"format": 2')
    return "its library/release.json is no use: it is in format 2"


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
    (own / "library/policyloom-0.1.0.zip").unlink()
    return "library/policyloom-0.1.0.zip is missing"


def base_edited(own: Path, newer: Path) -> str:
    pack = read_pack(str(newer), own)
    (own / "library/policyloom-0.1.0.zip").write_bytes(packed(pack))
    return "library/policyloom-0.1.0.zip is policyloom 9.1 with digest"


def base_damaged(own: Path, newer: Path) -> str:
    assert newer.is_dir()
    (own / "library/policyloom-0.1.0.zip").write_bytes(b"PK")
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
        missing, older, edited, another, nameless, misnamed, broken, for_a_newer_program,
        of_a_newer_format, record_gone, record_damaged, base_gone, base_edited,
        base_damaged, two_releases,
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
    committed(newer, "2026.1")
    assert read_pack(f"git+file://{newer}@2026.1", own) == folder
    assert unpacked(packed(folder), "x") == folder
    assert packed(folder) == packed(unpacked(packed(folder), "x"))


def committed(folder: Path, tag: str) -> None:
    for words in (
        ["init", "-q"],
        ["add", "-A"],
        ["commit", "-qm", "x", "--allow-empty"],
        ["tag", tag],
    ):
        who = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
        subprocess.run(["git", *who, *words], cwd=folder, check=True)  # noqa: S607


@pytest.mark.parametrize("before", ["", "v", "county-"])
def test_the_newest_tag_of_a_git_address_is_found(
    own: Path, county: Path, capsys: pytest.CaptureFixture[str], before: str
) -> None:
    committed(county, f"{before}2026.1")
    address = f"git+file://{county}@{before}2026."
    assert run(capsys, "library", "follow", f"{address}1", "--yes").status == 0
    assert "it is the newest release there" in run(capsys, "library").out
    as_release(county, "2026.10", "county")
    committed(county, f"{before}2026.10")
    committed(county, "other2027.1")
    wanted = "release 2026.10 is there: `policyloom library update county`"
    assert wanted in run(capsys, "library").out
    assert run(capsys, "library", "update", "county", "--yes").status == 0
    assert f"county 2026.10 (digest {read_pack('../newer', own).digest[:12]})" in (
        said := run(capsys, "library").out
    )
    assert f"from {address}10\n" in said


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
    path = newer / LOCKERS
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_pack(str(newer), own).digest == before


# TWO LIBRARIES


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """A second library, with one clause of its own."""
    words = TEXTS[LOCKERS].replace("phones/lockers", "county/scope")
    folder = written(tmp_path / "newer", {"clauses/county/scope.yaml": words})
    return as_release(folder, "2026.1", "county")


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
    change(county / "clauses/county/scope.yaml", "topic: use", "topic: reach")
    assert "release 2026.10 is there" in run(capsys, "library").out
    assert run(capsys, "library", "update", "--yes").status == 2
    assert run(capsys, "library", "update", "county", "--yes").status == 0
    assert "topic: reach" in (own / "clauses/county/scope.yaml").read_text("utf-8")
    said = run(capsys, "library", "follow", "../newer", "--yes")
    assert "follows `county` already" in said.err
    assert "`policyloom library update county --from ../newer` takes another" in said.err


def test_what_is_typed_leads_from_where_somebody_stands(
    own: Path, county: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(own / "clauses")
    assert run(capsys, "library", "follow", "../../newer", "--yes").status == 0
    assert "county 2026.1" in (told := run(capsys, "library").out)
    assert "from ../newer\n" in told
    as_release(county, "2026.2", "county")
    # Which of several libraries is meant is said by the source itself.
    assert run(capsys, "library", "update", "--from", "../../newer", "--yes").status == 0
    assert "county 2026.2" in run(capsys, "library").out


AGREED = """\
roles:
  head: {default: {noun: Headteacher}, description: The person who leads the school.}
  music lead: {description: Who looks after music., default: {noun: music lead}}
"""
OTHER_HEAD = "roles:\n  head: {description: Who leads., default: {noun: Principal}}\n"


def test_two_libraries_add_to_one_vocabulary_and_one_register(
    own: Path, county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    policies = "policies:\n  - {policy: music, title: Music policy}\n"
    written(county, {VOCABULARY: AGREED, REGISTER: policies})
    before = (own / VOCABULARY).read_text("utf-8")
    said = run(capsys, "library", "follow", "../newer", "--yes")
    assert said.status == 0, said.err
    after = (own / VOCABULARY).read_text("utf-8")
    assert [line for line in before.splitlines() if line not in after.splitlines()] == []
    assert "  music lead:" in after
    assert "policy: music\n" in (own / REGISTER).read_text("utf-8")
    assert run(capsys, "library").out.count("all its files are as taken") == 2
    # What the other library has is no business of an update of this one.
    change(county / REGISTER, "Music policy", "Music and singing policy")
    as_release(county, "2026.2", "county")
    assert run(capsys, "library", "update", "county", "--yes").status == 0
    assert "Music and singing policy" in (own / REGISTER).read_text("utf-8")
    assert "  music lead:" in (own / VOCABULARY).read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "words", "wanted"),
    [
        (VOCABULARY, OTHER_HEAD, "two things of roles head, description: line 19 in policyloom"),
        (
            LOCKERS,
            TEXTS[LOCKERS].replace("topic: use", "topic: rules"),
            "two things of phones/lockers, topic: line 4 in",
        ),
        (LOCKERS, "{", "two things of the file: line 1 in policyloom 0.1.0, line 1 in county"),
        (
            ACT,
            TEXTS[ACT].replace('number: "3"', 'number: "4"'),
            "two things of number: line 6 in policyloom 0.1.0, line 6 in county 2026.1",
        ),
    ],
)
def test_two_libraries_that_say_two_things_are_refused(  # noqa: PLR0913, PLR0917 - a case
    own: Path,
    county: Path,
    capsys: pytest.CaptureFixture[str],
    path: str,
    words: str,
    wanted: str,
) -> None:
    written(county, {path: words})
    before = tree(own)
    said = run(capsys, "library", "follow", "../newer", "--yes")
    assert said.status == 2
    assert f"{path}: the libraries say {wanted}" in said.err
    assert tree(own) == before


def test_a_clause_is_of_one_library(
    own: Path, county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    topic = "topic: phones\ndefaults: {source: provider, mutability: adaptable}\nclauses:\n"
    clause = "  - {clause: phones/use, title: Use, topic: use, text: Phones stay at home.}\n"
    written(county, {"clauses/phones.yaml": topic + clause})
    before = tree(own)
    said = run(capsys, "library", "follow", "../newer", "--yes")
    assert said.status == 2
    assert "county 2026.1 has errors: clauses/phones" in said.err
    assert "`phones/use` is defined twice" in said.err
    assert tree(own) == before


# STOPPED, AND DONE AGAIN


def test_killed_at_every_write_the_same_update_ends_the_same(
    own: Path, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert newer.is_dir()
    change(own / POLICY, "review-cycle: annual", "review-cycle: termly")
    words = ("library", "update", "--from", "../newer", "--yes")
    for ended in killed_at_every_write(own, lambda: main(words)):
        assert update(capsys, "--yes")[0] == 0
        assert seen(own) == ended


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
    old, new, own = ({"f": side} if side is not None else {} for side in (base, library, local))
    (found,) = merged_files(old, new, own)
    assert (found.fate, found.text) == (fate, text)


@pytest.mark.parametrize("side", ["a\n", None])
def test_what_the_library_did_not_change_is_nobodys_business(side: str | None) -> None:
    assert merged_files({"f": "a\n"}, {"f": "a\n"}, {} if side is None else {"f": "x\n"}) == ()
    assert merged_files({"f": "a\n"}, {"f": "b\n"}, {"f": "b\n"}) == ()


SENTENCES = st.lists(st.sampled_from("ABCDEF"), min_size=1, max_size=4).map(
    lambda names: "\n\n".join(f"Rule {name} {{must}} be kept by all." for name in names)
)
SIDE = st.tuples(SENTENCES, st.integers(0, 3))
"""The words that a side says in the end, and above how many versions; 0: in the first one."""


def clause(first: str, newest: tuple[str, int], number: str = "") -> str:
    """Return a clause; its newest version says the words, and all before it the first ones."""
    words, many = newest
    said = [(f"1.{n}.{number or 0}", first if n < many else words) for n in range(many + 1)]
    head = "clause: a/b\ntitle: A\nversions:\n"
    return head + "".join(
        f'  - version: "{version}"\n    text: |\n{textwrap.indent(text, "      ")}\n'
        for version, text in reversed(said)
    )


TWICE = "\n\n".join(["Rule A {must} be kept by all."] * 2)
ONCE = "Rule A {must} be kept by all."


@example(TWICE, (ONCE, 0), (ONCE, 2))
@given(SENTENCES, SIDE, SIDE)
def test_the_newest_version_says_what_both_changed_or_somebody_is_asked(
    base: str, library: tuple[str, int], local: tuple[str, int]
) -> None:
    was, now = clause(base, (base, 0)), clause(base, library)
    mine = clause(base, local, "" if not local[1] else "5").replace('"1.0.5"', '"1.0.0"')
    found = merged_files({"f": was}, {"f": now}, {"f": mine})
    told = [one.fate for one in found]
    after = next((one.text for one in found), mine) or ""
    wanted = merge(base, library[0], local[0]).text
    if told == [Fate.CONFLICT]:
        # Of paragraphs that read the same nobody can tell which one went, so somebody is asked.
        assert wanted is None or any(map(_repeats, (base, library[0], local[0])))
    else:
        assert wanted is not None
        file = opened(after, "f")
        assert file is not None
        places = versions_in(file.data, ())
        said = value_in(file.data, places[max(places, key=version_from)])
        assert leaves(said["text"]) == leaves(wanted)


def _repeats(text: str) -> bool:
    said = text.split("\n\n")
    return len(set(said)) < len(said)


def test_releases_are_ordered_as_numbers() -> None:
    assert release_order("2026.10") > release_order("2026.9")
    assert release_order("1.0") == release_order("1")
    assert release_order("0.1.1") > release_order("0.1")
