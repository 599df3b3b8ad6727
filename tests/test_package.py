"""What is installed is whole: fonts with every letter, the fast reader, a wheel with its data."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import font_source_sans_pro
import pytest
from fontTools.ttLib import TTFont
from ruamel.yaml import YAML

ROOT = Path(__file__).resolve().parent.parent
FACES = ("SourceSansPro", "SourceSansProIt", "SourceSansProBold", "SourceSansProBoldIt")
LETTERS = "ŵŷŴŶẁẃẅỳâêîôûÂÊÎÔÛïëéñ‘’“”–—…•£€§½→✓☐☑"


@pytest.mark.parametrize("face", FACES)
def test_the_font_has_every_letter_that_a_school_in_england_or_wales_needs(face: str) -> None:
    drawn = TTFont(font_source_sans_pro.font_files_ttf[face]).getBestCmap()
    assert [letter for letter in LETTERS if ord(letter) not in drawn] == []


def test_yaml_is_read_by_the_parser_written_in_c() -> None:
    _constructor, parser = YAML(typ="safe").get_constructor_parser("kite: red")
    assert "CParser" in {each.__name__ for each in type(parser).__mro__}


def test_a_wheel_carries_the_templates_the_schemas_and_its_types(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.iterdir()
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert "policyloom/py.typed" in inside
    for folder in ("templates", "schema"):
        kept = {file for file in (ROOT / folder).rglob("*") if file.is_file()}
        assert kept, folder
        assert {f"policyloom/_data/{file.relative_to(ROOT).as_posix()}" for file in kept} <= inside
    assert not [name for name in inside if name.startswith(("tests/", "clauses/", "trusts/"))]


def test_a_python_without_the_dependencies_is_told_to_run_make() -> None:
    # -S leaves out everything that was installed, the fonts and the YAML reader too.
    command = [sys.executable, "-S", str(ROOT / "build.py"), "check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("This Python has no module '")
    assert "Run `make` once" in done.stderr
    assert "Traceback" not in done.stderr


def test_build_py_is_the_command_line() -> None:
    told = [
        subprocess.run(
            [sys.executable, *start, "explain", "no-such-code"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        for start in (("build.py",), ("-m", "policyloom"))
    ]
    assert told[0].returncode == told[1].returncode != 0
    assert "no-such-code" in told[0].stdout + told[0].stderr
    assert (told[0].stdout, told[0].stderr) == (told[1].stdout, told[1].stderr)
