"""STORE: what cannot be done with a folder, in words, and what to do instead."""

from __future__ import annotations


class RefusedError(Exception):
    """Something that was asked for cannot be done, and nothing was; ``hint`` says what can."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint
