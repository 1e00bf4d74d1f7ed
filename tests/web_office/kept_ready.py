"""``comity`` in a process of its own for each run, forked from one that has imported it already.

The imports take longer than most commands of a server. What else a run has is its own: arguments,
folder, environment, streams, Django, and its exit code. How a server is started by itself is for
test_office_serving.py, and all that starts an ``Office``.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

__all__ = ["ran"]

IMPORTED = (
    *("comity.api", "comity.cli", "comity_web.running.setting_up", "comity_web.running.settings"),
    *("comity_web.server_command", "django.core.management", "django.forms", "django.template"),
    "django.db.backends.postgresql.base",
)
"""What needs no settings, of all that a command imports."""


def ran(order: dict[str, Any], patience: float) -> subprocess.CompletedProcess[str]:
    """Run ``comity`` to its end.

    Args:
        order: ``cwd``, ``env``, ``arguments``, and ``code`` for a program instead of ``comity``.
        patience: seconds after which it is ended.
    """
    with tempfile.TemporaryDirectory() as made:
        streams = [Path(made, name) for name in ("out", "err")]
        order |= {"streams": [str(one) for one in streams], "patience": int(patience)}
        keeper = _keeper()
        assert keeper.stdin is not None and keeper.stdout is not None
        keeper.stdin.write(json.dumps(order) + "\n")
        keeper.stdin.flush()
        code = int(keeper.stdout.readline())
        said = [one.read_text("utf-8") for one in streams]
    return subprocess.CompletedProcess(order["arguments"], code, *said)


@cache
def _keeper() -> subprocess.Popen[str]:
    """The process that has imported everything, for as long as the tests of this process run."""
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    made = subprocess.Popen([sys.executable, "-P", __file__], **pipes)
    atexit.register(made.communicate)
    return made


def _keep() -> None:
    """Fork for each order that comes, one after the other, and tell how it ended."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # as the command does before it imports
    for name in IMPORTED:
        import_module(name)
    for line in sys.stdin:
        child = os.fork()
        if not child:
            os._exit(_obey(json.loads(line)))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _obey(order: dict[str, Any]) -> int:
    """Be the process that was asked for; its exit code."""
    signal.alarm(order["patience"])
    for number, path in enumerate((os.devnull, *order["streams"])):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), number)
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["env"])
    sys.argv = ["comity", *order["arguments"]]
    code: Any = 0
    try:
        if "code" in order:
            exec(order["code"], {"__name__": "__main__"})
        else:
            from comity.cli import main

            code = main()
    except SystemExit as end:
        code = end.code or 0
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return int(code)


if __name__ == "__main__":
    _keep()
