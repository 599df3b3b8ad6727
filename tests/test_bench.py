"""The benchmark's own parts: the fleet it generates, what it counts, and the page it writes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from lxml import etree

from bench import again, document, generated, peers, whole
from bench import scale as scales
from bench.aims import Aim, Measured, aims
from bench.country import BEGIN, END, with_country
from bench.family import Family
from bench.page import write_page
from bench.plot import plot
from bench.scale import CHECK, LOAD, PLAN, scale
from bench.spending import Spent, in_turns, run, run_watched
from bench.stages import Work
from policyloom.cli import main
from tests.projects import REPOSITORY
from tests.projects import run as command
from tests.support.processes import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

BODIES = 9


@pytest.fixture(autouse=True)
def small_trusts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trusts of four bodies, so that a small fleet has several."""
    monkeypatch.setattr(generated, "TRUST_SIZE", 4)


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask without starting a program for each question: that is measured further below."""

    def asked(command: Sequence[str], root: Path, right: Sequence[int] = (0,)) -> Spent:
        monkeypatch.chdir(root)
        _, how, what, *words = command
        if how == "-c":
            exec(what, {})  # noqa: S102 - the program that the benchmark starts
        else:
            assert what == "policyloom"
            assert main(words) in right
        return Spent(wall=1, cpu=1)

    monkeypatch.setattr(again, "run_watched", asked)
    monkeypatch.setattr(scales, "run_watched", asked)


def fleet(to: Path, seed: int = generated.SEED) -> dict[str, bytes]:
    """Make a fleet; return its files."""
    root = generated.make_fleet(REPOSITORY, to, BODIES, seed)
    return {str(p.relative_to(root)): p.read_bytes() for p in root.rglob("*") if p.is_file()}


def test_a_seed_gives_the_same_fleet_every_time(tmp_path: Path) -> None:
    one, again, other = (
        fleet(tmp_path / name, seed) for name, seed in (("a", 1), ("b", 1), ("c", 2))
    )
    assert one == again
    assert one != other


def test_a_generated_fleet_loads_checks_and_plans(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = fleet(tmp_path / "fleet")
    bodies = [name for name in files if name.endswith("overlay.yaml")]
    assert len(bodies) == BODIES
    monkeypatch.chdir(tmp_path / "fleet")
    said = command(capsys, "check")
    assert (said.status, said.out[:15]) == (0, "No problems in ")
    assert command(capsys, "plan").status == 2


@pytest.mark.usefixtures("in_this_process")
def test_fleets_of_two_sizes_are_loaded_checked_and_planned() -> None:
    found = scale(REPOSITORY, (2, 4))
    assert {name: list(sizes) for name, sizes in found.items()} == {
        LOAD: [2, 4],
        CHECK: [2, 4],
        PLAN: [2, 4],
    }


@pytest.mark.usefixtures("small_trusts", "in_this_process")
def test_what_is_asked_again_is_what_the_page_tells() -> None:
    found = again.again(REPOSITORY, 5, 1)
    assert set(found) == {*QUESTIONS[:-2], "due, 1", "due, 5"}
    assert all(isinstance(one, Spent) for one in found.values())


def test_a_changed_school_says_something_else_each_time(tmp_path: Path) -> None:
    before = fleet(tmp_path / "fleet")
    generated.change_a_school(tmp_path / "fleet")
    changed = [n for n, data in before.items() if (tmp_path / "fleet" / n).read_bytes() != data]
    assert len(changed) == 1
    once = (tmp_path / "fleet" / changed[0]).read_bytes()
    generated.change_a_school(tmp_path / "fleet")
    assert (tmp_path / "fleet" / changed[0]).read_bytes() not in {once, before[changed[0]]}


def test_a_changed_clause_changes_what_its_documents_say(tmp_path: Path) -> None:
    before = fleet(tmp_path / "fleet")
    generated.change_a_clause(tmp_path / "fleet")
    changed = [
        name for name, data in before.items() if (tmp_path / "fleet" / name).read_bytes() != data
    ]
    assert changed == ["clauses/social-media/introduction.yaml"]


# WHAT IS COUNTED

HOLD = f"import os, select; select.select([os.open('seen', os.O_RDONLY)], [], [], {PATIENCE})"
GREEDY = f"import subprocess, sys\nx = bytearray({{own}} * 2**20)\n{{start}}\n{HOLD}"
CHILD = f"subprocess.run([sys.executable, '-c', {f'x = bytearray(2**26); {HOLD}'!r}])"


class Attentive(Family):
    """Lets greedy processes end when it has seen as much memory as there is to see."""

    least: ClassVar[tuple[int, int]]
    pipe: ClassVar[int]

    def _ask(self, pid: int) -> None:
        super()._ask(pid)
        if self.own > self.least[0] and self.largest >= self.least[1]:
            os.write(self.pipe, b"seen")


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="only Linux tells")
def test_the_memory_of_a_command_and_of_its_workers_are_told_apart(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def watched(own: int, start: str, least: tuple[int, int]) -> Spent:
        folder = tmp_path / f"{own}-{least[1]}"
        folder.mkdir()
        os.mkfifo(folder / "seen")
        Attentive.least, Attentive.pipe = least, os.open(folder / "seen", os.O_RDWR)
        try:
            words = (sys.executable, "-c", GREEDY.format(own=own, start=start))
            return run_watched(words, folder)
        finally:
            os.close(Attentive.pipe)

    monkeypatch.setattr("bench.spending.Family", Attentive)
    ballast = bytearray(2**28)  # What this process holds is nothing to the one it starts.
    alone = watched(1, "", (1, 0))
    both = watched(1, CHILD, (1, 65))
    large = watched(64, "", (65, 0))
    del ballast
    assert alone.worker == 0
    assert both.worker > 64 > alone.memory
    assert large.memory > 64 > both.memory


def test_a_command_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run((sys.executable, "-c", "raise SystemExit(3)"), tmp_path)
    assert run_watched((sys.executable, "-c", "raise SystemExit(3)"), tmp_path, (0, 3)).wall > 0


def test_a_family_that_has_gone_is_no_trouble() -> None:
    family = Family()
    family.leave()
    family._ask(2**22 + 1)
    assert (family.seconds, family.own, family.largest) == (0, 0, 0)


def test_what_cannot_be_done_is_not_asked_again_and_says_why() -> None:
    asked: list[str] = []

    def way(name: str, answer: Spent | str) -> Spent | str:
        asked.append(name)
        return answer

    spent = Spent(wall=2, cpu=1)
    found = in_turns(
        {"a": lambda: way("a", spent), "b": lambda: way("b", "it is not installed")}, 2
    )
    assert asked == ["a", "b", "a", "a"]
    assert found == {"a": spent, "b": "not measured: it is not installed"}


def test_without_the_network_every_peer_is_named_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_network(_root: Path) -> Path:
        raise OSError("no network")

    monkeypatch.setattr(peers, "install", no_network)
    with peers.peers(Work(REPOSITORY), 2) as ways:
        assert {name: way() for name, way in ways.items()} == dict.fromkeys(
            peers.WAYS.values(), "it cannot be installed (no network)"
        )


def test_without_libreoffice_the_others_are_asked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    work = Work(REPOSITORY)
    for name in ("load: read all files", "decode: parse and check all", "resolve"):
        work.deeds()[name]()
    peer = tmp_path / "peer.py"
    peer.write_text("import sys\nfor line in sys.stdin: print('[1.0, 2.0]', flush=True)")
    monkeypatch.setattr(peers, "install", lambda _root: sys.executable)
    monkeypatch.setattr(peers, "PEER", peer)
    monkeypatch.setattr(peers, "office", lambda: "")
    with peers.peers(work, 2) as ways:
        found = {name: way() for name, way in ways.items()}
    assert [name for name, one in found.items() if one == peers.NO_OFFICE] == list(peers.OFFICE)
    assert found[peers.WAYS["pandoc"]] == Spent(wall=1, cpu=2)


# THE PAGE


QUESTIONS = (
    again.NOTHING,
    *(
        again.name(what, when)
        for what in (*again.TOLD, again.AMONG)
        for when in (again.FIRST, again.AGAIN)
    ),
    *(
        again.name(verb, when)
        for verb in again.WHOLE
        for when in (again.FIRST, again.AGAIN, again.CHANGED)
    ),
    *(again.name(again.DUE, size) for size in ("5", "20")),
)


def measured(**changed: Mapping[str, Spent | str]) -> Measured:
    """A run in which everything took a second, and a fleet grew."""
    second = Spent(wall=1, cpu=1, memory=100, worker=50)
    own = (
        "resolve", "read its editions", "compare", "write docx", "write pdf",
        "write pdf by Typst", document.UNNUMBERED, document.UNTAGGED, document.NAIVE,
        document.PARSE,
    )  # fmt: skip
    sizes = {size: Spent(wall=size / 10, cpu=size / 10, memory=size) for size in (10, 20)}
    values: dict[str, Any] = {
        "stages": dict.fromkeys((*own, *peers.WAYS.values()), second),
        "processes": dict.fromkeys((document.building("pdf"), document.PLAIN), second),
        "fleet": dict.fromkeys(
            (
                *(name(workers) for name in (whole.full, whole.smaller) for workers in (1, 2)),
                whole.IDLE,
                whole.NOTHING,
            ),
            second,
        ),
        "again": dict.fromkeys(QUESTIONS, second),
        **changed,
    }
    return Measured(
        asked=20,
        bodies=8,
        rounds=5,
        batch=4,
        machine="a test",
        first={},
        scale={LOAD: sizes, CHECK: sizes, PLAN: sizes},
        loaded={"--help": frozenset(), "check": frozenset({"docx"})},
        **values,
    )


def row(page: str, name: str) -> list[str]:
    """The cells of the first row of a page that begins with a name."""
    line = next(line for line in page.splitlines() if line.startswith(f"| {name} |"))
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_the_page_says_which_aims_are_met_and_by_how_much_others_are_missed() -> None:
    page = write_page(measured())
    assert row(page, "Word file ÷ docxtpl's fill")[1:] == ["1", "≤ 0.75", "missed by 33%"]
    assert row(page, "tagged PDF ÷ untagged by WeasyPrint")[1:] == ["1", "≤ 1.15", "met"]
    assert row(page, "two workers: times as fast as one")[1:] == ["1", "≥ 1.7", "missed by 41%"]
    assert row(page, "large libraries that `check` loads")[1:] == ["1", "≤ 0", "missed"]
    assert row(page, "all that is not PDF ÷ warm Word file and PDF")[1] == "0.75"
    assert row(page, "load, time for each school: 20 schools ÷ 10")[1] == "1"
    assert row(page, "check")[1:] == ["10", "1.0", "100.0", "10"]


def test_a_peer_that_is_missing_is_named_in_the_tables() -> None:
    why = f"not measured: {peers.NO_OFFICE}"
    stages = {**measured().stages, peers.WAYS["office batch"]: why}
    page = write_page(measured(stages=stages))
    assert row(page, peers.WAYS["office batch"])[1] == why
    name = "Word file and PDF by Typst ÷ docxtpl and one batched LibreOffice"
    assert row(page, name)[1:] == ["", "≤ 0.25", why]


def test_every_aim_of_the_fleet_is_on_the_page() -> None:
    names = [aim.name for aim in aims(measured())]
    assert len(names) == len(set(names)) + 2  # Page numbers are set beside three aims.
    assert [aim.bound for aim in aims(measured()) if "nothing to do" in aim.name] == [5, 0.003]


def test_an_aim_is_met_up_to_its_bound() -> None:
    assert Aim(name="", found=0.75, bound=0.75).words == "met"
    assert Aim(name="", found=1.7, bound=1.7, least=True).words == "met"
    assert Aim(name="", found=1.6, bound=1.7, least=True).words == "missed by 6%"
    assert Aim(name="", found="not measured: x", bound=1).words == "not measured: x"


def test_the_plot_is_well_formed_and_draws_every_stage() -> None:
    drawn = etree.fromstring(plot(measured()).encode())
    words = ["".join(one.itertext()) for one in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert set(measured().stages) <= set(words)
    assert "20 schools" in words


def test_what_a_country_would_take_is_reckoned_from_the_same_figures() -> None:
    page = with_country(f"before\n{BEGIN}\nold\n{END}\nafter\n", measured())
    assert row(page, "Word and PDF")[1:] == ["5.000 s", "1,333 core hours", "13.3 hours"]
    assert "at 100.0 ms for each school: 40 minutes" in page
    assert page.startswith(f"before\n{BEGIN}\n|")
    assert page.endswith(f"\n{END}\nafter\n")
    assert with_country(page, measured()) == page


def test_the_page_about_clusters_has_a_place_for_it() -> None:
    page = (REPOSITORY / "docs/cluster.md").read_text("utf-8")
    assert page.count(BEGIN) == page.count(END) == 1
