"""What runs on servers: the hook, the GitHub action, the GitLab template and the container file.

The steps are taken from the files and run as they stand; only the installation and what a host
does itself are left out.
"""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from policyloom.cli import main
from tests.projects import ALDERBROOK, REPOSITORY, copy_project, misspell_a_key

INSTALLS = "pip install"


def loaded(name: str) -> Any:  # noqa: ANN401 - a tree is walked, not typed
    return YAML(typ="safe").load((REPOSITORY / name).read_text("utf-8"))


def action_steps() -> list[str]:
    steps = loaded("action.yml")["runs"]["steps"]
    return [step["run"] for step in steps if INSTALLS not in step.get("run", INSTALLS)]


def gitlab_steps() -> list[str]:
    return [step for step in loaded("ci/gitlab.yml")["policies"]["script"] if INSTALLS not in step]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_project(tmp_path, "first-aid", editions=True)


def bash(step: str, root: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}:/usr/bin:/bin"
    return subprocess.run(
        ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step],
        cwd=root,
        check=False,
        capture_output=True,
        text=True,
        env={"PATH": path, "OUT": "policy-changes", "HOME": str(root)},
    )


def test_the_steps_check_plan_and_keep_log_and_redline(root: Path) -> None:
    # A school that has only begun stops nobody's run; one that has editions is enough beside it.
    begun = ("new", "school", "hay-lane", "--name", "Hay Lane", "--kind", "academy")
    assert main((*begun, "--phase", "infant", "--policies", "first-aid", "--root", str(root))) == 0
    shutil.rmtree(root / "trusts/peak-vale")
    done = [bash(step, root) for step in (*action_steps(), gitlab_steps()[0])]
    assert [one.returncode for one in done] == [0] * len(done), done
    out = root / "policy-changes"
    kept = {path.name for path in out.rglob("*")}
    assert "plan.html" in kept
    assert any(name.endswith("-redline.docx") for name in kept)
    assert any(name.endswith("-redline.html") for name in kept)
    assert any(name.endswith("-log.html") for name in kept)


def test_an_error_ends_the_run_at_its_line(root: Path) -> None:
    misspell_a_key(root, ALDERBROOK)
    done = bash(action_steps()[0], root)
    assert done.returncode == 1
    assert f"::error file={ALDERBROOK},line=" in done.stdout


def test_both_hosts_take_the_same_steps() -> None:
    """They check first, each in the form of its host; what then follows is run once for both."""
    assert len(action_steps()) == len(gitlab_steps()) == 2
    assert action_steps()[-1].split() == gitlab_steps()[-1].split()


def test_the_hook_runs_a_command_that_there_is(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (hook,) = loaded(".pre-commit-hooks.yaml")
    program, *words = shlex.split(hook["entry"])
    monkeypatch.chdir(root)
    assert (program, main(words)) == ("policyloom", 0)
    misspell_a_key(root, ALDERBROOK)
    assert main(words) == 1
    capsys.readouterr()


def test_the_action_installs_into_an_environment_of_its_own(tmp_path: Path) -> None:
    (install,) = (s for s in loaded("action.yml")["runs"]["steps"] if INSTALLS in s.get("run", ""))
    surroundings = {
        "PATH": "/usr/bin:/bin",
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_PATH": str(tmp_path / "path"),
        "PROGRAM": "pip",  # which is there already
    }
    bash = ["/bin/bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", install["run"]]
    done = subprocess.run(bash, check=False, capture_output=True, text=True, env=surroundings)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "policyloom/bin/python").exists()
    assert (tmp_path / "path").read_text() == f"{tmp_path}/policyloom/bin\n"


def test_the_container_has_what_set_up_installs() -> None:
    import system  # noqa: PLC0415 - of tools/

    words = (REPOSITORY / "Containerfile").read_text("utf-8").split()
    wanted = {one.name for one in system.BUILD if one.probe == "library"}
    assert wanted <= set(words)
