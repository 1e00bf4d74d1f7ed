"""Identifiers: does the value look like what its kind says that it is?

Only what cannot be is found, for the kinds whose form is known; every other kind is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from ipaddress import ip_network

from comity.model.findings import Finding
from comity.steps.check.values.around import Around, Leaf
from comity.steps.check.values.code_values import IBAN
from comity.steps.check.words_beside import word_list
from comity.text.messages import finding

__all__ = ["check_identifier", "kind_of_identifier"]

KINDS = {
    **dict.fromkeys(
        ("email", "email-address", "e-mail", "e-mail-address", "e-mail-adresse"), "email"
    ),
    **dict.fromkeys(("phone", "phone-number", "telephone", "telephone-number", "mobile"), "phone"),
    **dict.fromkeys(
        ("mobile-number", "mobile-phone", "msisdn", "telefon", "telefonnummer"), "phone"
    ),
    **dict.fromkeys(("ip", "ip-address", "ip-adresse", "ipv4", "ipv6"), "ip"),
    **dict.fromkeys(("ipv4-address", "ipv6-address"), "ip"),
    "iban": "iban",
    **dict.fromkeys(("url", "web-page", "web-address", "link"), "web"),
    **dict.fromkeys(("domain", "domain-name"), "web"),
}
LEAST_DIGITS = 3  # of a short number, such as 112


def check_identifier(leaf: Leaf, around: Around) -> Iterator[Finding]:
    """An identifier that cannot be of its kind: an e-mail address without @."""
    kind = kind_of_identifier(str(leaf.within[0].get("kind", "")) if leaf.within else "")
    text = str(leaf.value).strip()
    if word_list("open_words", "in_a_list").search(text):
        return  # words that point to a list: the values stand there
    if kind and not text.startswith("[") and not _CAN_BE[kind](text):
        quote = around.quote(text, leaf.path)
        yield finding(f"value.identifier/{kind}", leaf.path, quote=quote)


def kind_of_identifier(said: str) -> str:
    """What form an identifier has by what its kind is called, or nothing where none is known."""
    return KINDS.get(re.sub(r"[\s_-]+", "-", said.strip().casefold()), "")


def _has_address(text: str) -> bool:
    """Whether one of the words is an IP address or a range of them."""
    return any(map(_is_address, re.split(r"[\s,;()]+|\s*[-–]\s*", text)))


def _is_address(word: str) -> bool:
    bare = word.strip("[]").removesuffix(".")
    bare = re.sub(r"^(\d+(?:\.\d+){3}):\d+$", r"\1", bare)  # with its port
    try:
        ip_network(bare, strict=False)
    except ValueError:
        return False
    return not bare.isdecimal()


_CAN_BE: Mapping[str, Callable[[str], bool]] = {
    "email": lambda text: "@" in text,
    "phone": lambda text: sum(map(str.isdecimal, text)) >= LEAST_DIGITS,
    "ip": _has_address,
    "iban": lambda text: bool(IBAN.fullmatch(re.sub(r"[\s.-]", "", text).upper())),
    "web": lambda text: "://" in text or bool(re.search(r"[^\s@]\.[^\s.]", text)),
}
