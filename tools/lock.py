"""Write the lock: the newest versions that pyproject.toml allows, with the digest of every file.

`constraints.txt` has the versions, all extras together; `locks/` has, for each installation of
set-up, the same versions with the SHA-256 of the files for every system, which pip checks.
`--keep` keeps the versions that are locked and only asks for digests again.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

import environment

ROOT = Path(__file__).resolve().parent.parent
OLDEST = "3.11"
HEADER = "# Made by `make lock`; see docs/decisions/0002-lock.md.\n"
VERSIONS = f"""\
# The lock: the exact version of everything that is installed, for the build and for the tests.
{HEADER}"""
DIGESTS = f"""\
# What set-up installs, with the digests of its files on every system.
{HEADER}"""
PIN = re.compile(r"^([\w.-]+==[^\\\n]+?) *\\?$", re.MULTILINE)


def main() -> int:
    """Resolve in a fresh environment that is thrown away, then replace the lock."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", action="store_true", help="keep the versions that are locked")
    keep: bool = parser.parse_args().keep
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        venv.create(folder, with_pip=True)
        python = folder / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
        known = folder / "known.txt"
        known.write_text(_versions() if keep else "", encoding="utf-8")
        every = _compiled(folder, environment.TEST, known)
        # What a build installs is the same as what its tests are run with.
        known.write_text("\n".join(PIN.findall(every)), encoding="utf-8")
        locks = {environment.TEST: every, environment.BUILD: ""}
        locks[environment.BUILD] = _compiled(folder, environment.BUILD, known)
    for installation, text in locks.items():
        path = environment.lock_of(ROOT, installation)
        path.parent.mkdir(exist_ok=True)
        path.write_text(DIGESTS + text, encoding="utf-8")
    pins = "\n".join(PIN.findall(every))
    (ROOT / "constraints.txt").write_text(f"{VERSIONS}{pins}\n", encoding="utf-8")
    return 0


def _versions() -> str:
    return (ROOT / "constraints.txt").read_text(encoding="utf-8")


def _compiled(folder: Path, installation: environment.Installation, known: Path) -> str:
    """Return all that an installation needs on any system, with versions and digests."""
    wanted = folder / f"{installation.name}.in"
    wanted.write_text("\n".join(_requirements(installation)), encoding="utf-8")
    files = [str(wanted), "--constraint", str(known)]
    options = ["--universal", "--python-version", OLDEST, "--generate-hashes"]
    made = subprocess.run(
        [
            str(folder / "bin" / "uv"),
            "pip",
            "compile",
            *files,
            "--quiet",
            *options,
            "--no-annotate",
            "--no-header",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    return made.stdout


def _requirements(installation: environment.Installation) -> list[str]:
    """Return what the project asks for: to build itself, to run, and in the extras."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = settings["project"]
    extras = project["optional-dependencies"]
    asked = [name for extra in installation.extras.split(",") for name in extras[extra]]
    # editables is what hatchling asks for when the package is installed from a checkout.
    return [*settings["build-system"]["requires"], "editables", *project["dependencies"], *asked]


if __name__ == "__main__":
    sys.exit(main())
