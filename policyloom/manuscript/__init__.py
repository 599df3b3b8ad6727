"""MANUSCRIPT: a policy that somebody else wrote, as blocks with what each was told by.

Readers of files (`word`) hand over pieces: lines, grids, figures and what is only beside the text.
`structure` makes blocks of them, `ledger` says where every character went.
"""

from policyloom.manuscript.blocks import Block, Kind, Manuscript
from policyloom.manuscript.ledger import Ledger, ledger
from policyloom.manuscript.pieces import Aside, CellPiece, Figure, Grid, Line, Reading, Target
from policyloom.manuscript.structure import structured

__all__ = [
    "Aside",
    "Block",
    "CellPiece",
    "Figure",
    "Grid",
    "Kind",
    "Ledger",
    "Line",
    "Manuscript",
    "Reading",
    "Target",
    "ledger",
    "structured",
]
