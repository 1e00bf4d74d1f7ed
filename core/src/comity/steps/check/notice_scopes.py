"""Checks of logic on what a notice says for some only: for whom, and whether it differs at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from comity.law.conditions import values
from comity.model.drafts.notice_scope import Scope
from comity.model.findings import Finding
from comity.text.messages import finding

__all__ = ["check_scopes"]

Data = Mapping[str, Any]
FOR = "for"
NAMED_IN = ("channels[].entities", "variants[].for.entities", "scoped_rules[].entities")


def check_scopes(data: Data) -> Iterator[Finding]:
    """The findings on the scopes of a notice.

    Args:
        data: the data of the notice.
    """
    yield from _for_nobody(data)
    yield from _no_other_terms(data)
    yield from _entities(data)


def _for_nobody(data: Data) -> Iterator[Finding]:
    """Other terms, or another practice, that name nobody for whom they hold."""
    for index, rule in enumerate(values("scoped_rules[]", data, data)):
        if isinstance(rule, Mapping) and "practice" in rule and not _names_some(rule):
            yield finding("links.notice-no-scope/rule", f"scoped_rules[{index}]")
    for index, variant in enumerate(values("variants[]", data, data)):
        if isinstance(variant, Mapping) and not _names_some(variant.get(FOR, {})):
            yield finding("links.notice-no-scope", f"variants[{index}].for")


def _names_some(scope: Any) -> bool:
    return isinstance(scope, Mapping) and any(scope.get(name) for name in Scope.model_fields)


def _no_other_terms(data: Data) -> Iterator[Finding]:
    """Terms for some that are the same as for all."""
    for index, variant in enumerate(values("variants[]", data, data)):
        if not isinstance(variant, Mapping):
            continue
        for name, terms in variant.items():
            if name != FOR and name in data and terms and _within(terms, data[name]):
                at, reads = f"variants[{index}].{name}", (name, f"{name}.*", f"{name}[]")
                yield finding("links.notice-same-terms", at, field=name, reads=reads)


def _within(terms: Any, general: Any) -> bool:
    """Whether terms say nothing that the general ones do not say."""
    if isinstance(terms, Mapping) and isinstance(general, Mapping):
        return all(key in general and _within(one, general[key]) for key, one in terms.items())
    return bool(terms == general)


def _entities(data: Data) -> Iterator[Finding]:
    """Legal entities that are named somewhere, and that the company does not list."""
    listed = {str(name).casefold() for name in values("company.entities[].name", data, data)}
    if not listed:
        return
    for path in NAMED_IN:
        head, _, tail = path.partition("[]")
        for index, row in enumerate(values(f"{head}[]", data, data)):
            for number, name in enumerate(values(f"{tail.lstrip('.')}[]", row, data)):
                if str(name).casefold() not in listed:
                    at = f"{head}[{index}]{tail}[{number}]"
                    yield finding("links.notice-entity-unlisted", at, entity=str(name))
    known = listed | {
        str(name).casefold()
        for path in ("company.name", "contact_points[].name")
        for name in values(path, data, data)
    }
    for name in values("european_orders.addressee", data, data):
        if str(name).casefold() not in known:
            at = "european_orders.addressee"
            yield finding("links.notice-entity-unlisted/addressee", at, entity=str(name))
