"""What is asked in words that stay open: what may be relevant, others, a list that does not end.

Every finding is a question. Whoever drafts may have meant nothing more than is named, and the
requested State has to see that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from comity.model.drafts.request import Request
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import shortened
from comity.steps.check.needs import agreed
from comity.steps.check.words_beside import undenied_in, words_in
from comity.text.messages import finding

__all__ = ["check_open_words"]

TOLD = (  # findings that have asked about the words of a measure already
    *("lint.all-data", "lint.catch-all", "lint.fishing", "lint.target-wider"),
    *("lint.search-open/things", "extent.case-file", "extent.group"),
)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
LEAST = 4  # letters of a name by which a list names somebody
QUOTED = 90  # signs of the words that a finding quotes
SELECTS = ("filter", "folders", "date_range", "keys")  # particulars that set bounds


def check_open_words(
    draft: Request,
    measure: RequestMeasure,
    path: str,
    kind: AssistanceKind,
    found: Iterable[Finding],
) -> Iterator[Finding]:
    """The findings on open words in what a measure asks for; ``found`` are those so far."""
    if kind.preserving or kind.of_property or kind.decided or agreed(measure):
        return
    ids = [one.said.id if one.said else one.rule for one in found if one.field.startswith(path)]
    if any(id.startswith(TOLD) for id in ids):
        return
    listed = list(_search_list(draft, measure, path, kind))
    yield from listed
    if not listed and (kind.coercive or kind.electronic or kind.records):
        yield from _open(measure, path, kind)


def _open(measure: RequestMeasure, path: str, kind: AssistanceKind) -> Iterator[Finding]:
    texts = [(f"{path}.items[{n}]", item) for n, item in enumerate(measure.items)]
    texts += [(f"{path}.data_types[{n}]", item) for n, item in enumerate(measure.data_types)]
    if kind.items_are != "matters":  # the persons heard are listed, whatever the title says
        texts.append((f"{path}.title", measure.title or ""))
    for at, text in texts:
        if words := undenied_in("open_words", "relevant", text):
            yield finding("lint.open-words/relevant", at, words=shortened(words, QUOTED))
        elif words := undenied_in("open_words", "others", text):
            yield finding("lint.open-words/others", at, words=shortened(words, QUOTED))
        elif words := words_in("open_words", "open", text):
            yield finding("lint.open-words/list", at, words=shortened(words, QUOTED))
        if words:
            return


def _search_list(
    draft: Request, measure: RequestMeasure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """The things of a search that are tied to people by their part in the case, and not by name."""
    if not (kind.enters and kind.intrusive) or not measure.items:
        return
    own = measure.particulars or {}
    if any(own.get(name) for name in SELECTS):
        return
    words = next(
        filter(None, (undenied_in("open_words", "by_role", item) for item in measure.items)), ""
    )
    told = " ".join([*measure.items, *measure.data_types]).casefold()
    if not words or any(name in told for name in _names(draft, measure)):
        return
    dated = bool(measure.period) or bool(YEAR.search(told))
    variant = "names" if dated else "both"
    yield finding(f"lint.search-list/{variant}", f"{path}.items", words=words)


def _names(draft: Request, measure: RequestMeasure) -> Iterator[str]:
    """The words of the names by which a list can say whose things are sought."""
    names = [one.name.full for one in draft.persons]
    names += [measure.holder.name] if measure.holder else []
    for name in names:
        yield from (word for word in re.findall(r"\w+", name.casefold()) if len(word) >= LEAST)
