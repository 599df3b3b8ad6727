"""Changed files: the sources as they would read now, and why a proposal was refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from policyloom.homecoming.texts import NotWritableError
from policyloom.source import overlay_path
from policyloom.yaml.edit import with_changes
from policyloom.yaml.read import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from policyloom.homecoming.layers import Proposal
    from policyloom.homecoming.printing import Unit
    from policyloom.source import Library
    from policyloom.yaml.read import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where proposals are written: library, texts of its files, and whose document it is."""

    library: Library
    texts: Mapping[str, str]
    body: str
    policy: str
    reason: str
    owns_policy: bool = False
    """Whether the policy is the body's alone, so that its file may be changed for it."""


@dataclass(frozen=True, slots=True)
class Changed:
    """The files that proposals have changed so far, and why others were refused, by number."""

    units: Sequence[Unit]
    ground: Ground
    files: dict[str, str] = field(default_factory=dict)
    refused: dict[int, str] = field(default_factory=dict)

    @property
    def overlay(self) -> str:
        """The place of the body's overlay."""
        return overlay_path(self.ground.body)

    def tried(self, one: Proposal, write: Callable[[Proposal, Changed], None]) -> None:
        """Write a proposal, or say why not."""
        self.together((one,), lambda _, changed: write(one, changed))

    def together(
        self, mine: Sequence[Proposal], write: Callable[[Sequence[Proposal], Changed], None]
    ) -> None:
        """Write proposals that stand or fall together, or say of each why not."""
        try:
            write(mine, self)
        except NotWritableError as problem:
            self.refuse(mine, str(problem))

    def refuse(self, mine: Sequence[Proposal], why: str) -> None:
        """Say of proposals why they are not written."""
        self.refused.update(dict.fromkeys((one.number for one in mine), why))

    def text(self, path: str) -> str:
        """Return the text of a file as it would read now."""
        if path not in self.files and path not in self.ground.texts:
            raise NotWritableError(f"there is no file {path}")
        return self.files.get(path, self.ground.texts.get(path, ""))

    def put(self, path: str, changes: Mapping[Path, object]) -> None:
        """Change values of a file."""
        text, problems = with_changes(self.text(path), changes, path)
        if problems:
            raise NotWritableError(problems[0].message)
        self.files[path] = text

    def modifications(self) -> list[dict[str, Any]]:
        """Return what the body changes in clauses, as its overlay would read now."""
        data, _ = parse(self.text(self.overlay), self.overlay)
        return (data.data.get("modifications") or []) if data else []

    def put_modification(self, entry: Mapping[str, object]) -> None:
        """Add a modification, with its reason, to the overlay."""
        reasoned = {**entry, "reason": self.ground.reason}
        if listed := self.modifications():
            self.put(self.overlay, {("modifications", len(listed)): reasoned})
        else:
            self.put(self.overlay, {("modifications",): [reasoned]})
