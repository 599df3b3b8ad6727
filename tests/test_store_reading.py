"""What the store reads from a project folder, and what it refuses."""

from __future__ import annotations

import json
import os
import shutil
import threading
from typing import TYPE_CHECKING

import pytest

from policyloom.diagnostics import Diagnostic, Severity
from policyloom.store import NotAProjectError, Project, find_root, read_project
from policyloom.store.reading import ASSET_BOUND, YAML_BOUND, read_file
from policyloom.store.tree import Found
from tests.support.processes import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path


CLAUSE = "clauses/social-media/scope.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with one file of each kind."""
    root = tmp_path / "project"
    put(root, CLAUSE, b"clause: social-media/scope\n")
    put(root, "policies/social-media.yaml", b"policy: social-media\n")
    put(root, "trusts/alderbrook/overlay.yaml", b"body: alderbrook\n")
    put(root, "trusts/alderbrook/crest.png", b"\x89PNG")
    return root


def put(root: Path, name: str, data: bytes) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def only(root: Path) -> Diagnostic:
    """The one problem of the project."""
    _, diagnostics = read_project(root)
    assert len(diagnostics) == 1, diagnostics
    return diagnostics[0]


def read(root: Path) -> Project:
    project, diagnostics = read_project(root)
    assert diagnostics == ()
    return project


def test_everything_is_read_by_its_path_from_the_root(root: Path) -> None:
    project = read(root)
    assert dict(project.files) == {
        CLAUSE: "clause: social-media/scope\n",
        "policies/social-media.yaml": "policy: social-media\n",
        "trusts/alderbrook/overlay.yaml": "body: alderbrook\n",
    }
    assert dict(project.assets) == {"trusts/alderbrook/crest.png": b"\x89PNG"}


def test_the_order_is_that_of_the_paths_not_of_the_disk(root: Path) -> None:
    for name in ("b", "a/z", "a", "c/a", "B"):
        put(root, f"clauses/{name}.yaml", b"x: 1\n")
    assert list(read(root).files) == sorted(read(root).files)


def test_a_byte_order_mark_and_windows_line_ends_are_tolerated(root: Path) -> None:
    put(root, CLAUSE, b"\xef\xbb\xbfa: 1\r\nb: 2\rc: 3\n")
    assert read(root).files[CLAUSE] == "a: 1\nb: 2\nc: 3\n"


@pytest.mark.parametrize(
    "name",
    [
        "clauses/.hidden.yaml",
        "clauses/.folder/x.yaml",
        "clauses/notes.txt",
        "policies/picture.png",
        "trusts/alderbrook/~$letterhead.docx",
        "trusts/alderbrook/editions/social-media/1.0.0.yaml",
    ],
)
def test_what_does_not_belong_is_passed_over(root: Path, name: str) -> None:
    put(root, name, b"\xff")
    project = read(root)
    assert name not in project.files
    assert name not in project.assets


def test_a_file_that_is_not_utf_8_is_shown_where_it_breaks(root: Path) -> None:
    put(root, CLAUSE, b"\xef\xbb\xbfa: 1\r\nb: \xc5\xb5 caf\xe9 and more\n")
    project, (diagnostic,) = read_project(root)
    assert diagnostic.code == "not-utf-8"
    assert (diagnostic.span.path, diagnostic.span.line, diagnostic.span.column) == (CLAUSE, 2, 9)
    assert "0xE9" in diagnostic.message
    assert "`é`" in str(diagnostic.hint)
    assert CLAUSE not in project.files
    assert project.texts[CLAUSE] == "a: 1\nb: ŵ caf\ufffd and more\n"


def test_utf_16_is_recognised(root: Path) -> None:
    put(root, CLAUSE, "a: 1\n".encode("utf-16"))
    assert "UTF-16" in str(only(root).hint)


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000 (NUL)"),
        ("\x0b", "U+000B"),
        ("\x85", "NEXT LINE"),
        ("\u202e", "OVERRIDE"),
        ("\u200b", "ZERO WIDTH SPACE"),
        ("\xad", "SOFT HYPHEN"),
        ("\u200f", "RIGHT-TO-LEFT MARK"),
        ("\u2060", "WORD JOINER"),
        ("\U000e0041", "TAG"),
    ],
)
def test_an_invisible_character_is_named_and_placed(root: Path, character: str, name: str) -> None:
    put(root, CLAUSE, f"a: 1\nb: x{character}y{character}\n".encode())
    diagnostic = only(root)
    assert diagnostic.code == "control-character"
    assert (diagnostic.span.line, diagnostic.span.column) == (2, 5)
    assert name in diagnostic.message
    assert "1 more" in str(diagnostic.hint)


