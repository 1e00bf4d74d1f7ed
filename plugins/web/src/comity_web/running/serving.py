"""How the server is run: what the command line says, as one record."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["Rates", "Serving"]


@dataclass(frozen=True, slots=True)
class Rates:
    """How often something may be done in a minute; what is beyond is answered by 429.

    Attributes:
        posts: posted forms of a session, autosaves among them.
        uploads: posted files of a session.
        jobs: documents and pages that a session lets the worker make.
        links: one-time links that lead nowhere, of all who try.
    """

    posts: int = 240
    uploads: int = 30
    jobs: int = 40
    links: int = 10


@dataclass(frozen=True, slots=True)
class Serving:
    """One server on one's own machine.

    Attributes:
        folder: the private data folder, which exists.
        port: the port on 127.0.0.1.
        secret: the secret of sessions and tokens, kept in the folder.
        office: the office file whose settings are used, if any.
        hosts: the names under which the server answers, without the port.
        pseudo: whether the pseudo right-to-left language is offered (for tests).
        idle: seconds without a request after which a session ends.
        rates: how often something may be done.
    """

    folder: Path
    port: int
    secret: str = field(repr=False)
    office: Path | None = None
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    pseudo: bool = False
    idle: int = 12 * 3600
    rates: Rates = field(default_factory=Rates)

    @property
    def addresses(self) -> frozenset[str]:
        """What the header Host may say: a name with the port, which browsers leave out for 80."""
        names = {f"{name}:{self.port}" for name in self.hosts}
        return frozenset(names | set(self.hosts) if self.port == 80 else names)
