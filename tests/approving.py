"""A small project with nothing approved yet, and ways to approve and change its documents."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

from tests.projects import ALDERBROOK, Said, run
from tests.support.cases import files

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

DOCUMENT = "alderbrook:phones"
EDITIONS = "trusts/alderbrook/editions/phones"
BOARD = ("--by", "governing body")
DAY = "2025-09-16"
CLAUSE = "clauses/phones/use.yaml"
TRUST = "trusts/peak-vale/overlay.yaml"
SCHOOL = "trusts/peak-vale/schools/hollin-bank/overlay.yaml"

PAGE = """\
```yaml policies/phones.yaml
# yaml-language-server: $schema=../schema/policy.schema.json
policy: phones
title: Mobile phone policy
review-cycle: annual
owner: head
approver: governing body
numbering: "1."
notices: |
  Please ask {the head} for a paper copy.
sections:
  - section: use
    title: Using phones
    headings: true
    clauses:
      - phones/use
      - clause: phones/lockers
        when: {lockers: [some, every pupil]}
  - section: more
    title: More about phones
    clauses:
      - phones/return
      - phones/law
```

```yaml clauses/phones/use.yaml
# yaml-language-server: $schema=../../schema/clause.schema.json
clause: phones/use
title: Using phones
topic: use
mutability: adaptable
versions:
  - version: "1.0.0"
    in-force: "2023-01-01"
    change: substantive
    amendment: First version.
    text: |
      Phones {must} stay in bags.
```

```yaml clauses/phones/lockers.yaml
# yaml-language-server: $schema=../../schema/clause.schema.json
clause: phones/lockers
title: Lockers
topic: use
mutability: adaptable
versions:
  - version: "1.0.0"
    in-force: "2023-01-01"
    change: substantive
    amendment: First version.
    text: |
      {A pupil} with a locker {must} keep the phone there.
```

```yaml clauses/phones/return.yaml
# yaml-language-server: $schema=../../schema/clause.schema.json
clause: phones/return
title: Getting a phone back
topic: use
mutability: adaptable
versions:
  - version: "1.0.0"
    in-force: "2023-01-01"
    change: substantive
    amendment: First version.
    text: |
      A phone that was taken away goes back at {return time}. The office is open from
      {office opening times}.

      - {Parents} may collect it.
      - Nobody else may.
```

```yaml clauses/phones/law.yaml
# yaml-language-server: $schema=../../schema/clause.schema.json
clause: phones/law
title: Guidance
topic: use
mutability: adaptable
versions:
  - version: "1.0.0"
    in-force: "2023-01-01"
    change: substantive
    amendment: First version.
    text: |
      We follow [](cite:phones#bags).
```

```yaml trusts/alderbrook/overlay.yaml
# yaml-language-server: $schema=../../schema/overlay.schema.json
body: alderbrook
name: Alderbrook Junior School
kind: maintained-school
nation: england
phase: junior
policies: [phones]
settings: {return time: the end of the day, office opening times: 8am to 4pm, lockers: none}
look: {accent: "#0b6160", strapline: Curious minds}
delegation: {substantive: [governing body], clarifying: [governing body], editorial: [head]}
documents:
  phones:
    effective-from: "2025-10-01"
    last-reviewed: "2025-09-16"
    next-review: "2026-09-30"
    status: for-approval
```

```yaml trusts/peak-vale/overlay.yaml
# yaml-language-server: $schema=../../schema/overlay.schema.json
body: peak-vale
name: Peak Vale Learning Trust
kind: academy-trust
nation: england
phase: primary
policies: [phones]
terms: {governing body: Board of Trustees}
settings: {return time: the end of the day, office opening times: 8am to 4pm}
documents:
  phones: {effective-from: "2025-10-01", next-review: "2026-09-30", status: for-approval}
```

```yaml trusts/peak-vale/schools/hollin-bank/overlay.yaml
# yaml-language-server: $schema=../../../../schema/overlay.schema.json
body: peak-vale/hollin-bank
name: Hollin Bank Primary School
kind: academy
```

```yaml trusts/peak-vale/schools/wren-hill/overlay.yaml
# yaml-language-server: $schema=../../../../schema/overlay.schema.json
body: peak-vale/wren-hill
name: Wren Hill Nursery and Primary School
kind: academy
```
"""


def small_project(to: Path) -> Path:
    """Write the project to a folder."""
    for path, words in files(PAGE).items():
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        (to / path).write_text(words, encoding="utf-8")
    return to


def approve(capsys: pytest.CaptureFixture[str], root: Path, *words: str, on: str = DAY) -> Said:
    """Approve Alderbrook's policy without being asked; words that come later win."""
    told = ("--on", on, "--root", str(root), *words)
    asked = sys.stdin.isatty() or {"--dry-run", "--expect"}.intersection(words)
    return run(capsys, "approve", DOCUMENT, *BOARD, *told, *(() if asked else ("--yes",)))


def edit(root: Path, old: str, new: str, path: str = ALDERBROOK) -> None:
    """Change words of a source file that are there once."""
    file = root / path
    words = file.read_text(encoding="utf-8")
    assert words.count(old) == 1, (path, old, words.count(old))
    file.write_text(words.replace(old, new), encoding="utf-8")


def versions(root: Path) -> list[str]:
    """Return the names of the edition files, and of anything else in their folder."""
    folder = root / EDITIONS
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def record(root: Path, version: str) -> dict[str, Any]:
    """Return what an edition file says."""
    found: dict[str, Any] = json.loads((root / EDITIONS / f"{version}.json").read_text("utf-8"))
    return found


def correct(root: Path) -> None:
    """Change the draft's control table, which is an editorial change."""
    edit(root, 'next-review: "2026-09-30"', 'next-review: "2026-10-31"')


def clarify(root: Path) -> None:
    """Change the draft by a word of local data, which is a clarifying change."""
    edit(root, "the end of the day", "the close of the day")


def add_a_clause(root: Path) -> None:
    """Change the draft by a clause, which is a substantive change."""
    edit(root, "lockers: none", "lockers: some")


CONTROL = "Document control\n----------------\n"


def front_and_control(shown: str) -> str:
    """Return what a document's text says before its contents, and of itself at its end."""
    front, control = shown.partition("Contents")[0], shown.rpartition(CONTROL)[2]
    return " ".join(f"{front} {control}".split())


def without_control(shown: str) -> str:
    """Return what a document's text says between its first page and its document control."""
    return shown.partition("Contents")[2].rpartition(CONTROL)[0]
