"""`policyloom new policy`, `new clause` and `clause bump`: files that are valid at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from policyloom.source import Size, next_version
from tests.projects import Said, copy_project, run, tree

if TYPE_CHECKING:
    from pathlib import Path

SCOPE = "clauses/social-media/scope.yaml"
BUMPED = "clauses/social-media/responsibilities.yaml"
BUMP = ("clause", "bump", "social-media/responsibilities")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content, in which we stand."""
    root = copy_project(tmp_path / "project", editions=True, of=["alderbrook"])
    monkeypatch.chdir(root)
    return root


def read(root: Path, path: str) -> str:
    return (root / path).read_bytes().decode()


def publish(root: Path, policy: str) -> None:
    """Let a school publish one more policy."""
    overlay = root / "trusts/alderbrook/overlay.yaml"
    text = overlay.read_text("utf-8").replace("\npolicies: [", f"\npolicies: [{policy}, ", 1)
    date = f'documents:\n  {policy}: {{effective-from: "2026-03-02"}}'
    overlay.write_text(text.replace("documents:", date, 1), "utf-8")


# POLICIES


def test_a_policy_is_valid_at_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = run(capsys, "new", "policy", "visitors", "--title", "Visitors policy")
    assert (said.status, said.err) == (0, "")
    assert "Written: policies/visitors.yaml\n" in said.out
    assert "Written: clauses/visitors.yaml\n" in said.out
    assert "Changed: policies/register.yaml\n" in said.out
    text = read(root, "policies/visitors.yaml")
    assert text.startswith("# yaml-language-server: $schema=../schema/policy.schema.json\n")
    assert "# check this: the board or role that approves it\napprover: governing body\n" in text
    assert run(capsys, "check").status == 0
    publish(root, "visitors")
    assert run(capsys, "build", "alderbrook:visitors", "--format", "text").status == 0
    assert "fill in: the words of this clause" in run(capsys, "show", "alderbrook:visitors").out
    approval = ("--by", "governing body", "--on", "2026-03-02", "--yes")
    refused = run(capsys, "approve", "alderbrook:visitors", *approval)
    assert refused.status == 1
    assert "[editor-note-left]" in refused.err


