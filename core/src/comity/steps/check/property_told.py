"""What a request tells of property: the assets of a measure, what is said, and in which texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.persons import CHARGED, Person
from comity.model.drafts.request import Request
from comity.model.drafts.request_assets import Asset
from comity.model.drafts.request_case import Fact
from comity.model.drafts.request_measures import RequestMeasure
from comity.model.records import AssistanceKind
from comity.text.word_lists import any_of

__all__ = [
    "NAMED",
    "assets_of",
    "charged",
    "facts_of",
    "found_word",
    "of_property",
    "promised",
    "said_of_the_case",
    "says_any",
    "speaks_any",
    "texts_of",
]

NAMED = 8  # things that a finding names


def assets_of(draft: Request, measure: RequestMeasure) -> list[tuple[int, Asset]]:
    """The assets of a measure, with their places in the list of the request."""
    return [(n, one) for n, one in enumerate(draft.assets) if one.id in measure.assets]


def of_property(
    draft: Request, kinds: Mapping[str, AssistanceKind]
) -> Iterator[tuple[int, RequestMeasure, AssistanceKind]]:
    """The measures that reach for property, and those that carry out a decision on money."""
    for index, measure in enumerate(draft.measures):
        kind = kind_of(kinds, measure.kind)
        if (kind.of_property or kind.decided) and not kind.routed:
            yield index, measure, kind


def says_any(measure: RequestMeasure, names: Iterable[str]) -> bool:
    """Whether a measure fills one of these fields of its kind."""
    particulars = measure.particulars or {}
    return any(particulars.get(name) for name in names)


def texts_of(measure: RequestMeasure) -> list[str]:
    """What a measure says in words: its own texts, its order, and the fields of its kind."""
    order = measure.order
    texts = [measure.title, *measure.items, measure.purpose, measure.result, measure.nexus]
    texts += [measure.necessity, measure.proportionality, measure.fallback, measure.third_parties]
    texts += [order.title, order.summary] if order else []
    texts += [measure.procedure.wished] if measure.procedure else []
    texts += [one for one in (measure.particulars or {}).values() if isinstance(one, str)]
    return [text for text in texts if text]


def promised(draft: Request) -> list[str]:
    """What a request says for all its measures: its remarks, assurances and statements."""
    texts = [one.text for one in draft.remarks] + [one.text for one in draft.statements]
    return [*texts, *(one.text for one in draft.assurances if one.text)]


def said_of_the_case(draft: Request) -> list[str]:
    """What a request says of its proceedings and for all its measures."""
    told = [draft.subject, draft.proceedings.summary, draft.proceedings.stage]
    return [*(text for text in told if text), *promised(draft)]


def charged(person: Person) -> bool:
    """Whether the proceedings are against a person."""
    return person.role in CHARGED


def facts_of(draft: Request, measure: RequestMeasure) -> list[tuple[int, Fact]]:
    """The facts on which a measure, or an asset of it, relies, with their places."""
    named = {*measure.facts, *(name for _, one in assets_of(draft, measure) for name in one.facts)}
    return [(n, fact) for n, fact in enumerate(draft.facts) if fact.id in named]


def found_word(name: str, texts: Iterable[str | None]) -> str:
    """The first expression of a list of words on assets that one of some texts has; or nothing."""
    wanted = any_of("assets", (name,))
    found = (wanted.search(text) for text in texts if text)
    return next((one.group(0).strip() for one in found if one), "")


def speaks_any(name: str, texts: Iterable[str | None]) -> bool:
    """Whether one of some texts has an expression of a list of words on assets."""
    return bool(found_word(name, texts))
