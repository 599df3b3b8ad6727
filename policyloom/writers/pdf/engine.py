"""PDF writer: loading WeasyPrint, which needs Pango, in half the time of a plain import."""

from __future__ import annotations

import ctypes.util
import importlib.util
import io
import sys
import threading
import warnings
from contextlib import ExitStack, contextmanager, redirect_stdout
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from policyloom.writers.fonts import own_fonts_only
from policyloom.writers.obstacles import CannotWriteError, Obstacle

if TYPE_CHECKING:
    from collections.abc import Iterator

# What is changed while it loads is changed for every thread.
_LOADING = threading.Lock()
REASON = "A PDF cannot be written here, because the library Pango is not installed."
OPTIMIZED = Obstacle(
    "A PDF cannot be written here, because Python runs without its checks (`-O`, or the variable"
    " PYTHONOPTIMIZE), and WeasyPrint then draws other pages.",
    "Start it without them.",
)
REMEDIES = {
    "linux": (
        "Install it with: sudo apt-get install --no-install-recommends "
        "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
    ),
    "darwin": "Install it with: brew install pango",
    "win32": (
        "Install MSYS2, then run this in its UCRT64 window: pacman -S mingw-w64-ucrt-x86_64-pango"
    ),
}


LIBRARIES = (
    "libgobject-2.0.so.0",
    "libpango-1.0.so.0",
    "libharfbuzz.so.0",
    "libfontconfig.so.1",
    "libpangoft2-1.0.so.0",
)


@cache
def engine_obstacle() -> Obstacle | None:
    """Say why WeasyPrint does not load on this computer, and the one command that mends it.

    Whoever only asks need not wait for it: on Linux each library that it opens has one name, so
    it loads where they can all be opened, the same way.
    """
    if sys.flags.optimize:
        return OPTIMIZED
    system: str = sys.platform
    if system == "linux":
        return None if all(map(_opens, LIBRARIES)) else _missing()
    try:
        load_engine()
    except CannotWriteError as problem:
        return problem.obstacle
    return None


def _opens(library: str) -> bool:
    import cffi  # noqa: PLC0415 - a build of Word files does without

    try:
        cffi.FFI().dlopen(library)
    except OSError:
        return False
    return True


@cache
def load_engine() -> None:
    """Import WeasyPrint, or raise CannotWriteError; nothing may import it before this has run."""
    with _LOADING, ExitStack() as shims:
        # On failure it prints a notice of its own; ours says the same and names the command.
        shims.enter_context(redirect_stdout(io.StringIO()))
        shims.enter_context(warnings.catch_warnings())
        warnings.filterwarnings("ignore", message="No fonts configured")
        shims.enter_context(own_fonts_only())
        shims.enter_context(_no_search_for_libraries())
        shims.enter_context(_font_tools_later())
        try:
            import weasyprint  # noqa: F401, PLC0415
        except OSError as problem:
            raise CannotWriteError(_missing()) from problem


def _missing() -> Obstacle:
    return Obstacle(REASON, REMEDIES.get(sys.platform, REMEDIES["linux"]))


@contextmanager
def _no_search_for_libraries() -> Iterator[None]:
    """Let a library's name on Linux be tried as it is, without asking the compiler where it lies.

    WeasyPrint tries several names for each library, and for each name that is not there Python
    starts the linker and a C compiler to search: 86 programs, a third of the time to load.
    """
    if sys.platform != "linux":
        yield
        return
    search = ctypes.util.find_library
    ctypes.util.find_library = _found_nothing
    try:
        yield
    finally:
        ctypes.util.find_library = search


def _found_nothing(name: str) -> None:
    del name


@contextmanager
def _font_tools_later() -> Iterator[None]:
    """Let two large modules of fontTools load only if they are used, which HarfBuzz makes rare."""
    if SUBSET not in sys.modules:
        _load_at_first_use(SUBSET)
    stand_in = _instancer()
    sys.modules.setdefault(INSTANCER, stand_in)
    try:
        yield
    finally:
        if sys.modules[INSTANCER] is stand_in:
            del sys.modules[INSTANCER]


SUBSET = "fontTools.subset"
INSTANCER = "fontTools.varLib.instancer"


def _load_at_first_use(name: str) -> None:
    """Put a module in place that Python's own lazy loader fills when something is asked of it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name)
    spec.loader = importlib.util.LazyLoader(spec.loader)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    # Where its package knows it already, importing it asks nothing of it.
    package, _, child = name.rpartition(".")
    setattr(sys.modules[package], child, module)


def _instancer() -> ModuleType:
    """Return a stand-in whose one function is taken from the real module when it is called."""
    stand_in = ModuleType(INSTANCER)

    def instantiate(*arguments: object, **options: object) -> object:
        from fontTools.varLib import instancer  # noqa: PLC0415

        return instancer.instantiateVariableFont(*arguments, **options)

    stand_in.instantiateVariableFont = instantiate  # type: ignore[attr-defined]
    return stand_in
