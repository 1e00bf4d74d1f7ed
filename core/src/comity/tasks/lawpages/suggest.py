"""What somebody may have meant who asks for law by a name: ids, titles, abbreviations, States."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from comity.host import Host
from comity.model.law_records import Instrument
from comity.model.nearest import TITLE, TITLE_OF_A_CODE, names_near

__all__ = ["SPOKEN", "Known", "exact", "known_names", "near", "spoken"]

TOO_MANY = 6
"""A name that so many share says nothing: ``mlat`` is in the id of every bilateral treaty."""
SPOKEN = {
    **{"uk": "GB", "usa": "US", "ger": "DE", "deu": "DE", "gbr": "GB", "ind": "IN", "ken": "KE"},
    **{"nga": "NG", "england": "GB-ENG", "wales": "GB-WLS", "england and wales": "GB-ENG"},
    **{"scotland": "GB-SCT", "northern ireland": "GB-NIR", "britain": "GB", "america": "US"},
}
"""Names and codes that people write and ISO 3166, in two letters, does not have."""
WORD = re.compile(r"[^\W_]+")
EMPTY = frozenset({"a", "an", "and", "for", "in", "no", "nos", "of", "on", "or", "the", "to"})


@dataclass(frozen=True, slots=True)
class Known:
    """Something that has a page, or a code: its id, what it is called, and other names of it."""

    id: str
    title: str
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.id} ({self.title})" if self.title else self.id


def known_names(host: Host, names: Mapping[str, str]) -> list[Known]:
    """All that can be asked for: installed States first, instruments, then every other code.

    Args:
        host: what is installed.
        names: English names by code, of every State, territory and bloc.
    """
    found: list[Known] = []
    for code in host.installed():
        record = host.jurisdiction(code)
        title = record.short_name if record else names.get(code, "")
        own = _in_its_languages(code, record.languages if record else ())
        found.append(Known(code, title, (record.name if record else "", *own)))
    found += [_of(instrument) for instrument in host.instruments().values()]
    there = {one.id for one in found}
    return [*found, *(Known(code, name) for code, name in names.items() if code not in there)]


def exact(asked: str, known: Iterable[Known]) -> list[Known]:
    """Whatever has just that name, whatever the capitals and the marks: ``ETS 185``."""
    words, code = _words(asked), asked.casefold()
    return [
        one
        for one in known
        if code == one.id.casefold() or (words and words in map(_words, (one.id, *_titles(one))))
    ]


def spoken(asked: str, known: Iterable[Known]) -> list[Known]:
    """What goes by a name of everyday speech, a part of a State also where it has no record."""
    code = SPOKEN.get(asked.casefold().strip(), "")
    found = [one for one in known if one.id == code]
    return found or ([Known(code, asked.strip())] if code else [])


def near(asked: str, known: Iterable[Known]) -> list[Known]:
    """What may have been meant, the likeliest first; nothing where nothing is like it.

    First those whose id has the text as a part, or whose title begins with those letters word by
    word (EIO); then those whose title has all of its words; then those spelt alike.
    """
    listed = list(known)
    tiers = (
        exact(asked, listed),
        [one for one in listed if _in_id(asked, one) or _initials(asked, one)],
        [one for one in listed if _swapped(asked, one)],
        [one for one in listed if _has_words(asked, one)],
    )
    for tier in tiers:
        if 0 < len(tier) < TOO_MANY:
            return tier[: TITLE.most]
    return [] if any(tiers) else _alike(asked, listed)


def _of(instrument: Instrument) -> Known:
    names = (instrument.title, instrument.official_id)
    return Known(instrument.id, instrument.named(), tuple(filter(None, names)))


def _in_its_languages(code: str, languages: Iterable[str]) -> Iterator[str]:
    for tag in languages:
        try:
            yield str(Locale.parse(tag, sep="-").territories.get(code, ""))
        except (UnknownLocaleError, ValueError):  # a language that CLDR has no names in
            continue


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in WORD.findall(text.casefold()) if word not in EMPTY)


def _in_id(asked: str, one: Known) -> bool:
    """Whether the text is a run of the parts of an id: ``us-de``, ``CLOUD Act``."""
    return f"-{'-'.join(asked.casefold().split())}-" in f"-{one.id.casefold()}-"


def _swapped(asked: str, one: Known) -> bool:
    """Whether the text is the id of a treaty of two States with the States changed about."""
    first, _, rest = asked.casefold().strip().partition("-")
    second, _, kind = rest.partition("-")
    return bool(kind) and one.id.casefold() == f"{second}-{first}-{kind}"


def _initials(asked: str, one: Known) -> bool:
    """Whether the text is a run of the first letters of the words that have a capital."""
    if len(asked) < 3 or not asked.isalpha():
        return False
    runs = ("".join(w[0] for w in WORD.findall(name) if w[0].isupper()) for name in _titles(one))
    return any(asked.upper() in run for run in runs)


def _has_words(asked: str, one: Known) -> bool:
    wanted = set(_words(asked))
    return bool(wanted) and any(wanted <= set(_words(name)) for name in _titles(one))


def _titles(one: Known) -> Iterator[str]:
    yield from filter(None, (one.title, *one.names))


def _alike(asked: str, known: Iterable[Known]) -> list[Known]:
    by_name: dict[str, Known] = {}
    for one in known:
        for name in (one.id, *_titles(one)):
            by_name.setdefault(name.casefold(), one)
    how = TITLE_OF_A_CODE if len(asked) < 4 else TITLE
    names = names_near(asked.casefold(), by_name, how)
    return list(dict.fromkeys(by_name[name] for name in names))
