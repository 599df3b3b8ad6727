"""WRITE: a notice and the files that go with it -> an e-mail to open in any mail program.

The same notice makes the same bytes: there is no date, no sender and no chance in it.
"""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

TYPES = {
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "html": ("text", "html"),
}


def write_letter(subject: str, words: str, files: Mapping[str, bytes]) -> bytes:
    """Return an unsent e-mail with the files attached; whoever opens it adds the addresses."""
    letter = EmailMessage(policy=SMTP)
    letter["Subject"] = subject
    letter["X-Unsent"] = "1"
    letter.set_content(words)
    for name, data in files.items():
        main, sub = TYPES[name.rpartition(".")[2]]
        letter.add_attachment(data, maintype=main, subtype=sub, filename=name)
    if letter.is_multipart():
        letter.set_boundary("policyloom-notice")
    return letter.as_bytes()
