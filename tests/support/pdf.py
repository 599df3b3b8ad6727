"""PDF against the two profiles that every PDF here claims: PDF/UA-1 and PDF/A-2a."""

from __future__ import annotations

from typing import TYPE_CHECKING

import page

if TYPE_CHECKING:
    from pathlib import Path

PROFILES = ("ua-1", "pdfa-2a")


def validate_pdf(path: Path, profiles: tuple[str, ...] = PROFILES) -> list[str]:
    """Return one line for each rule that the file breaks."""
    return [
        f"{profile} {failure.rule_id}: {failure.message}"
        for profile in profiles
        for failure in page.validate_pdf(path, profile=profile).failures
    ]
