"""A term is used that guidance has replaced.

Why it matters: the words of today say better what is meant, and to whom it happens.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from policyloom.inspecting.acts import GONE
from policyloom.inspecting.finding import Group, Hit, Rule, Weight
from policyloom.inspecting.guidance import WITHDRAWN
from policyloom.inspecting.words import hits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policyloom.inspecting.finding import Ground
    from policyloom.manuscript import Manuscript


def _dated(act: str) -> str:
    """Return the pattern of an Act, whose year may stand in brackets."""
    name, year = act.rsplit(" ", 1)
    return rf"\b{re.escape(name)},? \(?{year}\b"


TERMS = (
    (r"youth[- ]produced sexual imagery|sexting\b(?=[^.]{0,40}policy)", "nudes and semi-nudes"),
    (r"peer[- ]on[- ]peer abuse", "child-on-child abuse"),
    (r"\besafety\b|\be-safety\b", "online safety"),
    (r"child pornography", "child sexual abuse material"),
    (r"special educational needs co-?ordinator \(SENCO\) and inclusion", "SENCO"),
    (r"Ofsted'?s? overall effectiveness grade", "report card"),
    (
        r"\bEducation Funding Agency\b|\bEFA\b|\bESFA\b|Education and Skills Funding Agency",
        "Department for Education",
    ),
    (r"\bChild Exploitation and Online Protection Centre\b", "CEOP Safety Centre"),
    (r"\bLocal Safeguarding Children(?:'s|s)? Boards?\b|\bLSCB\b", "safeguarding partners"),
    *((_dated(act), now) for act, (now, _) in GONE.items()),
    *((words, now) for words, now, _ in WITHDRAWN),
    (
        r"\b[Ss]tatements? of (?:special educational needs?|SEN)\b|\bstatemented\b",
        "education, health and care plan",
    ),
    (r"\bSchool Action(?: Plus)?\b", "SEN support"),
    (r"\b[Ff]ixed[- ](?:term|period) exclusions?\b", "suspension"),
    (r"\bIndependent Safeguarding Authority\b", "Disclosure and Barring Service"),
    (r"\bNational College for Teaching and Leadership\b|\bNCTL\b", "Teaching Regulation Agency"),
    (
        r"\bDepartment for Children, Schools and Families\b|\bDCSF\b|\bDfES\b|\bDepartment for Education and Skills\b",
        "Department for Education",
    ),
    (r"\bLocal Education Authorit(?:y|ies)\b|\bLEAs?\b", "local authority"),
    (r"\b[Cc]ommon [Aa]ssessment [Ff]ramework\b", "early help assessment"),
    (r"\bCriminal Records Bureau\b|\bCRB\b", "Disclosure and Barring Service"),
    (r"\bPublic Health England\b", "UK Health Security Agency"),
)


def find(manuscript: Manuscript, _ground: Ground) -> Iterator[Hit]:
    """Find terms that were replaced."""
    blocks = tuple(manuscript.body())
    for pattern, now in TERMS:
        found = list(
            hits(
                blocks,
                re.compile(pattern, re.IGNORECASE if pattern.islower() else 0),
                f"Today: {now}.",
            )
        )
        yield from found


RULE = Rule(
    id="term-obsolete",
    group=Group.OUT_OF_DATE,
    weight=Weight.LOOK,
    why="Law and guidance use other words today.",
    remedy="Use the words of what is in force.",
    find=find,
)
