"""The lock names an exact version of all that is needed, for the oldest Python too."""

from __future__ import annotations

import re
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
DEBIAN_12 = "3.11.2"


def pins(path: str) -> dict[str, str]:
    """Return the versions that a lock names for this system."""
    text = (ROOT / path).read_text(encoding="utf-8")
    found = map(Requirement, re.findall(r"^(\w[^\\\n]*)", text, re.MULTILINE))
    here = [one for one in found if one.marker is None or one.marker.evaluate()]
    return {canonicalize_name(one.name): str(one.specifier).strip("=") for one in here}


def locked() -> dict[str, str]:
    return pins("constraints.txt")


def needed(name: str, extras: frozenset[str], found: dict[str, str]) -> dict[str, str]:
    """Add to what was found all that the installed package needs, and what that needs in turn."""
    for line in metadata.requires(name) or []:
        requirement = Requirement(line)
        marker = requirement.marker
        wanted = marker is None or any(
            marker.evaluate({"extra": extra}) for extra in {"", *extras}
        )
        key = canonicalize_name(requirement.name)
        if wanted and (key not in found or requirement.extras):
            found[key] = metadata.version(key)
            needed(key, frozenset(requirement.extras), found)
    return found


def test_all_that_is_needed_is_locked_and_installed_as_locked() -> None:
    extras = frozenset(metadata.metadata("policyloom").get_all("Provides-Extra") or ())
    assert extras >= {"test", "layout", "sign", "typst", "cluster"}
    known = locked()
    wrong = {
        name: (version, known.get(name))
        for name, version in needed("policyloom", extras, {}).items()
        if known.get(name) != version
    }
    assert wrong == {}


def test_the_oldest_python_can_install_the_lock() -> None:
    wanted = {name: _python_versions(name) for name in locked()}
    refusing = {
        name: versions
        for name, versions in wanted.items()
        if not SpecifierSet(versions).contains(DEBIAN_12)
    }
    assert refusing == {}


def test_what_set_up_installs_is_the_lock_and_every_file_has_its_digest() -> None:
    every = pins("locks/test.txt")
    assert every == locked()
    assert pins("locks/build.txt").items() <= every.items()
    for name in ("build", "test"):
        text = (ROOT / "locks" / f"{name}.txt").read_text(encoding="utf-8")
        for entry in re.split(r"\n(?=\w)", text)[1:]:
            assert re.search(r"--hash=sha256:[0-9a-f]{64}", entry), entry


def _python_versions(name: str) -> str:
    stated = metadata.metadata(name).get_all("Requires-Python") or [""]
    return str(stated[0])
