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
from functools import cache
from importlib.resources import files
from typing import Any

from comity.language.disguise import disguises
from comity.language.letters import script_of
from comity.law.load import read_toml

__all__ = ["Host", "disguised", "is_governmental", "read_address", "resembles"]

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
LONG = 8  # letters of a name in which one that is exchanged goes unseen
SHORTEST = 3  # letters of a name that is looked for under other endings


@dataclass(frozen=True, slots=True)
class Host:
    """The host of an address: ``text`` as written, ``name`` in its own letters, dots and case.

    ``before`` is what stands before the sign @, where one leads to the host.
    """

    text: str
    name: str
    before: str = ""
    oddity: str = ""

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
    oddity = ""
    for sign in _at():
        if sign in authority:
            oddity = f"{_code(sign)} stands for the sign @"
            authority = authority.replace(sign, "@")
    before, _, host = authority.rpartition("@")
    if scheme and before:
        oddity = oddity or f"what stands before the sign @ ({before}) is not the host"
    elif "@" in before:
        oddity = oddity or f"the sign @ stands in it twice, and the host is {host}"
    if "\\" in host:
        oddity = oddity or "a backslash stands in the host"
        host = host.partition("\\")[0]
    host = re.sub(r":\d*$", "", host)
    if not host or ("." not in _dotted(host) and not scheme and not before):
        return None
    return Host(host, _dotted(_decoded(_dotted(host))).strip("."), before, oddity)


def disguised(host: Host) -> str:
    """What makes a host look like another, told from it alone; empty for an honest one."""
    if host.oddity:
        return host.oddity
    if odd := next((c for c in host.text if c in _dots()), ""):
        return f"{_code(odd)} is read as a dot"
    if host.text.endswith("."):
        return "a dot stands at its end"
    if "%" in host.text:
        return "a percent sign stands in the host"
    if found := disguises(host.name):
        return found[0].message
    for label in host.labels:
        if not label.isascii() and _looks_latin(label) and host.labels[-1].isascii():
            other = skeleton(label)
            return f"“{label}” is not Latin, and looks like “{other}”"
    plain = ".".join(_digits(_letters(label)) for label in host.labels)
    if plain != host.name and is_governmental(plain) and not is_governmental(host.name):
        return f"it looks like {plain}"
    return _misplaced(host) or _before(host)


def is_governmental(name: str) -> bool:
    """Whether a host lies where a State alone registers: gov, gov.uk, go.ke, gov.bc.ca."""
    labels, table = name.split("."), _table()
    words = set(table["government"])
    if labels[-1] in words:
        return labels[-1] == "gov"  # of the others none is a top-level domain
    if len(labels) < 2:
        return False
    last, second = labels[-1], labels[-2]
    if second in words:
        return (len(last) == 2 and last.isascii()) or last in table["endings"]
    if second == "go" and last in table["go"]["under"]:
        return True
    return len(labels) > 2 and labels[-3] in words and second in table["regions"].get(last, ())


def resembles(host: Host, known: str, *, broadly: bool) -> bool:
    """Whether a host looks like an official domain and is not within it.

    Args:
        host: the host.
        known: the official domain, in its own letters, without a trailing dot.
        broadly: whether the same name under another ending, or within another host, counts too;
            companies have such addresses honestly, authorities hardly ever.
    """
    if within(host.name, known):
        return False
    count = known.count(".") + 1
    tail = host.labels[-count:]
    if len(tail) == count and count > 1 and skeleton(".".join(tail)) == skeleton(known):
        return True
    return broadly and (_embeds(host, known) or _elsewhere(host, known))


def within(name: str, domain: str) -> bool:
    """Whether a host is a domain or lies under it."""
    return name == domain or name.endswith(f".{domain}")


def skeleton(text: str) -> str:
    """A text with all that looks alike made one; for comparing only."""
    text = _letters(text)
    for group, letter in _table()["groups"].items():
        text = text.replace(str(group), letter)
    return text


