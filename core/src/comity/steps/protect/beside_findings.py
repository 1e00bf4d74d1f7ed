"""Whom the other files of a matter protect, looked for in one of its papers.

A reminder, a decision or a paper to a company has its own words. The request that it is about may
protect somebody: what that request must not say, no paper of the matter may say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

from comity.model.drafts.disclosable import PROVIDER
from comity.model.findings import Finding
from comity.model.messages import Message
from comity.model.patches import patch
from comity.model.records import AssistanceKind
from comity.steps.protect.identity import Identity, identities, officials
from comity.steps.protect.identity_needed import sealed_persons
from comity.steps.protect.match import STRONG, Found, find_all
from comity.steps.protect.named_alike import named_alike
from comity.steps.protect.own_marks import NUMBERS
from comity.steps.protect.redact import withheld_facts
from comity.steps.protect.written_texts import (
    IDENTIFIER,
    REFERENCE,
    SEALED,
    WHAT,
    is_reference,
    written_texts,
)
from comity.steps.resolve import Resolved
from comity.steps.resolve.guarded import Beside, Guarded
from comity.text.folding import folded_words, squeeze
from comity.text.messages import finding, message

__all__ = [
    "Neighbour",
    "check_beside",
    "is_known",
    "known_to_company",
    "neighbours",
    "quoted_references",
    "told_of",
]


_OPEN = ("name", "nature", "email", "identifiers")
"""What of the entry of an open person tells that a name or an address is that person's."""


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A person whom another file of the matter protects, or an earlier version of any of them.

    ``role`` and ``number`` are what the file calls the person; ``gone``: an earlier version tells
    it; ``still``: the file protects the person now, and says something else of them.
    """

    identity: Identity
    file: str
    role: str
    number: int
    gone: bool = False
    still: bool = False


def neighbours(data: Mapping[str, Any], beside: Beside) -> tuple[Neighbour, ...]:
    """Those whom the files beside a paper protect, and those whom any file protected before.

    None whom the paper itself lists openly, and none twice.

    Args:
        data: the data of the paper. Its officials, and its persons that are somebody else, need no
            protection: a name that they share with somebody protected may tell either.
        beside: the other files.
    """
    found: list[Neighbour] = []
    for one, gone in (*((g, False) for g in beside.guarded), *((g, True) for g in beside.former)):
        listed = {identity.index for identity, _ in _listed(data, one)}
        for identity in identities(_together(data, one)):
            persons = one.data["persons"]
            if identity.index in listed:
                continue
            before = persons[: identity.index]
            number = 1 + sum(other.get("protect") != "omit" for other in before)
            role = str(persons[identity.index].get("role") or "person")
            # a place of its own, so that nobody is taken for a person of the paper itself
            placed = _placed(identity, -1 - len(found))
            found.append(Neighbour(placed, one.file, role, number, gone, one.still))
    return tuple(found)


@lru_cache(maxsize=64)
def _placed(identity: Identity, index: int) -> Identity:
    """The same person with a place; for the same person the same object."""
    return replace(identity, index=index)


def _together(data: Mapping[str, Any], guarded: Guarded) -> dict[str, Any]:
    """The persons of a file, with the others of a paper that are known by name."""
    listed = {index for _, index in _listed(data, guarded)}
    others = [(n, one) for n, one in _open(data) if n not in listed]
    contacts = [*officials(guarded.data), *officials(data)]
    persons = guarded.data.get("persons") or ()
    return {
        "persons": [*persons, *({k: one[k] for k in _OPEN if k in one} for _, one in others)],
        "requesting": {"contacts": [one for one in contacts if one.get("name")]},
        "measures": guarded.data.get("measures") or (),
    }


def _open(data: Mapping[str, Any]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The persons of a paper who are not protected in it, each with the place in its list."""
    for index, one in enumerate(data.get("persons") or ()):
        if one.get("name") and not one.get("protect"):
            yield index, one


def _listed(data: Mapping[str, Any], guarded: Guarded) -> Iterator[tuple[Identity, int]]:
    """Those whom a file protects and a paper lists openly by name, each with the place there."""
    protected = identities(guarded.data)
    for index, person in _open(data):
        for one in protected:
            if _is_named(one, person["name"]):
                yield one, index


def _is_named(one: Identity, name: Mapping[str, Any]) -> bool:
    """Whether a name is that of a protected person."""
    written = " ".join(str(value) for key, value in name.items() if key != "aliases")
    words = set(folded_words(str(name.get("full") or written)))
    same = bool(words) and words <= one.parts | one.particles
    return same or any(place.what in STRONG for _, place in find_all((one,), written))


def known_to_company(resolved: Resolved) -> tuple[str, ...]:
    """The identifiers that a company has from a paper or a letter to it.

    A company cannot find an account without them, so that they tell it nothing it does not know.
    """
    if resolved.draft.addressed_reader() != PROVIDER:
        return ()
    found = {*resolved.beside.told, *told_of(resolved.draft.read_data())}
    return tuple(sorted(filter(None, found)))


def told_of(data: Mapping[str, Any]) -> Iterator[str]:
    """The identifiers and the numbers of accounts that the measures of a paper name."""
    for measure in data.get("measures") or ():
        for mark in measure.get("identifiers") or ():
            yield str(mark.get("value") or "")
        for account in measure.get("accounts") or ():
            yield from (str(account.get(name) or "") for name in NUMBERS)


