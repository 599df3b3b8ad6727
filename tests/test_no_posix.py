"""Nothing that only POSIX has stands in the way: a folder is begun, built and published.

This is no Windows: it shows that no module asks for what Windows lacks, not how Windows behaves.
"""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from policyloom.decode import RESERVED
from policyloom.fleet.beginning import beginning

if TYPE_CHECKING:
    from pathlib import Path

WITHOUT = """
import os, signal, sys
for name in ("fcntl", "resource", "pwd", "grp", "termios", "pty", "tty", "syslog", "readline"):
    sys.modules[name] = None
for name in ("fork", "forkpty", "getuid", "geteuid", "getgid", "mkfifo", "setsid", "killpg",
             "O_NONBLOCK", "O_NOFOLLOW", "O_CLOEXEC", "O_DIRECTORY", "sched_getaffinity",
             "register_at_fork", "link", "fchmod", "fchown", "chown", "pidfd_open", "getpgid",
             "uname", "statvfs", "nice"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGHUP", "SIGKILL", "SIGALRM", "SIGXCPU", "SIGCHLD", "setitimer", "alarm", "SIGPIPE",
             "pthread_sigmask", "pause"):
    if hasattr(signal, name):
        delattr(signal, name)
"""
LOCKED = """
import policyloom.store.locking as locking
locking._locked = lambda handle, path: True  # msvcrt locks there
def link(*_words, **_more): raise OSError("no links here")
os.link = link
"""
MODULES = """
import importlib, pkgutil, policyloom
for one in pkgutil.walk_packages(policyloom.__path__, "policyloom."):
    if not one.name.endswith("__main__"):
        importlib.import_module(one.name)
"""
STEPS = """
from policyloom.cli import main
def step(*words, status=0):
    told = main(words)
    assert told == status, (words, told)
DAY, BY = ("--as-of", "2026-12-01"), ("--by", "governing body", "--on", "2026-12-01", "--yes")
step("init", "own")
os.chdir("own")
step("new", "school", "hay-lane", "--name", "Hay Lane", "--kind", "maintained-school", "--phase",
     "infant", "--policies", "publication-scheme")
text = open("trusts/hay-lane/overlay.yaml", encoding="utf-8").read()
text = text.replace("#settings:", "settings:").replace("  #enq", "  enq")
lines = text.split("\\n")
text = "\\n".join(one.split("#")[0] if "check this" in one else one for one in lines)
open("trusts/hay-lane/overlay.yaml", "w", encoding="utf-8").write(text)
for words in (("check",), ("show",), ("why", "the school"), ("explain", "own-folder"),
              ("library",), ("upgrade",), ("resolve",), ("deviations",)):
    step(*words)
step("build", "--format", "docx,html,text", "--jobs", "1")
step("plan", "--out", "plan.html", status=2)
step("approve", "publication-scheme", *BY)
step("publish", *DAY, "--format", "html,pdf,docx", "--pdf-engine", "typst")
step("verify", "site/publication-scheme.docx")
step("look", "site/publication-scheme.docx")
step("log", "publication-scheme", "--to", "draft")
for to in ("xlsx", "ics"):
    step("due", "--format", to)
"""
MADE = {
    "publication-scheme.pdf", "publication-scheme.docx", "publication-scheme.html", "due.xlsx",
    "due.ics", "plan.html",
}  # fmt: skip


def test_a_folder_is_begun_built_and_published(installed: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [installed.with_name("python"), "-c", WITHOUT + MODULES + LOCKED + STEPS],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert {path.name for path in tmp_path.rglob("*")} >= MADE


# NAMES OF FILES

CANNOT_BE_NAMED = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')
LONGEST = 120
"""Letters of a name below a folder: Windows has room for 260, with the way to the folder."""


def test_every_file_of_a_new_folder_can_be_on_any_disk() -> None:
    names = [name for path in beginning(example=True) for name in path.split("/")]
    stems = {name.partition(".")[0].lower() for name in names}
    assert not [name for name in names if CANNOT_BE_NAMED.search(name)]
    assert not stems & RESERVED
    paths = list(beginning(example=True))
    assert len({path.lower() for path in paths}) == len(paths)
    assert max(map(len, paths)) <= LONGEST
