"""STORE: the only stage that opens the project's files."""

from __future__ import annotations

from policyloom.store.editions import edition_names, read_editions
from policyloom.store.journal import create_all, take_back, unfinished
from policyloom.store.locking import (
    BusyError,
    MovedError,
    TakenError,
    alone_in,
    create_together,
    exchange,
    read_whole,
    with_endings,
)
from policyloom.store.packs import (
    Pack,
    is_place,
    newest_at,
    packed,
    read_pack,
    release_order,
    unpacked,
)
from policyloom.store.project import (
    CONTENT,
    NotAProjectError,
    Project,
    check_root,
    find_root,
    packaged,
    read_project,
    read_registers,
    read_schemas,
)
from policyloom.store.reading import CannotReadError, read_given, text_problems, without_unseen
from policyloom.store.refusing import RefusedError
from policyloom.store.writing import (
    CannotWriteError,
    clear_leftovers,
    forget_oldest,
    keep_aside,
    names_in,
    place_inside,
    read_output,
    size_of,
    try_folder,
    write_atomically,
    write_together,
)

__all__ = [
    "CONTENT",
    "BusyError",
    "CannotReadError",
    "CannotWriteError",
    "MovedError",
    "NotAProjectError",
    "Pack",
    "Project",
    "RefusedError",
    "TakenError",
    "alone_in",
    "check_root",
    "clear_leftovers",
    "create_all",
    "create_together",
    "edition_names",
    "exchange",
    "find_root",
    "forget_oldest",
    "is_place",
    "keep_aside",
    "names_in",
    "newest_at",
    "packaged",
    "packed",
    "place_inside",
    "read_editions",
    "read_given",
    "read_output",
    "read_pack",
    "read_project",
    "read_registers",
    "read_schemas",
    "read_whole",
    "release_order",
    "size_of",
    "take_back",
    "text_problems",
    "try_folder",
    "unfinished",
    "unpacked",
    "with_endings",
    "without_unseen",
    "write_atomically",
    "write_together",
]
