"""A check that cases are fictional: the addresses in them are ones that nobody owns."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from comity.kit.conformance.outcomes import Problem
from comity.kit.conformance.subject import Subject

__all__ = ["check_fictional", "texts_of_cases"]

MAIL = re.compile(r"[\w.+-]+@((?:[a-z0-9-]+\.)+[a-z]{2,})", re.IGNORECASE)
WEB = re.compile(r"https?://([a-z0-9.-]+\.[a-z]{2,})", re.IGNORECASE)
IPV4 = re.compile(r"(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])")
FREE = ("example", "test", "invalid", "localhost", "example.com", "example.net", "example.org")
NETWORKS = tuple(
    ipaddress.ip_network(net)
    for net in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "10.0.0.0/8", "127.0.0.0/8",
                "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "0.0.0.0/32")
)  # fmt: skip
CURE = {
    "mail": "Write an address of example.com or of a domain that ends in .example.",
    "ip": "Write an address of documentation, such as 192.0.2.44.",
}


def check_fictional(subject: Subject) -> Iterator[Problem]:
    """No e-mail, web or IP address in a case is one that somebody could have."""
    for place, text in texts_of_cases(subject):
        for pattern in (MAIL, WEB):
            for found in pattern.finditer(text):
                if not _is_free(found[1].lower()):
                    shown = f"has an address that somebody may own: {found[0]}"
                    yield Problem(place, shown, CURE["mail"])
        for found in IPV4.finditer(text):
            if not _is_documentation(found[0]):
                shown = f"has an address that somebody may use: {found[0]}"
                yield Problem(place, shown, CURE["ip"])


def texts_of_cases(subject: Subject) -> Iterator[tuple[str, str]]:
    """Every file of cases as a text, with its place."""
    for ending in (".toml", ".yaml", ".yml"):
        for file in subject.folder("cases", ending):
            yield f"cases/{file.name}", file.read_bytes().decode("utf-8", "replace")


def _is_free(host: str) -> bool:
    return any(host == one or host.endswith(f".{one}") for one in FREE)


def _is_documentation(text: str) -> bool:
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return True  # no address: the number of a version or of a section
    return any(address in network for network in NETWORKS)
