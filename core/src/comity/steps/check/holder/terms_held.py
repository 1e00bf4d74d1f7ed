"""The terms of a notice that hold for a request: the most particular variant goes first.

A variant holds where all that its ``for`` names fits. What a variant does not say stands as in the
terms for all: tables are merged field by field, kinds of data one by one, and another list is
replaced as a whole. Whether a variant in words holds often cannot be told; then it is not applied,
and a finding says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from comity.model.citations import Citation, Read
from comity.model.drafts.base import DraftPart
from comity.model.drafts.notice import Notice
from comity.model.drafts.notice_data import DataCategory
from comity.model.drafts.notice_scope import Scope, Variant
from comity.model.records import owner_of
from comity.steps.check.holder.company_names import same_name
from comity.steps.check.holder.notice_words import kinds_in, regions_of
from comity.steps.check.holder.paper_asked import Asked, Held
from comity.steps.check.holder.process_brought import (
    ENFORCES,
    MAY_ENFORCE,
    brought,
    requester_kinds,
)

__all__ = [
    "Said",
    "all_categories",
    "categories_for",
    "citation",
    "open_variants",
    "said",
    "scope_words",
    "source",
]

BY_KEY: Mapping[str, Callable[[Any], Any]] = {
    "data_categories": lambda one: (one.category, one.title),
    "processes": lambda one: (one.title.casefold(), one.from_),
}
"""The lists of which a variant changes entries; it replaces any other as a whole."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a notice says on one point, and for whom a variant says it.

    ``value`` is None where the notice is silent. ``scopes`` has, by field, those for whom a variant
    says it; ``""`` is the point as a whole.
    """

    value: Any
    notice: Notice
    scopes: Mapping[str, Scope]

    def cite(self, section: str, field: str = "") -> Citation:
        """The citation of a section, which names those for whom a variant says this."""
        scope = self.scopes.get(field) or self.scopes.get("")
        return citation(self.notice, section, scope)


def said(asked: Asked, name: str, held: Held | None = None) -> Said:
    """What the notice says on a point, for a measure or for the paper as a whole.

    Args:
        asked: the paper and the notice.
        name: a field of ``Terms``, such as ``languages``.
        held: the measure; without one, a variant must fit all measures.
    """
    value = getattr(asked.notice, name)
    scopes: dict[str, Scope] = {}
    for variant in reversed(_fitting(asked, held)):  # the most particular is applied last
        if name not in variant.model_fields_set:
            continue
        own = getattr(variant, name)
        if isinstance(own, DraftPart) and isinstance(value, DraftPart):
            changed = {field: getattr(own, field) for field in own.model_fields_set}
            value = value.model_copy(update=changed)
            scopes |= dict.fromkeys(changed, variant.for_)
        elif name in BY_KEY:
            value = _merged(value, own, BY_KEY[name])
            scopes |= {str(BY_KEY[name](one)): variant.for_ for one in own}
        else:
            value, scopes = own, {"": variant.for_}
    return Said(value if value != () else None, asked.notice, scopes)


def categories_for(asked: Asked, held: Held) -> list[tuple[DataCategory, Said]]:
    """The entries of the notice on the kind of data of a measure, else on its class of data."""
    listed, kind = all_categories(asked, held), held.measure.kind
    found = [pair for pair in listed if pair[0].category == kind]
    return found or [pair for pair in listed if _same_class(asked, pair[0].category, kind)]


def all_categories(asked: Asked, held: Held) -> list[tuple[DataCategory, Said]]:
    """Every kind of data of the notice, as its terms are for a measure."""
    told = said(asked, "data_categories", held)
    return [(one, _of_entry(told, one)) for one in told.value or ()]


def citation(notice: Notice, section: str, scope: Scope | None = None) -> Citation:
    """Where a notice says something: its name, version, section, and for whom."""
    version = f", version {notice.version}" if notice.version else ""
    start = notice.effective or notice.date
    article = f"{section}, terms for {scope_words(scope)}" if scope else section
    title = f"Notice of {notice.company.name}{version}"
    return Citation(title, article, Read.OFFICIAL, start=start)


def source(asked: Asked, where: Citation) -> dict[str, Any]:
    """Who says it, and where, as ``finding`` takes both: the company, in its notice."""
    return {"citation": where, "by": asked.notice.company.name}


def open_variants(asked: Asked) -> list[Scope]:
    """Those for whom other terms hold, where it cannot be told whether this request is theirs."""
    states = [[_fits(v.for_, asked, one) for one in asked.held] for v in asked.notice.variants]
    pairs = zip(asked.notice.variants, states, strict=True)
    return [v.for_ for v, fits in pairs if True not in fits and None in fits]


def scope_words(scope: Scope) -> str:
    """What a scope names, in one line."""
    return "; ".join(", ".join(values) for _, values in _named(scope))


def _fitting(asked: Asked, held: Held | None) -> list[Variant]:
    """The variants that hold, the most particular first."""
    several = [held] if held else list(asked.held)
    found = [
        variant
        for variant in asked.notice.variants
        if several and all(_fits(variant.for_, asked, one) for one in several)
    ]
    return sorted(found, key=lambda v: (-len(list(_named(v.for_))), _width(v.for_)))


def _width(scope: Scope) -> int:
    """How much a scope covers; of two with as many conditions the narrower goes first."""
    states, _ = regions_of(scope.users_in)
    parts = sum("-" not in code for code in scope.requesters)
    return len(states) + parts + sum(len(values) for _, values in _named(scope))


def _named(scope: Scope) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in type(scope).model_fields:
        if values := getattr(scope, name):
            yield name, values


def _fits(scope: Scope, asked: Asked, held: Held) -> bool | None:
    """Whether a scope is that of a measure; None where it cannot be told."""
    answers = [_JUDGES[name](values, asked, held) for name, values in _named(scope)]
    if False in answers:
        return False
    return None if None in answers else True


def _requesters(values: tuple[str, ...], asked: Asked, _: Held) -> bool:
    return asked.requester in values or owner_of(asked.requester) in values


def _authorities(values: tuple[str, ...], asked: Asked, _: Held) -> bool | None:
    own = requester_kinds(asked)
    wanted = [kinds_in("authority", one) for one in values]
    if any(own & kinds for kinds in wanted):
        return True
    if any(ENFORCES in kinds for kinds in wanted) and own & MAY_ENFORCE:
        return None
    return False if own and all(wanted) else None


def _users_in(values: tuple[str, ...], asked: Asked, held: Held) -> bool | None:
    states, unknown = regions_of(values)
    where = asked.where(held)
    inside = where.state in states
    if not where.state or (inside and where.by == "requester") or (unknown and not inside):
        return None
    return inside


def _entities(values: tuple[str, ...], asked: Asked, held: Held) -> bool | None:
    entity = asked.entity(held)
    return any(same_name(entity.name, one) for one in values) if entity else None


def _services(values: tuple[str, ...], asked: Asked, held: Held) -> bool | None:
    service = (held.measure.holder and held.measure.holder.service) or held.match.service
    return any(same_name(service, one) for one in values) if service else None


def _processes(values: tuple[str, ...], asked: Asked, held: Held) -> bool | None:
    own = brought(asked, held)
    wanted = [kinds_in("process", one) for one in values]
    if any(own & kinds for kinds in wanted):
        return True
    return False if all(wanted) else None


def _categories(values: tuple[str, ...], asked: Asked, held: Held) -> bool:
    kind = held.measure.kind
    return any(one == kind or _same_class(asked, one, kind) for one in values)


def _cases(values: tuple[str, ...], asked: Asked, _: Held) -> bool | None:
    own = {"emergency"} if asked.emergency else set()
    own |= {"child-safety"} if asked.child_safety else set()
    own |= {"preservation"} if asked.preserving else set()
    wanted = [kinds_in("case", one) for one in values]
    if any(own & kinds for kinds in wanted):
        return True
    return False if all(wanted) else None


_JUDGES: Mapping[str, Callable[[tuple[str, ...], Asked, Held], bool | None]] = {
    "requesters": _requesters,
    "authorities": _authorities,
    "users_in": _users_in,
    "entities": _entities,
    "services": _services,
    "processes": _processes,
    "categories": _categories,
    "cases": _cases,
}


def _same_class(asked: Asked, one: str, other: str) -> bool:
    """Whether two kinds are of one class of data: subscriber, traffic or content."""
    kinds = [asked.kinds.get(name) for name in (one, other)]
    classes = [kind.data for kind in kinds if kind is not None]
    return len(classes) == len(kinds) and bool(classes[0]) and classes[0] == classes[1]


def _merged(value: tuple[Any, ...], own: tuple[Any, ...], key: Callable[[Any], Any]) -> Any:
    """The entries of both lists; of two with one key the field of the second goes first."""
    found = {key(one): one for one in value}
    for one in own:
        known = found.get(key(one))
        changed = {field: getattr(one, field) for field in one.model_fields_set}
        found[key(one)] = known.model_copy(update=changed) if known else one
    return tuple(found.values())


def _of_entry(told: Said, entry: DataCategory) -> Said:
    scope = told.scopes.get(str((entry.category, entry.title)))
    return Said(entry, told.notice, {"": scope} if scope else {})
