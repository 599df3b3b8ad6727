"""Decode: YAML text -> a Library of source values, with every departure from the format reported.

A file with an error is left out and its path noted in ``Library.broken``, so that the documents
that depend on it are refused and all others still build.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from policyloom.decode import clauses, contacts, overlays, registers
from policyloom.decode.broken_overlays import policies_in, sound_part
from policyloom.decode.fitting import fitting
from policyloom.decode.flattening import flattened
from policyloom.decode.marks import marks
from policyloom.decode.node import KINDS as KINDS_OF_VALUES
from policyloom.decode.node import Node, blank, new_bodies, not_plain
from policyloom.decode.registers import EMPTY, vocabulary
from policyloom.decode.topics import (
    Topic,
    local_words,
    overlay_in_topics,
    read_in_topic,
    together,
    words_of,
)
from policyloom.diagnostics import Code, Diagnostic, Diagnostics, Label, Span, has_errors
from policyloom.document import Asset
from policyloom.source import VOCABULARY, Library, NewBodies, followed, renames_of, topic_path
from policyloom.yaml import read as yaml

if TYPE_CHECKING:
    from policyloom.decode.assets import Assets, Inspect
    from policyloom.source import Clause, Overlay, Value
    from policyloom.yaml.read import Source

Schemas: TypeAlias = Mapping[str, Mapping[str, Any]]

KINDS = (
    ("vocabulary", re.compile(r"clauses/vocabulary\.yaml")),
    ("platforms", re.compile(r"clauses/platforms\.yaml")),
    ("new-bodies", re.compile(r"clauses/new-bodies\.yaml")),
    ("instrument", re.compile(r"clauses/instruments/(?P<id>[^/]+)\.yaml")),
    ("topic", re.compile(r"clauses/(?P<id>[^/]+)\.yaml")),
    ("clause", re.compile(r"clauses/(?P<id>.+/[^/]+)\.yaml")),
    ("register", re.compile(r"policies/register\.yaml")),
    ("policy", re.compile(r"policies/(?P<id>[^/]+)\.yaml")),
    ("kept-elsewhere", re.compile(r"trusts/(?P<id>[^/]+)/register\.yaml")),
    (
        "kept-elsewhere",
        re.compile(r"trusts/(?P<trust>[^/]+)/schools/(?P<school>[^/]+)/register\.yaml"),
    ),
    ("people", re.compile(r"trusts/(?P<id>[^/]+)/people\.yaml")),
    ("people", re.compile(r"trusts/(?P<trust>[^/]+)/schools/(?P<school>[^/]+)/people\.yaml")),
    ("overlay", re.compile(r"trusts/(?P<id>[^/]+)/overlay\.yaml")),
    ("overlay", re.compile(r"trusts/(?P<trust>[^/]+)/schools/(?P<school>[^/]+)/overlay\.yaml")),
)
RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
"""No file or folder can have these names on Windows, and ids become files and folders."""
ID_KEY = {
    "instrument": "instrument",
    "topic": "topic",
    "clause": "clause",
    "policy": "policy",
    "overlay": "body",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a file is read with: ``kinds`` are kind and id by path, ``ids`` the paths by both."""

    files: Mapping[str, str]
    schemas: Schemas
    assets: Assets
    inspect: Inspect
    kinds: Mapping[str, tuple[str, str]]
    ids: Mapping[tuple[str, str], str]

    def usual(self, topic: str) -> clauses.Usual:
        """Return what the clauses of a topic are that say nothing else."""
        path = topic_path(topic)
        known = self.kinds.get(path) == (TOPIC, topic)
        return _usual(self.files[path], path) if known else clauses.NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """One file: its ``value``, a source value or None, and what is wrong with it.

    ``others`` are the files that are not to be used because of this one, ``glimpsed`` the
    policies that could be read in the overlay of a body that could not, ``partial`` all that is
    sound in it, ``marks`` are the comments that ask somebody to check what stands below.
    """

    kind: str
    id: str
    value: Any = None
    problems: Diagnostics = ()
    others: frozenset[str] = frozenset()
    glimpsed: tuple[str, ...] | None = None
    partial: Overlay | None = None
    marks: tuple[Value, ...] = ()


def decode(
    files: Mapping[str, str],
    schemas: Schemas,
    assets: Assets,
    inspect: Inspect = lambda _asset: None,
) -> tuple[Library, Diagnostics]:
    """Return everything that could be read.

    ``inspect`` says what is wrong with a picture or a letterhead.
    """
    around = surroundings(files, schemas, assets, inspect)
    return library_of({path: decode_one(path, around) for path in around.kinds})


def surroundings(
    files: Mapping[str, str], schemas: Schemas, assets: Assets, inspect: Inspect
) -> Surroundings:
    """Return what each of the files is read with."""
    kinds = {path: _kind(path) for path in sorted(files)}
    return Surroundings(
        files=files,
        schemas=schemas,
        assets=assets,
        inspect=inspect,
        kinds=kinds,
        ids={(kind, id_): path for path, (kind, id_) in kinds.items() if id_},
    )


TOPIC = "topic"


