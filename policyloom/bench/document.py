"""BENCH: one document -> how long each stage of making it takes, and its peers."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.bench.naive import naive_docx
from policyloom.bench.peers import asking, install, office
from policyloom.bench.spending import Spent, in_turns, middle, run
from policyloom.compile import Target, compile_policy, load
from policyloom.editions import declared_for, since
from policyloom.fleet.drafts import kept_editions
from policyloom.store import read_project
from policyloom.writers import write
from policyloom.writers.assets import asset_problem
from policyloom.writers.docx import write_docx
from policyloom.yamlspans import parse

if TYPE_CHECKING:
    from policyloom.bench.spending import Deed
    from policyloom.document import Document

TARGET = Target("alderbrook", "social-media")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A document, and each stage of making it as something to do."""

    root: Path
    document: Document
    deeds: dict[str, Deed]


def sample(root: Path) -> Sample:
    """Return the document that is measured."""
    project, _ = read_project(root)
    library, _ = load(project.files, project.schemas, project.assets, asset_problem)
    compiled = compile_policy(library, TARGET)
    document, last = compiled.document, kept_editions(root, TARGET).last
    if document is None or last is None:
        raise SystemExit(f"{TARGET} has no draft or no edition that could be measured")

    def load_all() -> object:
        return load(project.files, project.schemas, project.assets, asset_problem)

    deeds: dict[str, Deed] = {
        "read all files": lambda: read_project(root),
        "parse all YAML": lambda: [parse(text, path) for path, text in project.files.items()],
        "parse, decode and check all": load_all,
        "resolve": lambda: compile_policy(library, TARGET),
        "read its editions": lambda: kept_editions(root, TARGET),
        "compare": lambda: since(last, document, declared_for(document, library)),
        "docx, contents unnumbered": lambda: write_docx(document),
        **{to: _writing(document, to) for to in ("text", "html", "docx", "pdf")},
    }
    return Sample(root=root, document=document, deeds=deeds)


def _writing(document: Document, to: str) -> Deed:
    return lambda: write(document, to)


def stages(one: Sample, rounds: int) -> dict[str, Spent]:
    """Return what each stage takes in a warm process."""
    words = write(one.document, "md").decode().splitlines()
    more: dict[str, Deed] = {"naive python-docx": lambda: naive_docx(words)}
    return in_turns({**one.deeds, **more}, rounds)


def cold(one: Sample, rounds: int) -> dict[str, Spent]:
    """Return what whole processes take: nothing at all, and one document in one format."""
    found: dict[str, list[Spent]] = {}
    with tempfile.TemporaryDirectory() as out:
        commands: dict[str, tuple[str, ...]] = {"python -c pass": ("-c", "pass")}
        for number in range(rounds):
            for to in ("docx", "pdf"):
                folder = f"{out}/{to}{number}"
                words: tuple[str, ...] = (
                    "build",
                    str(TARGET),
                    "--format",
                    to,
                    "--jobs",
                    "1",
                    "--out",
                    folder,
                )
                commands[f"cold {to}"] = ("-m", "policyloom", *words)
            for name, command in commands.items():
                spent = run((sys.executable, *command), one.root)
                found.setdefault(name, []).append(spent)
    return {name: middle(each) for name, each in found.items()}


def peers(one: Sample, rounds: int) -> dict[str, Spent]:
    """Return what others take for the same words."""
    ways = ["docxtpl", "pandoc", "typst", *(["office"] if office() else [])]
    python = install(one.root)
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "words.md").write_bytes(write(one.document, "md"))
        (place / "name.txt").write_text(one.document.body_name, encoding="utf-8")
        with asking(python, place) as ask:
            found: dict[str, list[Spent]] = {way: [] for way in ways}
            for number in range(rounds + 1):
                for way in ways:
                    spent = ask(way)
                    if number:  # The first time is for warmth.
                        found[way].append(spent)
    return {name: middle(each) for name, each in found.items()}
