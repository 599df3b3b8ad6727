"""`policyloom resolve`: what it lists, shows, writes, records and refuses."""

from __future__ import annotations

import io
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import policyloom.cli.asking
import policyloom.cli.resolve
from policyloom.fleet import resolving
from policyloom.store import CannotWriteError, alone_in
from tests.conflicts import (
    HOLLIN,
    KETTLE,
    MERGED,
    NEW,
    OWN,
    WHY,
    decisions,
    make_conflicts,
    resolve,
)
from tests.projects import REPOSITORY, run, tree
from tests.rollouts import CLAUSE, HOLLIN_BANK, KETTLEBROW, TRUST, add, edit, leftovers
from tests.support.processes import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.projects import Said

SCHOOL = "peak-vale/hollin-bank"
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A trust with two schools in conflict."""
    return make_conflicts(tmp_path / "project")


def check(root: Path, capsys: Capture, body: str, *words: str) -> Said:
    return run(capsys, "check", "--root", str(root), body, *words)


# ON WHICH DAY


def test_a_version_that_comes_later_is_decided_about_for_its_day(
    root: Path, capsys: Capture
) -> None:
    edit(root, CLAUSE, 'in-force: "2025-02-01"', 'in-force: "2026-02-01"')
    assert resolve(root, capsys).out == "There is no open conflict.\n"
    later = ("--as-of", "2026-03-01")
    assert resolve(root, capsys, *later).status == 2
    hint = f"`policyloom resolve {HOLLIN} --as-of 2026-03-01` shows both texts"
    assert hint in check(root, capsys, SCHOOL, *later).out
    shown = resolve(root, capsys, HOLLIN, *later).out
    assert f'policyloom resolve {HOLLIN} --as-of 2026-03-01 --keep --reason "…"\n' in shown
    assert resolve(root, capsys, HOLLIN, "--keep", *WHY, *later).status == 0
    # The text holds until then as well, and the next version would be asked about again.
    assert check(root, capsys, SCHOOL).status == 0
    assert check(root, capsys, SCHOOL, *later).status == 0


def test_the_day_of_the_newest_edition_counts(root: Path, capsys: Capture) -> None:
    edit(root, CLAUSE, NEW, "")
    said = run(
        capsys, "approve", "peak-vale/hollin-bank:phones", "--by", "governing body",
        "--on", "2025-10-10", "--effective", "2025-11-01", "--root", str(root), "--yes",
    )  # fmt: skip
    assert said.status == 0, said.err
    # After the overlay's day, 1 October, and before the edition's.
    new = NEW.replace("2025-02-01", "2025-10-20")
    edit(root, CLAUSE, "versions:\n", f"versions:\n{new}")
    assert resolve(root, capsys, SCHOOL).status == 2
    said = run(capsys, "deviations", SCHOOL, "--root", str(root))
    assert "2.0.0" in said.out


# LISTING


def test_without_a_name_it_lists_the_fleet(root: Path, capsys: Capture) -> None:
    said = resolve(root, capsys)
    assert (said.status, said.err) == (2, "")
    assert [line for line in said.out.split("\n") if line.startswith("!")] == [
        f"! {HOLLIN}",
        f"! {KETTLE}",
    ]
    assert "Both changes can be merged." in said.out
    assert "Merging needs a decision about one passage." in said.out
    assert said.out.endswith("2 open conflicts in 2 bodies.\n")


@pytest.mark.parametrize("words", [SCHOOL, "peak-vale/..."])
def test_it_lists_one_body_or_a_trust(root: Path, capsys: Capture, words: str) -> None:
    said = resolve(root, capsys, words)
    assert f"! {HOLLIN}\n" in said.out
    assert (f"! {KETTLE}\n" in said.out) == (words != SCHOOL)


def test_where_nothing_is_open_it_says_so(root: Path, capsys: Capture) -> None:
    said = resolve(root, capsys, "peak-vale/st-giles")
    assert (said.status, said.out) == (0, "There is no open conflict.\n")


def test_an_overlay_that_cannot_be_read_is_an_error(root: Path, capsys: Capture) -> None:
    add(root, HOLLIN_BANK, "rolez: {}\n")
    said = resolve(root, capsys)
    assert said.status == 1
    assert "error[unknown-key]" in said.err
    assert f"! {KETTLE}\n" in said.out
    said = resolve(root, capsys, HOLLIN, "--keep", *WHY)
    assert said.status == 1
    assert "error[unknown-key]" in said.err


# SHOWING


def test_without_a_choice_it_shows_and_writes_nothing(root: Path, capsys: Capture) -> None:
    before = tree(root)
    said = resolve(root, capsys, HOLLIN)
    assert (said.status, said.err) == (2, "")
    assert "2.0.0, substantive, in force from 1 February 2025: The board wants" in said.out
    assert "Reason given: The parents asked." in said.out
    assert "Base 1.0.0" in said.out
    assert "Library 2.0.0" in said.out
    assert f"{SCHOOL}'s own" in said.out
    assert "stay [-in bags-] {+at home+}. Pupils may ask {the head} for theirs." in said.out
    assert all(f"{HOLLIN} --{deed} --reason" in said.out for deed in ("keep", "take", "merge"))
    assert tree(root) == before


def test_the_three_texts_stand_side_by_side(root: Path, capsys: Capture) -> None:
    rows = [line.split("│") for line in resolve(root, capsys, HOLLIN).out.split("\n")]
    columns = [row for row in rows if len(row) == 3]
    assert {tuple(map(len, row[:2])) for row in columns} == {(32, 33)}
    whole = [" ".join(" ".join(row[at].strip() for row in columns[1:]).split()) for at in range(3)]
    assert whole[0] == (
        "Phones {must} stay in bags. Pupils may ask for theirs. - a list of phones - a locked box"
    )
    assert "Pupils may ask {+{the head}+} for theirs." in whole[2]


def test_a_body_without_a_conflict_has_nothing_to_decide(root: Path, capsys: Capture) -> None:
    assert resolve(root, capsys, HOLLIN, "--keep", *WHY).status == 0
    before = tree(root)
    for words in ((), ("--keep", *WHY), ("--merge", *WHY)):
        said = resolve(root, capsys, HOLLIN, *words)
        assert said.status == 0
        assert "There is nothing to decide.\n" in said.out
    assert tree(root) == before


# KEEP, TAKE, MERGE


def test_keep(root: Path, capsys: Capture) -> None:
    before = (root / HOLLIN_BANK).read_text("utf-8")
    said = resolve(root, capsys, HOLLIN, "--keep", *WHY, "--by", "governing body")
    assert (said.status, said.err) == (0, "")
    after = (root / HOLLIN_BANK).read_text("utf-8")
    assert after == before.replace('base: "1.0.0"', 'base: "2.0.0"')
    assert '-    base: "1.0.0"   # looked at in March\n+    base: "2.0.0"' in said.out
    (decision,) = decisions(root, HOLLIN_BANK)
    assert decision["deed"] == "keep"
    assert decision["reason"] == "The board agreed."
    assert (decision["base"], decision["now"], decision["of"]) == ("1.0.0", "2.0.0", "library")
    assert (decision["on"], decision["by"]) == ("2025-11-03", "Board of Trustees")
    assert "Asked for by the parents" in decision["was"]
    assert check(root, capsys, SCHOOL).status == 0
    assert leftovers(root) == []


def test_take_keeps_what_stood_there_in_the_record(root: Path, capsys: Capture) -> None:
    said = resolve(root, capsys, HOLLIN, "--take", *WHY)
    assert (said.status, said.err) == (0, "")
    after = (root / HOLLIN_BANK).read_text("utf-8")
    assert "# What we do otherwise:\nmodifications: []\n" in after
    assert after.endswith("\n# The end.\n")
    assert "-      Phones {must} stay in bags. Pupils may ask {the head}" in said.out
    (decision,) = decisions(root, HOLLIN_BANK)
    entry = OWN.partition("modifications:\n\n")[2].partition("\n\n# The end.")[0]
    assert decision["was"] == entry
    assert check(root, capsys, SCHOOL).status == 0


def test_merge(root: Path, capsys: Capture) -> None:
    said = resolve(root, capsys, HOLLIN, "--merge", *WHY)
    assert (said.status, said.err) == (0, "")
    after = (root / HOLLIN_BANK).read_text("utf-8")
    assert (
        "    text: | # ours\n      Phones {must} stay at home. Pupils may ask {the head}" in after
    )
    assert "      - the key to it\n\n    reason: The parents asked.\n\n# The end.\n" in after
    assert decisions(root, HOLLIN_BANK)[0]["text"] == MERGED
    assert check(root, capsys, SCHOOL).status == 0


def test_a_second_decision_stands_below_the_first(root: Path, capsys: Capture) -> None:
    resolve(root, capsys, HOLLIN, "--keep", *WHY)
    resolve(root, capsys, HOLLIN, "--take", *WHY)
    assert [one["deed"] for one in decisions(root, HOLLIN_BANK)] == ["keep", "take"]


def test_a_dry_run_writes_nothing(root: Path, capsys: Capture) -> None:
    before = tree(root)
    said = resolve(root, capsys, HOLLIN, "--merge", "--dry-run")
    assert said.status == 0
    assert '+    base: "2.0.0"   # looked at in March' in said.out
    assert tree(root) == before


def test_the_title_is_merged_too(root: Path, capsys: Capture) -> None:
    edit(root, HOLLIN_BANK, '    base: "1.0.0"', '    title: Our phones\n    base: "1.0.0"')
    resolve(root, capsys, HOLLIN, "--merge", *WHY)
    assert "    title: Our phones\n" in (root / HOLLIN_BANK).read_text("utf-8")


def test_a_title_that_both_changed_is_a_passage(
    root: Path, capsys: Capture, answers: Callable[[str], None]
) -> None:
    edit(root, HOLLIN_BANK, '    base: "1.0.0"', '    title: Our phones\n    base: "1.0.0"')
    edit(
        root,
        CLAUSE,
        '    in-force: "2025-02-01"\n',
        '    in-force: "2025-02-01"\n    title: Phones\n',
    )
    refused(root, capsys, "merge-conflict", HOLLIN, "--merge", *WHY)
    answers("library\n")
    assert resolve(root, capsys, HOLLIN, "--merge", *WHY).status == 0
    after = (root / HOLLIN_BANK).read_text("utf-8")
    assert "    title: Phones\n" in after
    assert "stay at home" in after


def test_a_text_that_the_library_has_taken_over_is_told(root: Path, capsys: Capture) -> None:
    path = HOLLIN_BANK
    edit(
        root,
        path,
        "stay in bags. Pupils may ask {the head} for",
        "stay at home. Pupils may ask for",
    )
    edit(root, path, "box in the office\n", "box\n      - the key to it\n")
    said = resolve(root, capsys, HOLLIN)
    assert "That is the text of the library word for word" in said.out


def test_a_trust_gives_its_merged_text_a_new_version(root: Path, capsys: Capture) -> None:
    add(root, TRUST, OWN)
    assert resolve(root, capsys, "peak-vale:phones/use", "--merge", *WHY).status == 0
    assert '    base: "2.0.0"   # looked at in March\n    version: "2.0.0"\n' in (
        root / TRUST
    ).read_text("utf-8")


def test_a_clause_of_the_trusts_own(root: Path, capsys: Capture) -> None:
    add(
        root,
        TRUST,
        "modifications:\n  - insert: peak-vale/lockers\n    after: phones/use\n"
        "    title: Lockers\n"
        '    version: "2.0.0"\n    text: |\n      There are lockers.\n    reason: There are.\n',
    )
    edit(root, HOLLIN_BANK, "- substitute: phones/use", "- substitute: peak-vale/lockers")
    name = f"{SCHOOL}:peak-vale/lockers"
    shown = resolve(root, capsys, name)
    assert shown.status == 2
    assert "There are lockers." in shown.out
    assert "peak-vale has 2.0.0 now" in shown.out
    refused(root, capsys, "merge-conflict", name, "--merge", *WHY)
    assert resolve(root, capsys, name, "--keep", *WHY).status == 0
    assert check(root, capsys, SCHOOL).status == 0
    assert resolve(root, capsys, name, "--take", *WHY).status == 0
    assert decisions(root, HOLLIN_BANK)[-1]["of"] == "peak-vale"


def test_line_ends_and_the_mark_of_windows_stay(root: Path, capsys: Capture) -> None:
    file = root / HOLLIN_BANK
    before = b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n")
    file.write_bytes(before)
    assert resolve(root, capsys, HOLLIN, "--merge", *WHY).status == 0
    after = file.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\n") == after.count(b"\r\n") == before.count(b"\r\n") + 1


# REFUSED


def refused(root: Path, capsys: Capture, code: str, *words: str) -> Said:
    before = tree(root)
    said = resolve(root, capsys, *words)
    assert said.status == 1
    assert f"error[{code}]" in said.err
    assert said.out.endswith("Nothing was written.\n")
    assert tree(root) == before
    return said


def test_a_merge_in_conflict_is_shown_and_not_written(root: Path, capsys: Capture) -> None:
    said = refused(root, capsys, "merge-conflict", KETTLE, "--merge", *WHY)
    assert "one passage was changed by the library and by peak-vale/kettlebrow" in said.err
    assert "  1.  base     Phones {must} stay in bags." in said.out
    assert "      own      Phones {must} stay in [-bags-] {+lockers+}." in said.out


@pytest.mark.parametrize("deed", ["keep", "merge"])
@pytest.mark.parametrize("mutability", ["locked", "parametrised"])
def test_a_locked_clause_can_only_be_taken(
    root: Path, capsys: Capture, mutability: str, deed: str
) -> None:
    edit(root, CLAUSE, "mutability: adaptable", f"mutability: {mutability}")
    said = refused(root, capsys, "locked-clause", HOLLIN, f"--{deed}", *WHY)
    assert f"--> {HOLLIN_BANK}:" in said.err
    assert "`--take` removes the modification" in said.err
    assert resolve(root, capsys, HOLLIN, "--take", *WHY).status == 0
    assert check(root, capsys, SCHOOL).status == 0


def test_a_clause_locked_by_the_trust_cannot_be_kept(root: Path, capsys: Capture) -> None:
    add(root, TRUST, "locks: [phones/use]\n")
    said = refused(root, capsys, "locked-clause", HOLLIN, "--keep", *WHY)
    assert f"::: {TRUST}:" in said.err
    said = resolve(root, capsys, HOLLIN)
    assert said.status == 2
    assert "\nNot allowed: `phones/use` is locked by peak-vale" in said.out
    assert "Merged" not in said.out
    assert "not possible: `phones/use` is locked" in said.out


def test_a_base_that_never_was_cannot_be_merged(root: Path, capsys: Capture) -> None:
    edit(root, HOLLIN_BANK, 'base: "1.0.0"', 'base: "1.0.9"')
    said = refused(root, capsys, "unknown-version", HOLLIN, "--merge", *WHY)
    assert "did you mean `1.0.0`?" in said.err
    shown = resolve(root, capsys, HOLLIN).out
    assert "a version that never was" in shown
    assert "Base" not in shown
    assert resolve(root, capsys, HOLLIN, "--keep", *WHY).status == 0
    assert check(root, capsys, SCHOOL).status == 0


def test_an_omission_has_no_text_to_keep(root: Path, capsys: Capture) -> None:
    text = (root / HOLLIN_BANK).read_text("utf-8").partition("\n# What we do")[0]
    omission = "modifications:\n  - omit: phones/use\n    reason: We have none.\n"
    (root / HOLLIN_BANK).write_text(f"{text}\n{omission}", encoding="utf-8")
    shown = resolve(root, capsys, HOLLIN)
    assert shown.status == 0
    assert "leaves the clause out" in shown.out
    assert "Phones {must} stay at home." in shown.out
    assert resolve(root, capsys, HOLLIN, "--take", *WHY).status == 0
    assert decisions(root, HOLLIN_BANK)[0]["kind"] == "omit"


def test_a_clause_of_ones_own_is_nothing_to_resolve(root: Path, capsys: Capture) -> None:
    edit(
        root,
        HOLLIN_BANK,
        "\n# The end.",
        f"  - insert: {SCHOOL}/lockers\n    after: phones/use\n    title: Lockers\n"
        "    text: |\n      We have lockers.\n    reason: We have.\n",
    )
    refused(root, capsys, "nothing-to-resolve", f"{SCHOOL}:{SCHOOL}/lockers", "--keep", *WHY)


def test_who_decides_is_a_role_or_a_board(root: Path, capsys: Capture) -> None:
    said = refused(
        root, capsys, "unknown-approver", HOLLIN, "--keep", *WHY, "--by", "govening body"
    )
    assert "did you mean `governing body`?" in said.err


def test_a_trust_that_cannot_be_read_is_told(root: Path, capsys: Capture) -> None:
    add(root, TRUST, "rolez: {}\n")
    refused(root, capsys, "unknown-key", HOLLIN, "--keep", *WHY)


def test_two_decisions_at_once(root: Path, capsys: Capture) -> None:
    with alone_in((root / HOLLIN_BANK).parent):
        said = resolve(root, capsys, HOLLIN, "--keep", *WHY)
    assert said.status == 1
    assert "error[decision-stale]" in said.err
    assert "another decision about this body" in said.err
    assert leftovers(root) == []


def test_documents_of_different_days_are_not_guessed_about(root: Path, capsys: Capture) -> None:
    edit(
        root,
        TRUST,
        'visitors: {effective-from: "2025-10-01"}',
        'visitors: {effective-from: "2025-01-15"}',
    )
    said = refused(root, capsys, "stale-base", HOLLIN, "--keep", *WHY)
    assert "version 2.0.0 of the library and 1.0.0 of the library" in said.err


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ("peak-vale/holin-bank:phones/use", "there is no body", "`peak-vale/hollin-bank`"),
        (f"{SCHOOL}:phones/usse", "there is no clause `phones/usse`", "`phones/use`"),
        ("peak-vale/st-giles:phones/use", "does not change `phones/use`", "changes no clause"),
        (f"{SCHOOL} --keep", "is about one clause of one body", "BODY:CLAUSE --keep"),
        ("peak-vale/...:phones/use", "is not one clause of one body", "name one body"),
        (f"{HOLLIN} --keep", "--keep also needs --reason", "say why"),
        (f"{HOLLIN} --keep --take", "not allowed with argument", ""),
        (f"{HOLLIN} --keep --policy visitos", "in `visitos`", "`visitors`"),
    ],
)
def test_mistakes_are_said_plainly(
    root: Path, capsys: Capture, words: str, message: str, hint: str
) -> None:
    before = tree(root)
    said = resolve(root, capsys, *words.split())
    assert said.status == 2
    assert message in said.err
    assert hint in said.err
    assert tree(root) == before


def test_a_clause_with_two_changes_needs_the_policy(root: Path, capsys: Capture) -> None:
    text = (root / HOLLIN_BANK).read_text("utf-8")
    entry = OWN.partition("modifications:\n\n")[2].partition("\n\n# The end.")[0]
    both = "\n".join(f"{entry}\n    policies: [{one}]\n" for one in ("phones", "visitors"))
    (root / HOLLIN_BANK).write_text(text.replace(entry, both), encoding="utf-8")
    said = resolve(root, capsys, HOLLIN, "--keep", *WHY)
    assert said.status == 2
    assert "more than once (line 10, line 22)" in said.err
    assert "add --policy with one of phones, visitors" in said.err
    assert resolve(root, capsys, HOLLIN, "--keep", "--policy", "visitors", *WHY).status == 0
    after = (root / HOLLIN_BANK).read_text("utf-8")
    assert after.index('"1.0.0"') < after.index('"2.0.0"')


# FAULTS


def test_an_overlay_that_moved_is_not_written(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome_of = resolving.outcome_of

    def slowly(*given: object) -> object:
        found = outcome_of(*given)  # type: ignore[arg-type]
        edit(root, HOLLIN_BANK, "The parents asked.", "The parents asked twice.")
        return found

    monkeypatch.setattr(policyloom.cli.resolve, "outcome_of", slowly)
    said = resolve(root, capsys, HOLLIN, "--take", *WHY)
    assert said.status == 1
    assert "error[decision-stale]" in said.err
    assert "asked twice." in (root / HOLLIN_BANK).read_text("utf-8")
    assert not (root / HOLLIN_BANK).with_name("decisions").exists()


def test_a_record_that_cannot_be_read_is_not_written_over(root: Path, capsys: Capture) -> None:
    record = (root / HOLLIN_BANK).with_name("decisions.json")
    record.write_text("{", encoding="utf-8")
    assert resolve(root, capsys, HOLLIN, "--keep", *WHY).status == 0
    assert record.read_text("utf-8") == "{"
    assert "decisions-corrupt" in run(capsys, "check", "--root", str(root)).out


def test_what_was_decided_on_two_branches_merges(root: Path, capsys: Capture) -> None:
    before = tree(root)
    resolve(root, capsys, HOLLIN, "--keep", *WHY)
    (mine,) = tree(root).keys() - before.keys()
    edit(root, HOLLIN_BANK, 'base: "2.0.0"', 'base: "1.0.0"')
    resolve(root, capsys, HOLLIN, "--take", *WHY)
    theirs = tree(root).keys() - before.keys() - {mine}
    assert len(theirs) == 1, "each decision has a file of its own"
    assert {one["deed"] for one in decisions(root, HOLLIN_BANK)} == {"keep", "take"}
    assert all(one["time"] and one["on"] for one in decisions(root, HOLLIN_BANK))


def test_a_record_that_leads_out_of_the_project_is_refused(
    root: Path, capsys: Capture, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (root / HOLLIN_BANK).with_name("decisions").symlink_to(outside)
    said = resolve(root, capsys, HOLLIN, "--keep", *WHY)
    assert said.status == 1
    assert "its place is outside" in said.err
    assert not any(outside.iterdir())
    assert 'base: "1.0.0"' in (root / HOLLIN_BANK).read_text("utf-8")


def test_a_link_inside_the_project_stays_a_link(root: Path, capsys: Capture) -> None:
    file = root / HOLLIN_BANK
    real = file.with_name("kept.txt")
    file.rename(real)
    file.symlink_to(real.name)
    assert resolve(root, capsys, HOLLIN, "--keep", *WHY).status == 0
    assert file.is_symlink()
    assert 'base: "2.0.0"' in real.read_text("utf-8")


def test_who_may_read_an_overlay_stays_as_it_was(root: Path, capsys: Capture) -> None:
    (root / HOLLIN_BANK).chmod(0o600)
    assert resolve(root, capsys, HOLLIN, "--keep", *WHY).status == 0
    assert (root / HOLLIN_BANK).stat().st_mode & 0o777 == 0o600


def test_the_record_is_in_its_place_before_the_text_goes(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []

    def noted(files: dict[Path, bytes]) -> None:
        written.extend(path.name for path in files)

    monkeypatch.setattr("policyloom.store.locking.write_together", noted)
    assert resolve(root, capsys, HOLLIN, "--take", *WHY).status == 0
    assert written[1:] == ["overlay.yaml"]
    assert written[0].startswith("2025-11-03-"), written


def test_a_disk_that_fails_leaves_both_files_as_they_were(
    root: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tree(root)

    def full(path: Path, *_: object) -> None:
        raise CannotWriteError(path, "the disk is full", "make room")

    monkeypatch.setattr("policyloom.store.locking.write_together", full)
    said = resolve(root, capsys, HOLLIN, "--keep", *WHY)
    assert said.status == 1
    assert "the disk is full" in said.err
    assert tree(root) == before


# ON A TERMINAL


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Somebody at a terminal who types these lines."""

    def typed(lines: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        for module in (policyloom.cli.asking, policyloom.cli.resolve):
            monkeypatch.setattr(module, "is_answered", lambda: True)

    return typed


def test_somebody_keeps(root: Path, capsys: Capture, answers: Callable[[str], None]) -> None:
    answers("perhaps\nk\n  The board   agreed.\n")
    said = resolve(root, capsys, HOLLIN)
    assert said.status == 0
    assert "keep / take / merge / leave? " in said.out
    assert "  leave  nothing is decided now, and nothing is written\n" in said.out
    assert "Type one of: keep, take, merge, leave." in said.out
    assert decisions(root, HOLLIN_BANK)[0]["reason"] == "The board agreed."


@pytest.mark.parametrize(
    "lines", ["", "leave\n", "l\n", "keep\n", "keep\n\n", "m\n", "m\nleave\n"]
)
def test_somebody_who_leaves_writes_nothing(
    root: Path, capsys: Capture, answers: Callable[[str], None], lines: str
) -> None:
    before = tree(root)
    answers(lines)
    said = resolve(root, capsys, KETTLE)
    assert said.status == 2
    assert said.out.endswith("Nothing was written.\n")
    assert tree(root) == before


@pytest.mark.parametrize(("side", "words"), [("library", "at home"), ("own", "in lockers")])
def test_somebody_decides_passage_by_passage(
    root: Path, capsys: Capture, answers: Callable[[str], None], side: str, words: str
) -> None:
    answers(f"{side}\nThe board agreed.\n")
    said = resolve(root, capsys, KETTLE, "--merge")
    assert said.status == 0
    assert "Passage 1 of 1: library / own / leave? " in said.out
    after = (root / KETTLEBROW).read_text("utf-8")
    assert f"      Phones {{must}} stay {words}. Pupils may ask {{the head}} for theirs." in after
    assert "      - the key to it\n" in after


def both_added(root: Path) -> None:
    """Kettlebrow adds an item where the library adds one, and says nothing else of its own."""
    for old, new in (
        ("stay in lockers", "stay in bags"),
        ("{the head} for", "for"),
        (" in the office\n", "\n      - a torch\n"),
    ):
        edit(root, KETTLEBROW, old, new)


def test_somebody_lets_both_stand(
    root: Path, capsys: Capture, answers: Callable[[str], None]
) -> None:
    both_added(root)
    answers("both\nThe board agreed.\n")
    said = resolve(root, capsys, KETTLE, "--merge")
    assert "Passage 1 of 1: library / own / both / leave? " in said.out
    assert "- the key to it\n      - a torch\n" in (root / KETTLEBROW).read_text("utf-8")


# PASSAGES BY OPTION


def test_the_option_for_passages_is_told(root: Path, capsys: Capture) -> None:
    said = resolve(root, capsys, KETTLE).out
    assert f'resolve {KETTLE} --merge --passages … --reason "…"' in said
    assert "say library or own for the passage\n" in said
    both_added(root)
    assert "own for the passage, or both where both added" in resolve(root, capsys, KETTLE).out
    assert "--passages" not in resolve(root, capsys, HOLLIN).out


@pytest.mark.parametrize(("side", "words"), [("library", "at home"), ("own", "in lockers")])
def test_an_option_decides_passages(root: Path, capsys: Capture, side: str, words: str) -> None:
    said = resolve(root, capsys, KETTLE, "--merge", "--passages", side, *WHY)
    assert said.status == 0
    assert f"Phones {{must}} stay {words}." in (root / KETTLEBROW).read_text("utf-8")


def test_an_option_lets_both_stand(root: Path, capsys: Capture) -> None:
    both_added(root)
    assert resolve(root, capsys, KETTLE, "--merge", "--passages", "both", *WHY).status == 0
    assert "- the key to it\n      - a torch\n" in (root / KETTLEBROW).read_text("utf-8")


@pytest.mark.parametrize(
    ("about", "words", "message"),
    [
        (KETTLE, ("--merge", "--passages", "own,own"), "there is one passage to decide"),
        (KETTLE, ("--merge", "--passages", "ownn"), "did you mean `own`?"),
        (KETTLE, ("--merge", "--passages", "both"), "passage 1: there is no `both`"),
        (KETTLE, ("--keep", "--passages", "own"), "there is no passage to decide"),
        (HOLLIN, ("--merge", "--passages", "own"), "there is no passage to decide"),
    ],
)
def test_passages_that_do_not_fit_are_refused(
    root: Path, capsys: Capture, about: str, words: tuple[str, ...], message: str
) -> None:
    before = tree(root)
    said = resolve(root, capsys, about, *words, *WHY)
    assert said.status == 2
    assert message in said.err
    assert tree(root) == before


def test_a_locked_clause_is_not_offered_to_be_kept(
    root: Path, capsys: Capture, answers: Callable[[str], None]
) -> None:
    edit(root, CLAUSE, "mutability: adaptable", "mutability: locked")
    answers("leave\n")
    assert "\ntake / leave? " in resolve(root, capsys, HOLLIN).out


def test_on_a_real_terminal(root: Path) -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "policyloom", "resolve", HOLLIN],
        cwd=root,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "TERM": "xterm", "COLUMNS": "120"},
    )
    os.close(theirs)
    os.write(ours, b"merge\nThe board agreed.\n")
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
    assert process.wait(PATIENCE) == 0
    assert "\x1b[9;31min bags\x1b[0m" in shown.decode()
    assert "the key to it" in (root / HOLLIN_BANK).read_text("utf-8")
