"""The process in which code is tried; ``comity.host.trial`` starts it and reads what it says."""

from __future__ import annotations

import json
import os
import sys

__all__ = ["main"]


def main(value: str, token: str, own: str) -> None:
    """Import and register a plugin as the host would, and say how that went.

    Args:
        value: ``module:object``, as the entry point has it.
        own: ``module:class`` of the host's own plugin.
        token: what marks the line that says so, among whatever the plugin prints.
    """
    out = os.dup(1)
    _no_input()
    failed = _try(value, own)
    os.write(out, f"\n{token}{json.dumps(failed)}\n".encode())
    from comity.host.trial import DONE

    sys.exit(DONE)


def _no_input() -> None:
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)


def _try(value: str, own: str) -> str:
    """What went wrong, in one line, or nothing."""
    from comity.host.facade import Host
    from comity.host.guard import guarded
    from comity.host.hook_manager import HookManager
    from comity.host.loading import describe, import_plugin
    from comity.model.office import Office

    made = import_plugin(own)
    assert isinstance(made, type)
    host = Host(Office(allowed=frozenset()), own=made())
    manager = HookManager()
    manager.hook.comity_startup.call_historic(kwargs={"host": host})
    try:
        guarded(lambda: manager.register(import_plugin(value), "tried"), lambda _: None, 3600.0)
    except BaseException as error:  # whatever a plugin raises is what the trial is to tell
        return describe(error)
    return ""
