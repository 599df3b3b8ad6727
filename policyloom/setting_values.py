"""Setting values: whether what a body says is a value that the setting takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from policyloom.calendar import is_date
from policyloom.source import SettingType

if TYPE_CHECKING:
    from policyloom.source import Setting

NO_WORDS = ("yes", "no", "on", "off", "true", "false")
"""What answers a question, and says nothing in the middle of a sentence."""


def accepts(setting: Setting, text: str) -> bool:
    """Tell whether the setting takes the value."""
    match setting.type:
        case SettingType.YES_NO:
            return text in {"true", "false"}
        case SettingType.NUMBER:
            return text.isascii() and text.removeprefix("-").isdigit()
        case SettingType.DATE:
            return is_date(text)
        case SettingType.CHOICE:
            return text in setting.choices
        case SettingType.TEXT:
            return text.strip().lower() not in {"", *NO_WORDS}