def _letters(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = (c for c in decomposed if unicodedata.category(c) not in ("Mn", "Me", "Cf"))
    return "".join(_pairs().get(c, c) for c in bare)


def _misplaced(host: Host) -> str:
    """Whether a government's label stands where no State has it."""
    if is_governmental(host.name):
        return ""
    for label in host.labels:
        words = [_digits(word) for word in _letters(label).split("-")]
        alone = len(words) == 1
        for word in set(_table()["government"]) & set(words):
            if alone or set(words) - {word, "e", "i", "open"}:
                return f"“{word}” stands in it, but not at the end or before the letters of a State"
    return ""


def _before(host: Host) -> str:
    """An official domain written before the sign @, of an address that is elsewhere."""
    name = host.before.rpartition("+")[2].casefold()
    if "." in name and is_governmental(name) and not is_governmental(host.name):
        return f"“{name}” stands before the sign @, and the host is {host.name}"
    return ""


def _embeds(host: Host, known: str) -> bool:
    """Whether the parts of an official domain stand one after another within another host."""
    wanted, found = _parts(known), _parts(host.name)
    if len(wanted) < 2:
        return False
    if any(found[n : n + len(wanted)] == wanted for n in range(len(found) - len(wanted) + 1)):
        return True
    joined = "".join(wanted)
    governmental = set(_table()["government"]) & set(known.split("."))
    return bool(governmental) and any(joined in skeleton(part) for part in host.labels)


def _elsewhere(host: Host, known: str) -> bool:
    """Whether the name of an official domain stands under an ending that anybody may use."""
    name, ending = _split(known)
    other, its_ending = _split(host.name)
    if len(name) < SHORTEST or not other or is_governmental(host.name):
        return False
    if ending == its_ending:
        return name != other and _near(name, other)
    if its_ending.split(".")[0] in _table()["open"]["labels"] or not _of_a_state(its_ending):
        return _near(name, other) or name == other
    return False


def _near(name: str, other: str) -> bool:
    one, two = skeleton(name), skeleton(other)
    if one == two or one.replace("-", "") == two.replace("-", ""):
        return True
    return min(len(name), len(other)) >= LONG and _one_apart(name, other)


def _one_apart(one: str, two: str) -> bool:
    """Whether two names differ by one letter (not digit), or by two that changed places."""
    if abs(len(one) - len(two)) > 1:
        return False
    start = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), -1)
    if start < 0:
        return len(one) != len(two) and not (one + two)[-1].isdigit()
    a, b = one[start:], two[start:]
    if a[0].isdigit() and b[0].isdigit():
        return False
    swapped = len(a) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:]
    return swapped or a[1:] == b[1:] or a[1:] == b or a == b[1:]


def _split(name: str) -> tuple[str, str]:
    """The name that was registered, and the ending that it was registered under."""
    labels = name.removeprefix("www.").split(".")
    deep = 1
    if len(labels) > 2 and (
        is_governmental(name) or (len(labels[-1]) == 2 and labels[-2] in _second_levels())
    ):
        deep = 1 if labels[-1] == "gov" else 2
    return (labels[-deep - 1] if len(labels) > deep else ""), ".".join(labels[-deep:])


def _second_levels() -> set[str]:
    return {*_table()["open"]["labels"], "ac", "edu", "go", "mil", "police"}


def _of_a_state(ending: str) -> bool:
    """Whether an ending is that of one State: a foreign ministry may well have the same name."""
    last = ending.rpartition(".")[2]
    return len(last) == 2 or not last.isascii() or last in _table()["endings"]


def _parts(name: str) -> list[str]:
    return [skeleton(part) for part in re.split(r"[.-]", name) if part]


def _digits(word: str) -> str:
    """A government's label that is written with a digit or another letter, as it should be."""
    plain = word.replace("0", "o").replace("q", "g")
    return plain if plain in _table()["government"] else word


def _looks_latin(label: str) -> bool:
    letters = [c for c in label if c.isalpha()]
    return bool(letters) and all(
        (script_of(c) != "LATIN" and c in _pairs()) or c.isascii() for c in letters
    )


def _dotted(text: str) -> str:
    return "".join("." if c in _dots() else c for c in unicodedata.normalize("NFC", text))


def _decoded(host: str) -> str:
    return ".".join(map(_label, host.casefold().split(".")))


def _label(label: str) -> str:
    """A label in its own letters; one that is not valid Punycode stands as it is."""
    if not label.startswith("xn--"):
        return label
    try:
        return label.removeprefix("xn--").encode("ascii").decode("punycode").casefold()
    except UnicodeError:
        return label


def _code(character: str) -> str:
    return f"U+{ord(character):04X} ({unicodedata.name(character, 'unnamed')})"


@cache
def _table() -> dict[str, Any]:
    return read_toml(files("comity.check") / "domains.toml")


@cache
def _pairs() -> dict[str, str]:
    return {pair[0]: pair[1] for pair in _table()["letters"]["pairs"].split()}


@cache
def _dots() -> frozenset[str]:
    return frozenset(_hexadecimal(_table()["dots"]["characters"]))


@cache
def _at() -> frozenset[str]:
    return frozenset(_hexadecimal(_table()["dots"]["at"]))


def _hexadecimal(codes: Iterable[str]) -> Iterator[str]:
    return (chr(int(code, 16)) for code in codes)
