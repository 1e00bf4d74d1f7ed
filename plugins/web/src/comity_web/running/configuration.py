"""``server.toml``: what the server of an office is told, read and vetted before anything starts.

Every fault is told at once, with its line, its field, its cause and its cure. A secret never
stands in the file: it names a file that only its owner opens, or a variable of the environment.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import ValidationError

from comity.model.errors import Fault, InputError
from comity.model.nearest import names_near
from comity.model.office import shown
from comity_web.running.server_fields import File, known_in
from comity_web.running.server_fields import SignIn as SignIns
from comity_web.running.serving import OfficeServer, Provider, Rates, Serving, SignIn
from comity_web.running.toml_places import Places, places_of

__all__ = ["Configuration", "ConfigurationError", "read_configuration"]

MOST_BYTES = 256 * 1024
SECRET = re.compile(r"(^|-)(password|secret|token|key)$")
"""Names of keys that somebody writes who would put a secret into the file."""
MUST = {
    "bool_type": ("must be true or false", "Write `true` or `false`, without quotation marks."),
    "dict_type": ("must be a table", "Write its name in brackets above its fields."),
    "int_type": ("must be a whole number", "Write a number, without quotation marks."),
    "list_type": ("must be a list", 'Write it in brackets: `["…"]`.'),
    "model_type": ("must be a table", "Write its name in brackets above its fields."),
    "string_pattern_mismatch": (
        "has characters that it may not have",
        "Write lower-case letters, digits and hyphens.",
    ),
    "string_too_long": ("is too long", "Shorten it."),
    "string_too_short": ("is empty", "Write it, or leave the field out."),
    "string_type": ("must be text", "Write it in quotation marks."),
}
RANGE = {"greater_than_equal": ("least", "ge"), "less_than_equal": ("most", "le")}
WAITS = {"connect_timeout": 5, "application_name": "comity"}
LASTS = ("idle", "longest")
"""How long a session lasts."""
LIMITS = (
    "-c statement_timeout=30000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=60000"
)
"""Milliseconds after which the database ends what hangs, so that nobody waits for it."""
KEPT_OPEN = 600
"""Seconds that a thread keeps its connection."""


class ConfigurationError(InputError):
    """``server.toml`` cannot be used."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """What ``server.toml`` says.

    Attributes:
        path: the file.
        said: its fields, vetted.
    """

    path: Path
    said: File

    @property
    def folder(self) -> Path:
        """The private data folder, which need not exist yet."""
        return self.said.server.data

    @property
    def listen(self) -> tuple[str, int]:
        """The address and the port at which it listens."""
        host, _, port = self.said.server.listen.rpartition(":")
        return host.strip("[]"), int(port)

    @property
    def database(self) -> dict[str, Any]:
        """The database as Django describes one."""
        said = self.said.database
        tls = {"sslmode": said.ssl, "sslrootcert": said.ssl_root and str(said.ssl_root)}
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": said.name,
            "USER": said.user,
            "PASSWORD": said.password_file or said.password_variable,
            "HOST": said.host,
            "PORT": str(said.port),
            "CONN_MAX_AGE": KEPT_OPEN,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": {**WAITS, "options": LIMITS, **{k: v for k, v in tls.items() if v}},
        }

    def serving(self, secret: str, *, port: int | None = None) -> Serving:
        """How the server is run.

        Args:
            secret: that of sessions and tokens, kept in the data folder.
            port: that at which it listens, if it is not that of the file.
        """
        said, host = self.said, urlsplit(self.said.server.url).hostname
        return Serving(
            folder=self.folder,
            port=port or self.listen[1],
            secret=secret,
            office=said.server.office,
            hosts=(host,) if host else (),
            idle=said.sign_in.idle,
            rates=Rates(**dict(said.limits)),
            server=OfficeServer(
                url=said.server.url,
                database=self.database,
                sign_in=_sign_in(said),
                proxies=tuple(said.server.proxies),
                metrics_token=said.metrics.token_file or said.metrics.token_variable,
                review_required=said.review.required,
                keep_closed=said.retention.closed,
                worker=said.worker.here,
            ),
        )


def read_configuration(path: Path) -> Configuration:
    """Read ``server.toml``.

    Raises:
        ConfigurationError: it cannot be read or used; every fault is told.
    """
    text = _text_of(path)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = map(int, place.groups()) if place else (0, 0)
        what = shown(str(error).split(" (at ")[0])
        raise _unusable(
            path, f"is not valid TOML: {what}", "Correct this line.", line, column
        ) from error
    except RecursionError as error:
        raise _unusable(path, "is nested too deeply", PRINT) from error
    places = places_of(text)
    try:
        said = File.model_validate(table, context={"folder": path.absolute().parent})
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        faults = [_fault(path, places, told) for told in found]
        raise ConfigurationError([*faults, *_conflicts(path, places, table)]) from None
    if faults := list(_conflicts(path, places, table)):
        raise ConfigurationError(faults)
    return Configuration(path, said)


PRINT = "`comity server configuration` prints an example."


def _text_of(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise _unusable(path, "is not a regular file", f"Name a file. {PRINT}")
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or "its name is not valid").lower()
        cure = f"Name an existing file. {PRINT}"
        if isinstance(error, PermissionError):
            cure = "Let the user who runs Comity read it: `chmod` or `chgrp`."
        raise _unusable(path, f"cannot be read: {why}", cure) from error
    if len(data) > MOST_BYTES:
        raise _unusable(path, f"is larger than {MOST_BYTES // 1024} KiB", "Shorten it.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _unusable(path, "is not UTF-8 text", "Save it as UTF-8.", line, 1) from error


def _unusable(
    path: Path, message: str, cure: str, line: int = 0, column: int = 0
) -> ConfigurationError:
    return ConfigurationError(Fault(str(path), line, column, "", message, cure))


def _fault(path: Path, places: Places, told: Mapping[str, Any]) -> Fault:
    """One thing that pydantic found, in our words."""
    parts, kind = tuple(told["loc"]), told["type"]
    field = _named(parts)
    if kind == "comity":
        message, cure = told["ctx"]["cause"], told["ctx"]["cure"]
    elif kind == "missing":
        message = "is missing"
        cure = f"Add it. {PRINT}"
    elif kind == "extra_forbidden":
        message, cure = _unknown(parts)
    elif kind == "literal_error":
        message, cure = "is not one of the known words", f"Write {told['ctx']['expected']}."
    elif kind in RANGE:
        word, bound = RANGE[kind]
        message, cure = "is out of range", f"Write at {word} {told['ctx'][bound]}."
    elif kind in MUST:
        message, cure = MUST[kind]
    else:
        message = "is not valid: " + shown(told["msg"])[:1].lower() + shown(told["msg"])[1:]
        cure = PRINT
    line, column = _place(places, field)
    return Fault(str(path), line, column, shown(field), message, cure)


def _unknown(parts: tuple[Any, ...]) -> tuple[str, str]:
    name, known = str(parts[-1]), known_in(parts[:-1])
    if SECRET.search(name):
        cure = "Write the secret in a file of its own, closed to others, and name that file"
        near = [one for one in known if one.endswith("-file")]
        return "is a secret, which must not stand in this file", (
            f'{cure}: `{near[0]} = "…"`.' if near else f"{cure}."
        )
    found = names_near(name, known)
    what = "table" if len(parts) == 1 else "field"
    cure = f"Did you mean `{found[0]}`?" if found else f"Known: {', '.join(known)}."
    return f"is not a known {what}", cure


def _named(parts: tuple[Any, ...]) -> str:
    """``("sign-in", "providers", 0, "id")`` as ``sign-in.providers[0].id``."""
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else str(part)
    return text


def _place(places: Places, field: str) -> tuple[int, int]:
    """Where a field stands, or the table that lacks it."""
    while field:
        if field in places:
            return places[field]
        field = field.rpartition(".")[0]
    return 0, 0


def _conflicts(path: Path, places: Places, table: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with fields beside each other; each may be right by itself."""

    def fault(field: str, message: str, cure: str) -> Fault:
        return Fault(str(path), *_place(places, field), field, message, cure)

    def twice(holder: Any, name: str, below: str) -> Iterator[Fault]:
        if isinstance(holder, dict) and {f"{name}-file", f"{name}-variable"} <= set(holder):
            yield fault(
                f"{below}.{name}-variable",
                f"says the same as `{name}-file`",
                "Leave one of them out.",
            )

    yield from twice(table.get("database"), "password", "database")
    yield from twice(table.get("metrics"), "token", "metrics")
    yield from _of_sessions(table, fault)
    signing = table.get("sign-in")
    if not isinstance(signing, dict):
        return
    providers = signing.get("providers", [])
    providers = providers if isinstance(providers, list) else []
    if signing.get("passwords") is False and not providers:
        yield fault(
            "sign-in.passwords",
            "lets nobody in: there are no identity providers",
            "Add `[[sign-in.providers]]`, or write `passwords = true`.",
        )
    seen: set[str] = set()
    for number, one in enumerate(providers):
        below = f"sign-in.providers[{number}]"
        if not isinstance(one, dict):
            continue
        yield from twice(one, "client-secret", below)
        if not {"client-secret-file", "client-secret-variable"} & set(one):
            yield fault(
                f"{below}.client-secret-file",
                "is missing",
                "Write the secret in a file of its own, closed to others, and name that file.",
            )
        if (name := str(one.get("id"))) in seen:
            yield fault(f"{below}.id", "is that of another provider", "Write another one.")
        seen.add(name)


def _of_sessions(
    table: Mapping[str, Any], fault: Callable[[str, str, str], Fault]
) -> Iterator[Fault]:
    """A session that must end before it may be idle so long."""
    signing = table.get("sign-in")
    given = signing if isinstance(signing, dict) else {}
    try:
        said = SignIns.model_validate({one: given[one] for one in LASTS if one in given})
    except ValidationError:
        return  # told already
    if said.longest < said.idle:
        yield fault(
            "sign-in.longest",
            "is shorter than `idle`",
            "Write a longer time, or a shorter one as `idle`.",
        )


def _sign_in(said: File) -> SignIn:
    return SignIn(
        passwords=said.sign_in.passwords,
        codes=said.sign_in.codes,
        idle=said.sign_in.idle,
        longest=said.sign_in.longest,
        providers=tuple(
            Provider(
                one.id,
                one.name,
                one.issuer,
                one.client_id,
                one.client_secret_file or one.client_secret_variable,
            )
            for one in said.sign_in.providers
        ),
    )
