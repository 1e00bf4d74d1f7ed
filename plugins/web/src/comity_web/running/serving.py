"""How the server is run: what the command line says, as one record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

__all__ = ["OfficeServer", "Provider", "Rates", "Serving", "SignIn"]


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
class Provider:
    """An identity provider that lets people in by OpenID Connect.

    Attributes:
        id: its name in addresses: lower-case letters, digits and hyphens.
        name: as the page names it.
        issuer: its address, from which its configuration is read.
        client_id: how this server is known there.
        client_secret: what this server proves itself with.
    """

    id: str
    name: str
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SignIn:
    """How people sign in.

    Attributes:
        passwords: whether a password lets one in.
        codes: whether a password needs a one-time code beside it: ``required`` or ``optional``.
        providers: the identity providers.
        idle: seconds without a request after which a session ends.
        longest: seconds after which a session ends, however much it is used.
    """

    passwords: bool = True
    codes: str = "required"
    providers: tuple[Provider, ...] = ()
    idle: int = 3600
    longest: int = 12 * 3600


@dataclass(frozen=True, slots=True)
class OfficeServer:
    """What is said of the server of an office, and has no meaning on one's own machine.

    Attributes:
        url: the address that people type, such as ``https://comity.example.gov``.
        database: the database, as Django describes one.
        sign_in: how people sign in.
        proxies: the addresses of proxies whose word on the client's address and TLS is taken.
        metrics_token: what lets a program read the counts; empty: nobody.
        review_required: whether a version goes out only after a reviewer said so.
        keep_closed: days after which a closed matter is due for erasure; 0: never.
        worker: whether this process starts the worker, or it runs elsewhere.
    """

    url: str
    database: Mapping[str, Any] = field(repr=False)
    sign_in: SignIn = field(default_factory=SignIn)
    proxies: tuple[str, ...] = ()
    metrics_token: str = field(default="", repr=False)
    review_required: bool = False
    keep_closed: int = 0
    worker: bool = True

    @property
    def secure(self) -> bool:
        """Whether people reach it by TLS; only a server for tests is not."""
        return self.url.startswith("https://")


@dataclass(frozen=True, slots=True)
class Serving:
    """One server: on one's own machine, or of an office.

    Attributes:
        folder: the private data folder, which exists.
        port: the port on 127.0.0.1.
        secret: the secret of sessions and tokens, kept in the folder.
        office: the office file whose settings are used, if any.
        hosts: the names under which the server answers, without the port.
        pseudo: whether the pseudo right-to-left language is offered (for tests).
        idle: seconds without a request after which a session ends.
        rates: how often something may be done.
        server: what is said of the server of an office; None on one's own machine.
    """

    folder: Path
    port: int
    secret: str = field(repr=False)
    office: Path | None = None
    hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    pseudo: bool = False
    idle: int = 12 * 3600
    rates: Rates = field(default_factory=Rates)
    server: OfficeServer | None = None

    @property
    def addresses(self) -> frozenset[str]:
        """What the header Host may say: a name with the port, which browsers leave out for 80."""
        if self.server is not None:
            return frozenset({urlsplit(self.server.url).netloc})
        names = {f"{name}:{self.port}" for name in self.hosts}
        return frozenset(names | set(self.hosts) if self.port == 80 else names)
