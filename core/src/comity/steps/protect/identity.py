"""What identifies a protected person: the names and marks that must not leave.

All is taken from the person's own entry, and from the accounts in the person's name. Its role and
nature are said in the document; whatever else stands there is kept out, and what could be
recognised in running text is looked for there.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from comity.steps.protect.address_streets import Street
from comity.steps.protect.firm_names import firm_words, short_names, without_form
from comity.steps.protect.initials import initials_of
from comity.steps.protect.letters_in_two_ways import letter_forms
from comity.steps.protect.name_parts import (
    UNSPACED,
    joined_names,
    parts_of,
    run_together,
    spellings,
)
from comity.steps.protect.own_marks import (
    accounts_in,
    lines_of,
    marks_in,
    phones_in,
    streets_in,
    with_accounts,
)
from comity.steps.protect.owned_addresses import owned_addresses
from comity.steps.protect.patronymic import common, implied, patronymics, variants
from comity.text.everyday import PARTICLES, everyday, told, without_particles
from comity.text.folding import fold, folded_words, squeeze, words

__all__ = ["KEPT", "Identity", "identities", "officials"]

KEPT = ("id", "nature", "role", "protect")
"""The fields of a protected person that the document keeps; any other is withheld, new ones too."""

_SYSTEMS = told("systems")
# a name without the particle before its apostrophe: Haussonville, Callaghan; not of D'Angelo
_ELIDED = re.compile(r"(?<![^\W_])(?:[dlOÓ])['\u2019\u02bc]([^\W\d_]{4,})")
LEAST_SQUEEZED = 8  # letters and digits of a mark that may be broken by spaces and signs


@dataclass(frozen=True, slots=True, eq=False)  # many are looked for at once: known as objects
class Identity:
    """One protected person, as folded texts to look for.

    Attributes:
        index: the person's place in the file, from 0.
        label: how findings call the person: the id, or the place where the id tells the name.
        how: ``pseudonym`` or ``omit``.
        parts: the words of all names.
        alone: those that are looked for by themselves; the others stand in everyday use, or in
            another name of the file, or are too short.
        given: those of ``alone`` that are no family name.
        family: those of ``parts`` that take the endings of family names.
        particles: those of the name that tell nothing by themselves: ``van der``.
        weak: patronymics, written or following from the father's name, that tell little alone.
        open: the words of the names of persons and officials of the file who need no protection.
        shared: those that stand in the name of another person of the file too.
        letters: the initials before a shared word that are another person's.
        roles: the role, if nobody who shares a word of the name has it too.
        joined: names in a script without spaces, and names as they are run together in addresses.
        phrases: names of one word or several that count as they are (aliases, firms, parents).
        marks: values of identifiers and e-mail addresses, squeezed; ``short`` those that are not.
        phones: digits of telephone numbers, without what may stand before them.
        accounts: digits at the end of an IBAN, of which the last number the account.
        lines: address lines, places and dates of birth, word by word.
        born: the day of birth.
        owned: addresses of persons and officials who need no protection, with the names in them.
        firm: whether it is a firm or another body, of whose name the telling words are ``parts``.
        foreign: whether the file has the name in no Latin letters.
        bold: everyday words of the family name that count by their capital within a sentence.
        initials: the first letters of the names, in either order, two at least.
        streets: the streets of the address and whereabouts.
    """

    index: int
    label: str
    how: str
    parts: frozenset[str]
    alone: frozenset[str]
    given: frozenset[str]
    family: frozenset[str]
    particles: frozenset[str]
    weak: frozenset[str]
    open: frozenset[str]
    shared: frozenset[str]
    letters: frozenset[str]
    roles: frozenset[str]
    joined: tuple[str, ...]
    phrases: tuple[tuple[str, ...], ...]
    marks: tuple[str, ...]
    short: tuple[str, ...]
    phones: tuple[str, ...]
    accounts: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    born: dt.date | None
    initials: frozenset[str]
    streets: tuple[Street, ...] = ()
    owned: Mapping[str, frozenset[str]] = field(default_factory=dict)
    firm: bool = False
    foreign: bool = False
    bold: frozenset[str] = frozenset()


def identities(data: Mapping[str, Any]) -> tuple[Identity, ...]:
    """The protected persons of a draft's data, in the order of the file.

    For the same data the same objects, so that what is looked for is worked out once.
    """
    persons = data.get("persons") or ()
    if not any(person.get("protect") for person in persons):
        return ()
    persons = with_accounts(data)
    key = json.dumps([persons, list(officials(data))], default=_plain, ensure_ascii=False)
    return _identities(_Key(key, persons, tuple(_other_names(data)), tuple(officials(data))))


class _Key:
    """The persons of a file by what stands there."""

    def __init__(
        self, text: str, persons: Sequence[Any], others: Sequence[str], officials: Sequence[Any]
    ) -> None:
        self.text, self.persons, self.others = text, persons, others
        self.officials = officials

    def __hash__(self) -> int:
        return hash(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and other.text == self.text


@dataclass(frozen=True, slots=True)
class _Open:
    """The names in the file that need no protection: as written, in words, run together."""

    names: tuple[str, ...]
    words: frozenset[str]
    squeezed: str
    owned: Mapping[str, frozenset[str]]
    roles: tuple[tuple[frozenset[str], str], ...]


@lru_cache(maxsize=8)
def _identities(key: _Key) -> tuple[Identity, ...]:
    open_names = _Open(
        names=tuple(key.others),
        words=frozenset((*parts_of(key.others), *spellings(key.others, ()))),
        squeezed=squeeze("\n".join(f for text in key.others for f in letter_forms(text))).text,
        owned=owned_addresses(key.persons, key.officials),
        roles=tuple(_roles(key.persons)),
    )
    return tuple(
        _identity(index, person, open_names)
        for index, person in enumerate(key.persons)
        if person.get("protect")
    )


def _plain(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else str(value)


def _identity(index: int, person: Mapping[str, Any], others: _Open) -> Identity:
    name = person.get("name") or {}
    firm = person.get("nature") == "legal"
    written = _written(name)
    own = firm_words(parts_of(written)) if firm else frozenset(_own_parts(name, written))
    explicit, follows = _patronymics(person, name) if own and not firm else ((), ())
    fathers = {form for one in explicit for form in variants(one)} | set(follows)
    own |= frozenset(spellings([] if firm else written, fathers))
    parts = own | fathers
    weak = frozenset((*(p for p in parts - own), *filter(common, explicit)))
    family = frozenset(parts_of([str(name.get("family") or "")]))
    called = [str(name.get("given") or "")]
    given = frozenset((*parts_of(called), *spellings(called, fathers))) - family
    apart = others.words | everyday() | PARTICLES | weak | {p for p in parts if len(p) < 3}
    phrases = [folded_words(alias) for alias in name.get("aliases") or ()]
    if firm:
        phrases += [*map(without_form, map(folded_words, written)), *short_names(written)]
    phrases += _parents(person, others.words)
    marks = [*marks_in(person)]
    return Identity(
        index=index,
        label=_label(index, str(person.get("id", "")), parts - apart),
        how=str(person["protect"]),
        parts=parts,
        alone=parts - apart,
        given=(given | set(explicit)) & (parts - apart),
        family=frozenset() if firm else parts - given - weak - set(explicit) - _first_names(name),
        particles=frozenset(folded_words(" ".join(written))) & PARTICLES,
        weak=weak,
        open=others.words,
        shared=parts & others.words,
        letters=frozenset(_letters(parts, others)),
        roles=_own_roles(person, parts, others),
        joined=tuple(dict.fromkeys(joined_names(name, written, firm=firm, known=others.squeezed))),
        phrases=tuple(dict.fromkeys(p for p in phrases if len("".join(p)) > 1)),
        marks=tuple(m for m in dict.fromkeys(map(_squeezed, marks)) if len(m) >= LEAST_SQUEEZED),
        short=tuple(m for m in dict.fromkeys(marks) if 4 <= len(_squeezed(m)) < LEAST_SQUEEZED),
        phones=tuple(dict.fromkeys(phones_in(person))),
        accounts=tuple(dict.fromkeys(accounts_in(person))),
        lines=tuple(dict.fromkeys(lines_of(person))),
        born=person.get("born"),
        initials=frozenset() if firm else frozenset(initials_of(name)),
        streets=tuple(dict.fromkeys(streets_in(person))),
        owned=others.owned,
        firm=firm,
        foreign=bool(written) and not re.search(r"[A-Za-zÀ-ɏ]", " ".join(written)),
    )


def _roles(persons: Sequence[Any]) -> Iterator[tuple[frozenset[str], str]]:
    """The words of the names, and the role, of each person who needs no protection."""
    for person in persons:
        if not person.get("protect"):
            yield frozenset(parts_of(_open_names(person))), str(person.get("role") or "")


def _letters(parts: Collection[str], others: _Open) -> Iterator[str]:
    """The initials of everybody else who has a word of these names."""
    for text in others.names:
        found = [word.text for word in words(text)]
        if set(found) & set(parts):
            yield from (word[0] for word in found)


def _own_roles(person: Mapping[str, Any], parts: Collection[str], others: _Open) -> frozenset[str]:
    taken = {role for names, role in others.roles if names & set(parts)}
    return frozenset({str(person.get("role") or "")} - taken - {""})


def _own_parts(name: Mapping[str, Any], written: Sequence[str]) -> Iterator[str]:
    """The words of the names, the man's surname of a woman whose own ends in ``-ová``."""
    yield from parts_of(written)
    yield from run_together(name)
    for text in written:
        yield from (fold(found).text for found in _ELIDED.findall(text))
        for found in re.findall(r"[^\W\d_]{3,60}(?=ov[áÁ]\b)", unicodedata.normalize("NFC", text)):
            stem = fold(found).text
            yield stem
            if re.search(r"[^aeiouy][klc]$", stem):  # Hájková, Hájek
                yield f"{stem[:-1]}e{stem[-1]}"


