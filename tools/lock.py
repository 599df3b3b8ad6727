"""Write constraints.txt: the newest versions that pyproject.toml allows, all extras together.

Run it with the oldest Python that has to work (Debian 12 has 3.11.2), because a newer one is
offered versions that the older cannot install.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = """\
# The lock: the exact version of everything that is installed, for the build and for the tests.
# Made by `make lock` with Python {version}; see docs/decisions/0002-lock.md.
"""


def main() -> int:
    """Resolve in a fresh environment that is thrown away, then replace the lock."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        pip = [f"{folder}/bin/python", "-m", "pip", "--disable-pip-version-check"]
        subprocess.run([*pip, "install", "--quiet", *_requirements()], check=True)
        frozen = subprocess.run([*pip, "freeze"], check=True, capture_output=True, text=True)
    text = HEADER.format(version=sys.version.split()[0]) + frozen.stdout
    (ROOT / "constraints.txt").write_text(text, encoding="utf-8")
    return 0


def _requirements() -> list[str]:
    """Return all that the project asks for: to build itself, to run, and in every extra."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = settings["project"]
    extras = [name for extra in project["optional-dependencies"].values() for name in extra]
    # editables is what hatchling asks for when the package is installed from a checkout.
    return [*settings["build-system"]["requires"], "editables", *project["dependencies"], *extras]


if __name__ == "__main__":
    sys.exit(main())
