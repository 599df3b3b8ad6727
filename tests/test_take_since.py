"""A draft comes home after the sources moved on: what a reviewer did is told from what we did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from policyloom.fleet.printed import FOLDER, MOST, forget_old_maps, keep_map, kept_lines
from policyloom.homecoming import Atom, Layer, Pair, Place, Unit, digest_of_map, laid, proposals
from policyloom.homecoming.since import merged, rebased
from policyloom.manuscript.home import Home, HomeParagraph

if TYPE_CHECKING:
    from pathlib import Path

PRINTED = (
    "Keep the key in the office.",
    "Lock the door at night when everybody has left.",
    "Open the window by day.",
    "Feed the cat.",
)
AT = Place(path="clauses/keys/use.yaml", line=3)


def unit(words: str) -> Unit:
    atom = Atom(start=0, end=len(words), words=words, at=AT, layer="library")
    return Unit(text=words, atoms=(atom,), part="section", clause="keys/use")


def told(today: tuple[str, ...], came: tuple[str, ...]) -> list[tuple[str, str]]:
    units = tuple(map(unit, today))
    home = rebased(file_of(came), file_of(today), PRINTED, [True] * len(today))
    found = proposals(units, home, laid(units, home.paragraphs), "hill")
    return [(one.old, one.new) for one in found]


def file_of(words: tuple[str, ...]) -> Home:
    said = enumerate(words, 1)
    return Home(paragraphs=tuple(HomeParagraph(number=n, after=w, before=w) for n, w in said))


def test_what_we_changed_meanwhile_is_no_proposal() -> None:
    today = (PRINTED[0], "Lock both doors at night when everybody has left.", "Ring the bell.")
    assert told(today, PRINTED) == []


def test_what_the_reviewer_changed_is_one_beside_what_we_changed() -> None:
    today = (PRINTED[0], "Lock both doors at night when everybody has left.", *PRINTED[2:])
    came = (
        "Keep the key in the hall.",
        "Lock the door at dusk when everybody has left.",
        *PRINTED[2:3],
        "Water the plants as well, every Monday.",
    )
    assert told(today, came) == [
        ("office", "hall"),
        ("night", "dusk"),
        ("Feed the cat.", "Water the plants as well, every Monday."),
    ]


def test_where_both_changed_the_same_words_ours_and_theirs_are_told() -> None:
    today = (PRINTED[0], "Lock the door at noon when everybody has left.", *PRINTED[2:])
    came = (PRINTED[0], "Lock the door at dusk when everybody has left.", *PRINTED[2:])
    assert told(today, came) == [("noon", "dusk")]
    assert told(came, came) == []


def test_what_we_moved_stays_where_it_is_and_what_they_moved_is_a_move() -> None:
    today = (PRINTED[3], *PRINTED[:3])
    assert told(today, PRINTED) == []
    came = (PRINTED[0], PRINTED[2], PRINTED[1], PRINTED[3])
    ((old, new),) = told((*PRINTED, "Ring the bell."), came)
    assert old == new
    assert old in PRINTED[1:3]


def test_a_term_that_changed_everywhere_is_one_decision_also_where_we_reworded_a_place() -> None:
    said = ("Lock the door.", "Open the door by day, and shut it again.")
    ours = (said[0], "Open the door by day, and always shut it again.")
    theirs = tuple(one.replace("door", "gate") for one in said)
    units = tuple(map(of_a_term, ours))
    home = rebased(file_of(theirs), file_of(ours), said, [True, True])
    (one,) = proposals(units, home, laid(units, home.paragraphs), "hill")
    assert (one.old, one.new, one.places, one.of) == ("door", "gate", 2, 2)


def of_a_term(words: str) -> Unit:
    at = words.index("door")
    parts = ((0, at, ""), (at, at + 4, "term"), (at + 4, len(words), ""))
    atoms = (
        Atom(start=a, end=b, words=words[a:b], kind=kind, key=kind and "door", at=AT)
        for a, b, kind in parts
    )
    return Unit(text=words, atoms=tuple(atoms), part="section", clause="keys/use")


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        ("a big dog and a cat", "a dog and a red cat", "a big dog and a red cat"),
        ("a dog, a hen and a cat", "a hog and a cat", "a hog, a hen and a cat"),
        ("a dog and a cat", "a dog and a cat", "a dog and a cat"),
        ("an owl", "a dog and a cat too", "an owl too"),
        ("a dog", "a dog and a hen", "a dog and a hen"),
    ],
)
def test_the_changes_of_both_sides_stand_in_a_paragraph(ours: str, theirs: str, both: str) -> None:
    assert merged("a dog and a cat", ours, theirs) == both


def test_what_the_reviewer_took_out_is_told_also_where_we_reworded_it() -> None:
    today = (PRINTED[0], "Lock both doors at night when everybody has left.", *PRINTED[2:])
    added = "Ring the bell at noon, and once more when the children come in."
    came = (PRINTED[0], *PRINTED[2:])
    assert told((*today, added), came) == [(today[1], "")]


def test_an_empty_line_that_another_program_left_out_is_no_edit() -> None:
    units = (unit(PRINTED[0]), Unit(text=" "), unit(PRINTED[1]))
    words = (PRINTED[0], PRINTED[1])
    home = Home(
        paragraphs=tuple(
            HomeParagraph(number=n, after=one, before=one) for n, one in enumerate(words)
        )
    )
    assert proposals(units, home, laid(units, home.paragraphs), "hill") == ()


def test_maps_are_kept_by_their_digest_and_the_oldest_go(tmp_path: Path) -> None:
    data = b'[["s","c","1.0.0","","Feed the cat."]]'
    keep_map(tmp_path, data)
    digest = digest_of_map(data)
    assert kept_lines(tmp_path, digest) == ("Feed the cat.",)
    assert kept_lines(tmp_path, "0" * 24) == kept_lines(tmp_path, "../../etc") == ()
    kept = tmp_path / FOLDER
    (kept / f"{digest}.json.gz").write_bytes(b"spoiled")
    assert kept_lines(tmp_path, digest) == ()
    for number in range(MOST + 3):
        (kept / f"{number}.json.gz").touch()
    forget_old_maps(tmp_path)
    assert len(list(kept.iterdir())) == MOST


@pytest.mark.parametrize(
    ("came", "said"),
    [
        ("Every key hangs here.", [("Key", "Every key")]),
        ("Old Key hangs here.", [("", "Old")]),
        ("1. Key hangs here.", []),
        ("(iv) Key hangs here.", []),
        ("3 Key hangs here.", []),
        ("• Key hangs here.", []),
    ],
)
def test_a_typed_number_is_no_edit_and_a_short_word_in_front_is_one(
    came: str, said: list[tuple[str, str]]
) -> None:
    units = (unit("Key hangs here."), unit(PRINTED[1]))
    home = Home(
        paragraphs=tuple(
            HomeParagraph(number=at, after=words, before=words)
            for at, words in enumerate((came, PRINTED[1]), 1)
        )
    )
    found = proposals(units, home, laid(units, home.paragraphs), "hill")
    assert [(one.old, one.new) for one in found] == said


def test_a_tracked_move_is_one_move_though_its_old_place_is_still_there() -> None:
    said = ("Keep the key.", "Lock the door.", "Turn off the light.")
    now = (("", said[0]), (said[1], said[1]), (said[2], said[2]), (said[0], ""))
    home = [
        HomeParagraph(number=n, after=after, before=before)
        for n, (after, before) in enumerate(now, 1)
    ]
    assert laid([unit(one) for one in said], home) == (
        Pair((1,), (1,)),
        Pair((2,), (2,)),
        Pair((0,), (3,), moved=True),
    )


def test_a_new_note_belongs_to_the_clause_that_refers_to_it() -> None:
    units = tuple(map(unit, PRINTED))
    kept = (HomeParagraph(number=n, after=said, before=said) for n, said in enumerate(PRINTED, 1))
    note = HomeParagraph(number=5, after="Ask first.", before="Ask first.", note_of=2)
    home = Home(paragraphs=(*kept, note))
    ((found),) = proposals(units, home, laid(units, home.paragraphs), "hill")
    assert (found.layer, found.clause, found.new) == (Layer.INSERTED, "keys/use", "Ask first.")
    assert (found.spots[0][0], found.is_note) == (1, True)
