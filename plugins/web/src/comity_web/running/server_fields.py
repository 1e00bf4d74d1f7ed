"""The fields of ``server.toml``, each with what it may be; what is wrong says its cause and cure.

A field that is wrong does not keep the others from being looked at.
"""

from __future__ import annotations

import ipaddress
import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from comity_web.running.secret_files import SecretError, secret_of_file, secret_of_variable

__all__ = ["File", "known_in"]

MINUTE, HOUR, DAY = 60, 3600, 86_400
UNITS = {"minute": MINUTE, "hour": HOUR, "day": DAY}
LOCAL = ("localhost", "127.0.0.1", "::1")


def wrong(cause: str, cure: str) -> PydanticCustomError:
    """An error of ours, with its cure."""
    return PydanticCustomError("comity", "{cause}", {"cause": cause, "cure": cure})


def _url(value: str) -> str:
    """An address that people type, in the form in which a browser names it."""
    cure = "Write `https://` and the name, such as `https://comity.example.gov`."
    try:
        parts = urlsplit(value)
        port, name = parts.port, (parts.hostname or "").lower()
    except ValueError:
        raise wrong("is not an address", cure) from None
    if parts.scheme not in ("http", "https") or not re.fullmatch(r"[a-z0-9.:-]+", name):
        raise wrong("is not an address", cure)
    if parts.path not in ("", "/") or parts.query or parts.fragment or "@" in parts.netloc:
        more = "has more than a scheme, a name and a port"
        if parts.scheme == "http" and name not in LOCAL:
            more += ", and is without TLS"
        raise wrong(more, cure)
    if parts.scheme == "http" and name not in LOCAL:
        raise wrong(
            "is without TLS",
            "Write `https://`, and let a proxy before Comity end TLS. Only `localhost` needs none.",
        )
    shown = f"[{name}]" if ":" in name else name
    usual = {"http": 80, "https": 443}[parts.scheme]
    return f"{parts.scheme}://{shown}" + (f":{port}" if port not in (None, usual) else "")


def _issuer(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL):
        return value
    raise wrong("must be an address with TLS", "Write the `https://` address of the provider.")


def _listen(value: str) -> str:
    """An address of this machine with a port."""
    host, _, port = value.rpartition(":")
    cure = "Write an address and a port, such as `127.0.0.1:8080`."
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        raise wrong("is not an address and a port", cure) from None
    if not port.isdigit() or not 0 < int(port) < 65536:
        raise wrong("is not an address and a port", cure)
    return value


def _networks(values: list[str]) -> list[str]:
    for value in values:
        try:
            ipaddress.ip_network(value)
        except ValueError:
            raise wrong(
                "names what is no address of a machine or network",
                "Write addresses such as `127.0.0.1` or `10.1.0.0/24`.",
            ) from None
    return values


def _seconds(value: Any) -> int:
    """``30 minutes`` in seconds."""
    found = re.fullmatch(r"(\d{1,5}) (minute|hour|day)s?", _text(value).strip())
    if found is None or not int(found[1]):
        raise wrong(
            "is not a length of time", "Write a number and a unit: `30 minutes` or `12 hours`."
        )
    return int(found[1]) * UNITS[found[2]]


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "must be text")
    return value


def _path(value: Any, info: ValidationInfo) -> Path:
    """A path; one that is not absolute begins at the folder of the file."""
    if not _text(value):
        raise wrong("is empty", "Write a path.")
    return Path(info.context["folder"]) / value if info.context else Path(value)


def _file(value: Any, info: ValidationInfo) -> Path:
    path = _path(value, info)
    if not path.is_file():
        raise wrong("names a file that is not there", "Name an existing file, or leave it out.")
    return path


def _secret_file(value: str, info: ValidationInfo) -> str:
    """What stands in a file that only its owner can open."""
    try:
        return secret_of_file(_path(value, info))
    except SecretError as error:
        raise wrong(error.cause, error.cure) from None


def _secret_variable(value: str) -> str:
    """What a variable of the environment has."""
    try:
        return secret_of_variable(value)
    except SecretError as error:
        raise wrong(error.cause, error.cure) from None


