"""Addresses that a document may lead to: a page on the web, or a letter by mail."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import parse_qsl, unquote, urlsplit

__all__ = ["link_fault", "words_fault"]

MAX_LINK = 2_000
_NEVER = re.compile(r"[\s\x00-\x20\x7f\\<>\"^`{}|]")
_MAIL = re.compile(r"[^@,;:?/]+@[^@,;:?/]+(?:,[^@,;:?/]+@[^@,;:?/]+)*")
_MAIL_FIELDS = frozenset({"subject", "body", "cc"})
_SHOWN = re.compile(r"(?:https?://|www\.|[\w.+-]+@)(?P<host>[\w.-]*\w)", re.IGNORECASE)
_INVISIBLE = ("C", "Z")  # categories: controls, formats, surrogates, private, unassigned; blanks


def link_fault(target: str) -> str:
    """What is wrong with an address that a hyperlink leads to, or nothing.

    Only ``https:``, ``http:`` and ``mailto:`` are addresses here: other schemes open files or
    programs. A name or password before the host is refused (RFC 3986, 3.2.1 warns of it: it makes
    an address look like another), and so are mail fields other than subject, body and cc, such as
    ``attach``.
    """
    if len(target) > MAX_LINK:
        return f"the address is longer than the {MAX_LINK} characters allowed"
    if _NEVER.search(target) or any(unicodedata.category(c)[0] in _INVISIBLE for c in target):
        return "the address contains a space, an invisible character or one that no address has"
    try:
        parts = urlsplit(target)
        port = parts.port
    except ValueError:
        return "it is not a valid address"
    if parts.scheme in {"http", "https"}:
        if "@" in unquote(parts.netloc):
            return "the address contains a user name or password before the host"
        return "" if parts.hostname and port != 0 else "the address has no host"
    if parts.scheme == "mailto":
        return _mail_fault(parts.path, parts.query, parts.netloc)
    return "a link can only lead to a web address (https, http) or a mail address (mailto)"


def words_fault(words: str, target: str) -> str:
    """Whether the words of a link are an address of another host than the one it leads to.

    Formats without links have the words alone. ``www.`` makes no other host.
    """
    try:
        parts = urlsplit(target)
    except ValueError:
        return ""  # refused as an address
    led = unquote(parts.path).rpartition("@")[2] if parts.scheme == "mailto" else parts.hostname
    for found in _SHOWN.finditer("".join(words.split())):
        if _host(found["host"]) != _host(led or ""):
            return f"the text of a link shows an address at {found['host']}, but it leads to {led}"
    return ""


def _host(name: str) -> str:
    return name.casefold().rstrip(".").removeprefix("www.")


def _mail_fault(path: str, query: str, netloc: str) -> str:
    if netloc or not _MAIL.fullmatch(unquote(path)):
        return "it is not a valid mail address"
    for name, value in parse_qsl(query, keep_blank_values=True):
        if name.lower() not in _MAIL_FIELDS:
            return f"a mail address can have {', '.join(sorted(_MAIL_FIELDS))}, not {name!r}"
        if name.lower() != "body" and any(ord(c) < ord(" ") for c in value):
            return f"the {name} of the mail address contains a line break"
    return ""