def test_the_register_gains_a_line_and_keeps_every_other(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read(root, "policies/register.yaml")
    run(capsys, "new", "policy", "visitors", "--title", "Visitors: policy")
    added = '  - policy: visitors\n    title: "Visitors: policy"\n'
    assert read(root, "policies/register.yaml") == before + added


@pytest.mark.parametrize("title", ["Pay of {staff}", 'Pay of {"staff"}'])
def test_a_title_with_a_token_stands_in_the_register_in_plain_words(
    root: Path, capsys: pytest.CaptureFixture[str], title: str
) -> None:
    assert run(capsys, "new", "policy", "pay", "--title", title).status == 0
    assert read(root, "policies/register.yaml").endswith("title: Pay of staff\n")
    assert title in read(root, "policies/pay.yaml").replace("\\", "")


def test_a_policy_of_the_register_has_its_title(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read(root, "policies/register.yaml")
    assert run(capsys, "new", "policy", "behaviour").status == 0
    assert "\ntitle: Behaviour policy\n" in read(root, "policies/behaviour.yaml")
    assert read(root, "policies/register.yaml") == before


def test_a_policy_from_clauses_that_are_there(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clauses = "social-media/scope, social-media/breach,acceptable-use/scope"
    words = ("new", "policy", "online", "--title", "Online policy", "--from-clauses", clauses)
    assert run(capsys, *words).status == 0
    sections = YAML(typ="safe").load(read(root, "policies/online.yaml"))["sections"]
    assert [(one["section"], one["clauses"]) for one in sections] == [
        ("scope", ["social-media/scope"]),
        ("breach", ["social-media/breach"]),
        ("acceptable-use-scope", ["acceptable-use/scope"]),
    ]
    assert sections[0]["title"] == "Who and what this policy covers"
    assert not (root / "clauses/online").exists()
    publish(root, "online")
    assert run(capsys, "check").status == 0


def test_clauses_that_do_not_go_together_are_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both say who may use what for themselves, and they contradict each other."""
    clause = root / "clauses/social-media/breach.yaml"
    text = clause.read_text("utf-8")
    clause.write_text(
        text.replace("\nversions:", "\nexcludes: [social-media/scope]\nversions:", 1), "utf-8"
    )
    before = tree(root)
    clauses = "social-media/scope,social-media/breach"
    words = ("new", "policy", "online", "--title", "Online policy", "--from-clauses", clauses)
    said = run(capsys, *words)
    assert said.status == 1
    assert "error[clauses-exclude-each-other]" in said.err
    assert tree(root) == before


# CLAUSES


def test_a_clause_is_valid_at_once(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first of a topic begins its file, the next stand in it, in the light form."""
    said = run(capsys, "new", "clause", "visitors/name-badges", "--title", "Badges")
    assert (said.status, said.err) == (0, "")
    words = "> fill in: the words of this clause, in place of this note."
    first = (
        "# yaml-language-server: $schema=../schema/topic.schema.json\ntopic: visitors\nclauses:\n"
        f"  - clause: visitors/name-badges\n    title: Badges\n    text: |\n      {words}\n"
    )
    assert read(root, "clauses/visitors.yaml") == first
    more = ("--text", "Sign in.\\n\\nSign out.", "--in-force", "2026-01-05")
    said = run(capsys, "clause", "new", "visitors/signing-in", "--title", "Signing in", *more)
    assert (said.status, said.err) == (0, "")
    assert read(root, "clauses/visitors.yaml") == (
        f'{first}  - clause: visitors/signing-in\n    in-force: "2026-01-05"\n    text: |\n'
        "      Sign in.\n\n      Sign out.\n"
    )
    assert run(capsys, "check").status == 0
    taken = run(capsys, "new", "clause", "visitors/signing-in", "--title", "Again")
    assert "is there already, in clauses/visitors.yaml" in taken.err
    clauses = "visitors/signing-in, visitors/name-badges"
    new = ("new", "policy", "visitors", "--title", "Visitors policy", "--from-clauses", clauses)
    said = run(capsys, *new)
    assert (said.status, said.err) == (0, "")
    assert "title: Signing in\n" in read(root, "policies/visitors.yaml")
    assert "title: Badges\n" in read(root, "policies/visitors.yaml")


def test_a_clause_with_its_words_takes_its_place_in_a_policy(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read(root, "policies/social-media.yaml")
    words = ("new", "clause", "social-media/clubs", "--title", "Clubs", "--in-force", "2023-09-01")
    text = "{People} {must} ask {the head} before a club opens an account."
    placed = ("--policy", "social-media", "--section", "standards")
    said = run(capsys, *words, "--text", text, *placed)
    assert (said.status, said.err) == (0, "")
    after = read(root, "policies/social-media.yaml")
    line = "      - social-media/clubs\n"
    assert after.replace(line, "") == before
    assert f"      - social-media/online-checks\n{line}" in after
    assert run(capsys, "check").status == 0
    shown = run(capsys, "show", "alderbrook:social-media").out
    assert "must ask the Headteacher before a club" in " ".join(shown.split())


def test_a_clause_without_words_stays_out_of_documents_that_are_for_approval(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    words = ("new", "clause", "social-media/clubs", "--title", "Clubs")
    said = run(capsys, *words, "--policy", "social-media")
    assert said.status == 1
    assert "begin it without --policy" in said.out
    assert "editor-note-left" in said.err
    assert tree(root) == before


def test_words_that_cannot_stand_in_a_clause_are_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    words = (
        "new",
        "clause",
        "visitors/badges",
        "--title",
        "Badges",
        "--text",
        "Ask the head teacher.",
    )
    said = run(capsys, *words)
    assert said.status == 1
    assert "write `{the head}`" in said.err or "{the head}" in said.err
    assert tree(root) == before


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ("policy", "also needs ID and --title", "for example"),
        ("policy visitors", "also needs --title", "for example"),
        ("policy Visitors --title V", "`Visitors` cannot be the id", "did you mean `visitors`?"),
        ("policy a/b --title V", "`a/b` cannot be the id", "hyphens between words"),
        ("policy register --title V", "`register` is the list of all", "choose another"),
        ("policy social-media", "`social-media` is there already", "nothing was written"),
        ("policy v --title V --from-clauses social-media/scoop", "no clause", "media/scope`?"),
        ("policy v --title V --name N", "--name is for trusts and schools", "--help"),
        ("policy v --title V --text T", "--text is for clauses", "--help"),
        ("clause badges --title B", "`badges` has no topic", "badges/introduction"),
        ("clause instruments/x --title B", "`instruments` is law and guidance", "choose another"),
        ("clause ../x --title B", "`..` cannot be the id", "small letters"),
        ("clause a/../x --title B", "`..` cannot be the id", "small letters"),
        ("clause social-media/scope --title B", "is there already", SCOPE),
        ("clause a/b --title B --policy socal-media", "no policy", "mean `social-media`?"),
        (
            "clause a/b --title B --policy social-media --section standard",
            "there is no section `standard`",
            "did you mean `standards`?",
        ),
        ("clause a/b --title B --section standards", "--section is a section", "--policy"),
        ("clause a/b --title B --from-clauses x", "--from-clauses is for policies", "--help"),
    ],
)
def test_a_wrong_answer_is_refused_with_the_nearest_right_one(
    root: Path, capsys: pytest.CaptureFixture[str], words: str, message: str, hint: str
) -> None:
    before = tree(root)
    said = run(capsys, "new", *words.split())
    assert (said.status, said.out) == (2, "")
    assert message in said.err
    assert hint in said.err
    assert tree(root) == before


def test_a_dry_run_shows_every_file_and_writes_none(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    said = run(capsys, "new", "policy", "visitors", "--title", "Visitors policy", "--dry-run")
    assert said.status == 0
    assert "Would write policies/visitors.yaml:\n" in said.out
    assert "Would change policies/register.yaml:\n" in said.out
    assert "  +  - policy: visitors\n" in said.out
    assert tree(root) == before


def test_all_files_or_none(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "clauses/visitors.yaml").mkdir()
    before = tree(root)
    said = run(capsys, "new", "policy", "visitors", "--title", "Visitors policy")
    assert said.status == 2
    assert "so nothing was written" in said.err
    assert tree(root) == before


# NEW VERSIONS


@pytest.mark.parametrize(
    ("kind", "number"), [("substantive", "2.0.0"), ("clarifying", "1.1.0"), ("editorial", "1.0.1")]
)
def test_a_new_version_stands_above_the_last_and_nothing_else_changes(
    root: Path, capsys: pytest.CaptureFixture[str], kind: str, number: str
) -> None:
    before = read(root, BUMPED)
    said = bump(capsys, kind, "--reason", "Governors are named.", "--in-force", "2026-01-05")
    assert (said.status, said.err) == (0, "")
    assert "It counts from" not in said.out
    after = read(root, BUMPED)
    head, old = before.split("versions:\n")
    assert after.startswith(f"{head}versions:\n")
    assert after.endswith(old)
    new = YAML(typ="safe").load(after)["versions"][0]
    last = YAML(typ="safe").load(before)["versions"][0]
    given = {"version": number, "change": kind, "in-force": "2026-01-05"}
    assert new == last | given | {"amendment": "Governors are named."}
    assert "check this" not in after
    assert run(capsys, "check").status == 0


def test_number_by_kind() -> None:
    numbers = [next_version((2, 3, 4), size) for size in reversed(Size)]
    assert numbers == [(3, 0, 0), (2, 4, 0), (2, 3, 5)]


def bump(capsys: pytest.CaptureFixture[str], kind: str, *further: str) -> Said:
    return run(capsys, *BUMP, "--kind", kind, *further)


def test_what_nobody_said_about_a_version_is_marked_and_drafts_have_it_at_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = bump(capsys, "clarifying")
    assert re.search(r"in-force +2027-01-12\n", said.out)
    assert "It counts from 12 January 2027, so that every draft" in said.out
    assert re.search(r"amendment +The same duties, better said.\n", said.out)
    text = read(root, BUMPED)
    assert text.count("    # check this: ") == 2
    (root / BUMPED).write_text(text.replace("You {must} read", "You {must} study", 1), "utf-8")
    for body in ("alderbrook", "peak-vale"):
        shown = run(capsys, "show", f"{body}:social-media").out
        assert re.search(r"You (must|will) study this policy", shown)
    assert run(capsys, "check").status == 0


@pytest.mark.usefixtures("root")
def test_a_version_counts_from_no_day_before_the_drafts_that_show_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("policyloom.cli.clause.edition_days", lambda _: lambda _: "2027-07-01")
    assert re.search(r"in-force +2027-07-01\n", bump(capsys, "clarifying").out)


@pytest.mark.usefixtures("root")
def test_a_name_that_only_begins_like_another_is_not_taken_for_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = run(capsys, "clause", "bump", "social-media/xylophones", "--kind", "editorial")
    assert "there is no clause `social-media/xylophones`" in said.err
    assert "did you mean" not in said.err


def test_a_version_upon_a_version(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "No approved edition uses" not in bump(capsys, "substantive").out
    again = bump(capsys, "editorial")
    assert "No approved edition uses social-media/responsibilities 2.0.0 yet" in again.out
    versions = YAML(typ="safe").load(read(root, BUMPED))["versions"]
    assert [one["version"] for one in versions] == ["2.0.1", "2.0.0", "1.0.0"]
    assert run(capsys, "check").status == 0


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_bytes_of_every_other_line_stay(
    root: Path, capsys: pytest.CaptureFixture[str], end: str, mark: str
) -> None:
    text = mark + "# The first line.\n" + read(root, BUMPED)
    text = text.replace("versions:\n", "versions:\n\n  # Asked for by the union.\n")
    before = text.replace("\n", end).encode()
    (root / BUMPED).write_bytes(before)
    assert bump(capsys, "editorial").status == 0
    after = (root / BUMPED).read_bytes()
    at = after.index(b'  - version: "1.0.1"')
    assert before.startswith(after[:at])
    assert after.endswith(before[at:])
    assert after.count(b"\n") - after.count(b"\r\n") == (
        0 if end == "\r\n" else after.count(b"\n")
    )
    assert run(capsys, "check").status == 0


def test_versions_apart_stay_apart(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    clause = "social-media/nursery-devices"
    path = root / f"clauses/{clause}.yaml"
    begins = re.compile(r'\n(?=  - version: "[^"]+")')
    text = path.read_text("utf-8")
    # All stand apart but the newest, which stands below its key.
    newest = begins.search(text)
    assert newest
    text = text[: newest.end()] + begins.sub("\n\n", text[newest.end() :])
    path.write_text(text, "utf-8")
    assert run(capsys, "clause", "bump", clause, "--kind", "editorial").status == 0
    after = path.read_text("utf-8")
    assert after.count("\n\n  - version: ") == text.count("\n\n  - version: ") + 1
    assert after.endswith(text.partition("versions:\n")[2])


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ("bump", "this command also needs: ID", "policyloom clause --help"),
        ("bmp social-media/scope", "there is no `bmp`", "did you mean `bump`?"),
        ("bump social-media/scope", "`clause bump` also needs --kind", "clarifying or editorial"),
        ("bump social-media/scoop --kind editorial", "no clause", "mean `social-media/scope`?"),
        ("bump tone --kind editorial", "no clause `tone`", "mean `social-media/tone`?"),
        ("bump ../scope --kind editorial", "there is no clause `../scope`", ""),
        ("bump social-media/scope --kind minor", "there is no `minor`", "choose from substantive"),
        ("bump social-media/scope --kind editorial --in-force soon", "is not a date", "2025"),
    ],
)
def test_a_wrong_bump_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], words: str, message: str, hint: str
) -> None:
    before = tree(root)
    said = run(capsys, "clause", *words.split())
    assert (said.status, said.out) == (2, "")
    assert message in said.err
    assert hint in said.err
    assert tree(root) == before


def test_a_day_before_the_last_version_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    said = bump(capsys, "editorial", "--in-force", "2020-01-01")
    assert (said.status, said.out) == (1, "Nothing was written.\n")
    assert "error[version-order]" in said.err
    assert tree(root) == before


def test_a_clause_that_is_broken(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / BUMPED).write_text("clause: [", "utf-8")
    said = bump(capsys, "editorial")
    assert said.status == 2
    assert f"{BUMPED} has errors" in said.err
    assert (root / BUMPED).read_text("utf-8") == "clause: ["


def test_versions_in_brackets(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = (
        "clause: social-media/responsibilities\ntitle: Scope\ntopic: scope\n"
        "mutability: adaptable\n"
        'versions: [{version: "1.0.0", in-force: "2023-09-01", change: substantive, '
        "amendment: First., text: It covers all.}]\n"
    )
    (root / BUMPED).write_text(text, "utf-8")
    said = bump(capsys, "editorial")
    assert said.status == 1
    assert "write each name or dash on a line of its own" in said.err
    assert (root / BUMPED).read_text("utf-8") == text


def test_a_dry_run_of_a_bump(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = tree(root)
    said = bump(capsys, "editorial", "--dry-run")
    assert said.status == 0
    assert f"Would change {BUMPED}:\n" in said.out
    assert '  +  - version: "1.0.1"\n' in said.out
    assert tree(root) == before
