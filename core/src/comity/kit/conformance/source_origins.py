"""A check of where official texts were read: not in a blog, a law firm's page or a newspaper.

A copy of that sort counts only where it says of which official text it is a copy, and as of when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit

from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.subject import Subject
from comity.law.load import load_sources
from comity.law.toml import toml_table
from comity.model.citations import Read
from comity.model.law_records import Source
from comity.steps.check.domains import is_governmental

__all__ = ["check_official_sites", "check_origins", "unofficial"]

HOST = re.compile(r"(?<![@\w.-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?![\w-])", re.IGNORECASE)
LOCAL = re.compile(r"(?:localhost|.*\.(?:local|internal|test|invalid|lan|home)|[\d.]+)$")
CURE = (
    'Read the text on the official site, or write read = "secondary" here and in its statements. '
    "For a verbatim copy, name under `copy` the official text that it copies, and under `as_of` "
    "its date."
)


def check_origins(subject: Subject) -> Iterator[Problem]:
    """No source that was read officially was read in an unofficial place; every url is one."""
    for key, source in load_sources(subject.root).items():
        place = f"{_file(source)}: {key}"
        if fault := _address_fault(source.url):
            cure = "Write the address of the official text: https://..."
            yield Problem(place, f"url is {source.url!r}, {fault}", cure)
        if source.read is not Read.OFFICIAL or not (found := _where(source)):
            continue
        name, key = found
        text = f"has read = official, but its {key} names {name}, which is not the official text"
        yield Problem(place, text, CURE)


def check_official_sites(subject: Subject) -> Iterator[Problem]:
    """A source that was read officially tells where: a copy, or the site of a government."""
    for key, source in load_sources(subject.root).items():
        if source.read is not Read.OFFICIAL or source.copied_from:
            continue
        host = (urlsplit(source.url).hostname or "").removeprefix("www.")
        place = f"{_file(source)}: {key}"
        if not host:
            text = "has read = official, but no url and no copy"
            yield Problem(place, text, "Write where it was read.")
        elif not is_governmental(host):
            text = f"has read = official and no copy; is {host} the official site?"
            yield Problem(place, text, "If not, write under `copy` what was read.")


def unofficial(text: str) -> str:
    """The blog, the law firm, the newspaper that a text or an address names; empty for none."""
    table = _table()
    parts = urlsplit(text) if "://" in text else None
    if parts and (path := next((p for p in table["paths"] if p in f"{parts.path}/"), "")):
        return f"{parts.hostname}{path}"
    for host in [parts.hostname or ""] if parts else HOST.findall(text):
        if _is_unofficial(host.lower()):
            return str(host)
    if not parts and (word := _words("words").search(text)):
        return f"{word[0]!r}"
    return ""


def _where(source: Source) -> tuple[str, str] | None:
    """The unofficial place in which a source was read, and the key that names it."""
    if source.copied_from and _names_origin(source):
        return None
    for key, text in (("copy", source.copied_from), ("title", source.title), ("url", source.url)):
        if text and (name := unofficial(text)):
            return name, key
    return None


def _names_origin(source: Source) -> bool:
    """Whether a copy tells of which official text it is one, and the day of that text."""
    hosts = [host for host in HOST.findall(source.copied_from) if not _is_unofficial(host.lower())]
    return bool(source.as_of and (hosts or _words("origins").search(source.copied_from)))


def _is_unofficial(host: str) -> bool:
    table = _table()
    if any(host == site or host.endswith(f".{site}") for site in table["sites"]):
        return True
    if re.search(r"(?:^|\.)(?:blogspot|wordpress)\.", host):
        return True
    labels = re.split(r"[.-]", host)
    named = {*labels} & {*table["labels"]} or any(part in host for part in table["parts"])
    blogs = any(label.startswith("blog") or label.endswith("blog") for label in labels[:-1])
    return bool(named or blogs) and not is_governmental(host)


def _address_fault(url: str) -> str:
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return "which is not an address"
    if parts.scheme not in ("http", "https") or any(c.isspace() for c in url):
        return "which is not an address of the web"
    if "." not in host or LOCAL.match(host):
        return "which nobody else can open"
    return ""


def _file(source: Source) -> str:
    return source.origin.file if source.origin else "sources.toml"


@cache
def _table() -> Mapping[str, list[str]]:
    file = files("comity.kit.conformance") / "unofficial.toml"
    return toml_table(file.read_bytes())


@cache
def _words(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _table()[key]))})\b", re.IGNORECASE)
