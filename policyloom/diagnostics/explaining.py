"""REPORT: the packaged page of each diagnostic code, ``diagnostics/explained/CODE.md``."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

FOLDER = "diagnostics/explained"
SUFFIX = ".md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What ``explain`` prints: Markdown; first ``# title``, then a paragraph that sums it up."""

    code: str
    text: str

    @property
    def title(self) -> str:
        """The words of the first heading, or the code when there is none."""
        first = self.text.lstrip().split("\n", 1)[0]
        return first.removeprefix("# ").strip() if first.startswith("# ") else self.code

    @property
    def summary(self) -> str:
        """The first paragraph after the heading, on one line."""
        paragraphs = [p for p in self.text.strip().split("\n\n") if p and not p.startswith("#")]
        return " ".join(paragraphs[0].split()) if paragraphs else self.title


def read_pages() -> dict[str, Page]:
    """Return every page by its code, in alphabetical order."""
    folder = files("policyloom") / FOLDER
    if not folder.is_dir():
        return {}
    found = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(SUFFIX))
    return {
        name.removesuffix(SUFFIX): Page(
            code=name.removesuffix(SUFFIX), text=(folder / name).read_text(encoding="utf-8")
        )
        for name in found
    }
