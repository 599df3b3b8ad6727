"""`approve` on the command line: what it freezes, and what it refuses."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from policyloom.editions import read_edition
from policyloom.store import alone_in
from policyloom.writers.facts import facts
from tests.approving import (
    CONTROL,
    DAY,
    DOCUMENT,
    EDITIONS,
    SCHOOL,
    add_a_clause,
    approve,
    clarify,
    correct,
    edit,
    front_and_control,
    record,
    small_project,
    versions,
)
from tests.projects import ALDERBROOK, Said, run, tree

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return small_project(tmp_path)


# WHAT IT FREEZES


def test_a_first_edition_holds_the_document_and_its_approval(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = approve(capsys, root, "--minute", "12.3", "--note", "After a long talk")
    assert (said.status, said.err) == (0, "")
    assert f"Written: {EDITIONS}/1.0.json" in said.out
    assert "Now write" not in said.out, "the overlay agrees with the edition"
    text = (root / EDITIONS / "1.0.json").read_text("utf-8")
    edition, problems = read_edition(text, "1.0.json")
    assert problems == ()
    assert edition is not None
    approval = edition.approval
    assert (approval.kind, approval.by, approval.on) == (
        "approval",
        "governing body",
        "2025-09-16",
    )
    assert (approval.minute, approval.note) == ("12.3", "After a long talk")
    assert approval.effective == "2025-10-01", "the overlay says so"
    assert (edition.words, edition.supersedes, edition.size) == ("1.0", "", "substantive")
    assert edition.instruments == {"phones": "2025"}
    assert list(edition.overlays) == [ALDERBROOK]
    assert {used.layer for used in edition.clauses} == {"library"}
    assert edition.document.digest == edition.digest
    assert edition.document.edition_words == "Version 1.0"
    assert facts(edition.document) == {
        "body": "alderbrook",
        "policy": "phones",
        "version": "1.0",
        "status": "approved",
        "date": "2025-10-01",
        "digest": edition.digest,
        "approver": "governing body",
        "approved": "2025-09-16",
        "minute": "12.3",
        "effective": "2025-10-01",
        "reviewed": "2025-09-16",
        "due": "2026-09-30",
    }


@pytest.mark.parametrize(
    ("change", "version", "size"),
    [
        (correct, "1.0.1", "editorial"),
        (clarify, "1.1", "clarifying"),
        (add_a_clause, "2.0", "substantive"),
    ],
)
def test_the_version_follows_from_the_size_of_the_changes(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    change: Callable[[Path], None],
    version: str,
    size: str,
) -> None:
    approve(capsys, root)
    change(root)
    said = approve(capsys, root, on="2025-11-20")
    assert said.status == 0, said.err
    assert "Now write" not in said.out, "drafts follow the edition's day by themselves"
    assert versions(root) == sorted(["1.0.json", f"{version}.json"])
    assert record(root, version)["size"] == size
    assert record(root, version)["supersedes"] == "1.0"


def test_a_larger_version_may_be_given(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert approve(capsys, root, "--version", "1.1").status == 0
    clarify(root)
    assert approve(capsys, root, "--version", "3.0").status == 0
    assert versions(root) == ["1.1.json", "3.0.json"]


def test_the_control_table_tells_the_approval_and_the_history(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(capsys, root, "--minute", "12.3")
    clarify(root)
    approve(capsys, root, on="2025-11-20")
    shown = run(capsys, "show", f"{DOCUMENT}@1.1", "--root", str(root)).out
    head = front_and_control(shown)
    assert "Version 1.1 Status" in head
    assert "Approved by Governing body" in head
    assert "Approved on 20 November 2025 In force from" in head
    assert "In force from 20 November 2025" in head
    assert "Amendments since version 1.0 - In ‘Getting a phone back’ (section 2), ‘" in head
    assert (
        "History - Version 1.0: approved on 16 September 2025 by the governing body (minute 12.3)"
        in head
    )


def test_control_data_alone_is_told_in_words_and_no_second_edition_is_the_first(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(capsys, root)
    correct(root)
    draft = run(capsys, "show", DOCUMENT, "--root", str(root)).out
    assert "The next review: 31 October 2026" in " ".join(draft.split())
    assert approve(capsys, root, on="2025-11-20").status == 0
    head = run(capsys, "show", f"{DOCUMENT}@1.0.1", "--root", str(root)).out
    told = front_and_control(head)
    assert "First edition" not in told
    assert "since version 1.0 - The next review: 31 October 2026 (was 30 September 2026)." in told


def test_what_would_happen_is_told_before_it_does(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(capsys, root)
    clarify(root)
    before = tree(root)
    said = approve(capsys, root, "--minute", "14", "--dry-run", on="2025-11-20")
    assert said.status == 0
    assert "version     1.1, after 1.0: the largest change is clarifying" in said.out
    assert "approved    on 20 November 2025 by the governing body, minute 14" in said.out
    assert "in force    from 20 November 2025" in said.out
    assert "next review by 30 September 2026" in said.out
    assert "changes     1\n" in said.out
    assert "goes back at the close of the day’" in " ".join(said.out.split())
    assert f"file        {EDITIONS}/1.1.json" in said.out
    assert "Nothing was written: this was a dry run." in said.out
    assert tree(root) == before


def control(capsys: pytest.CaptureFixture[str], root: Path, version: str) -> list[str]:
    shown = run(capsys, "show", f"{DOCUMENT}@{version}", "--root", str(root)).out
    return shown.rpartition(CONTROL)[2].partition("\n\n")[0].splitlines()


def test_rows_that_a_body_has_chosen_keep_their_names_and_places(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(
        root,
        "strapline: Curious minds}",
        "strapline: Curious minds, control: {rows: [{row: approver, label: Ratified by}, "
        "{row: supersedes}, {row: history, label: Earlier}, {row: amendments}, "
        "{row: version}]}}",
    )
    assert approve(capsys, root).status == 0
    assert control(capsys, root, "1.0") == [
        "Ratified by  Governing body",
        "Replaces     None: nothing was approved before",
        "Earlier      None: nothing was approved before",
        "Amendments   First edition",
        "Version      1.0",
    ]
    clarify(root)
    assert approve(capsys, root, on="2025-11-20").status == 0
    rows = control(capsys, root, "1.1")
    assert [row.split("  ")[0] for row in rows if not row.startswith(" ")] == [
        "Ratified by", "Replaces", "Earlier", "Amendments since version 1.0", "Version",
    ]  # fmt: skip
    assert rows[1].endswith("  Version 1.0")


# WHAT IT REFUSES


def refused(said: Said, root: Path, code: str, before: dict[str, bytes]) -> str:
    """Assert that it was refused for one reason and that nothing was written; return the words."""
    assert said.status == 1
    assert said.err.count("error[") == said.err.count(f"error[{code}]") == 1, said.err
    assert tree(root) == before
    return said.err


def test_approving_twice(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    approve(capsys, root)
    before = tree(root)
    err = refused(approve(capsys, root), root, "nothing-to-approve", before)
    assert "nothing has changed since version 1.0, approved on 16 September 2025" in err
    assert "--> command line" in err


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (("--version", "1.0.1"), "version-too-small", "too small for substantive changes: "),
        (("--version", "1.1"), "version-too-small", "approve it as 2.0 or higher"),
        (("--version", "1.0"), "version-taken", "not newer than 1.0, which is approved"),
        (("--version", "two"), "version-form", "write it as 2.0 or 2.0.1"),
        (("--version", "2.0.0.1"), "version-form", "“2.0.0.1” is not a version"),
        (("--effective", "2025-11-01"), "date-order", "before its approval on 20 November 2025"),
        (("--on", "2025-09-15"), "date-order", "version 1.0 was approved on 16 September 2025"),
        (("--by", "Ms A. Smith"), "unknown-approver", "no role or board called “Ms A. Smith”"),
        (("--by", "Hedteacher"), "unknown-approver", "did you mean `Headteacher`?"),
        (("--by", "Headteacher"), "approver-not-allowed", "the delegation table names the govern"),
    ],
)
def test_requests_that_are_refused(
    root: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    code: str,
    message: str,
) -> None:
    approve(capsys, root)
    add_a_clause(root)
    before = tree(root)
    err = refused(approve(capsys, root, *words, on="2025-11-20"), root, code, before)
    assert message in err


def test_what_delegation_allows_for_a_small_change_only(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    approve(capsys, root)
    correct(root)
    by = ("--by", "the Headteacher")
    assert approve(capsys, root, *by, on="2025-11-20").status == 0
    assert record(root, "1.0.1")["approval"]["by"] == "head"
    clarify(root)
    before = tree(root)
    refused(approve(capsys, root, *by, on="2025-11-21"), root, "approver-not-allowed", before)


def test_a_review_that_is_due_before_the_approval(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    err = refused(approve(capsys, root, on="2026-09-30"), root, "date-order", before)
    assert "its next review is by 30 September 2026" in err
    assert f"--> {ALDERBROOK}" in err


def test_a_slot_that_was_left_open(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, "office opening times: 8am to 4pm, ", "")
    edit(root, "delegation:", "to-complete: [office opening times]\ndelegation:")
    edit(root, "status: for-approval", "status: draft")
    assert run(capsys, "check", DOCUMENT, "--root", str(root)).status == 0, "a draft may hold it"
    before = tree(root)
    said = approve(capsys, root)
    refused(said, root, "unfilled-slot", before)
    assert "Refused: alderbrook:phones.\nNothing was written." in said.out


def test_sources_with_errors(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, "phase: junior", "fase: junior")
    before = tree(root)
    refused(approve(capsys, root), root, "unknown-key", before)


def test_guidance_that_is_not_in_force_on_the_day(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    said = approve(capsys, root, "--effective", "2024-08-20", on="2024-08-01")
    refused(said, root, "citation-not-in-force", before)


def test_guidance_that_was_replaced_by_an_edition_in_force(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, "cite:phones#bags", "cite:phones@2024#bags", "clauses/phones/law.yaml")
    before = tree(root)
    said = approve(capsys, root, on="2025-09-20")
    refused(said, root, "citation-not-in-force", before)
    assert "cite 2025, which is in force" in said.err


def test_guidance_of_which_a_newer_edition_is_only_expected(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, "2026-09-30", "2027-09-30")
    said = approve(capsys, root, on="2026-09-20")
    assert said.status == 0, said.err
    assert "warning[citation-may-be-superseded]" in said.err
    assert "look for the new edition and add it" in " ".join(said.err.split())


def test_another_look_is_an_editorial_change_that_a_review_leaves_alone(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert approve(capsys, root).status == 0
    edit(root, "#0b6160", "#7a1f3d")
    looked = ("--by", "Headteacher", "--on", "2025-11-20", "--root", str(root))
    assert run(capsys, "review", DOCUMENT, *looked, "--dry-run").status == 0
    said = approve(capsys, root, "--by", "Headteacher", on="2025-11-20")
    assert said.status == 0, said.err
    assert "The look of the document: the main colour is #7a1f3d (was #0b6160)." in said.out
    assert versions(root) == ["1.0.1.json", "1.0.json"]


@pytest.mark.parametrize("words", [("alderbrook:phone",), ("alderbrok",), ()])
def test_documents_that_are_not_there(
    root: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    said = run(
        capsys,
        "approve",
        *words,
        "--by",
        "governing body",
        "--on",
        "2025-09-16",
        "--yes",
        "--root",
        str(root),
    )
    assert said.status == 2
    assert not versions(root)


@pytest.mark.parametrize("day", ["2025-9-16", "16/09/2025", "2025-02-30", "soon"])
def test_days_that_are_none(root: Path, capsys: pytest.CaptureFixture[str], day: str) -> None:
    said = approve(capsys, root, on=day)
    assert said.status == 2
    assert said.err.startswith("policyloom: --on: ")


def test_an_edition_cannot_be_approved(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    approve(capsys, root)
    said = run(
        capsys,
        "approve",
        f"{DOCUMENT}@1.0",
        "--by",
        "x",
        "--on",
        "2025-09-16",
        "--yes",
        "--root",
        str(root),
    )
    assert said.status == 2
    assert "is about drafts" in said.err


# BETWEEN LOOKING AND DOING


def mark(out: str) -> str:
    return next(line.split()[1] for line in out.splitlines() if line.startswith("Fingerprint:"))


def test_what_was_looked_at_is_what_is_approved(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = mark(approve(capsys, root, "--dry-run").out)
    before = tree(root)
    err = refused(
        approve(capsys, root, "--expect", seen, "--minute", "7"), root, "approval-stale", before
    )
    assert f"not {seen}" in err
    clarify(root)
    before = tree(root)
    refused(approve(capsys, root, "--expect", seen), root, "approval-stale", before)
    again = mark(approve(capsys, root, "--dry-run").out)
    assert again != seen
    assert approve(capsys, root, "--expect", again.replace("-", "").upper()).status == 0


class Terminal:
    """A person at the keyboard, who does something before answering."""

    def __init__(self, answer: str, root: Path | None = None) -> None:
        self.answer = answer
        self.root = root

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        if self.root:
            clarify(self.root)
        return self.answer


def test_a_person_is_asked_first(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("no\n"))
    said = approve(capsys, root)
    assert "Approve this document? Type yes to go on:" in said.out
    assert (said.status, versions(root)) == (1, [])
    monkeypatch.setattr("sys.stdin", Terminal("yes\n"))
    assert approve(capsys, root).status == 0
    assert versions(root) == ["1.0.json"]


def test_what_changes_while_a_person_thinks_is_not_approved(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", Terminal("yes\n", root))
    said = approve(capsys, root)
    assert said.status == 1
    assert "error[approval-stale]" in said.err
    assert versions(root) == []


def test_another_approval_that_is_being_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    with alone_in(root / "trusts/alderbrook"):
        said = approve(capsys, root)
    err = refused(said, root, "approval-under-way", before)
    assert "being written in trusts/alderbrook" in err


# ALL OF A BODY


def test_an_overlay_that_says_a_later_day_is_pointed_out(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = approve(capsys, root, "--effective", "2025-09-20")
    assert f'Now write `effective-from: "2025-09-20"` for phones in {ALDERBROOK}.' in said.out


def approve_all(capsys: pytest.CaptureFixture[str], root: Path, *words: str) -> Said:
    return run(
        capsys, "approve", "peak-vale/...", "--all", "--by", "Board of Trustees",
        "--on", "2025-10-08", "--root", str(root), *words,
    )  # fmt: skip


def approved(root: Path) -> list[str]:
    return [path.partition("/editions/")[0] for path in tree(root) if "/editions/" in path]


def test_all_due_drafts_of_a_trust_and_its_schools(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(root, "kind: academy", "kind: academy\ndocuments: {phones: {status: draft}}", SCHOOL)
    said = approve_all(capsys, root, "--yes")
    assert said.status == 0
    assert approved(root) == ["trusts/peak-vale", "trusts/peak-vale/schools/wren-hill"]
    assert "left alone  its overlay does not say `status: for-approval`" in said.out
    again = approve_all(capsys, root, "--yes")
    assert again.status == 0
    assert "There is nothing to approve." in again.out
    assert "left alone  nothing has changed since version 1.0" in again.out


def test_nobody_is_there_to_ask(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = approve_all(capsys, root)
    assert said.status == 2
    assert "--expect FINGERPRINT or --yes" in said.err
    assert approved(root) == []


def test_all_with_the_mark_of_a_dry_run(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seen = mark(approve_all(capsys, root, "--dry-run").out)
    assert approved(root) == []
    assert approve_all(capsys, root, "--expect", seen).status == 0
    assert len(approved(root)) == 3


def test_one_that_is_refused_stops_all(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, "kind: academy", "kind: academy\nroles: {chief: Nobody}", SCHOOL)
    said = approve_all(capsys, root, "--yes")
    assert said.status == 1
    assert "Refused: " in said.out
    assert "peak-vale/hollin-bank:phones" in said.out
    assert approved(root) == []


def test_several_documents_need_all(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(
        capsys,
        "approve",
        "peak-vale/...",
        "--by",
        "x",
        "--on",
        "2025-10-08",
        "--yes",
        "--root",
        str(root),
    )
    assert said.status == 2
    assert "or add --all" in said.err


def test_all_takes_no_version(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert approve_all(capsys, root, "--version", "2.0").status == 2


# WHO RAN THE COMMAND


def deeds(root: Path) -> list[dict[str, Any]]:
    """Return what is kept of who did what with editions, in order."""
    files = (root / "trusts/alderbrook/approvals").glob("*.json")
    return sorted((json.loads(f.read_text("utf-8")) for f in files), key=lambda one: one["time"])


def test_each_deed_says_who_ran_the_command_and_when(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = small_project(tmp_path)
    moments = iter(f"2026-03-0{day}T18:00:00.000+00:00" for day in range(1, 9))
    for module in ("approve", "withdraw"):
        monkeypatch.setattr(f"policyloom.cli.{module}.now", lambda: next(moments))
        monkeypatch.setattr(f"policyloom.cli.{module}.user", lambda: "clerk")
    told = ("--by", "governing body", "--yes", "--root", str(root))
    assert approve(capsys, root).status == 0
    assert run(capsys, "review", DOCUMENT, "--on", "2025-11-03", *told).status == 0
    ended = ("withdraw", f"{DOCUMENT}@1.0.1", "--on", "2026-03-03", "--reason", "A slip.")
    assert run(capsys, *ended, *told).status == 0
    found = deeds(root)
    assert [(one["deed"], one["version"], one["on"]) for one in found] == [
        ("approve", "1.0", DAY),
        ("review", "1.0.1", "2025-11-03"),
        ("withdrawn", "1.0.1", "2026-03-03"),
    ]
    assert {one["user"] for one in found} == {"clerk"}
    assert [one["time"][:10] for one in found] == ["2026-03-01", "2026-03-02", "2026-03-03"]
    assert found[0]["edition"] == record(root, "1.0")["digest"]
    assert run(capsys, "check", "--root", str(root)).status == 0


def test_the_edition_is_the_same_whoever_approves_it_and_when(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    for name in ("one", "other"):
        monkeypatch.setattr("policyloom.cli.approve.user", lambda name=name: name)
        root = small_project(tmp_path / name)
        assert approve(capsys, root).status == 0
        made.append((root / EDITIONS / "1.0.json").read_bytes())
    assert made[0] == made[1]


def test_a_deed_that_cannot_be_read_is_told_and_stops_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_project(tmp_path)
    assert approve(capsys, root).status == 0
    (file,) = (root / "trusts/alderbrook/approvals").iterdir()
    file.write_text("<<<<<<< HEAD\n{}\n=======\n", "utf-8")
    said = run(capsys, "check", "--root", str(root))
    assert said.status == 0
    assert "warning[decisions-corrupt]" in said.out
    assert "marks of a merge that git could not finish" in said.out


def test_a_deed_that_was_taken_away_or_changed_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_project(tmp_path)
    told = ("--by", "governing body", "--yes", "--root", str(root))
    assert approve(capsys, root).status == 0
    assert run(capsys, "review", DOCUMENT, "--on", "2025-11-03", *told).status == 0
    ended = ("withdraw", f"{DOCUMENT}@1.0.1", "--on", "2026-03-03", "--reason", "A slip.")
    assert run(capsys, *ended, *told).status == 0
    folder = root / "trusts/alderbrook/approvals"
    assert "decisions-corrupt" not in run(capsys, "check", "--root", str(root)).out
    for deed, place in (("review", "1.0.1.json"), ("withdrawn", "1.0.1.withdrawn.json")):
        (file,) = (one for one in folder.iterdir() if f'"{deed}"' in one.read_text("utf-8"))
        kept = file.read_text("utf-8")
        file.unlink()
        said = run(capsys, "check", "--root", str(root))
        assert said.status == 0
        assert "warning[decisions-corrupt]: the record of who ran this" in said.out
        assert f"{EDITIONS}/{place}" in said.out
        file.write_text(kept.replace('"user": "', '"user": "x'), "utf-8")
        words = " ".join(run(capsys, "check", "--root", str(root)).out.split())
        assert file.name in words
        assert "it has a name that says that something else stood in it" in words
        file.write_text(kept, "utf-8")


def test_a_decision_that_was_taken_away_with_its_record_is_told_by_what_followed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_project(tmp_path)
    told = ("--by", "governing body", "--yes", "--root", str(root))
    assert approve(capsys, root).status == 0
    assert run(capsys, "review", DOCUMENT, "--on", "2025-11-03", *told).status == 0
    folder, newest = root / "trusts/alderbrook/approvals", root / EDITIONS / "1.0.1.json"
    (review,) = (one for one in folder.iterdir() if '"review"' in one.read_text("utf-8"))
    kept, edition = review.read_bytes(), newest.read_bytes()
    ended = ("withdraw", f"{DOCUMENT}@1.0.1", "--on", "2026-03-03", "--reason", "A slip.")
    assert run(capsys, *ended, *told).status == 0
    for path in (review, newest, root / EDITIONS / "1.0.1.withdrawn.json"):
        path.unlink()
    said = run(capsys, "check", "--root", str(root))
    assert said.status == 1
    assert f"name ends in {review.stem[-8:]}" in " ".join(said.out.split())

    review.write_bytes(kept)
    newest.write_bytes(edition)
    shutil.rmtree(folder)
    words = " ".join(run(capsys, "check", "--root", str(root)).out.split())
    assert words.count("the record of who ran this approval, and when, is gone") == 2
    assert f"{EDITIONS}/1.0.json" in words


def test_what_a_record_says_was_approved_is_there_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_project(tmp_path)
    assert approve(capsys, root).status == 0
    told = ("--by", "governing body", "--yes", "--root", str(root))
    assert run(capsys, "review", DOCUMENT, "--on", "2025-11-03", *told).status == 0
    ended = ("withdraw", f"{DOCUMENT}@1.0.1", "--on", "2026-03-03", "--reason", "A slip.")
    assert run(capsys, *ended, *told).status == 0

    withdrawal = root / EDITIONS / "1.0.1.withdrawn.json"
    kept = withdrawal.read_bytes()
    withdrawal.unlink()
    said = run(capsys, "check", "--root", str(root))
    assert said.status == 1
    assert "error[withdrawal-corrupt]: version 1.0.1 of alderbrook:" in said.out
    assert "was withdrawn on 3 March 2026, and the record of it is gone" in said.out
    withdrawal.write_bytes(kept)
    assert run(capsys, "check", "--root", str(root)).status == 0

    for name in ("1.0.1.json", "1.0.1.withdrawn.json"):
        (root / EDITIONS / name).unlink()
    for verb in (("check",), ("due", "--as-of", "2026-03-04"), ("publish", "--format", "text")):
        said = run(capsys, *verb, "--root", str(root))
        assert said.status == 1, verb
        words = " ".join((said.out + said.err).split())
        assert "error[edition-missing]: version 1.0.1 of alderbrook:" in words, verb
        assert "was approved on 3 November 2025, and it is not here" in words, verb
    said = run(capsys, "verify", str(root / EDITIONS / "1.0.json"), "--root", str(root))
    assert said.status == 0
    assert "was approved on 3 November 2025, and it is not here" in " ".join(said.out.split())

    clarify(root)
    said = approve(capsys, root, on="2026-03-05")
    assert said.status == 1, "the next one would take the number of the one that is gone"
    assert "error[edition-missing]: version 1.0.1 of alderbrook:" in said.err
    assert not (root / EDITIONS / "1.0.1.json").exists()


def test_what_the_archive_holds_was_approved(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_project(tmp_path)
    assert approve(capsys, root).status == 0
    kept = root / "archive/alderbrook/phones"
    for version in ("1.0", "1.1"):
        (kept / version).mkdir(parents=True)
        (kept / version / "SHA256SUMS").touch()
    said = run(capsys, "check", "--root", str(root))
    assert said.status == 1
    missing = "error[edition-missing]: version 1.1 of alderbrook:phones is in the archive, and"
    assert missing in said.out
    assert "version 1.0" not in said.out
    clarify(root)
    assert missing in approve(capsys, root).err


def test_two_approvals_of_one_number_are_a_fork_until_it_is_withdrawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = small_project(tmp_path)
    told = ("--by", "governing body", "--yes", "--root", str(root))
    records = root / "trusts/alderbrook/approvals"
    on_branches: dict[str, bytes] = {}
    for day in ("2025-10-01", "2025-10-02"):
        assert run(capsys, "approve", DOCUMENT, "--on", day, *told).status == 0
        on_branches |= tree(records)
        if day == "2025-10-01":
            shutil.rmtree(records)
            (root / EDITIONS / "1.0.json").unlink()
    for name, data in on_branches.items():
        (records / name).write_bytes(data)
    words = " ".join(run(capsys, "check", "--root", str(root)).out.split())
    assert "error[edition-fork]: version 1.0 of alderbrook:" in words
    assert "on 2 October 2025 as it stands here, and on 1 October 2025" in words
    ended = ("withdraw", f"{DOCUMENT}@1.0", "--on", "2025-10-03", "--reason", "Approved twice.")
    assert run(capsys, *ended, *told).status == 0
    assert run(capsys, "check", "--root", str(root)).status == 0
