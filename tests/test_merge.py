"""The three-way merge of prose: what it decides, what it leaves to people, what it never loses."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from policyloom.markdown import read_line, read_wording
from policyloom.merging import By, Merge, merge, settled, settled_leaves
from policyloom.merging.atoms import joined, sentences
from policyloom.merging.moves import FEWEST
from tests.wordings import LINE, PLACE, Said, said_in

BASE = """\
{The head must} reply within two days. Pupils wait in the hall, and parents are told by e-mail.

We keep:

- a list of phones
- a locked box
- the key to it

Read [](policy:behaviour) as well.
"""

FIRST = "{The head must} reply within two days."
SECOND = "Pupils wait in the hall, and parents are told by e-mail."
FIVE = "by e-mail. {The head must} reply within five days."


@dataclass(frozen=True)
class Case:
    """What the library and a school made of BASE, and what comes of it (None: a conflict)."""

    library: tuple[str, str]
    local: tuple[str, str]
    merged: tuple[str, ...] | None


CASES = {
    "two sentences of one paragraph": Case(
        ("two days", "five days"),
        ("by e-mail", "by text message"),
        ("reply within five days. Pupils", "told by text message."),
    ),
    "two places of one sentence": Case(
        ("in the hall", "in the library"),
        ("by e-mail", "by text message"),
        ("Pupils wait in the library, and parents are told by text message.",),
    ),
    "the same words differently": Case(("two days", "five days"), ("two days", "ten days"), None),
    "the same words alike": Case(("two days", "five days"), ("two days", "five days"), ("five",)),
    "neighbouring words": Case(
        ("in the hall", "in the library"),
        ("Pupils wait in", "Pupils stand in"),
        ("stand in the library",),
    ),
    "only a comma between": Case(
        ("the hall,", "the library,"), (", and parents", ", while parents"), None
    ),
    "an item added, another changed": Case(
        ("- a locked box\n", "- a locked box\n- a spare box\n"),
        ("- the key to it", "- both keys to it"),
        ("- a locked box\n- a spare box\n- both keys to it\n",),
    ),
    "an item removed, another changed": Case(
        ("- a list of phones\n", ""),
        ("- the key to it", "- both keys to it"),
        ("We keep:\n\n- a locked box\n- both keys to it\n",),
    ),
    "an item removed that the school changed": Case(
        ("- a locked box\n", ""), ("- a locked box", "- a locked steel box"), None
    ),
    "an item added by each in one place": Case(
        ("- the key to it\n", "- the key to it\n- a pen\n"),
        ("- the key to it\n", "- the key to it\n- a torch\n"),
        None,
    ),
    "a sentence added, another removed": Case(
        ("two days. ", "two days. The reply is written. "),
        (" Pupils wait in the hall, and parents are told by e-mail.", ""),
        None,
    ),
    "a token put for another": Case(
        ("{The head must}", "{The school business manager must}"),
        ("two days", "five days"),
        ("{The school business manager must} reply within five days.",),
    ),
    "a link put for another": Case(
        ("(policy:behaviour)", "(policy:searches)"),
        ("as well.", "as soon as you can."),
        ("Read [](policy:searches) as soon as you can.",),
    ),
    "a token changed by both": Case(
        ("{The head must}", "{The governors must}"), ("{The head must}", "{The head should}"), None
    ),
    "an item moved that the school reworded": Case(
        (
            "- a list of phones\n- a locked box\n- the key to it\n",
            "- a locked box\n- the key to it\n- a list of phones\n",
        ),
        ("- a list of phones", "- a full list of phones"),
        ("- a locked box\n- the key to it\n- a full list of phones\n",),
    ),
    "a sentence moved that the library reworded": Case(
        ("two days", "five days"), (f"{FIRST} {SECOND}", f"{SECOND} {FIRST}"), (FIVE,)
    ),
    "a paragraph split of which the school reworded the second half": Case(
        ("two days. Pupils", "two days.\n\nPupils"),
        ("Pupils wait in the hall, and", "Pupils wait in the big hall, and all"),
        ("two days.\n\nPupils wait in the big hall, and all parents",),
    ),
    "a paragraph split of which the school reworded the first half": Case(
        ("two days. Pupils", "two days.\n\nPupils"), ("two days", "two whole days"), None
    ),
    "sentences joined of which the school reworded one": Case(
        ("two days. Pupils", "two days, and pupils"),
        ("in the hall", "in the library"),
        ("two days, and pupils wait in the library, and parents",),
    ),
    "sentences joined of which the school reworded the one that went away": Case(
        ("two days. Pupils", "two days, and pupils"),
        ("reply within two days", "reply within three days"),
        None,
    ),
    "an item moved to different places": Case(
        (
            "- a list of phones\n- a locked box\n- the key to it\n",
            "- a locked box\n- a list of phones\n- the key to it\n",
        ),
        (
            "- a list of phones\n- a locked box\n- the key to it\n",
            "- a locked box\n- the key to it\n- a list of phones\n",
        ),
        None,
    ),
    "an item moved by one and removed by the other": Case(
        (
            "- a list of phones\n- a locked box\n- the key to it\n",
            "- a locked box\n- the key to it\n- a list of phones\n",
        ),
        ("- a list of phones\n", ""),
        None,
    ),
    "the same sentence added in two places": Case(
        ("{The head must}", "Nobody is searched. {The head must}"),
        ("by e-mail.", "by e-mail. Nobody is searched."),
        None,
    ),
    "the same item added, and one more": Case(
        ("- the key to it\n", "- the key to it\n- a pen\n"),
        ("- the key to it\n", "- the key to it\n- a pen\n- a torch\n"),
        ("- the key to it\n- a pen\n- a torch\n",),
    ),
    "a paragraph at the end, another in the middle": Case(
        ("as well.\n", "as well.\n\nThe board looks at this every year.\n"),
        ("We keep:", "The office looks after:"),
        (
            "The office looks after:\n\n- a list",
            "as well.\n\nThe board looks at this every year.\n",
        ),
    ),
}


def decided(merged: Merge, decisions: list[By]) -> str:
    """Return the text after some decisions, which can be written."""
    text = settled(merged, decisions)
    assert text is not None
    return text


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_merge(case: Case) -> None:
    for side in (case.library, case.local):
        assert side[0] in BASE
    merged = merge(BASE, BASE.replace(*case.library), BASE.replace(*case.local))
    if case.merged is None:
        assert merged.conflicts
        assert merged.text is None
        return
    assert not merged.conflicts
    assert merged.text is not None
    for words in case.merged:
        assert words in merged.text or words in " ".join(merged.text.split())


def test_a_sentence_that_both_changed_is_pointed_out() -> None:
    merged = merge(
        BASE, BASE.replace("the hall", "the library"), BASE.replace("e-mail", "text message")
    )
    (mingled,) = merged.mingled
    assert mingled.text.startswith("Pupils wait in the library")
    assert {piece.by for piece in merged.pieces} == {By.NOBODY, By.MINGLED}


def test_what_one_moved_and_the_other_reworded_is_pointed_out() -> None:
    moved = BASE.replace("- a list of phones\n", "").replace(
        "to it\n", "to it\n- a list of phones\n"
    )
    merged = merge(BASE, moved, BASE.replace("a list", "a full list"))
    assert [piece.text for piece in merged.moved] == ["- a full list of phones\n"]


def test_words_that_one_moved_are_decided_about_once() -> None:
    split = BASE.replace("two days. Pupils", "two days.\n\nPupils")
    merged = merge(BASE, split, BASE.replace("two days", "two whole days"))
    (conflict,) = merged.conflicts
    assert conflict.library.startswith("{The head must} reply within two days.\n\nPupils wait")
    for by in (By.LIBRARY, By.LOCAL):
        assert decided(merged, [by]).count("reply within") == 1


@pytest.mark.parametrize(("words", "conflicts"), [("keys phones", 0), ("keys phones bags", 1)])
def test_three_words_are_the_fewest_that_count_as_moved(words: str, conflicts: int) -> None:
    """Fewer are in many sentences, whoever writes them."""
    first, last = "Pupils wait in the hall.", "Staff reply by e-mail."
    base = f"{first}\n\nNobody runs.\n\n{last}\n"
    library = base.replace(first, f"{first} {words.capitalize()}.")
    local = base.replace(last, f"{last} {words.capitalize()}.")
    assert len(merge(base, library, local).conflicts) == conflicts


@pytest.mark.parametrize("what", ["- a pen\n- a torch\n", "A pen. A torch."])
def test_both_can_stand_where_both_put_words_in(what: str) -> None:
    first, second = re.findall(r"(?:- )?[Aa] \w+\.?\n?", what)
    at = "- the key to it\n" if what.startswith("-") else "by e-mail."
    space = "" if what.startswith("-") else " "
    library, local = (BASE.replace(at, at + space + one) for one in (first, second))
    merged = merge(BASE, library, local)
    (conflict,) = merged.conflicts
    assert conflict.may_be_both
    said = decided(merged, [By.BOTH]).replace("by\ne-mail", "by e-mail")
    assert at + space + first + space + second in said


def test_both_cannot_stand_where_both_changed_the_same_words() -> None:
    (conflict,) = merge(BASE, BASE.replace("two", "five"), BASE.replace("two", "ten")).conflicts
    assert not conflict.may_be_both


def test_a_conflict_shows_all_three_and_only_its_own_sentence() -> None:
    merged = merge(BASE, BASE.replace("two", "five"), BASE.replace("two", "ten"))
    (conflict,) = merged.conflicts
    assert conflict.base == "{The head must} reply within two days."
    assert conflict.library == "{The head must} reply within five days."
    assert conflict.local == "{The head must} reply within ten days."


def test_sentences_written_anew_are_not_mixed_word_by_word() -> None:
    library = BASE.replace("Pupils wait in the hall, and", "Pupils wait in the library, and")
    local = BASE.replace(
        "Pupils wait in the hall, and parents are told by e-mail.",
        "Nobody waits anywhere: the office keeps what it was given until the end of term.",
    )
    assert merge(BASE, library, local).conflicts


def test_line_breaks_inside_a_paragraph_mean_nothing() -> None:
    wrapped = BASE.replace("days. Pupils wait", "days.\nPupils\nwait")
    library = BASE.replace("a locked box", "a steel box")
    assert merge(wrapped, library, BASE).text == library
    assert merge(BASE, library, wrapped).text == library


def test_long_paragraphs_are_wrapped_outside_tokens_and_links() -> None:
    text = "{The school business manager} and [all the others](policy:behaviour) go home. " * 5
    merged = merge(text + "A b c d e f.", text + "A b c d e z.", text + "X b c d e f.").text
    assert merged is not None
    lines = merged.splitlines()
    assert len(lines) > 3
    for line in lines:
        assert len(line) <= 94
        assert line.count("{") == line.count("}")
        assert line.count("[") == line.count(")")


def test_a_paragraph_inside_an_item_gains_no_gap() -> None:
    base = "We keep:\n\n- a box\n\n    It is locked.\n- a key\n"
    merged = merge(base, base.replace("locked", "shut"), base.replace("a box", "a red box"))
    assert merged.text == "We keep:\n\n- a red box\n\n    It is shut.\n- a key\n"


def test_numbered_items_are_numbered_anew() -> None:
    base = "1. One thing\n2. Two things\n3. Three things\n"
    library = base.replace("2. Two things", "2. One and a half\n3. Two things").replace(
        "3. Th", "4. Th"
    )
    local = base.replace("Three things", "Three good things")
    expected = "1. One thing\n2. One and a half\n3. Two things\n4. Three good things\n"
    assert merge(base, library, local).text == expected


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("One. Two! Three?", 3),
        ("Staff, e.g. Teachers, come. They stay.", 2),
        ("Ask Dr. Bell. Then go.", 2),
        ("It is 2.5 metres. No more", 2),
        ("He said “Go.” Then he went.", 2),
        ("{The head} reads it. {Pupils} write.", 2),
        ("[See here.](https://a.example.org/b_(c)) All of it.", 1),
        ("", 0),
    ],
)
def test_sentences(words: str, count: int) -> None:
    found = sentences(read_line(words, PLACE)[0])
    assert len(found) == count
    assert joined(found) == words


# LAWS

PLAIN = "staff pupils must may not phones box the a of in and keep **always** two five days"
TOKENS = ("{the head}", "{must}", "{the governing body is}")
LINKS = ("[](cite:phones#bags)", "[the rules](policy:behaviour)")
WORDS = st.sampled_from([*PLAIN.split(), *TOKENS, *LINKS])
SENTENCES = st.lists(WORDS, min_size=1, max_size=9).map(lambda w: " ".join(w).capitalize() + ".")
PARAGRAPHS = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)
MARKERS = st.sampled_from(["", "", "- ", "- ", "1. ", "### ", "> ", "  - "])
BLOCKS = st.tuples(MARKERS, PARAGRAPHS).map("".join)
TEXTS = st.lists(BLOCKS, max_size=6).map(lambda found: "\n\n".join(found) + "\n")


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """Words taken out, put in and put for others, and paragraphs moved about."""
    paragraphs = text.rstrip("\n").split("\n\n")
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(paragraphs) - 1)) if paragraphs else 0
        what = draw(st.sampled_from(["word", "word", "word", "block", "no block"]))
        if what == "block":
            paragraphs.insert(at, draw(BLOCKS))
        elif what == "no block":
            paragraphs[at : at + 1] = []
        elif paragraphs:
            found = re.fullmatch(r"( *(?:[-*>]|\d+\.|#+) )?(.*)", paragraphs[at], re.DOTALL)
            assert found
            words = WHOLE.findall(found[2])
            place = draw(st.integers(0, len(words)))
            words[place : place + draw(st.integers(0, 2))] = draw(st.lists(WORDS, max_size=2))
            paragraphs[at] = f"{found[1] or ''}{' '.join(words)}"
    return "\n\n".join(paragraphs) + "\n"


@st.composite
def triples(draw: st.DrawFn) -> tuple[str, str, str]:
    """A text and two edits of it, or three texts that have little to do with each other."""
    base = draw(TEXTS)
    if draw(st.booleans()):
        return base, draw(edited(base)), draw(edited(base))
    return base, draw(TEXTS), draw(TEXTS)


WHOLE = re.compile(r"\{[^{}]*\}|\[[^\[\]]*\]\([^()\s]*\)|\*\*[^*]+\*\*|[^\W_]+|[^\s]")


def counted(text: str) -> Counter[str]:
    """How often each atom stands in a text, numbers of lists aside."""
    return Counter(_said(text))


@given(TEXTS, TEXTS)
def test_what_only_one_side_changed_is_taken_to_the_letter(base: str, other: str) -> None:
    assert merge(base, other, base).text == other
    assert merge(base, base, other).text == other
    assert merge(base, other, other).text == other
    assert merge(base, base, base).text == base


@given(triples())
def test_the_pieces_are_all_of_every_side(texts: tuple[str, str, str]) -> None:
    base, library, local = texts
    pieces = merge(*texts).pieces
    assert [word for p in pieces for word in _said(p.base)] == _said(base)
    assert [word for p in pieces for word in _said(p.library)] == _said(library)
    assert [word for p in pieces for word in _said(p.local)] == _said(local)


def _said(text: str) -> list[str]:
    return [word for one in said_in(text) for word in WHOLE.findall(one.words)]


@given(triples())
def test_no_word_is_lost_without_a_conflict_or_the_others_deletion(
    texts: tuple[str, str, str],
) -> None:
    base, library, local = (counted(text) for text in texts)
    merged = merge(*texts)
    kept = Counter[str]()
    for piece in merged.pieces:
        kept += counted(piece.text)
        if piece.is_conflict:
            kept += counted(piece.library) + counted(piece.local)
    if merged.text is not None:
        assert kept == counted(merged.text)
    for word in library | local:
        deleted = max(base[word] - library[word], 0) + max(base[word] - local[word], 0)
        moved = merged_moves(merged.pieces, word)
        assert kept[word] >= max(library[word], local[word]) - deleted - moved


def merged_moves(pieces: object, word: str) -> int:
    """How often a side took a word out in one place though it put it in elsewhere."""
    assert isinstance(pieces, tuple)
    taken = 0
    for piece in pieces:
        was = counted(piece.base)[word]
        sides = [counted(side)[word] for side in (piece.library, piece.local)]
        taken += sum(max(was - side, 0) for side in sides)
    return taken


@given(triples())
def test_the_two_sides_are_treated_alike(texts: tuple[str, str, str]) -> None:
    base, library, local = texts
    one, other = merge(base, library, local), merge(base, local, library)
    assert bool(one.conflicts) == bool(other.conflicts)
    if one.text is not None and other.text is not None:
        assert counted(one.text) == counted(other.text)


@given(triples())
def test_tokens_and_links_are_whole(texts: tuple[str, str, str]) -> None:
    whole = {atom for text in texts for atom in counted(text) if re.search(r"[\[{*]", atom)}
    text = merge(*texts).text or ""
    assert {atom for atom in counted(text) if re.search(r"[\[{*]", atom)} <= whole
    for line in text.splitlines():
        assert line.count("{") == line.count("}")


@given(triples(), st.lists(st.sampled_from([By.LIBRARY, By.LOCAL]), min_size=40, max_size=40))
def test_a_decided_merge_says_what_was_chosen(
    texts: tuple[str, str, str], decisions: list[By]
) -> None:
    merged = merge(*texts)
    left = iter(decisions)
    chosen = [
        (piece.library if next(left) is By.LIBRARY else piece.local)
        if piece.is_conflict
        else piece.text
        for piece in merged.pieces
    ]
    text = decided(merged, decisions)
    assert _said(text) == [word for one in chosen for word in _said(one)]


MARKED = {
    "Alder": "Alder paths are closed after dark.",
    "Birch": "Birch Hall opens its doors at eight.",
    "Cedar": "Cedar keeps every spare key in boxes.",
    "Damson": "Damson tells visitors where they can sit.",
    "Elm": "Elm writes to families before any trip.",
}


@st.composite
def rearranged(draw: st.DrawFn) -> list[str]:
    """Five sentences of which some are moved, reworded, or left out."""
    order = draw(st.permutations([*MARKED])) if draw(st.booleans()) else list(MARKED)
    gone = draw(st.sets(st.sampled_from([*MARKED]), max_size=1))
    extra = {mark: draw(st.sampled_from(["", "", "", " every day"])) for mark in MARKED}
    return [MARKED[m].replace(".", f"{extra[m]}.") for m in order if m not in gone]


@pytest.mark.parametrize("between", [" ", "\n\n", "\n- "])
@given(library=rearranged(), local=rearranged(), decisions=st.data())
def test_what_moves_stands_once(
    between: str, library: list[str], local: list[str], decisions: st.DataObject
) -> None:
    base = [*MARKED.values()]
    start = "" if between == "\n\n" else between.lstrip()
    texts = [start + between.join(said) + "\n" for said in (base, library, local)]
    merged = merge(*texts)
    sides = st.sampled_from([By.LIBRARY, By.LOCAL])
    text = decided(merged, [decisions.draw(sides) for _ in merged.conflicts])
    for mark in MARKED:
        in_both = mark in texts[1] and mark in texts[2]
        assert text.count(mark) <= 1
        assert text.count(mark) == 1 or not in_both


TANGLED = {
    "one reworded amid what the other moved, and one that was left out": ("ABC+D", "CAEBD"),
    "one moved in amid what the other moved": ("AC+B+D+E+", "ECABD"),
    "one moved along with one that the other left out": ("BCEDA", "BC+D+E"),
    "one moved to where another was that both moved elsewhere": ("BADEC", "ABDCE"),
}


@pytest.mark.parametrize("between", [" ", "\n- "])
@pytest.mark.parametrize("sides", TANGLED.values(), ids=TANGLED)
@pytest.mark.parametrize("by", [By.LIBRARY, By.LOCAL])
def test_a_move_amid_what_is_to_be_decided_is_decided_with_it(
    between: str, sides: tuple[str, str], by: By
) -> None:
    """Whoever is chosen: what both sides have stands once, and nothing is moved without a word."""
    base, library, local = (_marked(side, between) for side in ("ABCDE", *sides))
    for ours, theirs in ((library, local), (local, library)):
        merged = merge(base, ours, theirs)
        assert merged.conflicts
        text = decided(merged, [by for _ in merged.conflicts])
        for mark in MARKED:
            assert text.count(mark) in {ours.count(mark), theirs.count(mark)}


def _marked(side: str, between: str) -> str:
    """Return the sentences of letters in order; a plus stands after a reworded one."""
    said = {mark[0]: words for mark, words in MARKED.items()}
    found = [(said[one[0]], one[1:]) for one in re.findall(r"[A-E]\+?", side)]
    words = [one.replace(".", " every day.") if new else one for one, new in found]
    return between.lstrip() + between.join(words) + "\n"


def test_a_merge_without_conflicts_is_settled() -> None:
    merged = merge(BASE, BASE.replace("two days", "five days"), BASE.replace("hall", "library"))
    assert settled(merged, ()) == merged.text


# STRUCTURE: THE TEXT IS READ BY THE READER THAT COUNTS

HYPHENS = "They are plain and short andxxx, and long ones {} and short ones {} are\nread twice."
SIGNS = ("-", "+", "*", "1.", "2024.", "1)", "#", "##", ">", "=", "–")


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("pad", range(0, 12, 2))
def test_a_paragraph_that_is_wrapped_anew_stays_a_paragraph(sign: str, pad: int) -> None:
    said = HYPHENS.format(sign, sign).replace("xxx", "x" * pad)
    base = f"Posts are friendly. {said} Keep to one subject.\n"
    library = base.replace("friendly", "friendly and brief")
    merged = merge(base, library, base.replace("one subject", "a single subject"))
    assert merged.text is not None
    (one,) = said_in(merged.text)
    assert one.around == ""
    expected = base.replace("friendly", "friendly and brief").replace(
        "one subject", "a single subject"
    )
    assert one.words.split() == expected.split()


UNTOUCHED = "This rule has stood here since the year\n2024. It is read\n  out \\* each term."


@pytest.mark.parametrize(("above", "below"), [("Above.", "Below."), ("> Note.", "- item")])
def test_what_nobody_touched_stays_to_the_letter(above: str, below: str) -> None:
    base = f"{above}\n\n\n{UNTOUCHED}\n\n{below}\n"
    library, local = base.replace(above, f"{above} New."), base.replace(below, f"{below} Own.")
    assert merge(base, library, local).text == (f"{above} New.\n\n\n{UNTOUCHED}\n\n{below} Own.\n")


def test_a_list_in_a_note_stays_a_list() -> None:
    base = "> Note to the editor:\n>\n> - choose one\n> - strike out the other\n"
    library = base.replace("choose one", "choose just one")
    merged = merge(base, library, base.replace("the other", "the others"))
    assert merged.text == library.replace("the other", "the others")
    assert [one.around for one in said_in(merged.text or "")] == [">", ">-", ">-"]


def test_a_paragraph_whose_item_lost_its_beginning_joins_no_other_item() -> None:
    base = "- a pen\n- a box\n\n  It is locked.\n"
    library = base.replace("- a box\n\n  It", "- It")
    merged = merge(base, library, base.replace("a pen", "a blue pen"))
    assert [one.around for one in said_in(merged.text or "")] == ["-", "-"]


def test_lists_with_other_signs_become_one_list() -> None:
    base = "- a pen\n- a box\n"
    merged = merge(base, base + "- a key\n", "* a blue pen\n* a box\n")
    assert merged.text == "* a blue pen\n* a box\n* a key\n"


def test_two_lists_side_by_side_stay_two() -> None:
    base = "- a pen\n- a box\n\n* a key\n"
    merged = merge(base, base.replace("a pen", "a blue pen"), base + "* a torch\n")
    assert merged.text == "- a blue pen\n- a box\n\n* a key\n* a torch\n"


def test_a_title_is_no_list() -> None:
    merged = merge("2024. The end", "2024. The very end", "2024. The end now", is_line=True)
    assert merged.text == "2024. The very end now"


@pytest.mark.parametrize(("words", "stuck"), [(FEWEST - 1, 0), (FEWEST, 1)])
def test_fewer_words_than_a_move_takes_are_found_elsewhere_by_chance(
    words: int, stuck: int
) -> None:
    """Both put in the same sentence, each in its own place: a move only when it is long enough."""
    new = " ".join(["Ask", "the", "head", "first"][:words]) + "."
    base = "Alder is closed. Birch opens early.\n\nCedar keeps keys. Damson tells visitors.\n"
    library = base.replace("closed. ", f"closed. {new} ")
    merged = merge(base, library, base.replace("keys. ", f"keys. {new} "))
    assert len(merged.conflicts) == stuck


# LAWS OF THE STRUCTURE

FEW = st.lists(LINE, min_size=1, max_size=3).map("\n".join)
UNITS = (
    st.tuples(st.sampled_from(["", "", "- ", "1. ", "> ", "> - ", "### "]), FEW)
    .map("".join)
    .filter(lambda text: not read_wording(text, PLACE)[1])
)
TYPED_TEXTS = st.lists(UNITS, min_size=1, max_size=5)


@st.composite
def typed(draw: st.DrawFn) -> tuple[list[str], list[str], list[str]]:
    """Three lists of typed blocks: the second and third are changes of the first."""
    base = draw(TYPED_TEXTS)
    sides = []
    for _ in range(2):
        side = list(base)
        for _ in range(draw(st.integers(0, 2))):
            at = draw(st.integers(0, len(side)))
            new = draw(st.lists(UNITS, max_size=1))
            if draw(st.booleans()) and at < len(side):
                new = [f"{side[at]} {draw(WORDS)}"]
            side[at : at + draw(st.integers(0, 1))] = new
        sides.append(side)
    return base, sides[0], sides[1]


def _text(units: list[str]) -> str:
    return "\n\n".join(units) + "\n"


@given(typed())
def test_a_merge_is_read_as_the_blocks_that_were_merged(
    three: tuple[list[str], list[str], list[str]],
) -> None:
    texts = [_text(one) for one in three]
    assume(all(not read_wording(text, PLACE)[1] for text in texts))
    merged = merge(*texts)
    if merged.text is None:
        return
    found = said_in(merged.text)
    if merged.text not in texts:
        # An empty note has no words, and so is not among those that are found.
        told = [one for one in settled_leaves(merged, ()) if one.kind != "0"]
        marks = ["".join(frame.kind for frame in one.frames) + one.kind for one in told]
        assert [one.around for one in found] == marks
    # What no side says as a whole was put together from what both say, and is pointed out.
    known = {one for text in texts for one in said_in(text)}
    new = [one for one in found if one not in known]
    assert len(new) <= len([p for p in merged.pieces if p.text])
    assert {one.around for one in new} <= {one.around for one in known}


@given(typed())
def test_lines_that_all_three_have_stay_to_the_letter(
    three: tuple[list[str], list[str], list[str]],
) -> None:
    """A block that nobody touched, with other blocks or none around it, keeps its lines."""
    texts = [_text([*one[:1], UNTOUCHED, *one[1:]]) for one in three]
    assume(all(not read_wording(text, PLACE)[1] for text in texts))
    assume(all(Said("", STAYS) in said_in(text) for text in texts))
    merged = merge(*texts)
    if merged.text is not None:
        assert UNTOUCHED in merged.text


STAYS = "This rule has stood here since the year 2024. It is read out * each term."