def _patronymics(
    person: Mapping[str, Any], name: Mapping[str, Any]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The patronymics in a name, and those that follow from the names of the parents."""
    family = frozenset(parts_of([str(name.get("family") or "")]))
    texts = [str(name.get(key) or "") for key in ("full", "original_script", "given")]
    explicit = [p for text in texts for p in patronymics(tuple(parts_of([text])), family)]
    parents = (re.sub(r"\(.*?\)", "", str(text)) for text in person.get("parents") or ())
    fathers = (word for text in parents for word in parts_of([text]))
    return tuple(dict.fromkeys(explicit)), tuple(implied(fathers))


def _first_names(name: Mapping[str, Any]) -> frozenset[str]:
    """The first word of a name of several that is not told apart: most often a given name."""
    if name.get("family"):
        return frozenset()
    texts = [str(name.get(key) or "") for key in ("full", "original_script", "transliteration")]
    forms = dict.fromkeys(form for text in texts for form in letter_forms(text))
    found = [without_particles(words(form)) for form in forms]
    first = [(form, one[0]) for form, one in zip(forms, found, strict=True) if len(one) > 1]
    spelt = spellings([form[word.start : word.end] for form, word in first], ())
    return frozenset((*(word.text for _, word in first), *spelt))


def _written(name: Mapping[str, Any]) -> list[str]:
    """The names as written, in every script; the system of a transliteration is no name."""
    keys = ("full", "original_script", "family", "given", "former", "transliteration")
    found = [str(name[key]) for key in keys if name.get(key)]
    spelt = str(name.get("transliteration") or "")
    if spelt and (re.search(r"\d", spelt) or set(folded_words(spelt)) & _SYSTEMS):
        found.remove(spelt)
    for alias in name.get("aliases") or ():
        if (len(words(alias)) > 1 and " " in alias.strip()) or len(UNSPACED.findall(alias)) > 2:
            found.append(alias)
    return found


def _parents(person: Mapping[str, Any], shared: Collection[str]) -> Iterator[tuple[str, ...]]:
    """The full names of parents, which tell whose child it is; not of those the file names."""
    for text in person.get("parents") or ():
        found = folded_words(re.sub(r"\(.*?\)", "", str(text)))
        if len(found) > 1 and not set(found) <= {*shared, *PARTICLES}:
            yield found


def _squeezed(text: str) -> str:
    return squeeze(text).text


def _label(index: int, name: str, alone: frozenset[str]) -> str:
    """The id, unless it tells the name itself."""
    told = {word.text for word in words(name)} & alone
    return f"person {index + 1}" if told or not name else name


def _other_names(data: Mapping[str, Any]) -> Iterator[str]:
    """The names of persons of the file who need no protection."""
    for person in data.get("persons") or ():
        if not person.get("protect"):
            yield from _open_names(person)
    yield from (str(one.get("name", "")) for one in officials(data))


def _open_names(person: Mapping[str, Any]) -> list[str]:
    return [str(v) for k, v in (person.get("name") or {}).items() if k != "aliases"]


def officials(data: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Who signs a draft, and who answers questions about it, on either side."""
    for name in ("requesting", "requested"):
        side = data.get(name) or {}
        known = [*(side.get("contacts") or ()), side.get("issued_by"), side.get("validated_by")]
        yield from (one for one in known if one)
