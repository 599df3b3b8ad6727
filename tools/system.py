"""The system packages that a build or the tests need: what is missing, and installing it."""

import ctypes
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never

Probe: TypeAlias = Literal["library", "program", "module"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemPackage:
    """A Debian package, and how to see that what it brings is already here."""

    name: str
    probe: Probe
    target: str
    why: str


PANGO = "PDFs"
VENV = SystemPackage(
    name="python3-venv", probe="module", target="ensurepip", why="the virtual environment"
)
BUILD = (
    VENV,
    SystemPackage(name="libpango-1.0-0", probe="library", target="libpango-1.0.so.0", why=PANGO),
    SystemPackage(
        name="libpangoft2-1.0-0", probe="library", target="libpangoft2-1.0.so.0", why=PANGO
    ),
    SystemPackage(
        name="libharfbuzz-subset0", probe="library", target="libharfbuzz-subset.so.0", why=PANGO
    ),
)
TEST = (
    *BUILD,
    SystemPackage(
        name="chromium", probe="program", target="chromium", why="accessibility tests of the HTML"
    ),
    SystemPackage(
        name="libatomic1", probe="library", target="libatomic.so.1", why="steering Chromium"
    ),
    SystemPackage(
        name="default-jre-headless", probe="program", target="java", why="tests of valid HTML"
    ),
    SystemPackage(
        name="poppler-utils", probe="program", target="pdftotext", why="tests that read the PDF"
    ),
    SystemPackage(
        name="libreoffice-writer-nogui",
        probe="program",
        target="soffice",
        why="tests of the Word files in another program",
    ),
)


def is_here(package: SystemPackage) -> bool:
    """Say whether this computer already has what the package brings."""
    importlib.invalidate_caches()  # what was just installed counts as well
    match package.probe:
        case "library":
            return _loads(package.target)
        case "program":
            return shutil.which(package.target) is not None
        case "module":
            return importlib.util.find_spec(package.target) is not None
        case _:
            assert_never(package.probe)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_missing(packages: tuple[SystemPackage, ...]) -> None:
    """Install the packages that are missing, or print the one command that would."""
    missing = [package for package in packages if not is_here(package)]
    # On macOS and Windows the libraries have other names: docs/installing.md says what to do,
    # and a build says when it could not write a PDF.
    if not missing or sys.platform in {"darwin", "win32"}:
        return
    prefix = _as_root() if os.environ.get("APT", "") != "no" else None
    if shutil.which("apt-get") is None or prefix is None:
        _ask(missing)
        return
    _say("This installs packages of the system; `make APT=no` only names them.")
    _say("Installing system packages: " + " ".join(package.name for package in missing))
    _run([*prefix, "apt-get", "update", "-qq"])
    if not _apt_install(prefix, missing):
        # One package that this release does not have must not keep the others out.
        for package in missing:
            _apt_install(prefix, [package])
    still_missing = [package for package in missing if not is_here(package)]
    if still_missing:
        _ask(still_missing)


def _as_root() -> list[str] | None:
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") is None:
        return None
    asks_nothing = subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False)
    return ["sudo", "-n"] if asks_nothing.returncode == 0 else None


def _apt_install(prefix: list[str], packages: list[SystemPackage]) -> bool:
    options = ["-qq", "-o", "Dpkg::Use-Pty=0", "install", "-y", "--no-install-recommends"]
    names = [package.name for package in packages]
    return _run([*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", *options, *names])


def _run(command: list[str]) -> bool:
    """Run a command without its chatter, and show what it said if it failed."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        _say(f"{' '.join(command)}\n{done.stdout}")
    return done.returncode == 0


def _ask(missing: list[SystemPackage]) -> None:
    names = " ".join(package.name for package in missing)
    for package in missing:
        _say(f"Missing: {package.name} (for {package.why})")
    if shutil.which("apt-get"):
        _say("To install what is missing, run this command once and then `make` again:")
        _say(f"  sudo apt-get update && sudo apt-get install --no-install-recommends -y {names}")
    else:
        _say("Install your system's packages for these (docs/installing.md), then `make` again.")


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
