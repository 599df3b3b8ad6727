"""Laws that hold for any words: no token is ever printed, and no file, however broken, raises."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from policyloom.compile import compile_policy, load
from policyloom.document import plain, runs
from policyloom.english import grammar, nouns
from policyloom.lint.nouns import NOBODY, ONE_NAME
from policyloom.lint.person_names import is_personal_name
from policyloom.resolve.documents import targets
from policyloom.source import Target
from policyloom.writers.text import write_text
from policyloom.yaml import read as yamlspans
from tests.support.cases import ASSETS, CLAUSE, files, schemas, unusable, with_words
from tests.support.sampling import examples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.document import Document, Text

OVERLAY = "trusts/alderbrook/overlay.yaml"
TARGET = Target("alderbrook", "phones")
BASE = files("")
FEW = settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow])

# WORDS AND TOKENS

NOUNS = (
    "school",
    "organisation",
    "organisation or school",
    "community",
    "pupil",
    "governing body",
)
ROLES = ("head", "chair of governors", "safeguarding lead")
GROUPS = ("staff", "governors", "volunteers")
DUTIES = grammar.DUTIES
ARTICLES = {"a", "an", "the"}
POSSESSIVE = "'s"
HEADS = {"noun": "heads", "number": "plural"}
letters = st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéŵŷ")
word = st.text(letters, min_size=1, max_size=10)
words_of_a_noun = st.lists(word, min_size=1, max_size=3)
# A noun that begins with an article is refused (article-outside-token), and so is "none".
noun = (
    words_of_a_noun.filter(lambda words: words[0].lower() not in ARTICLES)
    .map(" ".join)
    .filter(lambda words: words.lower() not in NOBODY)
)
title = st.sampled_from(["Headteacher", "head of school", "Principal", "executive lead", HEADS])


@st.composite
def noun_tokens(draw: st.DrawFn) -> str:
    """A term or role in any form, with or without a verb."""
    name = draw(st.sampled_from(NOUNS + ROLES))
    article = draw(st.sampled_from(["", "a ", "the ", "The ", "in ", "any ", "each "]))
    if article == "in ":
        return f"{{{article}{name}}}"
    if article != "a " and draw(st.booleans()):
        return f"{{{article}{name}{draw(st.sampled_from([' is', ' have', ' review']))}}}"
    return f"{{{article}{name}{draw(st.sampled_from(['', POSSESSIVE]))}}}"


@st.composite
def people_tokens(draw: st.DrawFn) -> str:
    """A list of groups with and/or."""
    groups = draw(st.lists(st.sampled_from(GROUPS), min_size=1, max_size=3, unique=True))
    if len(groups) == 1:
        return f"{{{groups[0]}}}"
    conjunction = draw(st.sampled_from(["and", "or"]))
    return f"{{{', '.join(groups[:-1])} {conjunction} {groups[-1]}}}"


duty_tokens = st.sampled_from([f"{{{word}}}" for word in DUTIES])
literal_tokens = noun.map(lambda words: f'{{"{words}"}}')
plain_words = st.sampled_from(
    ["and then", "with", "see", "phones,", "bags.", "so:", "(now)", "e.g."]
)
piece = st.one_of(noun_tokens(), people_tokens(), duty_tokens, literal_tokens, plain_words)
sentence = st.lists(piece, min_size=1, max_size=8).map(" ".join)
text = st.lists(
    st.one_of(sentence, sentence.map(lambda s: f"- {s}"), sentence.map(lambda s: f"### {s}")),
    min_size=1,
    max_size=4,
).map("\n\n".join)


@st.composite
def forms(draw: st.DrawFn) -> object:
    """A noun, alone or with forms of its own."""
    base = draw(noun)
    # Of such words nobody can tell; they are refused unless more is said.
    unclear = nouns.looks_plural(base) or ONE_NAME.fullmatch(base) or is_personal_name(base)
    if draw(st.booleans()) and not unclear:
        return base
    own: dict[str, object] = {"noun": base}
    for key in ("plural", "indefinite", "definite", "possessive", "within"):
        if draw(st.booleans()) or (unclear and key == "definite"):
            own[key] = draw(noun)
    own["number"] = draw(st.sampled_from(["singular", "plural"]))
    return own


@st.composite
def overlays(draw: st.DrawFn) -> dict[str, Any]:
    """An overlay with any words of its own."""
    return {
        "body": "alderbrook",
        "name": draw(noun),
        "kind": "maintained-school",
        "phase": "junior",
        "policies": ["phones"],
        "documents": {"phones": {"effective-from": "2025-10-01"}},
        "terms": {name: draw(forms()) for name in NOUNS if draw(st.booleans())},
        "roles": {name: draw(title) for name in ROLES if draw(st.booleans())},
        "people": {"staff": draw(st.lists(noun, min_size=1, max_size=3, unique_by=str.casefold))},
        "style": {"serial-comma": draw(st.booleans())},
    }


def made(words: str, overlay: dict[str, Any]) -> Document:
    """Compile the words for a body."""
    clause = with_words(BASE[CLAUSE], words)
    # JSON is YAML as well, and every string in it has quotes.
    texts = {**BASE, CLAUSE: clause, OVERLAY: json.dumps(overlay, ensure_ascii=False)}
    library, problems = load(texts, schemas(), ASSETS, unusable)
    compiled = compile_policy(library, TARGET)
    assert compiled.document, (problems, compiled.diagnostics)
    return compiled.document


def words_of(document: Document) -> Iterator[Text]:
    """Yield every run of words of the sections."""
    for section in document.sections:
        yield from runs(section.title)
        for provision in section.provisions:
            yield from (run for block in provision.blocks for run in _runs(block))


def _runs(block: Any) -> Iterator[Text]:  # noqa: ANN401 - any block of a clause of this test
    if hasattr(block, "items"):
        yield from (run for item in block.items for inner in item.blocks for run in _runs(inner))
    else:
        yield from runs(block.inlines)


@FEW
@given(text, overlays())
def test_a_resolved_document_holds_no_token(words: str, overlay: dict[str, Any]) -> None:
    document = made(words, overlay)
    printed = write_text(document).decode()
    assert not re.search(r"[{}]", printed)
    assert "  " not in plain(document.title)
    for run in words_of(document):
        assert run.value == run.value.strip("\n")


@FEW
@given(
    text, overlays(), st.dictionaries(st.sampled_from(DUTIES[:2]), st.just("shall"), min_size=1)
)
def test_a_house_style_changes_duties_and_nothing_else(
    words: str, overlay: dict[str, Any], style: dict[str, str]
) -> None:
    style = {word: f"shall{word.removeprefix('must')}" for word in style}
    before, after = made(words, overlay), made(words, {**overlay, "duties": style})
    for old, new in zip(words_of(before), words_of(after), strict=True):
        if old.value != new.value:
            assert new.concept
            assert (new.concept.kind, new.concept.key) == ("duty", old.value.lower())
            assert new.value.lower() == style[old.value.lower()]


@FEW
@given(text, overlays(), overlays())
def test_another_bodys_words_and_back_give_the_same_text(
    words: str, one: dict[str, Any], other: dict[str, Any]
) -> None:
    assert made(words, one) == made(words, one)
    back = {**other, **one}
    assert write_text(made(words, back)) == write_text(made(words, one))


@FEW
@given(overlays())
def test_literals_never_change(overlay: dict[str, Any]) -> None:
    words = 'A relationship of trust, a secondary school, {"the Trust school"} and {staff}.'
    printed = " ".join(write_text(made(words, overlay)).decode().split())
    assert "A relationship of trust, a secondary school, the Trust school and" in printed


# GRAMMAR


@given(noun)
def test_the_article_is_a_or_an(words: str) -> None:
    assert nouns.article(words) in {"a", "an"}
    derived = nouns.derive(nouns.GivenForms(noun=words))
    assert re.match(r"an? \S", derived.indefinite)


@given(noun)
def test_a_possessive_can_be_taken_back(words: str) -> None:
    possessive = nouns.possessive_of(words)
    assert possessive.removesuffix("s").removesuffix("'") in {words, words.removesuffix("s")}
    assert possessive.endswith(("'", "'s"))
    assert possessive.endswith("'s") != words.lower().endswith("s")


@given(noun)
def test_a_plural_has_as_many_words(words: str) -> None:
    assert len(nouns.plural_of(words).split()) == len(words.split())


@given(st.sampled_from(sorted(grammar.VERBS)), st.booleans())
def test_a_verb_agrees_whatever_form_was_written(verb: str, plural: bool) -> None:  # noqa: FBT001
    agreed = grammar.agreeing(verb, plural=plural)
    assert grammar.agreeing(agreed, plural=plural) == agreed
    assert grammar.agreeing(grammar.agreeing(agreed, plural=not plural), plural=plural) == agreed


@given(st.lists(noun, max_size=5), st.sampled_from(["and", "or"]), st.booleans())
def test_a_list_names_everyone_once(words: list[str], conjunction: str, comma: bool) -> None:  # noqa: FBT001
    joined = grammar.joined(tuple(words), conjunction, serial_comma=comma)
    assert joined.count(f" {conjunction} ") >= (len(words) > 1)
    assert all(each in joined for each in words)


@given(noun)
def test_a_capital_changes_the_first_letter_only(words: str) -> None:
    assert grammar.capitalised(words)[1:] == words[1:]
    assert grammar.capitalised(grammar.capitalised(words)) == grammar.capitalised(words)


@given(st.text(st.sampled_from("ab {}\n'"), min_size=1, max_size=8))
def test_a_body_cannot_print_a_token_either(words: str) -> None:
    assume(re.search(r"[{}\n]", words))
    texts = {**BASE, OVERLAY: json.dumps({**json.loads(_overlay()), "terms": {"school": words}})}
    _, problems = load(texts, schemas(), ASSETS, unusable)
    assert "value-not-plain" in {problem.code for problem in problems}


# BROKEN FILES

AWKWARD = "{}[]:#&*!|>'\"%@`\\,?-~<=\t\n\r\x00\u2028\ufeff é𝄞 "
edit = st.tuples(
    st.integers(0, 10_000),
    st.integers(0, 12),
    st.text(st.sampled_from(AWKWARD + "ab1"), max_size=6),
)


def damaged(words: str, edits: list[tuple[int, int, str]]) -> str:
    """Cut pieces out of a text and put others in."""
    for at, length, new in edits:
        start = at % (len(words) + 1)
        words = words[:start] + new + words[start + length :]
    return words


def compile_all(texts: dict[str, str]) -> None:
    """Load a project and compile everything in it; whatever is wrong must not raise."""
    library, problems = load(texts, schemas(), ASSETS, unusable)
    for problem in problems:
        assert problem.message
        assert problem.span.line >= 1
    for target in targets(library):
        compile_policy(library, target)


@settings(max_examples=examples(250), suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(BASE)), st.lists(edit, min_size=1, max_size=4))
def test_a_damaged_file_is_reported_and_never_raises(
    path: str, edits: list[tuple[int, int, str]]
) -> None:
    compile_all({**BASE, path: damaged(BASE[path], edits)})


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 5),
    st.text(st.sampled_from(AWKWARD + "ab1"), max_size=8),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.text("ab{}-", max_size=4), inner, max_size=3),
    ),
    max_leaves=6,
)


def _paths(data: object, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield at
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _paths(value, (*at, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _paths(value, (*at, index))


def _with(data: Any, at: tuple[str | int, ...], value: object) -> object:  # noqa: ANN401 - YAML data
    if not at:
        return value
    copy = data.copy()
    copy[at[0]] = _with(data[at[0]], at[1:], value)
    return copy


@settings(max_examples=examples(250), suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(sorted(BASE)), values)
def test_a_wrong_value_is_reported_and_never_raises(
    data: st.DataObject, path: str, value: object
) -> None:
    source, _ = yamlspans.parse(BASE[path], path)
    assert source
    place = data.draw(st.sampled_from(sorted(_paths(source.data), key=str)))
    compile_all({**BASE, path: json.dumps(_with(source.data, place, value), ensure_ascii=False)})


@given(st.text(st.sampled_from(AWKWARD + "ab1 \n-"), max_size=60))
def test_any_text_of_a_clause_is_read_or_reported(words: str) -> None:
    assume("\t" not in words)
    compile_all({**BASE, CLAUSE: with_words(BASE[CLAUSE], words)})


def test_the_damage_is_real() -> None:
    """A check on these tests: most damage is noticed."""
    broken = damaged(BASE[OVERLAY], [(BASE[OVERLAY].index("policies"), 3, "{")])
    assert broken != BASE[OVERLAY]
    assert load({**BASE, OVERLAY: broken}, schemas(), ASSETS, unusable)[1]
    document = made(
        "{The head} {must} stay.", {**json.loads(_overlay()), "duties": {"must": "will"}}
    )
    assert "The Headteacher will stay." in write_text(replace(document, control=())).decode()


def _overlay() -> str:
    source, _ = yamlspans.parse(BASE[OVERLAY], OVERLAY)
    assert source
    return json.dumps(source.data)
