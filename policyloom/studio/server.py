"""STUDIO: a folder -> its studio on this computer, until somebody stops it."""

from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

import uvicorn

from policyloom.studio.app import application
from policyloom.studio.desk import Office
from policyloom.studio.guard import Door
from policyloom.studio.rights import on_own_computer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOST = "127.0.0.1"


def serve(
    root: Path,
    port: int,
    name: str,
    clock: Callable[[], tuple[str, str]],
    tell: Callable[[str], None],
) -> None:
    """Serve the studio of a folder; ``tell`` is given the address when it can be opened.

    ``port`` 0 takes any that is free. Nobody but this computer can reach it.
    """
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind((HOST, port))
    door = Door(port=listening.getsockname()[1])
    app = application(Office(root), door, on_own_computer(name), clock)
    settings = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    server = uvicorn.Server(settings)
    asyncio.run(_served(server, listening, lambda: tell(door.address)))


async def _served(
    server: uvicorn.Server, listening: socket.socket, ready: Callable[[], None]
) -> None:
    listening.listen()
    ready()
    await server.serve(sockets=[listening])
