"""A missing part is added by whatever put the program there."""

from __future__ import annotations

import pytest

from policyloom.writers.extras import adding


@pytest.mark.parametrize(
    ("prefix", "wanted"),
    [
        ("/home/her/.local/share/pipx/venvs/policyloom", "pipx install --force "),
        ("/home/her/.local/share/uv/tools/policyloom", "uv tool install --force "),
        ("/home/her/policies/.venv", "pip install "),
        ("/usr", "pip install "),
    ],
)
def test_the_command_reaches_where_the_program_is(prefix: str, wanted: str) -> None:
    said = adding("sign", prefix)
    assert said.startswith(wanted)
    assert "sign]" in said
    # What is installed anew keeps what the page about installing names.
    assert ("typst,layout,studio" in said) == ("--force" in said)
    assert adding("typst", prefix).count("typst") == 1
