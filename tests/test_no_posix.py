"""Nothing that only POSIX has stands in the way: a folder is begun, built and published.

This is no Windows: it shows that no module asks for what Windows lacks, not how Windows behaves.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.projects import REPOSITORY

if TYPE_CHECKING:
    from pathlib import Path

WITHOUT = """
import os, signal, sys
for name in ("fcntl", "resource", "pwd", "grp", "termios", "pty", "tty", "syslog"):
    sys.modules[name] = None
for name in ("fork", "getuid", "geteuid", "mkfifo", "setsid", "killpg", "O_NONBLOCK", "O_NOFOLLOW",
             "O_CLOEXEC", "sched_getaffinity", "register_at_fork", "link"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("SIGHUP", "SIGKILL", "SIGALRM", "setitimer", "SIGPIPE"):
    if hasattr(signal, name):
        delattr(signal, name)
"""
LOCKED = """
import policyloom.store.locking as locking
locking._locked = lambda handle, path: True  # msvcrt locks there
import os
def link(*_words, **_more): raise OSError("no links here")
os.link = link
"""
STEPS = """
from policyloom.cli import main
def step(*words):
    status = main(words)
    assert status == 0, (words, status)
step("init", "own")
os.chdir("own")
step("new", "school", "hay-lane", "--name", "Hay Lane", "--kind", "maintained-school", "--phase",
     "infant", "--policies", "publication-scheme")
text = open("trusts/hay-lane/overlay.yaml", encoding="utf-8").read()
text = text.replace("#settings:", "settings:").replace("  #enq", "  enq")
lines = text.split("\\n")
text = "\\n".join(one.split("#")[0] if "check this" in one else one for one in lines)
open("trusts/hay-lane/overlay.yaml", "w", encoding="utf-8").write(text)
step("build", "--format", "docx,html,text", "--jobs", "1")
step("approve", "publication-scheme", "--by", "governing body", "--on", "2026-12-01", "--yes")
step("publish", "--as-of", "2026-12-01", "--format", "html,pdf,docx", "--pdf-engine", "typst")
step("due", "--format", "xlsx")
"""


def test_a_folder_is_begun_built_and_published(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT + LOCKED + STEPS],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY)},
    )
    assert done.returncode == 0, done.stderr
    made = {path.name for path in tmp_path.rglob("*")}
    assert {
        "publication-scheme.pdf",
        "publication-scheme.docx",
        "publication-scheme.html",
        "due.xlsx",
    } <= made
