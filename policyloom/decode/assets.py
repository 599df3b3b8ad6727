"""Decode pictures and letterheads: the name of a file -> its bytes, if they can be used."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from policyloom.diagnostics import Code, did_you_mean
from policyloom.document import Asset

if TYPE_CHECKING:
    from policyloom.decode.node import Node

Assets: TypeAlias = Mapping[str, bytes]
Inspect: TypeAlias = Callable[[Asset], "str | None"]
Shelf: TypeAlias = "tuple[Assets, Inspect]"
"""Pictures and Word files by path from the root, and what says what is wrong with one."""
PICTURES = (".png", ".jpg", ".jpeg", ".svg")
MEDIA = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".svg": "image/svg+xml",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}

REFUSED = Asset("", "image/png", b"")
"""Stands for a picture that was refused, so that what refers to it is not refused as well."""


def alternative(node: Node) -> str:
    """Return what a picture shows, and report where nobody says it."""
    if not node.words("alt").strip():
        message = (
            "this picture has no text alternative, so people who cannot see it miss what it says"
        )
        hint = "add `alt:` with what the picture shows, in a sentence"
        node.report(Code.ALT_TEXT_MISSING, message, hint)
    return node.words("alt")


def asset_of(node: Node, shelf: Shelf) -> Asset | None:
    """Return the file that a value names, relative to the folder of its own file.

    Problems are reported there.
    """
    assets, inspect = shelf
    folder = posixpath.dirname(node.source.path)
    path = posixpath.normpath(posixpath.join(folder, node.text))
    if path.startswith(("../", "/")) or "\\" in node.text or node.text.startswith("/"):
        node.report(
            Code.PATH_OUTSIDE_ROOT,
            f"`{node.text}` leads out of the project",
            "name one that stands beside this file",
        )
        return None
    wanted = (".docx",) if node.path[-1] == "letterhead" else PICTURES
    if not path.lower().endswith(wanted):
        hint = "name a file that ends in " + " or ".join(wanted)
        node.report(
            Code.UNUSABLE_FILE, f"`{node.text}` is not the kind of file that belongs here", hint
        )
        return None
    if path not in assets:
        near = [
            posixpath.relpath(known, folder) for known in assets if known.startswith(folder + "/")
        ]
        hint = did_you_mean(node.text, near) or "put the file beside this file"
        node.report(Code.MISSING_FILE, f"there is no file `{path}`", hint)
        return None
    asset = Asset(
        posixpath.basename(path), MEDIA.get(posixpath.splitext(path)[1].lower(), ""), assets[path]
    )
    problem = inspect(asset)
    if problem:
        hint = (
            "open it in Word, put that right, and save it as .docx"
            if path.endswith(".docx")
            else "save it again as a PNG picture"
        )
        node.report(Code.UNUSABLE_FILE, f"`{node.text}` cannot be used: {problem}", hint)
        return None
    return asset
