"""Documents as plain data: nothing is lost on the way, and nothing changes unseen."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass, replace
from enum import Enum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyloom.diagnostics import Span
from policyloom.document import Concept, Document, Origin, Text
from policyloom.editions.codec import decode_document, encode
from policyloom.editions.record import EDITION
from policyloom.records import RecordError
from tests.edits import pair_of, seeds
from tests.support.sampling import examples


@given(seeds)
def test_a_document_comes_back_as_it_went(seed: int) -> None:
    document = document_of(seed)
    data = encode(document)
    back = decode_document(json.loads(json.dumps(data)))
    assert back == document
    # Equality is about what is read; this is about the rest, such as what words stand for.
    assert repr(back) == repr(document)
    assert encode(back) == data


@settings(max_examples=examples(300))
@given(seeds, st.integers(0))
def test_whatever_changes_in_a_document_changes_its_digest(seed: int, which: int) -> None:
    document = document_of(seed)
    places = leaves(document)
    changed = with_leaf(document, places[which % len(places)])
    assert isinstance(changed, Document)
    assert changed != document or repr(changed) != repr(document)
    assert EDITION.digest_of({"document": encode(changed)}) != EDITION.digest_of(
        {"document": encode(document)}
    )


def leaves(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the way to every word, number and choice in a value."""
    match value:
        case tuple():
            return [p for i, item in enumerate(value) for p in leaves(item, (*path, i))]
        case str() | int() | bytes() | Enum():
            return [path]
        case _ if is_dataclass(value):
            names = [field.name for field in fields(value) if field.name != "origin"]
            return [p for n in names for p in leaves(getattr(value, n), (*path, n))]
        case _:
            return []


def with_leaf(value: object, path: tuple[str | int, ...]) -> object:
    """Return a value with the leaf at the end of a way changed."""
    if not path:
        return other(value)
    step, *rest = path
    if isinstance(value, tuple):
        index = int(step)
        return (*value[:index], with_leaf(value[index], tuple(rest)), *value[index + 1 :])
    assert is_dataclass(value)
    assert not isinstance(value, type)
    name = str(step)
    return replace(value, **{name: with_leaf(getattr(value, name), tuple(rest))})


def other(value: object) -> object:
    """Return another value of the same kind."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return f"{value}x"
        case bytes():
            return value + b"x"
        case Enum():
            members = list(type(value))
            return members[(members.index(value) + 1) % len(members)]
        case _:
            raise AssertionError(value)


def test_where_words_come_from_is_not_kept() -> None:
    origin = Origin(span=Span("clauses/bags.yaml", 3, 1), layer="library")
    concept = Concept(kind="term", key="school")
    assert encode(Text("bags", None, origin)) == "bags"
    assert encode(Text("school", concept, origin)) == encode(Text("school", concept))


def test_the_kind_and_the_key_of_a_concept_cannot_be_mixed_up() -> None:
    with pytest.raises(AssertionError):
        encode(Text("bags", Concept(kind="term:school", key="plural")))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"type": "Section"}, "document should be a Document"),
        ({"titel": []}, "document has the unknown member `titel`"),
        ({"title": None}, "document.title should be a list, not nothing"),
        ({"title": [{"type": "Shout", "inlines": []}]}, "document.title[0] is not one of"),
        ({"title": [{"text": "bags", "concept": "term"}]}, "document.title[0] is not a run"),
        ({"title": [3]}, "document.title[0] is not one of"),
        ({"status": "final"}, "document.status cannot be 'final'"),
        ({"version": 2}, "document.version should be words, not a number"),
        ({"lists_contents": 1}, "document.lists_contents should be yes or no, not a number"),
    ],
)
def test_data_of_another_shape_is_refused_where_it_stands(
    change: dict[str, object], why: str
) -> None:
    data = encode(minimal())
    assert isinstance(data, dict)
    with pytest.raises(RecordError) as refusal:
        decode_document(json.loads(json.dumps(data | change)))
    assert why in str(refusal.value)


def test_a_document_that_lacks_a_part_is_refused() -> None:
    data = encode(minimal())
    assert isinstance(data, dict)
    del data["body"]
    with pytest.raises(RecordError, match="document has no `body`"):
        decode_document(data)


def minimal() -> Document:
    return document_of(0)


def document_of(seed: int) -> Document:
    return pair_of(seed)[0]
