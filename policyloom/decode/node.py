"""A cursor on checked YAML data that knows where it stands.

The schema has already said what is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from policyloom.diagnostics import Code, Diagnostic, Severity
from policyloom.markdown import Place, read_line, read_wording
from policyloom.source import Condition, NewBodies, Proposal, Requirement, Value
from policyloom.source.values import ALWAYS
from policyloom.source.wording import DataBlock

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.diagnostics import Span
    from policyloom.source.wording import Pieces, Wording
    from policyloom.yaml.read import Path, Source


@dataclass(frozen=True, slots=True)
class Node:
    """A value in a file; ``problems`` collects what its texts hold that they may not."""

    source: Source
    path: Path
    data: Any
    problems: list[Diagnostic]

    @property
    def span(self) -> Span:
        """The place of the value."""
        return self.source.span(self.path)

    @property
    def key_span(self) -> Span:
        """The place of the key that names the value."""
        return self.source.key(self.path)

    def get(self, key: str) -> Node | None:
        """Return the value under ``key``, if any."""
        if not isinstance(self.data, dict) or key not in self.data:
            return None
        return Node(self.source, (*self.path, key), self.data[key], self.problems)

    def need(self, key: str) -> Node:
        """Return the value under a key that the schema requires."""
        return Node(self.source, (*self.path, key), self.data[key], self.problems)

    def items(self) -> Iterator[Node]:
        """Yield the values of a list."""
        for index, value in enumerate(self.data):
            yield Node(self.source, (*self.path, index), value, self.problems)

    def entries(self) -> Iterator[tuple[str, Node]]:
        """Yield the keys and values of a mapping."""
        for key in self.data:
            yield key, self.need(key)

    @property
    def text(self) -> str:
        """The value as words: ``true`` and ``false`` for yes and no."""
        if isinstance(self.data, bool):
            return str(self.data).lower()
        return str(self.data)

    @property
    def value(self) -> Value:
        """The words with their place."""
        return Value(self.text, self.span)

    def _place(self) -> Place:
        return Place(self.span, self.path in self.source.blocks, self.source.lines)

    def at(self, offset: int) -> Span:
        """Return the place of one character of the value."""
        return self._place().at(self.text, offset)

    def report(self, code: Code, message: str, hint: str | None, span: Span | None = None) -> None:
        """Tell what is wrong with the value, or at another place of its file."""
        problem = Diagnostic(code=code, message=message, span=span or self.span, hint=hint)
        self.problems.append(problem)

    def wording(self, newly: Severity = Severity.ERROR) -> Wording:
        """Return the value read as Markdown blocks; ``newly`` is for what no text had to obey."""
        blocks, problems = read_wording(self.text, self._place(), newly)
        self.problems.extend(problems)
        return blocks

    def flat(self, what: str, code: Code = Code.DATA_BLOCK_IN_SENTENCE) -> Wording:
        """Return the value read as Markdown blocks inside another, which hold none of data."""
        wording = self.wording()
        for block in wording:
            if isinstance(block, DataBlock):
                message = f"`{{{block.name}}}` places a block, and {what} holds none"
                hint = "write words; the block stands in the text of the clause"
                self.report(code, message, hint, block.span)
        return tuple(block for block in wording if not isinstance(block, DataBlock))

    def line(self) -> Pieces:
        """Return the value read as one line of Markdown."""
        pieces, problems = read_line(self.text, self._place())
        self.problems.extend(problems)
        return pieces

    # what an optional key says, or the value used when it is left out

    def line_of(self, key: str) -> Pieces:
        """Return the line of Markdown under ``key``; nothing where there is none."""
        node = self.get(key)
        return node.line() if node else ()

    def words(self, key: str, default: str = "") -> str:
        """Return the words under ``key`` or the default."""
        node = self.get(key)
        return node.text if node else default

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return the yes or no under ``key`` or the default."""
        node = self.get(key)
        return bool(node.data) if node else default

    def list(self, key: str) -> tuple[Node, ...]:
        """Return the values of the list under ``key``; none when it is left out."""
        node = self.get(key)
        return tuple(node.items()) if node else ()

    def names(self, key: str) -> tuple[str, ...]:
        """Return the one name under ``key``, or those of its list; none when it is left out."""
        node = self.get(key)
        return _values(node) if node else ()

    def mapping(self, key: str) -> tuple[tuple[str, Node], ...]:
        """Return the entries of the mapping under ``key``; none when it is left out."""
        node = self.get(key)
        return tuple(node.entries()) if node else ()


# Values that are printed as they stand hold plain words: no token, no line break.


