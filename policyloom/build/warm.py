"""FLEET: everything that a worker loads before its first document; importing this is the work.

A library that is missing here is no matter yet: a writer that needs it will say so.
"""

from __future__ import annotations

from contextlib import suppress

import policyloom.build.pool
import policyloom.writers.docx
import policyloom.writers.html
import policyloom.writers.text
from policyloom.writers import CannotWriteError
from policyloom.writers.pdf.engine import load_engine

with suppress(CannotWriteError):
    load_engine()
    # It has fonts and style sheets of its own only when it makes a page: one set for each worker.
    import policyloom.writers.pdf.press

__all__ = ["policyloom"]