def test_a_joiner_is_spelling_where_letters_or_pictures_join(root: Path) -> None:
    persian, hindi = "\u0645\u06cc\u200c\u062e\u0648", "\u0915\u094d\u200d\u0937"
    teacher, heart = "\U0001f469\u200d\U0001f3eb", "\u2764\ufe0f\u200d\U0001f525"
    put(root, CLAUSE, f"a: {persian} {hindi} {teacher} {heart}\nb: ca\u200cfe\u200d\n".encode())
    diagnostic = only(root)
    assert (diagnostic.span.line, diagnostic.span.column) == (2, 6)
    assert "ZERO WIDTH NON-JOINER" in diagnostic.message
    assert "1 more" in str(diagnostic.hint)


@pytest.mark.parametrize(
    ("words", "column", "hint"),
    [
        ("It costs Â£10", 10, "they are most likely `£`"),
        ("donâ€™t, donâ€™t", 4, "they are most likely `’`"),
        ("cafÃ©", 4, "they are most likely `é`"),
        ("a ðŸ\u02dc€ face", 3, "they are most likely `\U0001f600`"),
        ("a caf\ufffd", 6, "type the word again"),
        ("\uf0b7 a bullet", 1, "begin the line with `- `"),
        ("a \ue123 sign", 3, "type what it shows"),
    ],
)
def test_damaged_words_are_placed(root: Path, words: str, column: int, hint: str) -> None:
    put(root, CLAUSE, f"text: x\n{words}\n".encode())
    diagnostic = only(root)
    assert diagnostic.code == "damaged-text"
    assert (diagnostic.span.line, diagnostic.span.column) == (2, column)
    assert diagnostic.hint == hint


def test_letters_with_accents_are_not_damaged(root: Path) -> None:
    put(root, CLAUSE, "café, â’r ysgol, tŷ, « naïve », Â, Ã: ÀÉ\n".encode())
    _, problems = read_project(root)
    assert problems == ()


def test_a_letter_in_two_parts_is_read_as_one_and_told(root: Path) -> None:
    put(root, CLAUSE, "a: 1\nb: caf\u0065\u0301 w\u0302yr\n".encode())
    project, (diagnostic,) = read_project(root)
    assert project.files[CLAUSE] == "a: 1\nb: caf\u00e9 \u0175yr\n"
    assert (diagnostic.code, diagnostic.severity) == ("letter-in-two-parts", Severity.WARNING)
    assert (diagnostic.span.path, diagnostic.span.line, diagnostic.span.column) == (CLAUSE, 2, 7)


def test_tabs_are_left_to_the_stage_that_reads_yaml(root: Path) -> None:
    put(root, CLAUSE, b"a:\t1\n")
    assert read(root).files[CLAUSE] == "a:\t1\n"


@pytest.mark.parametrize(
    ("name", "bound", "words"),
    [(CLAUSE, YAML_BOUND, "1 MiB"), ("trusts/alderbrook/crest.png", ASSET_BOUND, "20 MiB")],
)
def test_a_file_over_its_bound_is_refused(root: Path, name: str, bound: int, words: str) -> None:
    put(root, name, b"x" * bound)
    read(root)
    put(root, name, b"x" * (bound + 1))
    diagnostic = only(root)
    assert diagnostic.code == "file-too-large"
    assert words in diagnostic.message


def test_a_link_to_a_file_of_the_project_is_read(root: Path) -> None:
    (root / "clauses/again.yaml").symlink_to(root / CLAUSE)
    assert read(root).files["clauses/again.yaml"] == read(root).files[CLAUSE]


def test_a_link_out_of_the_root_is_not_read(root: Path) -> None:
    secret = put(root.parent, "secret.yaml", b"secret: yes\n")
    (root / "clauses/link.yaml").symlink_to(secret)
    project, (diagnostic,) = read_project(root)
    assert diagnostic.code == "link-outside-root"
    assert diagnostic.span.path == "clauses/link.yaml"
    assert "clauses/link.yaml" not in project.texts


def test_a_folder_linked_from_outside_is_not_read(root: Path) -> None:
    put(root.parent, "elsewhere/overlay.yaml", b"body: elsewhere\n")
    (root / "trusts/elsewhere").symlink_to(root.parent / "elsewhere")
    assert only(root).code == "link-outside-root"


