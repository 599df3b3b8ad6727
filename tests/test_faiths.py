"""Religious characters: the closed list, and what names and people say instead of it."""

from __future__ import annotations

import pytest

from policyloom.english.meant import CHARACTERS, character_in, character_meant
from tests.support.cases import schemas


def test_the_schema_has_the_list() -> None:
    properties = schemas()["overlay"]["properties"]
    assert isinstance(properties, dict)
    assert tuple(properties["religious-character"]["enum"]) == CHARACTERS


@pytest.mark.parametrize(
    ("name", "character"),
    [
        ("Hollin Bank C of E Primary School", "church-of-england"),
        ("St Mary's CofE (VA) School", "church-of-england"),
        ("Moor End Church of England Infant School", "church-of-england"),
        ("St Giles' CE Academy", "church-of-england"),
        ("Ysgol Cae CiW", "church-in-wales"),
        ("St Bede's RC Primary", "roman-catholic"),
        ("Our Lady's Catholic College", "roman-catholic"),
        ("Lowfold C of E Methodist School", "church-of-england-and-methodist"),
        ("Sedgeholm Islamic Girls' School", "muslim"),
        ("Cedar Primary School", ""),
        ("Ceredig School", ""),
        ("Wesley Road Primary", ""),
    ],
)
def test_a_name_says_the_character(name: str, character: str) -> None:
    assert character_in(name) == character


@pytest.mark.parametrize(
    ("words", "character"),
    [("c of e", "church-of-england"), ("Catholic", "roman-catholic"), ("None", "none"),
     ("not religious", "none"), ("Islamic", "muslim"), ("church", "")],
)  # fmt: skip
def test_other_words_mean_one(words: str, character: str) -> None:
    assert character_meant(words) == character
