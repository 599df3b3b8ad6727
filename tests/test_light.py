"""A policy is light to write: what a page of a procedure of 40 clauses takes beside its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.compile import compile_policy, load
from policyloom.resolve.documents import targets
from policyloom.writers.pdf import write_pdf
from policyloom.yaml.formatting import formatted
from policyloom.yaml.read import parse
from tests.pages import reader
from tests.projects import REPOSITORY
from tests.support.cases import ASSETS, files, schemas, unusable

if TYPE_CHECKING:
    from collections.abc import Iterable

PROCEDURE = REPOSITORY / "tests/data/light"
"""A topic with its own words, a policy, and what one school says of them."""
MOST = 12


def test_a_page_of_a_long_procedure_takes_few_lines_beside_its_words() -> None:
    own = {
        file.relative_to(PROCEDURE).as_posix(): file.read_text("utf-8")
        for file in sorted(PROCEDURE.rglob("*.yaml"))
    }
    assert [path for path, text in own.items() if formatted(text, path) != (text, ())] == []
    library, general = load(files("") | own, schemas(), ASSETS, unusable)
    assert general == ()
    [made] = [compile_policy(library, one) for one in targets(library)]
    assert made.diagnostics == ()
    assert made.document
    clauses = sum(len(section.provisions) for section in made.document.sections)
    pages = len(reader(write_pdf(made.document)).pages)
    lines = _beside_words(own.values())
    assert (clauses, pages >= 15, lines / pages <= MOST) == (40, True, True), (pages, lines)


def _beside_words(texts: Iterable[str]) -> int:
    """Count the lines that are not words below a `|`."""
    return sum(len(text.splitlines()) - _words(text) for text in texts)


def _words(text: str) -> int:
    source, _ = parse(text, "")
    assert source
    return sum(len(_at(source.data, path).splitlines()) for path in source.blocks)


def _at(data: object, path: tuple[str | int, ...]) -> str:
    for step in path:
        data = data[step]  # type: ignore[index]  # a path of the data itself
    return str(data)