@lru_cache(maxsize=256)
def _usual(text: str, path: str) -> clauses.Usual:
    """Return what a topic says of its clauses; one that cannot be read refuses them anyway."""
    source, _ = yaml.parse(text, path)
    whole = source is not None and isinstance(source.data, dict)
    given = source.data.get("defaults") if source and whole else None
    return {k: str(v) for k, v in given.items()} if isinstance(given, dict) else {}


def _clauses_of(decoded: Mapping[str, Decoded]) -> tuple[dict[str, Clause], Diagnostics]:
    """Return the clauses of all files; of two with one name nobody knows which is meant."""
    found: dict[str, Clause] = {}
    problems: list[Diagnostic] = []
    for one in decoded.values():
        mine = one.value.clauses if isinstance(one.value, Topic) else (one.value,)
        for clause in mine if one.kind in {TOPIC, "clause"} else ():
            if clause is None:
                continue
            other = found.setdefault(clause.id, clause)
            if other is not clause:
                problems.append(_twice(clause, other))
    return found, tuple(problems)


def _twice(clause: Clause, other: Clause) -> Diagnostic:
    return Diagnostic(
        code=Code.DUPLICATE_CLAUSE,
        message=f"`{clause.id}` is defined twice",
        span=clause.span,
        hint="give one of the two another name, or remove it",
        labels=(Label(other.span, "the other is here"),),
    )


def library_of(decoded: Mapping[str, Decoded]) -> tuple[Library, Diagnostics]:
    """Return the library of files by path, with everything that is wrong with them."""
    problems = [problem for one in decoded.values() for problem in one.problems]
    broken = {path for path, one in decoded.items() if has_errors(one.problems)}
    broken |= {path for one in decoded.values() for path in one.others}
    if VOCABULARY not in decoded:
        problems.append(_no_vocabulary())
        broken.add(VOCABULARY)
    by_kind: dict[str, dict[str, Any]] = {kind: {} for kind, _ in KINDS}
    for one in decoded.values():
        if one.value is not None:
            by_kind[one.kind][one.id] = one.value
    topics = tuple(by_kind[TOPIC].values())
    words = together(by_kind["vocabulary"].get("", EMPTY), *topics)
    local = local_words(words, *topics)
    every, twice = _clauses_of(decoded)
    every = {name: read_in_topic(clause, name, local) for name, clause in every.items()}
    problems += twice
    broken |= {span.path for one in twice for span in (one.span, *(at.span for at in one.labels))}
    renames = renames_of(every.values(), by_kind["policy"].values(), words)
    library = Library(
        vocabulary=followed(words, renames),
        clauses=followed(every, renames),
        policies=followed(by_kind["policy"], renames),
        register={one.id: one for one in followed(by_kind["register"].get("", ()), renames)},
        instruments=by_kind["instrument"],
        overlays=followed(
            {name: overlay_in_topics(one, local) for name, one in by_kind["overlay"].items()},
            renames,
        ),
        names=by_kind["people"],
        platforms=by_kind["platforms"].get("", ()),
        kept=followed(by_kind["kept-elsewhere"], renames),
        new_bodies=followed(by_kind["new-bodies"].get("", NewBodies()), renames),
        broken=frozenset(broken),
        renames=renames,
        glimpsed={one.id: one.glimpsed for one in decoded.values() if one.glimpsed},
        partial=followed({d.id: d.partial for d in decoded.values() if d.partial}, renames),
        to_check={path: one.marks for path, one in decoded.items() if one.marks},
    )
    return library, tuple(problems)


def _no_vocabulary() -> Diagnostic:
    return Diagnostic(
        code=Code.MISSING_FILE,
        message=f"there is no {VOCABULARY}, which says what tokens may name",
        span=Span(VOCABULARY, 1, 1),
        hint="`policyloom init FOLDER` writes a folder with one: copy it from there",
    )


def _kind(path: str) -> tuple[str, str]:
    for kind, pattern in KINDS:
        found = pattern.fullmatch(path)
        if found:
            return kind, "/".join(part for part in found.groups() if part)
    return "", ""


def decode_one(path: str, around: Surroundings) -> Decoded:
    """Return what one file says."""
    kind, id_ = around.kinds[path]
    text = around.files[path]
    if not kind:
        return Decoded(kind=kind, id=id_, problems=(_misplaced(path),))
    source, problems = yaml.parse(text, path)
    if source:
        source, departures = _fitted(source, kind, around)
        problems = (*problems, *departures)
    if source is None or has_errors(problems):
        if kind != "overlay":
            return Decoded(kind=kind, id=id_, problems=problems)
        glimpsed = policies_in(source, text)
        partial = _sound_overlay(source, problems, around) if source else None
        return Decoded(kind=kind, id=id_, problems=problems, glimpsed=glimpsed, partial=partial)
    node = Node(source, (), source.data, [])
    identity = tuple(blank(node)) or tuple(_identity(node, kind, id_, around))
    if identity:
        others = frozenset(label.span.path for problem in identity for label in problem.labels)
        return Decoded(kind=kind, id=id_, problems=(*problems, *identity), others=others)
    value = READ[kind](node, around)
    unprintable = not_plain(node) if kind in KINDS_OF_VALUES else ()
    found = (*problems, *node.problems, *unprintable)
    return Decoded(kind=kind, id=id_, value=value, problems=found, marks=marks(text, path))


