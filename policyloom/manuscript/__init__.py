"""MANUSCRIPT: a policy that somebody else wrote, as blocks with what each was told by.

Readers of files (`word`) hand over pieces: lines, grids, figures and what is only beside the text.
`structure` makes blocks of them, `ledger` says where every character went.
"""

from policyloom.manuscript.blocks import Block, Kind, Manuscript
from policyloom.manuscript.ledger import Ledger, ledger
from policyloom.manuscript.pieces import CellPiece, Figure, Grid, Line, Reading, SetAside, Target
from policyloom.manuscript.structure import structured
