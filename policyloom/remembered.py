"""What a pure function found, kept as long as the very same values are asked about.

Documents and sources never change, but are large: to compare two of them costs as much as to walk
them again. So what was found is known by the values themselves, and not by what they say.
"""

from __future__ import annotations

from collections import OrderedDict
from functools import wraps
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar, TypeVarTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

T = TypeVar("T")
Ts = TypeVarTuple("Ts")


def remembered(
    most: int, known_by: Callable[[Any], Hashable] = id
) -> Callable[[Callable[[*Ts], T]], Callable[[*Ts], T]]:
    """Let a pure function do its work once for the same values.

    Of more than ``most`` questions those are forgotten that were asked longest ago. ``known_by``
    tells what makes a value the same as another, where it is more than to be that one.
    """

    def kept(found_in: Callable[[*Ts], T]) -> Callable[[*Ts], T]:
        known: OrderedDict[tuple[Hashable, ...], tuple[object, T]] = OrderedDict()
        turn = Lock()

        @wraps(found_in)
        def asked(*values: *Ts) -> T:
            key = tuple(map(known_by, values))
            with turn:
                if told := known.get(key):
                    known.move_to_end(key)
                    return told[1]
            found = found_in(*values)
            with turn:
                # They are kept with it, so no other value can have their identity meanwhile.
                known[key] = (values, found)
                if len(known) > most:
                    known.popitem(last=False)
            return found

        return asked

    return kept
