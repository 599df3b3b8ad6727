"""HOMECOMING: a Word file of ours that came back edited -> proposals, each where it belongs.

`printed` knows what stood where and which sources put it there; `laid` finds each paragraph of
the file again; `proposals` says what was changed, at which layer.
"""

from policyloom.homecoming.layers import Layer, Proposal
from policyloom.homecoming.pairing import Pair, laid
from policyloom.homecoming.printing import (
    Atom,
    Place,
    Unit,
    digest_of_map,
    lines_of_map,
    map_digest,
    print_map,
    printed,
)
from policyloom.homecoming.proposals import proposals
