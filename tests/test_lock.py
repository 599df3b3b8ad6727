"""The lock names an exact version of all that is needed, for the oldest Python too."""

from __future__ import annotations

from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
DEBIAN_12 = "3.11.2"


def locked() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = (line.split("==") for line in lines if not line.startswith("#"))
    return {canonicalize_name(name): version for name, version in pins}


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
    pins = locked()
    wrong = {
        name: (version, pins.get(name))
        for name, version in needed("policyloom", extras, {}).items()
        if pins.get(name) != version
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


def _python_versions(name: str) -> str:
    stated = metadata.metadata(name).get_all("Requires-Python") or [""]
    return str(stated[0])
