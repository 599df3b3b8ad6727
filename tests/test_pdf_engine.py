"""Loading the PDF library: late, without traces, and with plain words where it is missing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from policyloom.writers import Product, formats_of, obstacle, suffix_of

ROOT = Path(__file__).resolve().parent.parent
START = (
    "import json, sys; from policyloom.writers import obstacle, write; from tests import sample; "
)


def run(code: str, **environment: str) -> object:
    """Run Python code in a process of its own and return what it printed as JSON."""
    done = subprocess.run(
        [sys.executable, "-c", START + code],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return json.loads(done.stdout)


def test_every_format_has_a_suffix() -> None:
    names = formats_of(Product.DOCUMENT)
    assert all(map(suffix_of, names))
    assert [to for to in names if obstacle(to)] == [to for to in ("pdf",) if obstacle(to)]


LOADED = "print(json.dumps(sorted({'weasyprint', 'docx', 'jinja2', 'lxml'} & set(sys.modules))))"


@pytest.mark.parametrize(
    ("code", "loaded"),
    [
        ("", []),
        ("write(sample.policy(), 'text'); ", []),
        ("write(sample.policy(), 'html'); ", ["jinja2"]),
    ],
)
def test_a_writer_loads_when_it_is_used(code: str, loaded: list[str]) -> None:
    assert run(code + LOADED) == loaded


@pytest.mark.needs("pango")
def test_nothing_stays_changed_after_loading() -> None:
    code = """
import ctypes.util, os
find, setting = ctypes.util.find_library, os.environ.get("FONTCONFIG_FILE")
write(sample.decimal_policy(), "pdf")
from fontTools import subset
from fontTools.varLib import instancer
print(json.dumps([
    ctypes.util.find_library is find,
    os.environ.get("FONTCONFIG_FILE") == setting,
    callable(instancer.instantiateVariableFont) and "varLib" in instancer.__file__,
    subset.Options.__name__,
]))
"""
    assert run("\n" + code) == [True, True, True, "Options"]


@pytest.mark.needs("pango")
def test_large_modules_that_are_not_used_are_not_loaded() -> None:
    code = "write(sample.decimal_policy(), 'pdf'); "
    code += "print(json.dumps([n for n in sys.modules if n.startswith('fontTools.varLib')]))"
    assert run(code) == []


MISSING = """
import cffi
opened = cffi.FFI.dlopen
def dlopen(self, name, *flags):
    if "pango" in name:
        sys.platform = {platform!r}
        raise OSError("not here")
    return opened(self, name, *flags)
cffi.FFI.dlopen = dlopen
found = obstacle("pdf")
again = obstacle("pdf")
sizes = [len(write(sample.policy(), to)) > 1000 for to in ("html", "text")]
print(json.dumps([found.reason, found.remedy, found == again, sizes]))
"""


@pytest.mark.parametrize(
    ("platform", "command"),
    [
        ("linux", "sudo apt-get install --no-install-recommends libpango-1.0-0"),
        ("darwin", "brew install pango"),
        ("win32", "pacman -S mingw-w64-ucrt-x86_64-pango"),
    ],
)
def test_without_pango_the_reader_is_told_the_command(platform: str, command: str) -> None:
    told = run("\n" + MISSING.format(platform=platform))
    assert isinstance(told, list)
    assert told[0] == "A PDF cannot be written here, because the library Pango is not installed."
    assert command in told[1]
    assert told[2:] == [True, [True, True]]


@pytest.mark.needs("pango")
def test_with_pango_nothing_is_in_the_way() -> None:
    assert run("print(json.dumps(obstacle('pdf')))") is None


@pytest.mark.needs("pango")
def test_no_temporary_files_are_left(tmp_path: Path) -> None:
    run("write(sample.decimal_policy(), 'pdf'); print(1)", TMPDIR=str(tmp_path))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.needs("pango")
def test_whether_it_would_load_is_told_without_loading_it() -> None:
    code = "found = obstacle('pdf'); print(json.dumps([found, 'weasyprint' in sys.modules]))"
    assert run(code) == [None, False]


@pytest.mark.needs("pango")
def test_the_libraries_that_are_tried_are_those_it_opens() -> None:
    code = """
import cffi
from policyloom.writers.pdf import engine as pdf_engine
opened, found = cffi.FFI.dlopen, []
def dlopen(self, name, *flags):
    library = opened(self, name, *flags)
    found.append(name)
    return library
cffi.FFI.dlopen = dlopen
pdf_engine.load_engine()
optional = ("subset", "vector")
own = [name for name in found if not any(word in name for word in optional)]
print(json.dumps([own, list(pdf_engine.LIBRARIES)]))
"""
    both = run("\n" + code)
    assert isinstance(both, list)
    assert both[0] == both[1]


def test_without_its_checks_python_draws_no_pdf() -> None:
    ask = "from policyloom.writers import obstacle; print(obstacle('pdf').reason)"
    done = subprocess.run([sys.executable, "-O", "-c", ask], check=True, capture_output=True)
    assert b"because Python runs without its checks (`-O`" in done.stdout
