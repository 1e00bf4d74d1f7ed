"""Hosts in e-mail and web addresses: which are official, and which only look as if they were.

A host is compared by its *skeleton*, as Unicode Technical Standard 39 has it: letters that look
alike become one. What cannot be told without knowing an official domain is told from the host
alone: another script, a sign that is read as a dot, ``gov`` where no State has it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from comity.law.load import read_toml
from comity.model.messages import Message
from comity.steps.resolve.state_records import territory_names
from comity.text.confusables import disguises
from comity.text.messages import message
from comity.text.scripts import script_of

__all__ = [
    "Host",
    "codes",
    "disguised",
    "is_free_mail",
    "is_governmental",
    "read_address",
    "skeleton",
    "table",
    "within",
]

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Host:
    """The host of an address: ``text`` as written, ``name`` in its own letters, dots and case.

    ``before`` is what stands before the sign @, where one leads to the host.
    """

    text: str
    name: str
    before: str = ""
    oddity: Message | None = None

    @property
    def labels(self) -> list[str]:
        """The parts between dots."""
        return self.name.split(".")


def read_address(text: str) -> Host | None:
    """The host of an e-mail or web address; None for a text that is neither."""
    text = text.strip()
    if not text or any(c.isspace() for c in text):
        return None
    scheme = SCHEME.match(text)
    rest = text[scheme.end() :] if scheme else text.removeprefix("mailto:")
    authority = re.split(r"[/?#]" if scheme else r"[/?#\\]", rest, maxsplit=1)[0]
    oddity: Message | None = None
    for sign in _at():
        if sign in authority:
            oddity = message("address.oddity/at-sign", sign=_code(sign))
            authority = authority.replace(sign, "@")
    before, _, host = authority.rpartition("@")
    if scheme and before:
        oddity = oddity or message("address.oddity/before-at", before=before)
    elif "@" in before:
        oddity = oddity or message("address.oddity/two-at", host=host)
    if "\\" in host:
        oddity = oddity or message("address.oddity/backslash")
        host = host.partition("\\")[0]
    host = re.sub(r":\d*$", "", host)
    if not host or ("." not in _dotted(host) and not scheme and not before):
        return None
    return Host(host, _dotted(_decoded(_dotted(host))).strip("."), before, oddity)


def disguised(host: Host) -> Message | None:
    """What makes a host look like another, told from it alone; None for an honest one."""
    if host.oddity:
        return host.oddity
    if odd := next((c for c in host.text if c in _dots()), ""):
        return message("address.oddity/dot", sign=_code(odd))
    if host.text.endswith("."):
        return message("address.oddity/end-dot")
    if "%" in host.text:
        return message("address.oddity/percent")
    if found := disguises(host.name):
        return found[0].said
    for label in host.labels:
        if not label.isascii() and _looks_latin(label) and host.labels[-1].isascii():
            other = skeleton(label)
            return message("address.oddity/not-latin", label=label, like=other)
    plain = ".".join(_digits(_letters(label)) for label in host.labels)
    if plain != host.name and is_governmental(plain) and not is_governmental(host.name):
        return message("address.like", host=plain)
    return _misplaced(host) or _before(host)


def is_governmental(name: str) -> bool:
    """Whether a host lies where a State alone registers: gov, gov.uk, go.ke, gov.bc.ca."""
    labels, data = name.split("."), table()
    words = set(data["government"])
    if labels[-1] in words:
        return labels[-1] == "gov"  # of the others none is a top-level domain
    if len(labels) < 2:
        return False
    last, second = labels[-1], labels[-2]
    if second in words:
        return last in codes() or last in data["endings"]
    if second == "go" and last in data["go"]["under"]:
        return True
    return len(labels) > 2 and labels[-3] in words and second in data["regions"].get(last, ())


def is_free_mail(name: str) -> bool:
    """Whether a host is that of a service where anybody gets an e-mail address."""
    return name in table()["free"]["mail"]


def within(name: str, domain: str) -> bool:
    """Whether a host is a domain or lies under it."""
    return name == domain or name.endswith(f".{domain}")


@lru_cache(maxsize=4096)
def skeleton(text: str) -> str:
    """A text with all that looks alike made one; for comparing only."""
    text = _letters(text)
    for group, letter in table()["groups"].items():
        text = text.replace(str(group), letter)
    return text


def _letters(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = (c for c in decomposed if unicodedata.category(c) not in ("Mn", "Me", "Cf"))
    return "".join(_pairs().get(c, c) for c in bare)


def _misplaced(host: Host) -> Message | None:
    """Whether an ending, or a government's label, is one that no State has."""
    if is_governmental(host.name):
        return None
    last = host.labels[-1]
    if len(last) == 2 and last.isascii() and last.isalpha() and last not in codes():
        return message("address.oddity/ending", label=last)
    for label in host.labels:
        words = [_digits(word) for word in _letters(label).split("-")]
        alone = len(words) == 1
        for word in set(table()["government"]) & set(words):
            if alone or set(words) - {word, "e", "i", "open"}:
                return message("address.oddity/government", label=word)
    return None


def _before(host: Host) -> Message | None:
    """An official domain written before the sign @, of an address that is elsewhere."""
    name = host.before.rpartition("+")[2].casefold()
    if "." in name and is_governmental(name) and not is_governmental(host.name):
        return message("address.oddity/official-before", label=name, host=host.name)
    return None


def _digits(word: str) -> str:
    """A government's label that is written with a digit or another letter, as it should be."""
    plain = word.replace("0", "o").replace("q", "g")
    return plain if plain in table()["government"] else word


def _looks_latin(label: str) -> bool:
    letters = [c for c in label if c.isalpha()]
    return bool(letters) and all(
        (script_of(c) != "LATIN" and c in _pairs()) or c.isascii() for c in letters
    )


def _dotted(text: str) -> str:
    return "".join("." if c in _dots() else c for c in unicodedata.normalize("NFC", text))


def _decoded(host: str) -> str:
    return ".".join(map(_label, host.lower().split(".")))  # casefold would make ß into ss


def _label(label: str) -> str:
    """A label in its own letters; one that is not valid Punycode stands as it is."""
    if not label.startswith("xn--"):
        return label
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode").lower()
    except UnicodeError:
        return label


def _code(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'unnamed')})"


@cache
def table() -> dict[str, Any]:
    """What domains.toml holds."""
    return read_toml(files("comity.steps.check") / "domains.toml")


@cache
def codes() -> frozenset[str]:
    """The endings of States and territories: ISO 3166, and the few that it does not have."""
    also = table()["codes"]["also"]
    return frozenset(code.casefold() for code in (*territory_names(), *also))


@cache
def _pairs() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in table()["letters"]["pairs"].split()}


@cache
def _dots() -> frozenset[str]:
    return frozenset(_hexadecimal(table()["dots"]["characters"]))


@cache
def _at() -> frozenset[str]:
    return frozenset(_hexadecimal(table()["dots"]["at"]))


def _hexadecimal(codes: Iterable[str]) -> Iterator[str]:
    return (chr(int(code, 16)) for code in codes)
