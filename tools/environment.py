"""The virtual environment in .venv: made, filled from the lock, left alone when it is right."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import subprocess
import sys
import tomllib
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class SetUpError(Exception):
    """The environment cannot be made; the message says what to do about it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Installation:
    """A named set of the package's extras, and the installations that already include it."""

    name: str
    extras: str
    included_in: tuple[str, ...] = ()


BUILD = Installation(name="build", extras="layout,studio", included_in=("test",))
TEST = Installation(
    name="test", extras="test,layout,studio,sign,typst,cluster,chinese,korean,symbols"
)


def lock_of(root: Path, installation: Installation) -> Path:
    """Return the file that names all of an installation, with the digests that pip checks."""
    return root / "locks" / f"{installation.name}.txt"


def install(root: Path, installation: Installation) -> None:
    """Bring .venv to what pyproject.toml and the lock say, unless it is there already."""
    with _one_at_a_time(root):
        wanted = _fingerprint(root)
        names = (installation.name, *installation.included_in)
        if any(_stamp(root, name) == wanted for name in names):
            return
        _make_venv(root)
        # Without its stamp an environment counts as unfinished, so an interruption is harmless.
        for name in ("build", "test"):
            _stamp_path(root, name).unlink(missing_ok=True)
        _fill(root, installation)
        _write_stamp(root, installation.name, wanted)


@contextmanager
def _one_at_a_time(root: Path) -> Iterator[None]:
    """Hold a lock, so that two commands at once do not fill the same environment."""
    with (root / "pyproject.toml").open(encoding="utf-8") as held:
        with suppress(ImportError):  # Windows has no fcntl; there the lock is left out.
            import fcntl  # noqa: PLC0415 - a module that not every system has

            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _fingerprint(root: Path) -> str:
    """Hash all that decides what is installed: the place, the Python, the package and the lock."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    parts = {
        "root": str(root),
        "python": sys.version,
        "package": [project["build-system"], project["project"], project["tool"]["hatch"]],
        "lock": [lock_of(root, one).read_text(encoding="utf-8") for one in (BUILD, TEST)],
        "recipe": Path(__file__).read_text(encoding="utf-8"),
    }
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()


def _stamp_path(root: Path, name: str) -> Path:
    return root / ".venv" / f"installed-{name}"


def _stamp(root: Path, name: str) -> str:
    try:
        return _stamp_path(root, name).read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


def _write_stamp(root: Path, name: str, fingerprint: str) -> None:
    path = _stamp_path(root, name)
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(fingerprint, encoding="utf-8")
    unfinished.replace(path)


def _python(root: Path) -> Path:
    return root / ".venv" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _make_venv(root: Path) -> None:
    if _is_usable(root):
        return
    if importlib.util.find_spec("ensurepip") is None:
        message = (
            "This Python cannot make a virtual environment. Install the package above "
            "(on Debian and Ubuntu `sudo apt-get install python3-venv`), then run `make` again."
        )
        raise SetUpError(message)
    _say("Making a virtual environment in .venv")
    _run([sys.executable, "-m", "venv", "--clear", str(root / ".venv")])


def _is_usable(root: Path) -> bool:
    """Say whether .venv has this very Python and a pip that starts from this very folder."""
    question = "import sys, pip; print(sys.version + '|' + sys.prefix)"
    command = [str(_python(root)), "-I", "-c", question]
    with suppress(OSError):
        answer = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        return answer.strip() == f"{sys.version}|{root / '.venv'}" and _scripts_start(root)
    return False


def _scripts_start(root: Path) -> bool:
    """Say whether the scripts in .venv still name this folder; they do not once it has moved."""
    activate = _python(root).with_name("activate")
    return activate.is_file() and str(root) in activate.read_text(encoding="utf-8")


def _fill(root: Path, installation: Installation) -> None:
    _say(f"Installing policyloom and its locked dependencies ({installation.name}) in .venv")
    pip = [str(_python(root)), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    # All is named with its digests, the build backend too, so pip fetches nothing else.
    locked = ["--require-hashes", "--no-deps", "--requirement"]
    _run([*pip, *locked, str(lock_of(root, installation))])
    _run([*pip, "--no-deps", "--no-build-isolation", "--editable", str(root)])


def _run(command: list[str]) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(command, stdin=subprocess.DEVNULL, env=environment, check=False)
    if done.returncode:
        message = f"Set-up stopped: status {done.returncode} from {' '.join(command)}"
        raise SetUpError(message)


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
