"""`policyloom new trust` and `new school`: bodies that are valid at once, and what is refused."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from policyloom.compile import compile_policy, load
from policyloom.diagnostics import Severity, has_errors
from policyloom.resolve.documents import targets
from policyloom.scaffold import BodyAnswers, Ground, new_body
from policyloom.source import overlay_path
from policyloom.store import read_project
from tests.projects import REPOSITORY, TOPICS, Said, copy_project, run, tree
from tests.support.sampling import or_all

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from policyloom.diagnostics import Diagnostics
    from policyloom.scaffold import Scaffold

NAMES = ("--name", "Peak Dale Trust", "--kind", "academy-trust")
MEMBER = ("--name", "Moor End School", "--phase", "primary")
ALONE = ("--name", "Hay Lane School", "--kind", "maintained-school", "--phase", "infant")


@cache
def ground() -> Ground:
    project, _ = read_project(REPOSITORY)
    library, _ = load(project.files, project.schemas, project.assets)
    return Ground(
        files=project.files, schemas=project.schemas, assets=project.assets, library=library
    )


def allowed(fact: str) -> list[str]:
    schema = json.loads((REPOSITORY / "schema/overlay.schema.json").read_text("utf-8"))
    return list(schema["properties"][fact]["enum"])


def errors(found: Diagnostics) -> list[str]:
    return [f"{d.span}: {d.message}" for d in found if d.severity is Severity.ERROR]


def wrong_with(new: Mapping[str, Scaffold]) -> list[str]:
    """Return every error that the whole project has with the new bodies in it."""
    base = ground()
    files = {path: text for scaffold in new.values() for path, text in scaffold.files.items()}
    library, found = load({**base.files, **files}, base.schemas, base.assets)
    bodies = {*new, *(body.partition("/")[0] for body in new)}
    for target in targets(library):
        if target.body in bodies:
            compiled = compile_policy(library, target)
            assert compiled.document or has_errors(compiled.diagnostics)
            found += compiled.diagnostics
    return errors(found)


# EVERY KIND AND PHASE

KINDS, PHASES = allowed("kind"), allowed("phase")
TRUSTS = ["ashmere", "brook-federation", "larkfield", "peak-vale", "three-fells"]


def some_phases(number: int) -> list[str]:
    """Return every fifth phase; five numbers in a row have them all."""
    return or_all(PHASES[number % 5 :: 5], PHASES)


@pytest.mark.parametrize("kind", KINDS)
def test_a_body_of_any_kind_and_phase_is_valid_at_once(kind: str) -> None:
    made = {}
    for phase in some_phases(KINDS.index(kind)):
        body = f"peak-dale-{phase}"
        said = BodyAnswers(name=f"Peak Dale {phase}", kind=kind, phase=phase)
        made[body] = new_body(ground(), body, said)
        assert errors(made[body].problems) == []
        text = made[body].files[overlay_path(body)]
        whole = {p.id for p in ground().library.policies.values() if not p.variant_of}
        mine = sorted(whole - for_others(kind, phase))
        assert f"\npolicies: [{', '.join(mine)}]\n" in text
    assert wrong_with(made) == []


def for_others(kind: str, phase: str) -> set[str]:
    """Return the policies that only bodies of other kinds and phases have.

    A maintained school says first that it is its own admission authority.
    """
    own_law = {"independent-school", "non-maintained-special-school"}
    public = {"admissions", "charging", "delegation", "publication-scheme"}
    found = public if kind in own_law else set() if "academy" in kind else {"admissions"}
    younger, named = {"admissions", "attendance"}, {"admissions"}
    return found | {"nursery": younger, "special": named}.get(phase, set())


@pytest.mark.parametrize("trust", TRUSTS)
def test_a_school_of_any_trust_is_valid_at_once(trust: str) -> None:
    made = {}
    for phase in some_phases(TRUSTS.index(trust)):
        body = f"{trust}/moor-end-{phase}"
        said = BodyAnswers(name=f"Moor End {phase}", phase=phase)
        made[body] = new_body(ground(), body, said)
        assert errors(made[body].problems) == []
    assert wrong_with(made) == []


@pytest.mark.parametrize("number", range(3))
def test_a_body_can_have_any_policy(number: int) -> None:
    kind = ("academy-trust", "federation", "maintained-school")[number]
    policies, made = [*ground().library.policies], {}
    for policy in or_all(policies[number::3], policies):
        body = f"peak-dale-{policy}"
        said = BodyAnswers(name=f"Peak {policy}", kind=kind, phase="primary", policies=(policy,))
        made[body] = new_body(ground(), body, said)
        assert errors(made[body].problems) == []
    assert wrong_with(made) == []


def test_a_policy_that_cannot_be_built_is_left_out_and_the_reason_said() -> None:
    """Its words name a section that a nursery does not have."""
    path = "clauses/social-media/scope-by-audience.yaml"
    files = dict(ground().files)
    files[path] = files[path].replace("we say so.", "[](section:pupils) says so.", 1)
    trust = "trusts/ashmere/overlay.yaml"
    files[trust] = re.sub(r"(?m)^policies: .*", "policies: [social-media-by-role]", files[trust])
    library, _ = load(files, ground().schemas, ground().assets)
    broken = replace(ground(), files=files, library=library)
    scaffold = new_body(broken, "ashmere/acorns", BodyAnswers(name="Acorns", phase="nursery"))
    [note] = [note for note in scaffold.assumed if note.name == "policies"]
    assert note.value.startswith("none (social-media-by-role is left out: ")
    assert "social-media-by-role is left out: this policy has no section" in note.why
    asked = BodyAnswers(name="Acorns", phase="nursery", policies=("social-media-by-role",))
    refused = new_body(broken, "ashmere/acorns", asked)
    assert "this policy has no section `pupils`" in str(refused.problems)


# THE COMMAND


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content, in which we stand."""
    root = copy_project(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


@pytest.fixture(scope="module")
def _shared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    root = copy_project(tmp_path_factory.mktemp("refusing") / "project")
    return root, tree(root)


@pytest.fixture
def untouched(
    _shared: tuple[Path, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """One project for all that is refused, in which we stand and nothing is written."""
    root, before = _shared
    monkeypatch.chdir(root)
    yield root
    assert tree(root) == before


def new(capsys: pytest.CaptureFixture[str], *words: str) -> Said:
    return run(capsys, "new", *words)


def test_a_trust_and_its_school_build_at_once(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = new(capsys, "trust", "peak-dale", *NAMES)
    assert (said.status, said.err) == (0, "")
    assert "Written: trusts/peak-dale/overlay.yaml" in said.out
    assert "policyloom new school peak-dale/SCHOOL" in said.out
    school = new(capsys, "school", "peak-dale/moor-end", *MEMBER, "--head-title", "Principal")
    assert (school.status, school.err) == (0, "")
    text = (root / "trusts/peak-dale/schools/moor-end/overlay.yaml").read_text("utf-8")
    assert "\nroles:\n  head: Principal\n" in text
    assert run(capsys, "check").status == 0
    built = run(capsys, "build", "peak-dale/...", "--format", "text")
    assert built.status == 0
    assert f"Built {2 * len(TOPICS)} documents" in built.out


def test_a_school_that_stands_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(capsys, "school", "hay-lane", *ALONE).status == 0
    text = (root / "trusts/hay-lane/overlay.yaml").read_text("utf-8")
    assert text.startswith(
        "# yaml-language-server: $schema=../../schema/overlay.schema.json\n# Begun by"
    )
    assert run(capsys, "check", "hay-lane").status == 0


def test_what_nobody_said_is_listed_and_marked(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = new(capsys, "school", "hay-lane", *ALONE)
    text = (root / "trusts/hay-lane/overlay.yaml").read_text("utf-8")
    for line in (
        "  # check this: Whom people tell when the matter concerns the head.\n",
        "  escalation contact: {either: [chair of governors]}\n",
        "# check this: whose law and guidance apply\nnation: england\n",
        "  personal-use: social-media/personal-use-own-time\n",
    ):
        assert line in text
    for listed in (
        r"roles: escalation contact +chair of governors\n",
        r"nation +england\n",
        r"choices: personal-use +social-media/personal-use-own-time\n",
        r"settings: accounts +no\n",
        r"settings: enquiries +the school office \(office@example.org\)\n",
    ):
        assert re.search(listed, said.out), listed


def test_what_was_said_is_not_marked(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    further = (
        *("--nation", "wales", "--policies", "social-media-short", "--effective", "2026-04-20"),
        *("--role", "escalation contact=Chair", "--setting", "accounts=no"),
        *("--setting", "enquiries=the office (office@hay-lane.example.org)"),
        *("--choice", "personal-use=social-media/personal-use-none"),
    )
    said = new(capsys, "school", "hay-lane", *ALONE, *further)
    text = (root / "trusts/hay-lane/overlay.yaml").read_text("utf-8")
    for line in (
        "\nphase: infant\n",
        "\nnation: wales\n",
        "\npolicies: [social-media-short]\n",
        "\n  escalation contact: Chair\n",
        "\n  accounts: false\n",
        '\n  enquiries: "the office (office@hay-lane.example.org)"\n',
        "\n  personal-use: social-media/personal-use-none\n",
        '\n  social-media-short: {effective-from: "2026-04-20"}\n',
    ):
        assert line in text
        before = text[: text.index(line)].rpartition("\n")[2]
        assert not before.lstrip().startswith("#"), before
        assert line.partition(":")[0].strip() not in said.out.partition("Next")[0]


@pytest.mark.parametrize(
    ("title", "known", "marks"),
    [
        ("Co-Headteachers", "number: plural", ["it looks like more than one"]),
        ("Kestrel", "definite: the Kestrel", ["it is a post"]),
        ("Bosses", "definite: the Bosses, number: plural", ["it is a post", "more than one"]),
    ],
)
def test_what_no_rule_knows_of_a_title_is_assumed_and_marked(
    title: str, known: str, marks: list[str]
) -> None:
    answers = BodyAnswers(
        name="Bryn School", kind="maintained-school", phase="primary",
        policies=("complaints",), roles={"head": title},
    )  # fmt: skip
    made = new_body(ground(), "bryn", answers)
    assert not made.problems
    assert f"\n  head: {{noun: {title}, {known}}}\n" in made.files[overlay_path("bryn")]
    (why,) = [note.why for note in made.assumed if note.name == "roles: head"]
    assert all(mark in why for mark in marks)


def test_no_policy_is_left_out_on_the_day_of_new_guidance_for_want_of_its_paragraphs() -> None:
    """A text that cites what the guidance of the year does not have would stop it."""
    for day in ("2025-09-01", "2026-09-01"):
        answers = BodyAnswers(
            name="Bryn School", kind="maintained-school", phase="primary", effective=day
        )
        made = new_body(ground(), "bryn", answers)
        assert not made.problems
        (said,) = [note.value for note in made.assumed if note.name == "policies"]
        assert "does not know the paragraphs" not in said


FILLED = {
    "until": '"2028-05-31"', "checked": "head", "places": '"30"', "price": '"£3.00"',
    "phone": "01632 960000", "(?:who|what|place|training|each|group-joined)": "Words",
}  # fmt: skip


def test_what_is_open_is_refused_at_approval_until_it_is_filled_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = copy_project(tmp_path / "project", "first-aid", "charging")
    monkeypatch.chdir(root)
    new(capsys, "school", "hay-lane", *ALONE)
    approval = ("approve", "hay-lane:social-media", "--by", "governing body")
    refused = run(capsys, *approval, "--on", "2026-04-01", "--yes")
    assert refused.status == 1
    assert "error[unfilled-slot]" in refused.err
    overlay = root / "trusts/hay-lane/overlay.yaml"
    text = overlay.read_text("utf-8")
    # Somebody takes the signs away, and fills in what has no example.
    filled = re.sub(r"^( *)#(?=\S)", r"\1", text, flags=re.MULTILINE)
    overlay.write_text(filled, "utf-8")
    assert "error[empty-value]" in run(capsys, *approval, "--on", "2026-04-01", "--yes").err
    for column, words in FILLED.items():
        filled = re.sub(rf'\b({column}): ""', rf"\1: {words}", filled)
    overlay.write_text(filled, "utf-8")
    refused = run(capsys, *approval, "--on", "2026-04-01", "--yes")
    assert (refused.status, "error[mark-left]" in refused.err) == (1, True)
    # Now they have looked at what is marked, too.
    overlay.write_text(re.sub(r"^ *# .*\n", "", filled, flags=re.MULTILINE), "utf-8")
    assert run(capsys, *approval, "--on", "2026-04-01", "--yes").status == 0


def test_an_account_to_write_over_keeps_a_document_from_approval(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = new(capsys, "school", "hay-lane", *ALONE, "--setting", "accounts=yes")
    assert re.search(r"channels +Facebook, Hay Lane School\n", said.out)
    assert "    example: true\n" in (root / "trusts/hay-lane/overlay.yaml").read_text("utf-8")
    assert run(capsys, "check", "hay-lane").status == 0
    assert run(capsys, "check", "hay-lane", "--for-approval").status == 1


def test_a_draft_in_a_trust_whose_documents_are_for_approval(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    overlay = root / "trusts/peak-vale/overlay.yaml"
    text = overlay.read_text("utf-8")
    overlay.write_text(re.sub(r"\n  enquiries: .*", "", text), "utf-8")
    said = new(capsys, "school", "peak-vale/moor-end", *MEMBER)
    assert re.search(r"documents: social-media +draft\n", said.out)
    assert run(capsys, "check", "peak-vale/moor-end").status == 0


def test_a_dry_run_shows_the_file_and_writes_none(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tree(root)
    said = new(capsys, "trust", "peak-dale", *NAMES, "--dry-run")
    assert said.status == 0
    assert "Would write trusts/peak-dale/overlay.yaml:\n  # yaml-language-server" in said.out
    assert "Nothing was written: this was a dry run." in said.out
    assert tree(root) == before
    assert not (root / "trusts/peak-dale").exists()


def test_the_root_can_be_named(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(root.parent)
    said = new(capsys, "trust", "peak-dale", *NAMES, "--root", "project")
    assert said.status == 0
    assert "policyloom build peak-dale --root project" in said.out
    assert (root / "trusts/peak-dale/overlay.yaml").is_file()


# WHAT IS REFUSED


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        ("", "`new` has to be told what", "trust, federation, school, policy or clause"),
        ("shcool x", "there is no `shcool`", "did you mean `school`?"),
        ("trust", "`new trust` also needs ID, --name and --kind", "on a terminal, you are asked"),
        ("school hay-lane --name H", "also needs --kind and --phase", "for example"),
        ("school peak-vale/x", "also needs --name and --phase", "for example"),
        ("school Hay_Lane", "`Hay_Lane` cannot be the id", "did you mean `hay-lane`?"),
        ("school ../x", "there is no trust `..`", "known: peak-vale"),
        ("school peak-vale/../x", "`../x` cannot be the id", "did you mean `x`?"),
        ("trust ../x", "`../x` cannot be the id", "small letters and digits"),
        ("trust /etc", "`/etc` cannot be the id", "small letters and digits"),
        ("trust editions", "`editions` cannot be the id", "choose another"),
        ("school peak-vale/nul", "`nul` cannot be the id", "choose another"),
        ("trust " + "a" * 61, "is too long", "at most 60"),
        ("school peak-vael/x", "there is no trust `peak-vael`", "did you mean `peak-vale`?"),
        ("school alderbrook/x", "`alderbrook` is a school", "name a trust or federation"),
        ("trust peak-vale", "`peak-vale` is there already", "trusts/peak-vale/overlay.yaml"),
        ("school alderbrook", "`alderbrook` is there already", "nothing was written"),
        ("trust x --kind acadmy-trust", "there is no `acadmy-trust`", "mean `academy-trust`?"),
        ("trust x --kind academy", "`academy` is not a kind of trust", "`policyloom new school`"),
        ("school x --kind federation", "is not a kind of school", "`policyloom new trust`"),
        ("school x --phase infant --kind academy --name _", "also needs --name", "for example"),
        ("school x --phase primry", "there is no `primry`", "did you mean `primary`?"),
        ("school x --nation whales", "there is no `whales`", "did you mean `wales`?"),
        ("school x --policies socialmedia", "no policy `socialmedia`", "mean `social-media`?"),
        (
            "school x --policies social-media,social-media-short",
            "are two shapes of one policy",
            "choose one of the two",
        ),
        ("school x --effective 2026-02-30", "there is no day 2026-02-30", "2025-09-01"),
        ("school x --role hed=Head", "there is no role `hed`", "did you mean `head`?"),
        ("school x --role head", "`head` has no name and value", "write NAME=VALUE"),
        ("school x --setting acounts=no", "there is no setting `acounts`", "mean `accounts`?"),
        ("school x --title X", "--title is for policies and clauses", "--name"),
        ("school x --nmae X", "`new` takes no option `--nmae`", "did you mean `--name`?"),
    ],
)
def test_a_wrong_answer_is_refused_with_the_nearest_right_one(
    capsys: pytest.CaptureFixture[str], words: str, message: str, hint: str
) -> None:
    said = new(capsys, *(" " if word == "_" else word for word in words.split()))
    assert (said.status, said.out) == (2, "")
    assert message in said.err
    assert hint in said.err


@pytest.mark.usefixtures("untouched")
@pytest.mark.parametrize(
    ("further", "message"),
    [
        (("--choice", "personal-use=social-media/scope"), "is not one of the alternatives"),
        (("--choice", "lunch=social-media/scope"), "no policy has a choice called `lunch`"),
        (("--setting", "accounts=perhaps"), "cannot be “perhaps”"),
        (("--role", "escalation contact=the {head}"), "its braces would be printed too"),
        (("--head-title", "Mrs A Person"), "  head: Mrs A Person\n"),
    ],
)
def test_an_answer_that_cannot_stand_is_refused_by_the_check(
    capsys: pytest.CaptureFixture[str], further: tuple[str, str], message: str
) -> None:
    said = new(capsys, "school", "hay-lane", *ALONE, *further)
    assert (said.status, said.out) == (1, "Nothing was written.\n")
    assert message in said.err


def test_a_school_that_would_break_its_trusts_document_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Only a trust with schools prints the clause, which names somebody whom nobody named."""
    policy = root / "policies/social-media.yaml"
    text = policy.read_text("utf-8")
    clause = "      - social-media/responsibilities\n"
    further = "      - clause: social-media/sites\n        when: {level: trust}\n"
    assert clause in text
    policy.write_text(text.replace(clause, clause + further), "utf-8")
    (root / "clauses/social-media/sites.yaml").write_text(SITES, "utf-8")
    shutil.rmtree(root / "trusts/peak-vale/schools")
    assert run(capsys, "check").status == 0
    said = new(capsys, "school", "peak-vale/moor-end", *MEMBER)
    assert said.status == 1
    assert "peak-vale does not say who holds the role `site leader`" in said.err
    assert not (root / "trusts/peak-vale/schools").exists()
    assert new(capsys, "trust", "peak-dale", *NAMES).status == 0
    assert new(capsys, "school", "peak-dale/moor-end", *MEMBER).status == 0


SITES = """\
clause: social-media/sites
title: Sites
topic: sites
mutability: adaptable
versions:
  - version: "1.0.0"
    in-force: "2023-09-01"
    change: substantive
    amendment: First published.
    text: |
      {The site leader} {must} look after the accounts.
"""


def test_a_project_whose_vocabulary_is_broken(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "clauses/vocabulary.yaml").write_text("terms: [", "utf-8")
    said = new(capsys, "trust", "peak-dale", *NAMES)
    assert said.status == 2
    assert "clauses/vocabulary.yaml has errors" in said.err


def test_a_trust_whose_overlay_is_broken(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "trusts/peak-vale/overlay.yaml").write_text("body: [", "utf-8")
    said = new(capsys, "school", "peak-vale/moor-end", *MEMBER)
    assert said.status == 2
    assert "trusts/peak-vale/overlay.yaml has errors" in said.err


def test_a_place_that_cannot_be_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "trusts/peak-dale").write_text("in the way", "utf-8")
    before = tree(root)
    said = new(capsys, "trust", "peak-dale", *NAMES)
    assert said.status == 1
    assert "was not written: something else stands at its place" in said.err
    assert "--out" not in said.err
    assert tree(root) == before


def test_a_folder_that_leads_out_of_the_project(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = root.parent / "elsewhere"
    elsewhere.mkdir()
    (root / "trusts/peak-dale").symlink_to(elsewhere)
    said = new(capsys, "trust", "peak-dale", *NAMES)
    assert said.status == 1
    assert "its place is outside" in said.err
    assert list(elsewhere.iterdir()) == []


def test_a_clause_that_cannot_be_read_keeps_policies_from_being_chosen_silently(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "clauses/social-media/scope.yaml").write_bytes(b"\xff")
    said = new(capsys, "school", "hay-lane", *ALONE, "--policies", "social-media")
    assert said.status == 1
    assert "clauses/social-media/scope.yaml has errors" in said.err
    said = new(capsys, "school", "hay-lane", *ALONE)
    assert "social-media is left out: hay-lane:social-media is not built, because" in " ".join(
        (root / "trusts/hay-lane/overlay.yaml").read_text("utf-8").replace("\n#", "").split()
    )