KINDS = frozenset({
    "overlay", "register", "instrument", "kept-elsewhere", "platforms", "vocabulary", "new-bodies",
})  # fmt: skip
WORDING = frozenset({"modifications", "guarded", "description", "notes", "reasons", "example"})
"""Keys whose texts are Markdown, or are never printed."""
BRACE = re.compile(r"[{}]")
NOT_PLAIN = re.compile(r"[{}\n\r\u2028\u2029]")
MARKED_UP = re.compile(
    r"\*\*|`|\]\(|</?[A-Za-z][^<>]*>|&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]{2,8});"
)
ADDRESSES = frozenset({"url", "withdrawn-urls"})


def blank(node: Node) -> Iterator[Diagnostic]:
    """Yield a problem for every value of spaces alone, which says as little as none."""
    if isinstance(node.data, dict):
        for _, value in node.entries():
            yield from blank(value)
    elif isinstance(node.data, list):
        for item in node.items():
            yield from blank(item)
    elif isinstance(node.data, str) and not node.data.strip(" \u00a0"):
        names = [part for part in node.path if isinstance(part, str)]
        message = f"`{names[-1] if names else 'this file'}` is empty"
        hint = "fill it in or remove the key"
        yield Diagnostic(code=Code.EMPTY_VALUE, message=message, span=node.span, hint=hint)


def not_plain(node: Node) -> Iterator[Diagnostic]:
    """Yield a problem for every value below a node that holds a brace or a line break."""
    if isinstance(node.data, dict):
        for key, value in node.entries():
            if key not in WORDING | ADDRESSES:
                yield from not_plain(value)
    elif isinstance(node.data, list):
        for item in node.items():
            yield from not_plain(item)
    elif isinstance(node.data, str):
        yield from _words(node)


def as_it_stands(node: Node) -> Iterator[Diagnostic]:
    """Yield a problem for words of several lines that hold a token or mark-up."""
    if found := BRACE.search(node.data):
        yield _problem(node, found[0])
    else:
        yield from _marked_up(node)


def _words(node: Node) -> Iterator[Diagnostic]:
    if found := NOT_PLAIN.search(node.data):
        yield _problem(node, found[0])
    elif MARKED_UP.search(node.data):
        yield from _marked_up(node)
    elif node.data != node.data.strip():
        message = "this value is printed in the middle of a line, and has a space at its end"
        hint = "take out the spaces before and after the words"
        yield _not_plain(node, message, hint)


def _marked_up(node: Node) -> Iterator[Diagnostic]:
    if found := MARKED_UP.search(node.data):
        message = f"this value is printed as it stands, and “{found[0]}” would be printed too"
        hint = "write plain words; Markdown works in the texts of clauses only, and HTML nowhere"
        yield _not_plain(node, message, hint)


def _problem(node: Node, sign: str) -> Diagnostic:
    if sign in "{}":
        message = "this value is printed as it stands, and its braces would be printed too"
        hint = "write the words themselves; tokens work in the texts of clauses only"
    else:
        message = "this value is printed in the middle of a line, and it holds a line break"
        hint = "write it on one line, without `|`"
    return _not_plain(node, message, hint)


def _not_plain(node: Node, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=Code.VALUE_NOT_PLAIN, message=message, span=node.span, hint=hint)


# Conditions: ``when`` and ``applies-when`` -> Condition.


def condition(node: Node | None) -> Condition:
    """Return the condition in a node; no node means always."""
    if node is None:
        return ALWAYS
    either = tuple(condition(item) for item in node.list("any"))
    requirements = tuple(
        _requirement(fact, value) for fact, value in node.entries() if fact != "any"
    )
    return Condition(requirements, either)


def _requirement(fact: str, node: Node) -> Requirement:
    if isinstance(node.data, dict):
        return Requirement(fact, _values(node.need("not")), negated=True, span=node.key_span)
    return Requirement(fact, _values(node), negated=False, span=node.key_span)


def _values(node: Node) -> tuple[str, ...]:
    return (
        tuple(item.text for item in node.items()) if isinstance(node.data, list) else (node.text,)
    )


# Decode what the library proposes for new bodies.


KEYS = ("terms", "roles", "people", "settings", "choices")


def new_bodies(node: Node) -> NewBodies:
    """Return the proposals of a file, in its order."""
    return NewBodies(
        always=tuple(_proposal(item) for item in node.list("always")),
        needed=tuple(_proposal(item) for item in node.list("needed")),
    )


def _proposal(node: Node) -> Proposal:
    return Proposal(
        places=tuple(item.text for item in node.list("for")),
        when=condition(node.get("when")),
        given={key: {n: i.data for n, i in node.mapping(key)} for key in KEYS if node.get(key)},
        spans={(key, name): item.key_span for key in KEYS for name, item in node.mapping(key)},
    )
