"""CLI: `explain` prints the page of a diagnostic code or a page for authors, or lists them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from policyloom.cli.terminal import say
from policyloom.cli.usage import UsageError
from policyloom.diagnostics import nearest
from policyloom.diagnostics.explaining import Page, read_pages
from policyloom.store import packaged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from policyloom.cli.verbs.documents import Explain


def explain(asked: Explain) -> int:
    """Print the page, or all codes with what they are about."""
    codes, authors = read_pages(), _for_authors()
    if not asked.code:
        _list(codes)
        say("\nPages for authors:")
        _list(authors)
        return 0
    pages = {**authors, **codes}
    # People copy the code with what stands around it: error[unknown-token].
    code = asked.code.rpartition("[")[2].rstrip("]:")
    page = pages.get(code) or _of_rule(code)
    if page is None:
        match = nearest(code, pages)
        hint = f"did you mean `{match}`? " if match else ""
        raise UsageError(
            f"there is no code `{code}`", f"{hint}`policyloom explain` lists all codes and pages"
        )
    sys.stdout.write(page.text.rstrip() + "\n")
    return 0


def _of_rule(name: str) -> Page | None:
    """Return the page of a rule of `look`: what its module says, and what to do."""
    from policyloom.inspecting import rule_of  # noqa: PLC0415 - codes must not wait for the rules

    rule = rule_of(name)
    if rule is None:
        return None
    about = sys.modules[rule.find.__module__].__doc__ or ""
    return Page(code=name, text=f"# {name}\n\n{about}\n\n**What to do.** {rule.remedy}\n")


def _for_authors() -> dict[str, Page]:
    """Return the pages of ``docs/``, which an installed program has no folder for."""
    found = sorted(packaged("docs").glob("*.md"))
    return {path.stem: Page(code=path.stem, text=path.read_text("utf-8")) for path in found}


def _list(pages: Mapping[str, Page]) -> None:
    width = max((len(code) for code in pages), default=0)
    for code, page in pages.items():
        say(f"{code:<{width}}  {page.title}")