def test_a_linked_folder_is_not_followed_even_inside(root: Path) -> None:
    (root / "clauses/loop").symlink_to(root / "clauses")
    assert only(root).code == "linked-folder"


def test_a_content_folder_that_is_a_link_out_is_refused(root: Path) -> None:
    shutil.move(root / "trusts", root.parent / "trusts-elsewhere")
    (root / "trusts").symlink_to(root.parent / "trusts-elsewhere")
    project, (diagnostic,) = read_project(root)
    assert (diagnostic.code, diagnostic.span.path) == ("link-outside-root", "trusts")
    assert not project.assets


@pytest.mark.parametrize("target", ["nowhere.yaml", "broken.yaml"])
def test_a_link_to_nothing_or_itself_is_refused(root: Path, target: str) -> None:
    (root / "clauses/broken.yaml").symlink_to(target)
    assert only(root).code == "broken-link"


def test_a_project_whose_root_is_a_link_is_read(root: Path) -> None:
    (root.parent / "link").symlink_to(root)
    assert read(root.parent / "link").files == read(root).files


def test_a_pipe_is_refused_without_waiting(root: Path) -> None:
    os.mkfifo(root / "clauses/pipe.yaml")
    codes: list[str] = []
    reader = threading.Thread(target=lambda: codes.append(only(root).code), daemon=True)
    reader.start()
    reader.join(PATIENCE)
    assert codes == ["not-a-file"]


def test_a_pipe_is_not_even_opened(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(root / "clauses/pipe.yaml")
    monkeypatch.setattr(os, "open", lambda *_: pytest.fail("opening a device can do things"))
    found = Found(path="pipe.yaml", real=root / "clauses/pipe.yaml", suffix=".yaml")
    assert isinstance(read_file(found, YAML_BOUND), Diagnostic)


def test_a_file_that_becomes_a_pipe_does_not_keep_us_waiting(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(root / "clauses/pipe.yaml")
    a_file = os.lstat(root / CLAUSE)
    monkeypatch.setattr(os, "lstat", lambda _path: a_file)
    found = Found(path="pipe.yaml", real=root / "clauses/pipe.yaml", suffix=".yaml")
    answers: list[bytes | Diagnostic] = []
    reader = threading.Thread(target=lambda: answers.append(read_file(found, 9)), daemon=True)
    reader.start()
    reader.join(PATIENCE)
    assert [isinstance(answer, Diagnostic) for answer in answers] == [True]


def test_a_file_that_may_not_be_read_is_reported(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opens = os.open

    def refuse(path: Path, flags: int, *rest: int) -> int:
        if os.fspath(path).endswith("scope.yaml"):
            raise PermissionError(13, "Permission denied")
        return opens(path, flags, *rest)

    monkeypatch.setattr(os, "open", refuse)
    project, (diagnostic,) = read_project(root)
    assert (diagnostic.code, diagnostic.span.path) == ("unreadable", CLAUSE)
    assert "policies/social-media.yaml" in project.files


@pytest.mark.parametrize("suffix", [".yml", ".YAML"])
def test_a_misnamed_source_file_is_not_passed_over_in_silence(root: Path, suffix: str) -> None:
    put(root, f"clauses/extra{suffix}", b"a: 1\n")
    diagnostic = only(root)
    assert diagnostic.code == "yaml-suffix"
    assert diagnostic.hint == "rename it to `extra.yaml`"


def test_a_folder_named_like_a_file_is_a_folder(root: Path) -> None:
    put(root, "clauses/topic.yaml/inner.yaml", b"a: 1\n")
    assert "clauses/topic.yaml/inner.yaml" in read(root).files


def test_a_folder_without_content_is_not_a_project(root: Path) -> None:
    shutil.rmtree(root / "policies")
    with pytest.raises(NotAProjectError, match="no `policies/`"):
        read_project(root)
    with pytest.raises(NotAProjectError, match="there is no folder"):
        read_project(root / "absent")
    with pytest.raises(NotAProjectError, match="is a file"):
        read_project(root / CLAUSE)


def test_the_root_is_found_from_a_folder_below_it(root: Path) -> None:
    assert find_root(root / "trusts" / "alderbrook") == root
    with pytest.raises(NotAProjectError):
        find_root(root.parent)


def test_nothing_depends_on_the_locale_or_the_working_directory(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = read(root)
    monkeypatch.chdir(root / "trusts")
    monkeypatch.setenv("LC_ALL", "cy_GB.UTF-8")
    assert json.dumps(dict(read(root).files)) == json.dumps(dict(before.files))
