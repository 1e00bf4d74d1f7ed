"""Addresses of authorities and holders whose host only looks like an official one.

Official are the domains that the law of the States involved names, those of the authorities in
it, those of the office's contacts, and a few that everybody knows. Beside these, the addresses of
one side of a file are compared with each other. A host where a State alone registers is official
itself, whichever State it is: only its spelling is compared, with hosts under the same ending.
What is evidence (persons, marks, accounts, facts) is left alone: a false address is often the very
thing that is reported. The packaged notices are fictional, and no source.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from comity.law.ask import answers
from comity.model.drafts.base import Draft
from comity.model.drafts.notice import Notice
from comity.model.findings import Finding
from comity.model.messages import Message
from comity.model.office import Office
from comity.model.patches import Patch, patch
from comity.model.records import LawBook
from comity.steps.check.domains import (
    Host,
    disguised,
    is_governmental,
    read_address,
    skeleton,
    within,
)
from comity.steps.check.likeness import bodies, extends, poses_as, resembles, spelt_like
from comity.steps.read import paths
from comity.steps.resolve import Resolved
from comity.text.messages import finding, message

__all__ = ["check_look_alikes"]

EVIDENCE = frozenset({"persons", "identifiers", "accounts", "facts", "offences", "internal_notes"})
IN_WORDS = frozenset({"transmission", "channels", "delivery", "audience"})
FOUND = re.compile(
    r"[a-z][a-z0-9+.-]*://[^\s<>()\"'“”]+|[^\s<>()\"'“”,;]+[@\uff20\ufe6b][^\s<>()\"'“”,;]+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Address:
    """An address of a draft: where it stands, what is written, its host, whose it is.

    ``alone`` tells that the field holds nothing else.
    """

    path: str
    text: str
    host: Host
    side: str
    alone: bool = False


def check_look_alikes(resolved: Resolved, office: Office) -> Iterator[Finding]:
    """A warning for each address whose host looks like an official one, and is not."""
    official = {*_of_the_law(resolved), *_of_the_office(office)}
    known = official | {body.domain for body in bodies()}
    found = list(_addresses(resolved.draft))
    counts = Counter((a.side, a.host.name) for a in found)
    for address in found:
        why = disguised(address.host)
        if is_governmental(address.host.name):
            like = _spelt_like(address, found, official, counts)
        elif not why and any(within(address.host.name, domain) for domain in known):
            continue
        else:
            like = _like(address, found, official, counts, resolved.draft)
        if why or like:
            yield _finding(address, why, like)


def _finding(address: _Address, why: Message | None, like: str) -> Finding:
    named = message("address.like", host=like) if like and like not in str(why or "") else None
    remedy = message("address.compare", host=like) if like else None
    said: dict[str, Any] = {"remedy": remedy, "address": address.text, "like": named}
    said["patch"] = _respelt(address, like)
    if why is None:
        return finding("address.look-alike/likely", address.path, **said)
    return finding("address.look-alike/proven", address.path, why=why, **said)


def _respelt(address: _Address, like: str) -> Patch | None:
    """The address with the official domain, where only letters that look alike differ from it."""
    labels, count = address.host.labels, like.count(".") + 1
    if not like or not address.alone or skeleton(".".join(labels[-count:])) != skeleton(like):
        return None
    right = address.text.replace(address.host.text, ".".join([*labels[:-count], like]))
    return patch((address.path, right)) if right != address.text else None


def _like(
    address: _Address,
    found: list[_Address],
    official: set[str],
    counts: Counter[tuple[str, str]],
    draft: Draft,
) -> str:
    """The official domain that a host looks like; empty where it looks like none."""
    for domain in sorted(official, key=lambda name: (-name.count("."), name)):
        if resembles(address.host, domain, broadly=True):
            return domain
    for body in bodies():
        if poses_as(address.host, body):
            return body.domain
    broadly = not isinstance(draft, Notice)
    for other in found:
        if other.side != address.side:
            continue
        likely = _goes_before(other, address, found, counts)
        if likely and resembles(address.host, other.host.name, broadly=broadly):
            return other.host.name
        if not broadly and extends(address.host, other.host.name):
            return other.host.name  # whichever of the two is given first
    return ""


def _spelt_like(
    address: _Address, found: list[_Address], official: set[str], counts: Counter[tuple[str, str]]
) -> str:
    """The official host that one of a government is spelt like; empty where there is none."""
    known = [*sorted(official), *(body.domain for body in bodies())]
    if any(domain.count(".") and address.host.name == domain for domain in known):
        return ""
    likelier = (
        other.host.name
        for other in found
        if other.side == address.side and _goes_before(other, address, found, counts)
    )
    return next((name for name in (*known, *likelier) if spelt_like(address.host, name)), "")


def _goes_before(
    one: _Address, other: _Address, found: list[_Address], counts: Counter[tuple[str, str]]
) -> bool:
    """Which of two addresses is likelier right: official, plain, more frequent, earlier."""

    def rank(address: _Address) -> tuple[bool, bool, int, int]:
        plain = not disguised(address.host)
        seen = counts[address.side, address.host.name]
        return (is_governmental(address.host.name), plain, seen, -found.index(address))

    return rank(one) > rank(other)


def _of_the_law(resolved: Resolved) -> Iterator[str]:
    for book in resolved.books.values():
        for answer in answers(book, "government-domains"):
            if isinstance(answer.value, Sequence) and not isinstance(answer.value, str):
                yield from (str(name).strip(".").casefold() for name in answer.value)
        yield from _of_authorities(book)


def _of_authorities(book: LawBook) -> Iterator[str]:
    for answer in book.answers:
        value: Any = getattr(answer, "value", None)
        if isinstance(value, Mapping) and "name" in value:
            yield from _hosts(value)


def _of_the_office(office: Office) -> Iterator[str]:
    for contact in office.contacts:
        yield from _hosts(contact)


def _hosts(row: Any) -> Iterator[str]:
    for name in ("email", "url"):
        host = read_address(str(row.get(name) or ""))
        if host is not None and not disguised(host):
            yield host.name.removeprefix("www.")


def _addresses(draft: Draft) -> Iterator[_Address]:
    data = draft.model_dump(mode="json", by_alias=True, exclude_none=True, warnings=False)
    for path, name, text in _texts(data, "", ""):
        side = _side(path, draft)
        given = [text] if _holds_an_address(name, path) else []
        if not given and path.partition(".")[0].partition("[")[0] in IN_WORDS:
            given = [match.group().rstrip(".,;:!?") for match in FOUND.finditer(text)]
        for one in given:
            host = read_address(one)
            if host is not None:
                yield _Address(path, one, host, side, alone=one == text)


def _holds_an_address(name: str, path: str) -> bool:
    if name in ("email", "url", "domains") or name.endswith(("_url", "_email")):
        return True
    return name == "address" and path.endswith(".address")  # of a channel: one line, not several


def _side(path: str, draft: Draft) -> str:
    if isinstance(draft, Notice):
        return "domains" if ".domains[" in path else "company"
    return path.rpartition(".")[0] if path.startswith("measures") else path.partition(".")[0]


def _texts(value: Any, path: str, name: str) -> Iterator[tuple[str, str, str]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in EVIDENCE:
                yield from _texts(inner, paths.join(path, key), key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, f"{path}[{index}]", name)
    elif isinstance(value, str):
        yield path, name, value
