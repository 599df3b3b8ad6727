"""A small project with editions, for tests of the commands that compare them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.projects import Said, run
from tests.support.cases import files
from tests.support.lasting import once

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Ask = Callable[..., Said]

NAME = "alderbrook:phones"
PAGE = """\
```yaml policies/phones.yaml
policy: phones
title: Mobile phone policy
published: true
review-cycle: annual
owner: head
approver: governing body
numbering: "1."
sections:
  - section: use
    title: Using phones
    clauses:
      - phones/use
      - {clause: phones/bags, until: "2025-08-31"}
      - {clause: phones/lockers, from: "2025-09-01"}
  - section: guidance
    title: Guidance
    clauses:
      - phones/guidance
```

```yaml clauses/phones/use.yaml
clause: phones/use
title: Using phones
topic: use
mutability: adaptable
versions:
  - version: "1.1.0"
    in-force: "2025-09-01"
    change: clarifying
    amendment: Watches that ring are now named.
    text: |
      In {the school}, phones and watches that ring {must} be silent.
  - version: "1.0.0"
    in-force: "2024-01-01"
    change: substantive
    amendment: First version.
    text: |
      In {the school}, phones {must} be silent.
```

```yaml clauses/phones/bags.yaml
clause: phones/bags
title: Bags
topic: use
mutability: adaptable
versions:
  - version: "1.0.0"
    in-force: "2024-01-01"
    change: substantive
    amendment: First version.
    text: |
      Pupils {must} keep phones in their bags at {the school}.
```

```yaml clauses/phones/lockers.yaml
clause: phones/lockers
title: Lockers
topic: use
mutability: adaptable
versions:
  - version: "1.0.0"
    in-force: "2025-09-01"
    change: substantive
    amendment: Lockers are there now.
    text: |
      Pupils {must} lock their phones away.
```

```yaml clauses/phones/guidance.yaml
clause: phones/guidance
title: What the guidance says
topic: use
mutability: adaptable
versions:
  - version: "1.0.0"
    in-force: "2024-01-01"
    change: substantive
    amendment: First version.
    text: |
      {The school} follows [](cite:phones#bags). {The head} {must} see to it.
```

```yaml clauses/instruments/learning-act-1999.yaml
instrument: learning-act-1999
kind: act
title: Learning Act 1999
year: "1999"
number: "3"
url: https://laws.example.org/learning-1999
extent: [england, wales]
in-force: "2000-09-01"
checked-on: "2025-11-01"
confidence: seen
sources: [{title: An invented publisher}]
```
"""
OVERLAY = "trusts/alderbrook/overlay.yaml"
OLD = """\
body: alderbrook
name: Alderbrook Junior School
kind: maintained-school
nation: england
phase: junior
policies: [phones]
terms:
  school: {noun: school}
documents:
  phones: {effective-from: "2025-01-20", next-review: "2026-01-10"}
"""
NEW = """\
body: alderbrook
name: Alderbrook Junior School
kind: maintained-school
nation: england
phase: junior
policies: [phones]
terms:
  school: {noun: academy}
duties: {must: will}
documents:
  phones: {effective-from: "2025-09-20", next-review: "2026-09-10"}
reasons:
  - since: "1.0"
    about: clause:phones/bags
    reason: The lockers take their place.
  - since: "1.0"
    about: term:school
    reason: We are an academy now.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project without editions, in its first state."""
    for path, words in files(PAGE).items():
        write(tmp_path / path, words)
    write(tmp_path / OVERLAY, OLD)
    return tmp_path


def write(path: Path, words: str) -> None:
    """Write a file, and the folders to it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(words, encoding="utf-8")


@pytest.fixture
def ask(project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return what runs a command in the project; it stands in its folder."""
    monkeypatch.chdir(project)
    monkeypatch.setenv("COLUMNS", "80")
    return lambda *words: run(capsys, *words)


@pytest.fixture
def approved(project: Path, ask: Ask) -> Ask:
    """Return the same for a project with the editions 1.0 and 2.0, whose draft is the last."""
    once("compared", project, lambda: _approve_twice(project, ask))
    return ask


def _approve_twice(project: Path, ask: Ask) -> None:
    approve(ask, "2025-01-10")
    write(project / OVERLAY, NEW)
    approve(ask, "2025-09-10")


def approve(ask: Ask, day: str) -> None:
    """Approve today's draft on a day."""
    said = ask("approve", NAME, "--by", "governing body", "--on", day, "--yes")
    assert said.status == 0, said.out + said.err
