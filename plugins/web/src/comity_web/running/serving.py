"""How the server is run: what the command line says, as one record."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Serving"]


@dataclass(frozen=True, slots=True)
class Serving:
    """One server on one's own machine.

    Attributes:
        folder: the private data folder, which exists.
        port: the port on 127.0.0.1.
        secret: the secret of sessions and tokens, kept in the folder.
        office: the office file whose settings are used, if any.
        hosts: the names under which the server answers.
        pseudo: whether the pseudo right-to-left language is offered (for tests).
    """

    folder: Path
    port: int
    secret: str = field(repr=False)
    office: Path | None = None
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    pseudo: bool = False
