"""WRITE: whether a body's own picture or letterhead can be used, before anything is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.diagnostics.faults import REPORT, fault_in
from policyloom.writers.drawings import drawing_problem
from policyloom.writers.photos import photo_problem

if TYPE_CHECKING:
    from policyloom.document import Asset

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def asset_problem(asset: Asset) -> str | None:
    """Return why a file cannot be used, such as ``it holds macros``; None if it can."""
    try:
        return _problem(asset)
    except Exception as error:  # noqa: BLE001 - told, and it stops nothing but this file's users
        return f"{fault_in('reading it', error)}; {REPORT}"


def _problem(asset: Asset) -> str | None:
    match asset.media_type:
        case "image/png":
            return photo_problem(asset.data, "PNG")
        case "image/jpeg":
            return photo_problem(asset.data, "JPEG")
        case "image/svg+xml":
            return drawing_problem(asset.data)
        case media_type if media_type == WORD:
            # Most bodies have no letterhead, and then nothing of Word's needs loading.
            from policyloom.writers.docx import unusable_letterhead  # noqa: PLC0415

            return unusable_letterhead(asset)
        case _:
            return "it is neither a picture nor a Word file"
