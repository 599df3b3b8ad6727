"""From a built wheel in a new environment, no checkout near: one school, two policies, published.

What is typed is what README.md of the folder and --help say; the test counts it, and follows every
link of the site in the end.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from policyloom.cli.arguments import VERBS, parse
from policyloom.diagnostics.explaining import read_pages
from policyloom.fleet.beginning import own_files
from tests.projects import REPOSITORY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DAY = "2026-12-01"
SCHOOL = (
    "new", "school", "hay-lane", "--name", "Hay Lane School", "--kind", "maintained-school",
    "--phase", "infant", "--policies", "first-aid,social-media-short",
)  # fmt: skip
APPROVED = ("--by", "governing body", "--on", DAY, "--yes")
MOST_COMMANDS, MOST_LINES = 8, 9


@pytest.fixture
def typed(installed: Path, tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Type a command in a folder of one's own, without a network where that can be had."""
    unshare = shutil.which("unshare")
    alone = [unshare, "-rn"] if unshare and _works([unshare, "-rn", "true"]) else []

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [*alone, str(installed), *words]
        return subprocess.run(
            command,
            cwd=tmp_path / "own" if (tmp_path / "own").is_dir() else tmp_path,
            check=False,
            capture_output=True,
            text=True,
            encoding="utf-8",
            stdin=subprocess.DEVNULL,
            env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        )

    return run


def _works(command: list[str]) -> bool:
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


def test_one_school_two_policies_approved_and_published(
    typed: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    own = tmp_path / "own"
    commands: list[tuple[str, ...]] = [("init", "own"), SCHOOL]
    said = [typed(*words) for words in commands]
    assert [one.returncode for one in said] == [0, 0], said
    assert "policyloom new school" in said[0].stdout
    lines = _fill_in(own / "trusts/hay-lane/overlay.yaml")
    rest = [
        ("check",),
        ("build", "--format", "html"),
        *(("approve", name, *APPROVED) for name in ("first-aid", "social-media-short")),
        ("publish", "site", "--as-of", DAY, "--format", "html"),
    ]
    said = [typed(*words) for words in rest]
    assert [one.returncode for one in said] == [0] * len(rest), said
    assert said[0].stdout == "No problems in 2 documents.\n"
    assert len(commands) + len(rest) <= MOST_COMMANDS
    assert lines <= MOST_LINES
    assert (own / "dist/index.html").is_file()
    assert _places(own / "site") >= {"first-aid.html", "social-media-short.html"}
    assert str(REPOSITORY) not in "".join(one.stdout + one.stderr for one in said)


def _fill_in(path: Path) -> int:
    """Fill in what is marked so, and take away the marks of what was looked at.

    Return how many lines there were to write in.
    """
    text = re.sub(r" *#.*check this.*\n", "", path.read_text("utf-8"))
    text = re.sub(r"^( *)#(?=\S)", r"\1", text, flags=re.MULTILINE)
    settings = len(re.findall(r"^  (?:enquiries|news channels): ", text, re.MULTILINE))
    text, typed = re.subn('until: ""', 'until: "2028-05-31"', text)
    text, roles = re.subn('checked: ""', "checked: head", text)
    text, words = re.subn(': ""', ": school office", text)
    path.write_text(text, "utf-8")
    return settings + typed + roles + words


def _places(site: Path) -> set[str]:
    """Return the pages that can be reached from the index; every link has to lead somewhere."""
    found: set[str] = set()
    waiting = [site / "index.html"]
    while waiting:
        page = waiting.pop()
        assert page.is_file(), page
        found.add(page.relative_to(site).as_posix())
        for href in re.findall(r'href="([^":#]+)"', page.read_text("utf-8")):
            place = (page.parent / href).resolve()
            place = place / "index.html" if href.endswith("/") else place
            if place.relative_to(site).as_posix() not in found:
                waiting.append(place)
    return found


# WHAT THE PAGE OF THE FOLDER SAYS

README = own_files()["README.md"].decode()


def test_every_command_that_the_page_names_is_one() -> None:
    named = re.findall(r"policyloom ([a-z]+)", README.replace("`policyloom` ", ""))
    assert set(named) <= set(VERBS), set(named) - set(VERBS)
    assert {"init", "new", "check", "approve", "publish", "due", "library"} - {"init"} <= set(
        named
    )


def test_every_command_that_the_page_shows_is_understood() -> None:
    shown = re.findall(r"^ *policyloom (.+)$", README, re.MULTILINE)
    shown += re.findall(r"`policyloom ([^`A-Z]+)`", README)
    assert len(shown) > 10
    for words in shown:
        if "--help" not in words:
            assert parse(shlex.split(words)).verb == words.split()[0]


def test_every_page_that_is_named_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    from policyloom.cli import main  # noqa: PLC0415

    sources = [path.read_text("utf-8") for path in (REPOSITORY / "policyloom").rglob("*.py")]
    pages = {*re.findall(r"policyloom explain ([a-z-]+)", README + "".join(sources))}
    assert "overlays" in pages
    for page in pages:
        assert main(("explain", page)) == 0
    capsys.readouterr()


def test_no_message_leads_to_a_file_that_only_a_checkout_has() -> None:
    texts = {page.code: page.text for page in read_pages().values()}
    texts |= {path.name: path.read_text("utf-8") for path in REPOSITORY.glob("policyloom/**/*.py")}
    without_docstrings = {
        name: re.sub(r'"""(?:[^"]|"(?!""))*"""|#.*', "", text) for name, text in texts.items()
    }
    for name, text in without_docstrings.items():
        assert not re.search(r"docs/\w+\.md|CONTRIBUTING|tools/\w+\.py|`make\b", text), name


def test_every_folder_that_the_page_names_is_begun(tmp_path: Path) -> None:
    from policyloom.fleet.beginning import begin  # noqa: PLC0415

    begin(tmp_path)
    rows = re.findall(r"^\| (`[^|]+) \|", README, re.MULTILINE)
    folders = [name for row in rows for name in re.findall(r"`([a-z]+)`", row)]
    assert "trusts" in folders
    assert [name for name in folders if not (tmp_path / name).is_dir()] == ["dist"]
