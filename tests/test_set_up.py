"""Set-up installs what is missing, says what it cannot, and does nothing the second time."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

import environment
import system

if TYPE_CHECKING:
    from pathlib import Path

KITE = system.SystemPackage(name="kite-tools", probe="program", target="kite", why="flying")
STRING = system.SystemPackage(name="string", probe="program", target="string", why="flying")
APT = """#!/bin/sh
echo "$@" >> "$(dirname "$0")/calls"
case "$*" in *install*kite-tools*) cp "$0" "$(dirname "$0")/kite" ;; esac
case "$*" in *install*string*) echo "no such package: string"; exit 100 ;; esac
"""


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand for a computer whose programs are all in one folder, seen by root."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("cp", "dirname", "env", "sh"):
        (programs / name).symlink_to(shutil.which(name) or name)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    return programs


def add_program(computer: Path, name: str, script: str) -> None:
    (computer / name).write_text(script, encoding="utf-8")
    (computer / name).chmod(0o755)


def calls(computer: Path) -> list[str]:
    log = computer / "calls"
    return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


def test_root_installs_only_what_is_missing_and_only_once(
    computer: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    add_program(computer, "apt-get", APT)
    add_program(computer, "string", "#!/bin/sh\n")
    system.install_missing((KITE, STRING))
    assert [call.split(" ")[0] for call in calls(computer)] == ["update", "-qq"]
    assert calls(computer)[1].endswith("install -y --no-install-recommends kite-tools")
    assert "Installing system packages: kite-tools\n" in capfd.readouterr().err
    system.install_missing((KITE, STRING))
    assert len(calls(computer)) == 2
    assert capfd.readouterr().err == ""


def test_a_package_that_cannot_be_had_does_not_keep_the_others_out(
    computer: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    add_program(computer, "apt-get", APT)
    system.install_missing((STRING, KITE))
    told = capfd.readouterr().err
    assert (computer / "kite").exists()
    assert "no such package: string" in told
    assert "Missing: string (for flying)" in told
    assert "kite-tools (for" not in told


def test_without_root_one_command_is_printed_and_nothing_is_run(
    computer: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    add_program(computer, "apt-get", APT)
    add_program(computer, "sudo", "#!/bin/sh\nexit 1\n")
    system.install_missing((KITE, STRING))
    assert calls(computer) == []
    told = capfd.readouterr().err
    assert "\n  sudo apt-get update && sudo apt-get install --no-install-recommends -y " in told
    assert told.endswith(" kite-tools string\n")


def test_sudo_without_a_password_is_used(computer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    add_program(computer, "apt-get", APT)
    add_program(computer, "true", "#!/bin/sh\n")
    add_program(computer, "sudo", '#!/bin/sh\n[ "$1" = -n ] || exit 1\nshift\nexec "$@"\n')
    system.install_missing((KITE,))
    assert (computer / "kite").exists()


def test_a_system_without_apt_is_told_what_to_look_for(
    computer: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert computer.exists()
    system.install_missing((KITE,))
    told = capfd.readouterr().err
    assert "Missing: kite-tools (for flying)" in told
    assert "docs/installing.md" in told


@pytest.mark.parametrize(
    ("probe", "target", "here"),
    [
        ("library", "libc.so.6", True),
        ("library", "libkite.so.6", False),
        ("module", "ensurepip", True),
        ("module", "kite", False),
    ],
)
def test_what_is_here_is_seen(probe: system.Probe, target: str, here: bool) -> None:  # noqa: FBT001
    package = system.SystemPackage(name="x", probe=probe, target=target, why="y")
    assert system.is_here(package) is here


class Filling:
    """Stands for pip: counts how often it is asked, and can be interrupted."""

    def __init__(self) -> None:
        self.times = 0
        self.interrupted = False

    def __call__(self, _root: Path, _installation: environment.Installation) -> None:
        self.times += 1
        if self.interrupted:
            raise KeyboardInterrupt


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Make a folder, with a space in its name, that set-up takes for a checkout."""
    root = tmp_path / "a checkout"
    root.mkdir()
    project = '[build-system]\nrequires = []\n[project]\nname = "kite"\n[tool.hatch]\n'
    (root / "pyproject.toml").write_text(project, encoding="utf-8")
    lock(root, "wind==1.0\n")
    return root


def lock(root: Path, versions: str) -> None:
    for one in (environment.BUILD, environment.TEST):
        path = environment.lock_of(root, one)
        path.parent.mkdir(exist_ok=True)
        path.write_text(versions, encoding="utf-8")


@pytest.fixture
def filling(monkeypatch: pytest.MonkeyPatch) -> Filling:
    fake = Filling()
    monkeypatch.setattr(environment, "_fill", fake)
    return fake


@pytest.fixture
def quick_venv(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make an empty folder where a virtual environment would take seconds."""
    monkeypatch.setattr(
        environment, "_make_venv", lambda root: (root / ".venv").mkdir(exist_ok=True)
    )


@pytest.mark.usefixtures("quick_venv")
def test_the_environment_is_filled_again_only_when_something_changed(
    checkout: Path,
    filling: Filling,
) -> None:
    environment.install(checkout, environment.BUILD)
    environment.install(checkout, environment.BUILD)
    assert filling.times == 1
    with (checkout / "pyproject.toml").open("a", encoding="utf-8") as project:
        project.write("[tool.ruff]\nline-length = 99\n")
    environment.install(checkout, environment.BUILD)
    assert filling.times == 1, "a setting of a check changes nothing that is installed"
    lock(checkout, "wind==2.0\n")
    environment.install(checkout, environment.BUILD)
    assert filling.times == 2
    environment.install(checkout, environment.TEST)
    environment.install(checkout, environment.BUILD)
    assert filling.times == 3, "what the tests need includes what a build needs"


@pytest.mark.usefixtures("quick_venv")
def test_an_interrupted_set_up_is_finished_by_the_next(checkout: Path, filling: Filling) -> None:
    environment.install(checkout, environment.BUILD)
    lock(checkout, "wind==2.0\n")
    filling.interrupted = True
    with pytest.raises(KeyboardInterrupt):
        environment.install(checkout, environment.BUILD)
    filling.interrupted = False
    lock(checkout, "wind==1.0\n")
    environment.install(checkout, environment.BUILD)
    assert filling.times == 3, "it may hold some of each, though it was once right"


def test_half_an_environment_and_a_moved_one_are_made_anew(
    checkout: Path,
    filling: Filling,
) -> None:
    (checkout / ".venv/bin").mkdir(parents=True)
    (checkout / ".venv/bin/python").write_text("not a program", encoding="utf-8")
    environment.install(checkout, environment.BUILD)
    moved = checkout.rename(checkout.with_name("moved"))
    environment.install(moved, environment.BUILD)
    assert filling.times == 2
    assert str(moved) in (moved / ".venv/bin/activate").read_text(encoding="utf-8")


def test_nothing_is_asked_of_apt_where_somebody_says_so(
    computer: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    add_program(computer, "apt-get", APT)
    monkeypatch.setenv("APT", "no")
    system.install_missing((KITE,))
    assert calls(computer) == []
    said = capfd.readouterr().err
    assert "Missing: kite-tools (for flying)" in said
    assert "sudo apt-get install" in said
