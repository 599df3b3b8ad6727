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
    refuse_link_out,
    size_of,
    try_folder,
    write_atomically,
    write_together,
)
