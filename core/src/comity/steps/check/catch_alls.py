"""Words by which a measure reaches further than what it names, and has no end.

They are looked for wherever a drafter writes them: in the title, the items, the purpose, the
result, the particulars, and in the assets and the orders that the measure refers to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import denies, sentences, shortened
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_catch_alls"]

# findings that have told of a field already
TOLD = ("lint.all-data", "lint.fishing", "lint.target-wider", "extent.unsorted", "asset.ceiling")
AIMS = ("purpose", "result")  # which may well be to find who else took part
PEOPLE = re.compile(r"person|individual|participant", re.IGNORECASE)
QUOTED = 90  # signs of the words that a finding quotes
FEW = 3  # persons; who names more names those of whom an item speaks in short
ALIKE = 16  # first signs by which two passages are taken for one


def check_catch_alls(
    draft: Request,
    measure: RequestMeasure,
    path: str,
    kind: AssistanceKind,
    found: Iterable[Finding],
) -> Iterator[Finding]:
    """The findings on words that take in what is not named, and on what has no end."""
    if not (kind.coercive or kind.electronic or kind.records or kind.items_are == "papers"):
        return
    texts = dict(_texts(draft, measure, path))
    told = {one.field for one in found if one.rule.startswith(TOLD)}
    wide = [(at, words) for at, text in texts.items() if (words := _wide(text)) and at not in told]
    wide = [(at, words) for at, words in wide if not (at.endswith(AIMS) and PEOPLE.search(words))]
    if not (measure.identifiers or measure.accounts) and len(measure.persons) < FEW:
        items = [(at, text) for at, text in texts.items() if f"{path}.items" in at]
        wide += [(at, words) for at, text in items if (words := _said("some_of", text))]
    if wide:
        first, *more = _apart([words for _, words in wide])
        if more:
            yield finding("lint.catch-all/two", wide[0][0], words=first, more=more[0])
        else:
            yield finding("lint.catch-all", wide[0][0], words=first)
    yield from _endless(texts, measure, kind)


def _apart(passages: list[str]) -> list[str]:
    """The passages, less those that begin like one before them, as items and assets repeat."""
    seen = {passage[:ALIKE].casefold(): passage for passage in reversed(passages)}
    return list(reversed(seen.values()))


def _wide(text: str) -> str:
    return next((_said("catch_all", one) for one in sentences(text) if _said("catch_all", one)), "")


def _said(name: str, sentence: str) -> str:
    """The words of a list in a sentence that denies nothing, cut where they are long."""
    found = any_of("breadth", (name,)).search(sentence)
    if found is None:
        return ""
    before = sentence[: found.start()]
    words = found.group(0).strip(" ,")
    if denies(before) and "limit" not in words:
        return ""
    return shortened(words, QUOTED)


def _texts(draft: Request, measure: RequestMeasure, path: str) -> Iterator[tuple[str, str]]:
    """Each text in which a measure says what it reaches for, with its field."""
    yield from ((f"{path}.items[{n}]", item) for n, item in enumerate(measure.items))
    yield from ((f"{path}.data_types[{n}]", item) for n, item in enumerate(measure.data_types))
    for name in ("title", "purpose", "result"):
        if text := getattr(measure, name):
            yield f"{path}.{name}", text
    for name, value in (measure.particulars or {}).items():
        if isinstance(value, str):
            yield f"{path}.particulars.{name}", value
    if measure.order:
        yield f"{path}.order", " ".join(filter(None, (measure.order.title, measure.order.summary)))
    for index, asset in enumerate(draft.assets):
        if asset.id in measure.assets:
            yield f"assets[{index}].description", asset.description


def _endless(
    texts: dict[str, str], measure: RequestMeasure, kind: AssistanceKind
) -> Iterator[Finding]:
    """Words by which a measure goes on and on, where no date or review ends it."""
    to_come = not (kind.of_property or kind.live or kind.lasting)
    wanted = any_of("breadth", ("to_come",) if to_come else ("no_end", "to_come"))
    found = ((at, wanted.search(text)) for at, text in texts.items() if ".order" not in at)
    place, words = next(((at, one.group(0)) for at, one in found if one), ("", ""))
    if not words:
        return
    if kind.of_property:
        if not any(any_of("breadth", ("review",)).search(text) for text in texts.values()):
            yield finding("lint.no-end/property", place, words=words)
    elif kind.live or kind.lasting:
        if measure.period is None:
            yield finding("lint.no-end/live", place, words=words)
    elif (kind.electronic or kind.records) and not kind.preserving:
        yield finding("lint.no-end/production", place, words=words)
