"""The plugin host: who is installed, who is trusted, what they say.

``Host`` is imported when it is first asked for: ``comity --help`` needs ``installed`` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from comity.host.facade import Host
    from comity.host.quarantine import Quarantine

__all__ = ["Host", "Quarantine"]


def __getattr__(name: str) -> object:
    if name == "Host":
        from comity.host.facade import Host

        return Host
    if name == "Quarantine":
        from comity.host.quarantine import Quarantine

        return Quarantine
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