Url = Annotated[str, AfterValidator(_url)]
Issuer = Annotated[str, AfterValidator(_issuer)]
Listen = Annotated[str, AfterValidator(_listen)]
Networks = Annotated[list[str], AfterValidator(_networks)]
Seconds = Annotated[int, BeforeValidator(_seconds)]
Folder = Annotated[Path, BeforeValidator(_path)]
Existing = Annotated[Path, BeforeValidator(_file)]
SecretFile = Annotated[str, AfterValidator(_secret_file), Field(repr=False)]
SecretVariable = Annotated[str, AfterValidator(_secret_variable), Field(repr=False)]
Positive = Annotated[int, Field(ge=1, le=1_000_000)]


class Table(BaseModel):
    """A table of the file: no key but those that it knows; a hyphen where a name has one."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        alias_generator=lambda name: name.replace("_", "-"),
        hide_input_in_errors=True,
    )


class Server(Table):
    """``[server]``: where it answers, and where it keeps what it makes."""

    url: Url
    data: Folder
    listen: Listen = "127.0.0.1:8080"
    proxies: Networks = Field(default_factory=lambda: ["127.0.0.1", "::1"])
    office: Existing | None = None


class Database(Table):
    """``[database]``: PostgreSQL, by TCP or by the folder of its socket."""

    name: str = Field(min_length=1)
    user: str = Field(min_length=1)
    host: str = ""
    port: Annotated[int, Field(ge=1, le=65535)] = 5432
    password_file: SecretFile = ""
    password_variable: SecretVariable = ""
    ssl: Literal["disable", "prefer", "require", "verify-ca", "verify-full"] | None = None
    ssl_root: Existing | None = None


class Provider(Table):
    """``[[sign-in.providers]]``: an identity provider that speaks OpenID Connect."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
    name: Annotated[str, Field(min_length=1, max_length=80)]
    issuer: Issuer
    client_id: str = Field(min_length=1)
    client_secret_file: SecretFile = ""
    client_secret_variable: SecretVariable = ""


class SignIn(Table):
    """``[sign-in]``: how people sign in, and how long it lasts."""

    passwords: bool = True
    codes: Literal["required", "optional"] = "required"
    idle: Seconds = 60 * MINUTE
    longest: Seconds = 12 * HOUR
    providers: list[Provider] = Field(default_factory=list)


class Review(Table):
    """``[review]``: whether a version goes out only after a reviewer said so."""

    required: bool = False


class Retention(Table):
    """``[retention]``: days after its end at which a matter is due for erasure; 0: never."""

    closed: Annotated[int, Field(ge=0, le=100_000)] = 0


class Metrics(Table):
    """``[metrics]``: what lets a program read the counts."""

    token_file: SecretFile = ""
    token_variable: SecretVariable = ""


class Limits(Table):
    """``[limits]``: how often a session may do something in a minute."""

    posts: Positive = 240
    uploads: Positive = 30
    jobs: Positive = 40
    links: Positive = 10


class Worker(Table):
    """``[worker]``: whether `comity serve` starts the worker, or it runs elsewhere."""

    here: bool = True


class File(Table):
    """The whole file."""

    server: Server
    database: Database
    sign_in: SignIn = Field(default_factory=SignIn)
    review: Review = Field(default_factory=Review)
    retention: Retention = Field(default_factory=Retention)
    metrics: Metrics = Field(default_factory=Metrics)
    limits: Limits = Field(default_factory=Limits)
    worker: Worker = Field(default_factory=Worker)


def known_in(path: tuple[Any, ...]) -> list[str]:
    """The names that a table knows; ``path`` is that of the table, numbers of lists among it."""
    model: Any = File
    for part in path:
        if isinstance(part, str):
            field = next((f for f in model.model_fields.values() if f.alias == part), None)
            model = getattr(field, "annotation", None)
            model = next(iter(getattr(model, "__args__", ())), model)
    fields = getattr(model, "model_fields", {})
    return [field.alias or name for name, field in fields.items()]
