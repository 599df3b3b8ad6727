"""Decisions about overlays of any layout: the lines of one modification change and no others."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policyloom.compile import compile_policy, load
from policyloom.deviations import Deed, Reading, Standing, meetings
from policyloom.deviations.deciding import Choice, Outcome, decided, matter_of
from policyloom.merging import By
from policyloom.resolve.documents import targets
from policyloom.store import with_endings
from tests.conflicts import CLAUSE_PAGE, NEW
from tests.rollouts import CLAUSE
from tests.support.cases import files, schemas
from tests.support.sampling import examples

BODY = "alderbrook"
PATH = "trusts/alderbrook/overlay.yaml"
HEAD = """\
body: alderbrook
name:   Alderbrook Junior School
policies: [phones]
documents: {phones: {effective-from: "2025-10-01"}}
"""
OWN = ("Phones {must} stay in our bags.", "Pupils may ask {the head}.", "A key.", "- a locked box")
COMMENT = st.sampled_from(["", "# a note", "#", "# modifications:", "# base: '9.9.9'"])
QUOTED = st.sampled_from(['"1.0.0"', "'1.0.0'"])
TAIL = st.sampled_from(["", "   # looked at", " # '"])


@dataclass(frozen=True)
class Written:
    """An overlay: what stands before the modification, the modification, what stands after."""

    before: str
    entry: str
    after: str
    index: int

    @property
    def text(self) -> str:
        return self.before + self.entry + self.after


@st.composite
def overlays(draw: st.DrawFn) -> Written:
    """Return an overlay with the clause changed somewhere in its list."""
    margin = " " * draw(st.integers(0, 4))
    above = [_other(draw, margin, number) for number in range(draw(st.integers(0, 2)))]
    below = [_other(draw, margin, 5 + number) for number in range(draw(st.integers(0, 2)))]
    gap = draw(st.sampled_from(["", "\n"]))
    begun = f"{HEAD}{gap}modifications:{draw(TAIL)}\n{gap}" + "".join(above)
    end = "".join(below) + gap + draw(st.sampled_from(["", "# The end.\n", "settings: {}\n"]))
    return Written(begun, _entry(draw, margin), end, len(above))


def _other(draw: st.DrawFn, margin: str, number: int) -> str:
    note = draw(COMMENT)
    return (f"{margin}{note}\n" if note else "") + (
        f"{margin}- insert: alderbrook/own-{number}\n"
        f"{margin}  after: phones/use\n"
        f"{margin}  title: Our own\n"
        f"{margin}  text: |\n{margin}      We keep a list.\n"
        f"{margin}  reason: We do.\n" + draw(st.sampled_from(["", "\n"]))
    )


def _entry(draw: st.DrawFn, margin: str) -> str:
    paragraphs = draw(st.lists(st.sampled_from(OWN[:3]), min_size=1, max_size=3))
    inside = " " * draw(st.integers(1, 4))
    words = f"\n\n{margin}  {inside}".join(paragraphs)
    folded = f'"We\n{margin}     do."'
    parts = [
        f"base: {draw(QUOTED)}{draw(TAIL)}",
        f"text: |{draw(st.sampled_from(['', '-']))}{draw(TAIL)}\n{margin}  {inside}{words}",
        "reason: " + draw(st.sampled_from(["We do.", folded])),
    ]
    ordered = ["substitute: phones/use", *draw(st.permutations(parts))]
    note = draw(COMMENT)
    lines = f"\n{margin}  ".join(ordered)
    return (f"{margin}{note}\n" if note else "") + f"{margin}- {lines}\n"


def project(overlay: str) -> dict[str, str]:
    """Return a project whose clause has moved on."""
    found = files(CLAUSE_PAGE) | {PATH: overlay}
    return found | {CLAUSE: found[CLAUSE].replace("versions:\n", f"versions:\n{NEW}")}


def decide(written: Written, deed: Deed, side: By) -> Outcome:
    """Return what comes of a decision."""
    library, problems = load(project(written.text), schemas(), {})
    assert problems == (), written.text
    meeting = meetings(library, BODY, Reading())[written.index]
    assert meeting.standing is Standing.STALE
    matter = matter_of(library, meeting, written.text)
    assert matter.proposal
    passages = (side,) * len(matter.proposal.conflicts)
    choice = Choice(deed=deed, reason="We agreed.", on="2025-11-03", passages=passages)
    outcome, refused = decided(matter, choice)
    assert refused == ()
    assert [w for w in outcome.decision.was.split("\n") if w.strip()] == [
        line for line in written.entry.split("\n") if line.strip()
    ]
    return outcome


def codes(overlay: str) -> list[str]:
    """Return what is wrong with the document."""
    library, problems = load(project(overlay), schemas(), {})
    (target,) = targets(library)
    return [one.code for one in (*problems, *compile_policy(library, target).diagnostics)]


@settings(max_examples=examples(60))
@given(overlays(), st.sampled_from([By.LIBRARY, By.LOCAL]))
@pytest.mark.parametrize("deed", [Deed.KEEP, Deed.MERGE])
def test_other_lines_stay_byte_for_byte(deed: Deed, written: Written, side: By) -> None:
    outcome = decide(written, deed, side)
    after = outcome.overlay
    if outcome.is_gone:
        assert side is By.LIBRARY
        assert_all_else_stays(written, after)
        return
    assert after.startswith(written.before)
    assert after.endswith(written.after)
    now = after.removeprefix(written.before).removesuffix(written.after).split("\n")
    said = written.entry.split("\n")
    kept = [line for line in said if "#" in line or "reason" in line or "We" in line]
    assert [line for line in kept if "base" not in line] == [
        line for line in now if line in kept and "base" not in line
    ]
    if deed is Deed.KEEP:
        assert [line for line in now if line not in said] == [
            line.replace("1.0.0", "2.0.0") for line in said if line.strip().startswith("base")
        ]
    assert "stale-base" not in codes(after)


@settings(max_examples=examples(60))
@given(overlays())
def test_what_is_taken_away_is_all_that_goes(written: Written) -> None:
    assert_all_else_stays(written, decide(written, Deed.TAKE, By.LOCAL).overlay)


def assert_all_else_stays(written: Written, after: str) -> None:
    """Only the modification is gone, and the document has no conflict then."""
    left = [line for line in (written.before + written.after).split("\n") if line.strip()]
    now = [line for line in after.split("\n") if line.strip()]
    assert [line.replace("modifications: []", "modifications:") for line in now] == left
    assert "stale-base" not in codes(after)


@given(st.lists(st.sampled_from(["a", "b", ""]), max_size=8), st.data())
def test_ends_of_lines_that_stay_are_kept(lines: list[str], data: st.DataObject) -> None:
    ends = [data.draw(st.sampled_from(["\n", "\r\n"])) for _ in lines]
    before = "".join(map("".join, zip(lines, ends, strict=True))).encode()
    at = data.draw(st.integers(0, len(lines)))
    text = "".join(f"{line}\n" for line in [*lines[:at], "new", *lines[at:]])
    after = with_endings(before, text)
    assert after.replace(b"new\r\n", b"").replace(b"new\n", b"") == before
    assert with_endings(before, "".join(f"{line}\n" for line in lines)) == before
