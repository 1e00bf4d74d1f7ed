"""What was not looked at, because no plugin that is in use brings it."""

from __future__ import annotations

from comity.host import Host
from comity.model.messages import Message
from comity.model.records import HOLD, RUNGS, Rung
from comity.text.messages import message

__all__ = ["set_aside", "unlooked"]

NETWORKS, TREATIES = "channels", "treaties"
OF_NETWORKS: tuple[Rung, ...] = (
    *(HOLD, "police", "financial-intelligence", "asset-recovery", "judicial-network"),
    *("provider", "draft-check"),
)
OF_DATA: tuple[Rung, ...] = (HOLD, "provider")


def unlooked(host: Host, *, fades: bool) -> dict[Rung, Message]:
    """The rungs for which no plugin in use has any network or treaty, each with the reason.

    Args:
        host: the plugins.
        fades: whether electronic data are asked for, which can be preserved.
    """
    known = {one.kind for one in host.networks().values()}
    missing = "ladder.unlooked/aside" if _is_aside(host, NETWORKS) else "ladder.unlooked"
    found = {
        rung: message(missing, package=f"comity-{NETWORKS}")
        for rung in RUNGS
        if rung in OF_NETWORKS and rung not in known and (fades or rung not in OF_DATA)
    }
    if not host.instruments():
        aside = _is_aside(host, TREATIES)
        untold = "ladder.unlooked-treaties/aside" if aside else "ladder.unlooked-treaties"
        found["formal-request"] = message(untold, package=f"comity-{TREATIES}")
    return found


def set_aside(host: Host) -> tuple[str, ...]:
    """The packages whose plugins were set aside, so that what they know is missing."""
    found = host.registry.quarantined_topics()
    return tuple(dict.fromkeys(one.distribution or one.name for one in found))


def _is_aside(host: Host, topic: str) -> bool:
    """Whether the plugin of a topic is installed and not used."""
    return any(one.name == topic for one in host.registry.quarantined_topics())
