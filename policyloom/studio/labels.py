"""STUDIO: the labels of the interface in English -> the language that somebody reads.

Pages are written in English. ``templates/studio/cymraeg.yaml`` has each label with its Welsh, and
``{}`` for what is put in. What has no Welsh there, such as what is said of an error in a policy,
stays English and is marked so for whoever has it read aloud.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from jinja2.ext import Extension
from markupsafe import Markup

from policyloom.english.dates import date_words
from policyloom.studio.remedies import told
from policyloom.welsh import ENGLISH, OWN_NAMES, TAGS, WELSH, Phrases, day_in_welsh, filled
from policyloom.writers.resources import environment, resource
from policyloom.yaml.read import parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Environment

TABLE = "studio/cymraeg.yaml"
PUT_IN = r"\{\{.*?\}\}"
PIECES = re.compile(
    rf"(\{{#.*?#\}}|\{{%.*?%\}}|<[a-zA-Z/!](?:{PUT_IN}|\{{%.*?%\}}|[^>])*>)", re.DOTALL
)
SAID_IN_TAG = re.compile(r'\b(aria-label|data-label|title)="([^"{]+)"')
SAID_IN_CODE = re.compile(r'_\("([^"]+)"\)')
LETTERS = re.compile(r"[A-Za-z]{2}")
ENTITY = re.compile(r"&\w+;")
TOLD = 9
"""Letters of a label from which on it is found again though something is put in."""


def labels_of(source: str) -> Iterator[str]:
    """Yield the labels of a template."""
    for at, piece in enumerate(PIECES.split(source)):
        yield from SAID_IN_CODE.findall(piece)
        if at % 2:
            yield from (words for _, words in SAID_IN_TAG.findall(piece))
        elif label := _label(piece)[0]:
            yield label


def _label(piece: str) -> tuple[str, list[str]]:
    """Return what stands between two tags as a label, and what is put into it."""
    plain = re.sub(PUT_IN, "{}", piece, flags=re.DOTALL)
    said = LETTERS.search(ENTITY.sub("", plain))
    return (" ".join(plain.split()), re.findall(PUT_IN, piece, re.DOTALL)) if said else ("", [])


@cache
def welsh() -> Mapping[str, str]:
    """Return the Welsh of each label."""
    source, problems = parse(resource(TABLE), TABLE)
    assert source, problems  # noqa: S101 - a file of ours, which tests read
    return {str(label): str(words) for label, words in source.data.items()}


@cache
def _phrases() -> Phrases:
    return Phrases(welsh(), least=TOLD)


def in_welsh(words: str) -> str | None:
    """Return the Welsh of what a page is told; nothing where it has none."""
    return _phrases().found(words)


class InWelsh(Extension):
    """Templates with their labels in Welsh."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Put the Welsh of each label in its place."""
        del name, filename
        pieces = PIECES.split(source)
        return "".join(_tag(one) if at % 2 else _words(one) for at, one in enumerate(pieces))


def _tag(piece: str) -> str:
    return SAID_IN_TAG.sub(lambda one: f'{one[1]}="{welsh().get(one[2], one[2])}"', piece)


def _words(piece: str) -> str:
    label, parts = _label(piece)
    if label not in welsh():
        return piece
    before = piece[: len(piece) - len(piece.lstrip())]
    return f"{before}{filled(welsh()[label], parts)}{piece[len(piece.rstrip()) :]}"


@cache
def pages_in(language: str) -> Environment:
    """Return the templates of all pages with their labels in a language."""
    made = environment().overlay(extensions=[InWelsh] if language == WELSH else [])
    translated = in_welsh if language == WELSH else str
    made.filters = {
        **made.filters,
        "told": lambda words: _told(words, language),
        "label": lambda words: translated(words) or words,
    }
    made.globals = {
        **made.globals,
        "_": lambda words: translated(words) or words,
        "date_words": lambda day: (
            day_in_welsh(date_words(day)) if language == WELSH else date_words(day)
        ),
        "language": language,
        "tag": TAGS[language],
        "others": {one: name for one, name in OWN_NAMES.items() if one != language},
    }
    return made


def _told(words: str, language: str) -> Markup:
    """Return a message; one that has no Welsh is marked as English."""
    if language == ENGLISH:
        return told(words)
    found = in_welsh(words)
    return told(found) if found else Markup('<span lang="en-GB">{}</span>').format(told(words))
