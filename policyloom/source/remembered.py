"""What is found in a source value, kept as long as that very value is asked about.

Source values never change, but are large: to compare two of them costs as much as to walk them
again. So what was found is known by the value itself, and not by what it says.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import wraps
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

V = TypeVar("V")
T = TypeVar("T")
MOST = 1 << 15
"""Values that one function remembers; those asked about longest ago are forgotten first."""


def remembered(found_in: Callable[[V], T]) -> Callable[[V], T]:
    """Return a pure function of one source value that does its work once for each."""
    known: OrderedDict[int, tuple[V, T]] = OrderedDict()
    turn = Lock()

    @wraps(found_in)
    def asked(value: V) -> T:
        # It is kept with what was found, so no other value can have its identity meanwhile.
        with turn:
            if kept := known.get(id(value)):
                known.move_to_end(id(value))
                return kept[1]
        found = found_in(value)
        with turn:
            known[id(value)] = (value, found)
            if len(known) > MOST:
                known.popitem(last=False)
        return found

    return asked
