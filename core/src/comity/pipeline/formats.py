"""The formats that a command names."""

from __future__ import annotations

from collections.abc import Sequence

from comity.host import Host
from comity.model.errors import Fault, InputError
from comity.model.records import Exporter

__all__ = ["choose_exporters"]


def choose_exporters(formats: Sequence[str], host: Host) -> list[Exporter]:
    """The exporters for these formats.

    Raises:
        InputError: a format is not known; the message names those that are.
    """
    known = host.exporters()
    if not formats:
        cure = f"Known: {', '.join(known)}."
        raise InputError(Fault("--format", 0, 0, "", "no format is given", cure))
    faults = [
        Fault("--format", 0, 0, "", f"unknown format: {name!r}", f"Known: {', '.join(known)}.")
        for name in formats
        if name not in known
    ]
    if faults:
        raise InputError(faults)
    return [known[name] for name in dict.fromkeys(formats)]
