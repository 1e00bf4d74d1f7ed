"""The process in which a plugin is imported: it says line by line how far it has come.

Run as ``python -m comity.kit.conformance.child NAME``, with the office on standard input. Whatever
the plugin prints goes to stderr.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from typing import Any

__all__ = ["main"]

SELDOM = (50_000, 20, 20)
"""As for a command: its run makes few cycles, and to look for them takes a tenth of its time."""


def main(name: str) -> None:
    """Make the checks of a plugin, and report each on the real stdout."""
    gc.set_threshold(*SELDOM)
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)

    def say(**event: Any) -> None:
        out.write(f"{json.dumps(event)}\n")
        out.flush()

    from comity.kit.conformance.check_table import make_checks
    from comity.kit.conformance.subject import find_subject
    from comity.model.office import Office

    told = json.loads(sys.stdin.read())
    office = Office(owners=told["owners"], allow_code=frozenset(told["allow_code"]))
    subject = find_subject(name, office)
    subject.beat = lambda: say(beat=True)
    for outcome in make_checks(subject, lambda check: say(begin=check), told["only"]):
        say(outcome=outcome.plain())
    say(end=True)


if __name__ == "__main__":
    main(sys.argv[1])
