"""Which articles of an instrument a request relies on: those that speak of what it asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from comity.model.law_records import Instrument, ReliedArticle
from comity.text.written import listed

__all__ = ["adds_nothing", "articles_for", "in_words", "names_kind", "other_kinds"]

RUN = 3  # so many articles in a row are cited as "29 to 31"


def articles_for(
    instrument: Instrument,
    kinds: Collection[str],
    ways: Collection[str] = ("video",),
    *,
    fiscal: bool = True,
    sentences: bool = True,
    order: bool = False,
) -> str:
    """The articles relied on for some kinds of assistance, as a lawyer cites them.

    ``ways`` are those by which somebody is to be heard at a distance; ``fiscal`` and ``sentences``
    tell whether the case is on a fiscal offence, or on carrying out a sentence, ``order`` whether
    it is an order to a provider: such an order has articles of its own where requests rest on
    others. Where the instrument's articles do not differ by kind, and where no kind is known, all
    of them.
    """
    if not instrument.articles or not kinds:
        return instrument.mla_articles
    own = order and any(row.to_provider for row in instrument.articles)
    rows = [row for row in instrument.articles if row.to_provider is own and _speaks_of(row, kinds)]
    rows = [row for row in rows if (fiscal or not row.fiscal) and (sentences or not row.sentences)]
    return in_words(row.article for row in rows if not row.by or row.by in ways)


def names_kind(
    instrument: Instrument, kind: str, *, fiscal: bool = False, sentences: bool = False
) -> bool:
    """Whether an article speaks of this kind by name, or of the nature of the case."""
    for row in instrument.articles:
        if (row.fiscal and not fiscal) or (row.sentences and not sentences):
            continue
        if kind in row.measures or (row.fiscal and not row.measures):
            return True
    return False


def adds_nothing(instrument: Instrument, kind: str, others: Collection[str]) -> bool:
    """Whether a protocol stands for nothing here: beside its parent, or without it.

    Beside its parent, one of which only the name is known; without it, one whose articles are on
    other kinds. ``others`` are the ids of the instruments beside it.
    """
    if not instrument.protocol_to:
        return False
    if instrument.protocol_to in others:
        return instrument.described
    by_kind = any(row.measures for row in instrument.articles)
    return by_kind and not names_kind(instrument, kind)


def other_kinds(instrument: Instrument, article: str, kinds: Collection[str]) -> tuple[str, ...]:
    """The kinds of which alone an article speaks, where it is sure that none is asked for.

    An article on evidence at large has no closed list: it is about something else only where other
    articles of the instrument name all that is asked for. One on fiscal offences has a rule for
    every kind.
    """
    rows = [row for row in instrument.articles if row.article == article]
    if not rows or any(row.fiscal or _speaks_of(row, kinds) for row in rows):
        return ()
    elsewhere = {kind for row in instrument.articles for kind in row.measures}
    if any(row.at_large for row in rows) and not set(kinds) <= elsewhere:
        return ()
    return tuple(dict.fromkeys(kind for row in rows for kind in row.measures))


def in_words(articles: Iterable[str]) -> str:
    """Numbers of articles in one phrase: "arts. 23, 25 and 29 to 31"; nothing for none."""
    numbers = list(dict.fromkeys(articles))
    if not numbers:
        return ""
    return f"art{'s' if len(numbers) > 1 else ''}. {listed(_runs(numbers))}"


def _runs(numbers: list[str]) -> Iterator[str]:
    while numbers:
        length = 1
        while length < len(numbers) and _next(numbers[length - 1], numbers[length]):
            length += 1
        taken, numbers = numbers[:length], numbers[length:]
        yield from [f"{taken[0]} to {taken[-1]}"] if length >= RUN else taken


def _next(one: str, other: str) -> bool:
    return one.isdigit() and other.isdigit() and int(other) == int(one) + 1


def _speaks_of(row: ReliedArticle, kinds: Collection[str]) -> bool:
    return not row.measures or any(kind in row.measures for kind in kinds)