def quoted_references(resolved: Resolved) -> dict[str, str]:
    """The fields of an answer that quote the reference of the request, which its reader gave.

    Only as the request of the matter has it, word for word: nobody here can choose another.
    """
    draft = resolved.draft
    if draft.sender() != "requested":
        return {}
    data = draft.read_data()
    reader = str((data.get("requesting") or {}).get("state", ""))
    theirs = {reference for reference, state in resolved.beside.asked if state == reader}
    written = {
        "their_reference": data.get("their_reference"),
        "concerning.reference": (data.get("concerning") or {}).get("reference"),
    }
    return {path: text for path, text in written.items() if text in theirs}


def check_beside(resolved: Resolved, kinds: Mapping[str, AssistanceKind]) -> Iterator[Finding]:
    """The findings on those whom the other files of the matter protect."""
    data = resolved.draft.read_data()
    for guarded in resolved.beside.guarded:
        for who, index in _listed(data, guarded):
            at = f"persons[{index}].name"
            how = patch((f"persons[{index}].protect", who.how))
            yield finding(
                "protection.open-here", at, person=who.label, file=guarded.file, patch=how
            )
    yield from _omitted(data, resolved.beside, kinds)
    others = neighbours(data, resolved.beside)
    if not others:
        return
    by_index = {one.identity.index: one for one in others}
    people = tuple(one.identity for one in others)
    mine = identities(data)
    own = {f"persons[{one.index}]" for one in mine}
    own |= {f"facts[{index}]" for index in withheld_facts(data)}
    known, quoted = known_to_company(resolved), quoted_references(resolved)
    for path, text in written_texts(data, "", own):
        if is_reference(path, text, data):
            continue
        told = [place for _, place in find_all(mine, text)]
        hits = [(who, place) for who, place in find_all(people, text) if not _in(place, told)]
        still = [place for who, place in hits if not by_index[who.index].gone]
        for who, places in groupby(hits, key=lambda one: one[0]):
            other, found = by_index[who.index], [place for _, place in places]
            if other.gone:  # whoever is protected under the same words is told of as such
                found = [place for place in found if not _in(place, still)]
            kept = [one for one in found if not is_known(text, one, known)]
            if found and path in quoted:
                rule = "protection.their-reference"
                yield finding(rule, path, person=who.label, file=other.file)
            elif found and not kept and IDENTIFIER.search(path):
                told_there = "protection.account-told/beside"
                yield finding(told_there, path, person=who.label, file=other.file)
            elif kept:
                yield _told(path, text, other, kept, to_company=bool(known))
    for who, path, text in named_alike(people, data):
        if by_index[who.index].gone and not any(True for _ in find_all((who,), text)):
            whole = [Found(0, len(text), "name")]
            yield _told(path, text, by_index[who.index], whole, to_company=bool(known))
    for who in people:
        if any(True for text in _of_name(resolved.case.path) for _ in find_all((who,), text)):
            other = by_index[who.index]
            kind = "beside" if not other.gone else "former"
            rule = f"protection.{kind}/{'changed-' if other.still else ''}file-name"
            yield finding(rule, person=who.label, file=other.file)


def _omitted(
    data: Mapping[str, Any], beside: Beside, kinds: Mapping[str, AssistanceKind]
) -> Iterator[Finding]:
    """Those whom another file leaves out altogether and the sealed annex of this one would name."""
    sealed = sealed_persons(data, kinds)
    entries = data.get("persons") or ()
    mine = [one for one in identities(data) if entries[one.index].get("id") in sealed]
    for guarded in beside.guarded if mine else ():
        persons = guarded.data.get("persons") or ()
        left_out = [p["name"] for p in persons if p.get("protect") == "omit" and p.get("name")]
        for who in mine:
            if any(_is_named(who, name) for name in left_out):
                at = f"persons[{who.index}].protect"
                rule = "protection.beside/omitted"
                yield finding(rule, at, person=who.label, file=guarded.file)


def _in(place: Found, others: Iterable[Found]) -> bool:
    return any(one.start < place.end and place.start < one.end for one in others)


def is_known(text: str, place: Found, known: Iterable[str]) -> bool:
    """Whether a place lies within an identifier that the company has."""
    at, squeezed = squeeze(text[: place.start]).text, squeeze(text).text
    length = len(squeeze(text[place.start : place.end]).text)
    for one in filter(None, (squeeze(value).text for value in known)):
        start = squeezed.find(one)
        while start >= 0:
            if start <= len(at) and len(at) + length <= start + len(one):
                return True
            start = squeezed.find(one, start + 1)
    return False


def _told(
    path: str, text: str, other: Neighbour, places: list[Found], *, to_company: bool
) -> Finding:
    first, *more = places
    what = "changed" if other.still else WHAT.get(first.what, first.what)
    return finding(
        f"protection.former/{what}" if other.gone else f"protection.beside/{what}",
        path,
        remedy=_cure(path, other, to_company=to_company),
        person=other.identity.label,
        file=other.file,
        word=len(text[: first.start].split()) + 1,
        more=message("protection.more-places", places=len(more)) if more else None,
    )


def _cure(path: str, other: Neighbour, *, to_company: bool) -> Message:
    if other.still:
        return message("protection.leave-out-changed", person=other.identity.label)
    if other.gone:
        return message("protection.list-again", file=other.file)
    if path.endswith(".id"):
        return message("protection.plain-id")
    if REFERENCE.search(path):
        return message("protection.shorter-reference")
    if IDENTIFIER.search(path):
        return message("protection.list-person")
    if SEALED.search(path) and not to_company:
        return message("protection.list-person-target")
    if to_company or other.identity.how == "omit":
        return message("protection.without-person")
    return message("protection.by-role-there", number=other.number)


def _of_name(path: Path) -> tuple[str, str]:
    return f"{path.name}_", re.sub(r"[\W\d_]+", " ", path.stem)
