"""Words: how rules find words in blocks and quote them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.english.proper_names import says_its_kind
from policyloom.inspecting.finding import Hit
from policyloom.manuscript.blocks import Kind
from policyloom.manuscript.pieces import COMPANY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from policyloom.manuscript import Block, Manuscript

BEFORE, AFTER = 32, 32
SHORT = 80
RUNNING = frozenset(("header", "footer", "running line"))
"""How Word files and pages of a PDF say that words are no part of the text."""
SENTENCE = re.compile(r"(?<!\bSt)[.!?](?:\s|$)")
KIND = r"(?:School|Academy|Trust|College|Federation|Nursery|Primary|Junior|Juniors|Infants?|Infant School|Partnership)"
NAME = re.compile(
    rf"\b(?:(?:St\.?|[A-Z][\w’'-]+)(?: (?:of|and|the|St\.?|[A-Z][\w’'-]+))*? )?"
    rf"[A-Z][\w’'-]+ (?:(?:C of E|CE|Church of England|Catholic|Community|VA|VC|RC|Learning|Education(?:al)?|Multi[- ]Academy) )*{KIND}"
    rf"(?: (?:{KIND}|Trust))*\b"
)
GENERIC = frozenset((
    "the", "our", "a", "an", "each", "any", "all", "this", "that", "every", "secondary", "primary",
    "junior", "infant", "academy", "multi", "school", "schools", "trust", "federation", "college",
    "nursery", "local", "community", "member", "maintained", "independent", "special", "high",
    "learning", "education", "educational", "church", "england", "catholic", "of", "and", "whole",
    "official", "recognised", "head", "executive", "business", "in", "for", "at", "when", "if",
    "where", "as", "by", "partnership", "multi-academy", "voluntary", "controlled", "aided",
    "quasi", "miss", "st", "board", "charitable", "foundation", "new", "other", "another", "no",
    "governing", "body", "middle", "first", "upper", "lower", "sixth", "form", "after", "during",
    "before", "within", "outside", "inside", "between", "about", "use", "safe", "safeguarding",
    "social", "media", "policy", "staff", "pupil", "parent", "standards", "framework", "keeping",
    "department", "admissions", "admission", "code", "uk", "to", "on", "from", "with", "not",
    "only", "some", "most", "small", "large", "both", "either", "neither", "its", "their", "state",
    "c", "e", "ce", "rc", "va", "vc", "infants", "juniors",
))  # fmt: skip


def hits(blocks: Iterable[Block], pattern: re.Pattern[str], note: str = "") -> Iterator[Hit]:
    """Yield the places where a pattern stands, with some words around it."""
    for block in blocks:
        for found in pattern.finditer(block.text):
            yield quoted(block, found.start(), found.end(), note)


def quoted(block: Block, start: int, end: int, note: str = "") -> Hit:
    """Return the hit of words in a block; in a table, they are quoted from their row."""
    row = block.text.count("\n", 0, start) if block.rows else 0
    return Hit(block, around(block.text, start, end), note, row, (start, end))


def around(text: str, start: int, end: int) -> str:
    """Return words with some before and after them on their line, cut between words."""
    begins = text.rfind("\n", 0, start) + 1
    ends = text.find("\n", end) if "\n" in text[end:] else len(text)
    first = max(begins, start - BEFORE)
    last = min(ends, end + AFTER)
    while first > begins and not text[first - 1].isspace():
        first -= 1
    while last < ends and not text[last].isspace():
        last += 1
    said = text[first:last].replace("\n", " ").replace("\t", " | ").strip()
    return f"{'… ' if first > begins else ''}{said}{' …' if last < ends else ''}"


def own_words(manuscript: Manuscript) -> frozenset[str]:
    """Return the words, in small letters, that say which organisation the policy is of."""
    names = [manuscript.title]
    for block in manuscript.blocks[:30]:
        if block.kind is Kind.HEADING and block.level == 1 and block.label:
            break
        short = (
            not block.control
            and block.kind in {Kind.PARAGRAPH, Kind.TITLE, Kind.HEADING}
            and len(block.text) < 80
        )
        if short and not SENTENCE.search(block.text):
            names.append(block.text)
    if not _named_on_top(manuscript):
        names += [one.text for one in running_lines(manuscript)]
    return frozenset(word for name in names for word in telling(name))


def running_lines(manuscript: Manuscript) -> Iterator[Block]:
    """Yield what stands at the head and foot of the pages, once."""
    found = (one for one in manuscript.blocks if one.aside in RUNNING)
    yield from {one.text: one for one in found}.values()


def telling(name: str) -> frozenset[str]:
    """Return the words of a name, in small letters, that say which one it is."""
    said = re.findall(r"[\w’'-]+", name)
    return frozenset(word.lower().strip("’'") for word in said if word[:1].isupper()) - GENERIC


def own_name(manuscript: Manuscript) -> str:
    """Return what the organisation is called, as its first pages say; perhaps nothing."""
    if name := _named_on_top(manuscript):
        return name
    found = re.search(rf"\bThe ({NAME.pattern})", "\n".join(b.text for b in manuscript.prose()))
    return found[1] if found else ""


def _named_on_top(manuscript: Manuscript) -> str:
    """Return a line of the first page that is the name of a body; perhaps nothing.

    A name need not say that it is one of a school: then the file's properties say whose it is.
    """
    lines = {Kind.PARAGRAPH, Kind.TITLE, Kind.HEADING}
    first = [one.text for one in manuscript.blocks[:30] if one.kind in lines]
    if name := next((one for one in first if len(one) < SHORT and says_its_kind(one)), ""):
        return name
    company = manuscript.facts.get(COMPANY, "")
    return company if company in first else ""


def is_of_a_trust(manuscript: Manuscript) -> bool:
    """Tell whether the organisation is a trust of academies."""
    return bool(re.search(r"\b(?:Trust|Academy|Academies)\b", own_name(manuscript)))


def cells(block: Block) -> Iterator[tuple[int, str, str]]:
    """Yield each cell of a table: its row, what its column or row is called, and its words."""
    if not block.rows:
        return
    head = [f"{over} {own}".strip() for over, own in block.heads] or block.rows[0]
    labelled = max(len(row) for row in block.rows) == 2
    first = 1 if block.heads else 0
    for number, row in enumerate(block.rows[first:], first):
        for at, cell in enumerate(row):
            if labelled and at == 1:
                yield number, row[0], cell
            elif not labelled and number > first and at < len(head):
                yield number, head[at], cell