def _sound_overlay(source: Source, problems: Diagnostics, around: Surroundings) -> Overlay | None:
    """Return what is sound in an overlay that has errors, so that decisions can be looked at."""
    data = sound_part(source, problems)
    fits = fitting(around.schemas["overlay"])
    if data is None or not fits:
        return None
    whole = [one for one in data.get("modifications", ()) if one is not None]
    if not fits({**data, "modifications": whole} if whole else _without(data, "modifications")):
        return None
    found = overlays.overlay(Node(source, (), data, []), around.assets, around.inspect)
    return found if found.body == around.kinds[source.path][1] else None


def _without(data: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != key}


def _fitted(source: Source, kind: str, around: Surroundings) -> tuple[Source, Diagnostics]:
    """Return what a file says with its lists flat, and where it departs from its schema."""
    fits = fitting(around.schemas[kind])
    if fits and fits(source.data):
        return source, ()
    source = flattened(source)
    if fits and fits(source.data):
        return source, ()
    # The library that can say what is wrong takes as long to load as fifty files to read.
    from policyloom.decode.violations import homes, violations  # noqa: PLC0415

    return source, violations(source, around.schemas[kind], homes(kind, around.schemas))


def _misplaced(path: str) -> Diagnostic:
    hint = (
        "clauses stand in clauses/TOPIC/, policies in policies/, overlay.yaml and register.yaml "
        "in trusts/TRUST/ or trusts/TRUST/schools/SCHOOL/"
    )
    message = f"`{path}` is not where a file of this project can stand, so nothing reads it"
    return Diagnostic(code=Code.MISPLACED_FILE, message=message, span=Span(path, 1, 1), hint=hint)


def _identity(node: Node, kind: str, id_: str, around: Surroundings) -> Iterator[Diagnostic]:
    """Check that a file says the id that its path says.

    Of two files with one id nobody knows which is meant, so neither is used.
    """
    if kind not in ID_KEY:
        return
    said = node.need(ID_KEY[kind])
    if reserved := RESERVED & set(said.text.split("/")):
        message = f"`{min(reserved)}` is a name that Windows keeps for its devices"
        hint = "choose another name, so that everyone can open the files"
        yield Diagnostic(code=Code.WRONG_FORM, message=message, span=said.span, hint=hint)
    if said.text == id_:
        return
    other = around.ids.get((kind, said.text))
    if other:
        yield Diagnostic(
            code=Code(f"duplicate-{kind}"),
            message=f"`{said.text}` is defined twice",
            span=said.span,
            hint=f"give this one the id of its file, `{id_}`, or remove one of the two files",
            labels=(Label(_place_of(ID_KEY[kind], other, around), "the other is here"),),
        )
        return
    message = f"this file says `{said.text}`, but its place says `{id_}`"
    hint = f"write `{ID_KEY[kind]}: {id_}`, or move the file"
    yield Diagnostic(code=Code.ID_MISMATCH, message=message, span=said.span, hint=hint)


def _place_of(key: str, path: str, around: Surroundings) -> Span:
    """Return where a file says its id."""
    source, _ = yaml.parse(around.files[path], path)
    return source.span((key,)) if source and isinstance(source.data, dict) else Span(path, 1, 1)


def _clause(node: Node, around: Surroundings) -> Clause:
    usual = around.usual(node.words("clause").partition("/")[0])
    return clauses.clause(node, (around.assets, around.inspect), usual)


def _topic(node: Node, around: Surroundings) -> Topic:
    """Return what stands in the file of a topic, and report clauses of others."""
    topic = node.words("topic")
    for item in clauses.topic(node):
        said = item.need("clause")
        if not said.text.startswith(f"{topic}/"):
            message = f"`{said.text}` is no clause of the topic `{topic}`"
            hint = f"give it a name that begins with `{topic}/`, or a file of its own"
            node.report(Code.ID_MISMATCH, message, hint, said.span)
    every = tuple(_clause(item, around) for item in clauses.topic(node))
    return Topic(name=topic, clauses=every, words=words_of(node))


READ: Mapping[str, Callable[[Node, Surroundings], Any]] = {
    "vocabulary": lambda node, _: vocabulary(node),
    "platforms": lambda node, _: registers.platforms(node),
    "new-bodies": lambda node, _: new_bodies(node),
    "instrument": lambda node, _: registers.instrument(node),
    "topic": _topic,
    "clause": _clause,
    "register": lambda node, _: clauses.register(node),
    "policy": lambda node, _: clauses.policy(node),
    "kept-elsewhere": lambda node, _: clauses.kept_elsewhere(node),
    "people": lambda node, _: contacts.people(node),
    "overlay": lambda node, around: overlays.overlay(node, around.assets, around.inspect),
}
"""By kind of file: what makes a source value of data that fits its schema."""
