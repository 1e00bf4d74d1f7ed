"""Whether a host looks like another one that is known: the measures of ``address.look-alike``.

Three kinds of known hosts are compared, each as closely as honest names allow: official domains of
the States of a draft, hosts of governments among themselves, and bodies that everybody knows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from comity.steps.check.domains import Host, codes, is_governmental, skeleton, table, within

__all__ = ["Body", "bodies", "extends", "poses_as", "resembles", "spelt_like"]

LONG = 8  # letters of a name in which one that is exchanged goes unseen
SHORTEST = 3  # letters of a name that is looked for under other endings
SHORT = 5  # letters of a name in which an i for an l is no abbreviation of its own (nlc, njc)


@dataclass(frozen=True, slots=True)
class Body:
    """A well-known official domain, and the ``name`` of it that nobody else bears (or none)."""

    domain: str
    name: str = ""


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
    return broadly and (
        _embeds(host, known)
        or _elsewhere(host, known)
        or _one_label_apart(host, known)
        or _moves_a_dot(host, known)
    )


def spelt_like(host: Host, known: str) -> bool:
    """Whether a host of a government is written with letters that look like another's there.

    Only the name that was registered is compared, and only under the same ending: justlce.gov.ng
    with justice.gov.ng, us-doj.gov with usdoj.gov. Other States have other endings.
    """
    name, ending = _split(known)
    other, its_ending = _split(host.name)
    if ending != its_ending or name == other or not _same(name, other):
        return False
    has_digits = any(c.isdigit() for c in other) and not any(c.isdigit() for c in name)
    return len(name) >= (SHORT - 1 if has_digits else SHORT)


def poses_as(host: Host, body: Body) -> bool:
    """Whether a host that is no government's looks like a well-known official domain."""
    if within(host.name, body.domain):
        return False
    if resembles(host, body.domain, broadly=False) or _carries_on(host, body.domain):
        return True
    if _one_label_apart(host, body.domain) or _moves_a_dot(host, body.domain):
        return True
    other, ending = _split(host.name)
    return bool(body.name) and _same(body.name, other) and _is_open(ending)


def extends(host: Host, known: str) -> bool:
    """Whether a host is another one with an ending after it: forum.example.com, forum.example.

    The same name under the second level of a State (shop.com, shop.com.ng) is its branch there.
    """
    if within(host.name, known) or known.count(".") < 1:
        return False
    wanted, found = known.split("."), host.labels
    spots = (n for n in range(len(found) - len(wanted)) if found[n : n + len(wanted)] == wanted)
    return any(not _is_a_branch(wanted[-1], found[n + len(wanted) :]) for n in spots)


@cache
def bodies() -> tuple[Body, ...]:
    """The well-known official domains of domains.toml."""
    return tuple(Body(row["domain"], row.get("name", "")) for row in table()["body"])


def _embeds(host: Host, known: str) -> bool:
    """Whether the parts of an official domain stand one after another within another host."""
    wanted, found = _parts(known), _parts(host.name)
    if len(wanted) < 2:
        return False
    if any(found[n : n + len(wanted)] == wanted for n in range(len(found) - len(wanted) + 1)):
        return True
    return _in_one_label(host, known)


def _in_one_label(host: Host, known: str) -> bool:
    """Whether a government's domain is written without its dots within a label: homeofficegovuk."""
    joined = "".join(_parts(known))
    governmental = set(table()["government"]) & set(known.split("."))
    return bool(governmental) and any(joined in skeleton(part) for part in host.labels)


def _carries_on(host: Host, known: str) -> bool:
    """Whether a host holds a domain, and something after it; x-europa.eu is a name of its own."""
    wanted, found = _parts(known), _parts(host.name)
    after = (
        found[n + len(wanted) :]
        for n in range(len(found) - len(wanted))
        if found[n : n + len(wanted)] == wanted
    )
    last = known.rpartition(".")[2]
    return any(not _is_a_branch(last, rest) for rest in after) or _in_one_label(host, known)


def _is_a_branch(last: str, rest: list[str]) -> bool:
    return last in table()["open"]["labels"] and len(rest) == 1 and rest[0] in _skeletal_codes()


def _one_label_apart(host: Host, known: str) -> bool:
    """Whether one label behind an equal first one is a letter off: eurojust.europe.eu."""
    one, two = known.split("."), host.labels
    if len(one) != len(two) or len(one) < 3 or one[0] != two[0] or len(one[0]) < SHORT:
        return False
    odd = [(a, b) for a, b in zip(one, two, strict=True) if a != b]
    return len(odd) == 1 and len(odd[0][0]) >= SHORT and _one_apart(*odd[0])


def _moves_a_dot(host: Host, known: str) -> bool:
    """Whether a host has the letters of a domain with a dot elsewhere at the end: usdoj.g.ov."""
    if host.labels[-1] == known.rpartition(".")[2]:
        return False
    return skeleton(host.name.replace(".", "")) == skeleton(known.replace(".", ""))


def _elsewhere(host: Host, known: str) -> bool:
    """Whether the name of an official domain stands under an ending that anybody may use."""
    name, ending = _split(known)
    other, its_ending = _split(host.name)
    if len(name) < SHORTEST or not other or is_governmental(host.name):
        return False
    if ending == its_ending:
        return name != other and _near(name, other)
    return _is_open(its_ending) and _near(name, other)


def _is_open(ending: str) -> bool:
    """Whether an ending is one that anybody may use, and no State's own."""
    return ending.split(".")[0] in table()["open"]["labels"] or not _of_a_state(ending)


def _same(name: str, other: str) -> bool:
    return skeleton(name).replace("-", "") == skeleton(other).replace("-", "")


def _near(name: str, other: str) -> bool:
    if _same(name, other):
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
        is_governmental(name)
        or (len(labels[-1]) == 2 and labels[-2] in _second_levels())
        or ".".join(labels[-2:]) in table()["open"]["sold"]
    ):
        deep = 1 if labels[-1] == "gov" else 2
    return (labels[-deep - 1] if len(labels) > deep else ""), ".".join(labels[-deep:])


def _second_levels() -> set[str]:
    return {*table()["open"]["labels"], "ac", "edu", "go", "mil", "police"}


def _of_a_state(ending: str) -> bool:
    """Whether an ending is that of one State: a foreign ministry may well have the same name."""
    last = ending.rpartition(".")[2]
    return len(last) == 2 or not last.isascii() or last in table()["endings"]


def _parts(name: str) -> list[str]:
    return [skeleton(part) for part in re.split(r"[.-]", name) if part]


@cache
def _skeletal_codes() -> frozenset[str]:
    return frozenset((*codes(), *map(skeleton, codes())))
