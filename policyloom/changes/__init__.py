"""Changes: two Documents -> what changed between them, complete, and the redline of it."""

from policyloom.changes.comparison import Comparison, compare
from policyloom.changes.deciding import deciders_before
from policyloom.changes.facts import Declarations, Declared
from policyloom.changes.kinds import Change
from policyloom.source import Size
