"""BENCH: one document -> each stage of making it, as something to do again and again.

Each stage loads what it needs when it is first done, so that a new process shows what that takes:
``python -m bench.stages`` does each once and prints the seconds it took.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.spending import spent_on

if TYPE_CHECKING:
    from bench.spending import Deed

BODY, POLICY = "alderbrook", "social-media"
NAME = f"{BODY}:{POLICY}"


class Work:
    """The stages in order; each leaves what the next one needs."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.project: Any = None
        self.library: Any = None
        self.compiled: Any = None
        self.kept: Any = None
        self.compared: Any = None

    @property
    def document(self) -> Any:  # noqa: ANN401 - loading its type would be loading the program
        """The document, once it is resolved."""
        return self.compiled.document

    def deeds(self) -> dict[str, Deed]:
        """Return every stage by its name."""
        from policyloom.writers import obstacle  # noqa: PLC0415

        to = {
            "write text": ("text", ""),
            "write html": ("html", ""),
            "write docx": ("docx", ""),
            "write pdf": ("pdf", "weasyprint"),
            "write pdf by Typst": ("pdf", "typst"),
        }
        return {
            "load: read all files": self.load,
            "decode: parse and check all": self.decode,
            "resolve": self.resolve,
            "read its editions": self.editions,
            "compare": self.compare,
            **{
                name: self._writing(*how)
                for name, how in to.items()
                if obstacle(how[0], how[1] or "weasyprint") is None
            },
        }

    def load(self) -> None:
        """Read every file of the project."""
        from policyloom.store import read_project  # noqa: PLC0415

        self.project, _ = read_project(self.root)

    def decode(self) -> None:
        """Parse, decode and check every file."""
        from policyloom.compile import load  # noqa: PLC0415
        from policyloom.writers.assets import asset_problem  # noqa: PLC0415

        read = self.project
        self.library, _ = load(read.files, read.schemas, read.assets, asset_problem)

    def resolve(self) -> None:
        """Resolve the document."""
        from policyloom.compile import compile_policy  # noqa: PLC0415
        from policyloom.source import Target  # noqa: PLC0415

        self.compiled = compile_policy(self.library, Target(BODY, POLICY))

    def editions(self) -> None:
        """Read its approved editions."""
        from policyloom.build.drafts import kept_editions  # noqa: PLC0415

        self.kept = kept_editions(self.root, self.compiled.target)

    def compare(self) -> None:
        """Compare it with the last edition."""
        from policyloom.editions import declared_for, since  # noqa: PLC0415

        declared = declared_for(self.document, self.library)
        self.compared = since(self.kept.editions, self.document, declared)

    def _writing(self, to: str, engine: str) -> Deed:
        from policyloom.writers import write  # noqa: PLC0415

        return lambda: write(self.document, to, engine)


def main() -> None:
    """Do each stage once; print its seconds by clock and processor as JSON."""
    found = {name: spent_on(deed) for name, deed in Work(Path.cwd()).deeds().items()}
    sys.stdout.write(json.dumps({name: [one.wall, one.cpu] for name, one in found.items()}))


if __name__ == "__main__":
    main()
