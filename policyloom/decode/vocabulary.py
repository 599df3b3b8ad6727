"""Decode the vocabulary: the names that tokens may use; and noun forms, wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.grammar import plural_of
from policyloom.source import Follows, Forms, LocalBlock, Setting, SettingType, Term, Vocabulary

if TYPE_CHECKING:
    from policyloom.decode.node import Node
    from policyloom.source import Value

EMPTY = Vocabulary(
    terms={},
    roles={},
    people={},
    lists={},
    settings={},
    local_lists={},
    pictures={},
    literals=(),
    guarded={},
)


def forms(node: Node, *, proper: bool = False) -> Forms:
    """Return the forms of a noun: a plain string is the noun."""
    if isinstance(node.data, str):
        return Forms(noun=node.value, proper=proper)

    def given(key: str) -> Value | None:
        form = node.get(key)
        return form.value if form else None

    return Forms(
        noun=node.need("noun").value,
        plural=given("plural"),
        indefinite=given("indefinite"),
        definite=given("definite"),
        possessive=given("possessive"),
        plural_possessive=given("plural-possessive"),
        heading=given("heading"),
        within=given("within"),
        number=node.words("number", "singular"),
        proper=node.flag("proper", default=proper),
    )


def vocabulary(node: Node) -> Vocabulary:
    """Return the vocabulary file's names."""
    return Vocabulary(
        terms={name: _term(name, item) for name, item in node.mapping("terms")},
        roles={name: _term(name, item) for name, item in node.mapping("roles")},
        people={name: item.value for name, item in node.mapping("people")},
        lists={
            name: tuple(part.text for part in item.items()) for name, item in node.mapping("lists")
        },
        settings={name: _setting(name, item) for name, item in node.mapping("settings")},
        local_lists={name: _local(name, item) for name, item in node.mapping("local-lists")},
        pictures={name: _local(name, item) for name, item in node.mapping("pictures")},
        literals=tuple(item.text for item in node.list("literals")),
        guarded={name: item.text for name, item in node.mapping("guarded")},
    )


def _term(name: str, node: Node) -> Term:
    default = node.get("default")
    return Term(
        name=name,
        plural_name=node.words("plural") or plural_of(name),
        description=node.words("description"),
        default=forms(default) if default else None,
        follows=_follows(node.get("follows")),
        span=node.key_span,
    )


def _follows(node: Node | None) -> Follows | None:
    if node is None:
        return None
    return Follows(
        term=node.words("term"),
        joined_by=node.words("joined-by", "or"),
        members=node.words("members"),
        span=node.span,
    )


def _local(name: str, node: Node) -> LocalBlock:
    return LocalBlock(
        name=name,
        label=node.words("label"),
        description=node.words("description"),
        example=node.words("example"),
        slot=node.flag("slot"),
        span=node.key_span,
    )


def _setting(name: str, node: Node) -> Setting:
    default = node.get("default")
    return Setting(
        name=name,
        type=SettingType(node.words("type")),
        label=node.words("label"),
        description=node.words("description"),
        example=node.words("example"),
        choices=tuple(item.text for item in node.list("choices")),
        default=default.value if default else None,
        slot=node.flag("slot"),
        span=node.key_span,
    )
