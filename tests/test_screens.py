"""What is said fits the screen, whatever it is, and no word is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from policyloom.cli.terminal import fitted

LINES = st.builds(
    lambda lead, words: lead + " ".join(words),
    st.sampled_from(["", "  ", "- ", "    - ", "Owner    ", "  warning  "]),
    st.lists(st.text("abcdefghij.,'", min_size=1, max_size=12), max_size=60),
)


@given(st.lists(LINES, max_size=6).map("\n".join), st.integers(40, 100))
def test_lines_fit_and_keep_their_words(text: str, width: int) -> None:
    shown = fitted(text, width)
    assert shown.split() == text.split()
    assert max(map(len, shown.split("\n"))) <= width
    assert fitted(shown, width) == shown


def test_what_goes_on_hangs_below_its_words() -> None:
    assert fitted("Owner    the head and the deputy together", 40 - 10) == (
        "Owner    the head and the\n         deputy together"
    )
    assert fitted("  - one two three four five six seven", 24) == (
        "  - one two three four\n    five six seven"
    )


def test_an_address_is_longer_than_a_screen_and_stays_whole() -> None:
    address = "https://www.example.org/" + "a" * 60
    assert address in fitted(f"See {address} for more of it.", 40).split()


def test_colours_take_no_room() -> None:
    line = "\x1b[1;31mwrong\x1b[0m " + "word " * 6
    assert fitted(line.rstrip(), 36) == line.rstrip()
