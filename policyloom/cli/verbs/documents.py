"""CLI: what the verbs are asked that make, check and explain documents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from policyloom.cli.options import DraftVerb, Verb, option, switch, words
from policyloom.cli.usage import engine, jobs, one_of, place, several_of
from policyloom.welsh import NAMES
from policyloom.writers import PDF_ENGINES, Product, formats_of

if TYPE_CHECKING:
    from pathlib import Path

    from policyloom.diagnostics.written import Form

ENGINES = (*PDF_ENGINES, "auto")
FORMS = ("text", "json", "sarif", "github")
"""Those of diagnostics.written, which takes too long to load for a list of four words."""
SELECTOR_HELP = (
    "BODY, BODY:POLICY, POLICY where one body has it, :POLICY, or TRUST/... for a trust and all "
    "its schools"
)
EVERY = f"{SELECTOR_HELP} (default: every document)"
ENGINE_HELP = (
    "what draws the PDFs: weasyprint, typst, or auto for Typst where Pango is missing "
    "(default: what each document's look says, which is weasyprint unless set)"
)


def pdf_engine(said: str) -> str:
    """Return the name of what draws PDFs."""
    return one_of("--pdf-engine", said, ENGINES)


def form(known: tuple[str, ...], default: str = "text") -> Any:  # noqa: ANN401 - a field
    """Take one form in which to print."""
    return option(
        "--format",
        "FORM",
        f"{', '.join(known)} (default: {default})",
        read=lambda said: one_of("--format", said, known),
        default=default,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Build(DraftVerb):
    """Write documents. ``jobs`` of nothing are as many as there are cores."""

    lists_all: ClassVar[bool] = True
    selectors: tuple[str, ...] = words("SELECTOR", EVERY)
    format: tuple[str, ...] | None = option(
        "--format",
        "LIST",
        f"formats to write, with commas between: {', '.join(formats_of(Product.DOCUMENT))} "
        f"(default: {','.join(formats_of(Product.USUAL))})",
        read=lambda said: several_of("--format", said, formats_of(Product.DOCUMENT)),
        default=None,
    )
    out: Path | None = option(
        "--out", "DIR", "where to write (default: dist in the root)", read=place, default=None
    )
    jobs: int | None = option(
        "--jobs",
        "N",
        "documents made at a time, or auto for one on each core (default: auto)",
        read=jobs,
        default=None,
    )
    engine: str = option(
        "--engine",
        "ENGINE",
        "local, or dask://HOST:PORT (default: local)",
        read=engine,
    )
    pdf_engine: str = option("--pdf-engine", "NAME", ENGINE_HELP, read=pdf_engine)

    @property
    def in_part(self) -> bool:
        """All of it where nobody says which documents."""
        return bool(self.selectors)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check(DraftVerb):
    """Report every problem."""

    selectors: tuple[str, ...] = words("SELECTOR", EVERY)
    format: Form = form(FORMS)
    for_approval: bool = switch(
        "--for-approval",
        "also refuse what a draft may hold: open slots, example rows, editor's notes",
    )
    fix: bool = switch("--fix", "first put right what has exactly one remedy, in the files")

    @property
    def files_told(self) -> tuple[Path, ...]:
        """It only tells."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Show(DraftVerb):
    """Print the text of documents."""

    reads_part: ClassVar[bool] = True
    selectors: tuple[str, ...] = words(
        "SELECTOR", f"{SELECTOR_HELP} (default: every document, where there is one body)"
    )
    format: str = form(formats_of(Product.TEXT))
    language: str = option(
        "--language",
        "CODE",
        f"{' or '.join(NAMES)}: that language alone (default: as the files are)",
        read=lambda said: one_of("--language", said, tuple(NAMES)),
        default="",
    )

    @property
    def files_told(self) -> tuple[Path, ...]:
        """It only tells."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Why(DraftVerb):
    """Say which sources put words in a document."""

    reads_part: ClassVar[bool] = True
    selector: str = words(
        "SELECTOR", f"{SELECTOR_HELP}; may be left out where there is one body", "1"
    )
    words: tuple[str, ...] = words("WORDS", "words that the document prints")

    @property
    def files_told(self) -> tuple[Path, ...]:
        """It only tells."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explain(Verb):
    """Explain the code of a problem."""

    code: str = words(
        "CODE", "as in error[CODE], or a page such as overlays (default: list them)", "?"
    )
