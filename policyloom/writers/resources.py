"""What the writers read beside the Document: templates and style sheets, as text, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from policyloom.english.grammar import capitalised

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from jinja2 import Environment

CHECKOUT = Path(__file__).resolve().parents[2] / "templates"


@cache
def resource(name: str) -> str:
    """Return the text of a template or style sheet; its name is relative to ``templates/``."""
    return resource_file(name).read_text(encoding="utf-8")


def resource_file(name: str) -> Traversable:
    """Return the place of a template or style sheet, for a library that opens it itself."""
    return _folder() / name


@cache
def _folder() -> Traversable:
    """Find the templates: inside an installed package, or at the top of a checkout."""
    packaged = files("policyloom") / "_data" / "templates"
    return packaged if packaged.is_dir() else CHECKOUT


@cache
def environment() -> Environment:
    """Return the Jinja2 environment of all templates: it escapes, and refuses unknown names."""
    # A build of Word files uses the templates' folder, and no template.
    from jinja2 import Environment, FunctionLoader, StrictUndefined  # noqa: PLC0415

    made = Environment(
        loader=FunctionLoader(resource),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["capitalised"] = capitalised  # Jinja's own makes the other letters small.
    return made
