"""A child process for which nobody waits any more ends by itself."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest


@pytest.mark.skipif(sys.platform != "linux", reason="a process is looked at by /proc")
def test_the_child_ends_when_the_worker_was_killed_in_the_midst_of_a_job():
    orders, writing = os.pipe()  # open to the end, as while a job is made: no order ends the child
    started = (
        "import os, subprocess, sys, time\n"
        "from comity_web.judging.child import send\n"
        f"orders, writing = os.fdopen({orders}, 'rb'), os.fdopen({writing}, 'wb')\n"
        "child = subprocess.Popen([sys.executable, '-P', '-m', 'comity_web.judging.child'],\n"
        "    stdin=orders, stdout=subprocess.DEVNULL, start_new_session=True)\n"
        "send(writing, {'office': '', 'parent': os.getpid()})\n"
        "print(child.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", started],
        stdout=subprocess.PIPE,
        text=True,
        pass_fds=(orders, writing),
    ) as worker:
        child = int(worker.stdout.readline())
        time.sleep(1)
        assert alive(child)
        worker.kill()
    until = time.monotonic() + 120
    while alive(child) and time.monotonic() < until:
        time.sleep(0.2)
    ended = not alive(child)
    os.close(writing)
    os.close(orders)
    assert ended


def alive(pid):
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return False
    return stat.rpartition(") ")[2][0] not in "ZX"
