"""Changes: two Documents -> what changed between them, complete, and the redline of it."""

from policyloom.changes.comparison import Comparison, accounted, compare
from policyloom.changes.facts import Declarations, Declared
from policyloom.changes.kinds import Change, Size, size_of

__all__ = [
    "Change",
    "Comparison",
    "Declarations",
    "Declared",
    "Size",
    "accounted",
    "compare",
    "size_of",
]
