"""BENCH: comparing two editions of a policy of about ten pages, against writing one Word file."""

from __future__ import annotations

from pathlib import Path

from bench.timing import ROUNDS, Promise, milliseconds, paired
from policyloom.changelog import entries
from policyloom.changes import compare
from policyloom.editions import Edition, shelve
from policyloom.store import find_root, read_editions
from policyloom.writers import write
from policyloom.writers.docx import write_docx
from policyloom.writers.text import write_text

PROMISE = "Comparing two editions costs less than writing one of them as a Word file."
WORDS_A_PAGE = 300


def measure() -> Promise:
    """Compare the longest pair of editions in the project, and write the newer one."""
    old, new = _longest_pair()
    found = paired(lambda: _compared(old, new), lambda: write(new.document, "docx"))
    bare = paired(lambda: _compared(old, new), lambda: write_docx(new.document))
    words = _words(new)
    name = f"{new.body}:{new.policy}, {old.words} and {new.words}"
    return Promise(
        promise=PROMISE,
        details=(
            f"{name}: {words:,} words, about {round(words / WORDS_A_PAGE)} pages",
            f"comparing, with its log: {milliseconds(found.first)} (median of {ROUNDS})",
            f"writing a Word file, as the build does: {milliseconds(found.second)}",
            f"the same without page numbers in its contents: {milliseconds(bare.second)}",
        ),
        ratio=found.ratio,
        limit=1.0,
    )


def _longest_pair() -> tuple[Edition, Edition]:
    texts, _ = read_editions(find_root(Path.cwd()))
    shelf, _ = shelve(texts)
    pairs = [(e[-2], e[-1]) for e in shelf.values() if len(e) > 1]
    if not pairs:
        raise SystemExit("there are no two editions of one policy here to compare")
    return max(pairs, key=lambda pair: _words(pair[1]))


def _compared(old: Edition, new: Edition) -> object:
    return entries(compare(old.document, new.document, new.declared), new.reasons, new.declared)


def _words(edition: Edition) -> int:
    return len(write_text(edition.document).split())
