"""Codec: document values <-> plain JSON data, without loss and in one way only.

Every value names its type; defaults are left out; plain text is a JSON string. Where words came
from (``origin``) is not kept: an edition says what was approved, not how it was made.
"""

from __future__ import annotations

from typing import Any

from policyloom import document as model
from policyloom.document import Concept, Document, Text
from policyloom.records import Form, Json, Own, RecordError, checked


def encode(value: object) -> Json:
    """Return plain JSON data for a value of the document model."""
    data: Json = DOCUMENTS.write(value)
    return data


def decode_document(data: Json) -> Document:
    """Return the document in plain JSON data, or raise RecordError."""
    document: Document = DOCUMENTS.read(data, Document, "document")
    return document


def _encode_text(text: Text) -> Json:
    concept = text.concept
    if concept and ":" in concept.kind:
        message = f"the kind of concept {concept.kind!r} could not be told from its key"
        raise AssertionError(message)
    known = {"concept": f"{concept.kind}:{concept.key}" if concept else "", "welsh": text.welsh}
    beside: dict[str, Json] = {name: words for name, words in known.items() if words}
    return {"text": text.value, **beside} if beside else text.value


def _decode_text(data: Any) -> Text:  # noqa: ANN401 - plain data
    if isinstance(data, str):
        return Text(checked(data, str))
    given = {name: checked(words, str) for name, words in checked(data, dict).items()}
    named, welsh = given.get("concept"), given.get("welsh")
    if not {"text"} < set(given) <= {"text", "concept", "welsh"} or "" in {named, welsh}:
        raise RecordError("is not a run of text")
    return Text(given["text"], _concept(named), welsh=welsh or "")


def _concept(named: str | None) -> Concept | None:
    if named is None:
        return None
    kind, colon, key = named.partition(":")
    if not colon:
        raise RecordError("is not a run of text")
    return Concept(kind=kind, key=key)


def _is_text(data: Json) -> bool:
    return isinstance(data, str) or (isinstance(data, dict) and "text" in data)


DOCUMENTS = Form(
    tagged=True,
    whole=False,
    hyphens=False,
    left_out=frozenset({"origin"}),
    own={Text: Own(write=_encode_text, read=_decode_text, fits=_is_text)},
    names=vars(model) | {"Span": object},
)
