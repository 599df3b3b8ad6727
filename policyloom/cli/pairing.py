"""CLI: documents as somebody names them -> the two sides of a comparison, and their log."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from policyloom.build.drafts import kept_editions
from policyloom.changelog import entries
from policyloom.changelog.completeness import left_out
from policyloom.cli.problems import report_aside
from policyloom.cli.sources import draft_after
from policyloom.cli.usage import FaultError
from policyloom.diagnostics import Severity
from policyloom.diagnostics.findings import count
from policyloom.editions.pairs import Side, pair

if TYPE_CHECKING:
    from policyloom.build.drafts import Kept
    from policyloom.build.selecting import Chosen
    from policyloom.changelog import Entry
    from policyloom.cli.sources import Sources
    from policyloom.diagnostics import Diagnostics
    from policyloom.editions.pairs import Pair
    from policyloom.source import Target


@dataclass(slots=True, kw_only=True)
class Sides:
    """The documents of a command, each read once, and what was wrong with them.

    ``lacking`` are the engines of PDFs that were wanted and are not here.
    """

    sources: Sources
    as_of: str | None
    problems: dict[str, Diagnostics] = field(default_factory=dict)
    refused: bool = False
    lacking: set[str] = field(default_factory=set)
    read: dict[Target, Kept] = field(default_factory=dict)

    def kept(self, target: Target) -> Kept:
        """Return the editions of a document, and keep what is wrong with any of them."""
        if target not in self.read:
            kept = self.read[target] = kept_editions(self.sources.project.root, target)
            if kept.problems:
                self.problems.setdefault(str(target), kept.problems)
        return self.read[target]

    def side(self, chosen: Chosen) -> Side | None:
        """Return a draft or edition, or None when it is refused."""
        kept = self.kept(chosen.target)
        if chosen.version:
            edition = kept.edition(chosen.version)
            return Side(document=edition.document, edition=edition) if edition else None
        draft = draft_after(self.sources, chosen.target, kept, as_of=self.as_of)
        self.problems[str(chosen)] = draft.compiled.diagnostics
        document = draft.compiled.document
        return Side(document=document, edition=None) if document else None

    def pair(self, old: Chosen, new: Chosen) -> tuple[Pair, tuple[Entry, ...]] | None:
        """Return two documents compared with their entries, or None when one is refused."""
        sides = self.side(old), self.side(new)
        if sides[0] is None or sides[1] is None:
            self.refused = True
            return None
        kept = self.kept(new.target)
        made = pair(sides[0], sides[1], kept.editions, self.sources.library)
        return made, complete(made)

    def tell(self) -> bool:
        """Report what was wrong; return whether there was any error."""
        return count(report_aside(self.sources, self.problems), Severity.ERROR) > 0


def complete(made: Pair) -> tuple[Entry, ...]:
    """Return the entries of a comparison; raise FaultError should they leave anything out."""
    found = entries(made.comparison, made.reasons, made.declared)
    missing = left_out(made.comparison, found)
    if missing:
        names = f"{made.old.selector} and {made.new.selector}"
        message = f"the log of {names} does not account for every difference"
        hint = "\n".join(("this is a fault of policyloom; nothing was written", *missing))
        raise FaultError(message, hint)
    return found
