"""STUDIO: a folder -> its studio on this computer, until somebody stops it."""

from __future__ import annotations

import asyncio
import os
import socket
from dataclasses import dataclass, field
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
"""This computer, which nobody else can reach."""


@dataclass(slots=True, kw_only=True)
class Serving:
    """The studio of a folder; ``tell`` is given the address when it can be opened.

    ``port`` 0 takes any that is free. ``name`` is that of whoever sits there, ``clock`` tells the
    day and the moment.
    """

    root: Path
    port: int
    name: str
    clock: Callable[[], tuple[str, str]]
    tell: Callable[[str], None]
    _server: uvicorn.Server | None = field(default=None, init=False)

    def run(self) -> None:
        """Serve until it is stopped."""
        asyncio.run(self._served())

    def stop(self) -> None:
        """Let it end; another thread may ask."""
        if self._server:
            self._server.should_exit = True

    async def _served(self) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listening:
            if os.name == "posix":
                # On Windows this would let another program take the same address.
                listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind((HOST, self.port))
            listening.listen()
            door = Door(port=listening.getsockname()[1])
            app = application(Office(self.root), door, on_own_computer(self.name), self.clock)
            settings = uvicorn.Config(
                app, log_level="warning", access_log=False, server_header=False
            )
            self._server = uvicorn.Server(settings)
            self.tell(door.address)
            await self._server.serve(sockets=[listening])
