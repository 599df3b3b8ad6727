"""Set up a checkout: system libraries, a virtual environment in .venv, and the package in it.

It uses only the standard library, because nothing else is there yet. A second run does nothing.
"""

import argparse
import compileall
import sys
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older Python is told so
    sys.exit("policyloom needs Python 3.11 or newer; `python3` here is " + sys.version.split()[0])

import environment
import system

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Install what is missing and say what could not be installed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--test", action="store_true", help="also install what the tests need")
    for_tests: bool = parser.parse_args().test
    try:
        system.install_missing(system.TEST if for_tests else system.BUILD)
        environment.install(ROOT, environment.TEST if for_tests else environment.BUILD)
        # Where Python is told to keep no bytecode, every command would compile the program anew.
        # Of a file that does not compile the command itself speaks, when it is run.
        compileall.compile_dir(ROOT / "policyloom", quiet=2)
    except environment.SetUpError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    except KeyboardInterrupt:
        sys.stderr.write("\nSet-up was interrupted. Run `make` again: it goes on from here.\n")
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
