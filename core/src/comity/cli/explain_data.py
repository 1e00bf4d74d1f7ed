"""What ``comity explain`` shows, as data for programs; and the rules that speak of a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from comity.content import Content
    from comity.law.records import Rule, Scope
    from comity.pipeline import Checked
    from comity.resolve import Basis, Resolved

__all__ = ["explained", "spoken_rules"]


def spoken_rules(checked: Checked) -> Iterator[tuple[str, list[tuple[Rule, bool]]]]:
    """By the name of whose they are, the rules that speak of the draft, and whether each is met."""
    from comity.law.rules import applies
    from comity.law.seen import seen_by_law

    resolved, kind = checked.resolved, checked.resolved.draft.kind
    data = seen_by_law(resolved.draft.data(), resolved.parties)
    broken = {finding.rule for finding in checked.findings}
    for name, rules in _rule_sets(resolved):
        yield name, [(rule, rule.id not in broken) for rule in rules if applies(rule, data, kind)]


def _rule_sets(resolved: Resolved) -> Iterator[tuple[str, Iterable[Rule]]]:
    from comity.law.rules import stands

    for role, code in resolved.parties.roles.items():
        book, state = resolved.books.get(code), resolved.states[code]
        rules = book.rules if book else ()
        yield f"{state.short_named()} as {role} State", [r for r in rules if r.role == role]
    for basis in resolved.relied_on():
        other = resolved.parties.other_treaty(basis.instrument.id)
        held = [r for r in basis.instrument.rules if r.held_on(resolved.on) and stands(r, other)]
        yield basis.instrument.named(), held


def explained(checked: Checked, content: Content) -> dict[str, Any]:
    """The account of a document as JSON types."""
    from comity.report import citation_data, findings_data

    resolved = checked.resolved
    return {
        "file": str(resolved.case.path),
        "on": resolved.on.isoformat(),
        "language": resolved.language,
        "requirements": _requirements(resolved),
        "bases": [_basis(basis) for basis in resolved.bases],
        "filled": [
            {"field": path, "origin": f.origin, "citation": citation_data(f.citation)}
            for path, f in resolved.filled.items()
        ],
        "rules": [
            {"of": name, "id": rule.id, "met": met, "citation": citation_data(rule.cited())}
            for name, rules in spoken_rules(checked)
            for rule, met in rules
        ],
        "clauses": [
            {
                "part": use.part,
                "clause": use.clause,
                "fields": list(use.fields),
                "citations": [citation_data(citation) for citation in use.citations],
            }
            for use in content.clauses
        ],
        "findings": findings_data(checked.findings),
    }


def _requirements(resolved: Resolved) -> list[dict[str, Any]]:
    from comity.report import citation_data

    yields = {id(lost.requirement): lost.reason for lost in resolved.demand.yielding}
    return [
        {
            "source": requirement.source,
            "scope": requirement.scope,
            "accepts": list(requirement.accepts),
            "alternatives": list(requirement.alternatives),
            "condition": requirement.condition,
            "certified": requirement.certified,
            "yields": yields.get(id(requirement)),
            "citation": citation_data(requirement.citation),
        }
        for requirement in resolved.requirements
    ]


def _basis(basis: Basis) -> dict[str, Any]:
    from comity.records import iso

    return {
        "id": basis.instrument.id,
        "title": basis.instrument.named(),
        "status": str(basis.status),
        "since": iso(basis.since),
        "in_force": iso(basis.instrument.in_force),
        "applies_from": iso(basis.instrument.applies_from),
        "order_stated": basis.order_stated,
        "relied_on": basis.relied_on,
        "failing": [_scope(scope) for scope in basis.failing()],
        "open": [_scope(scope) for scope in basis.open()],
    }


def _scope(scope: Scope) -> dict[str, Any]:
    from comity.report import citation_data

    return {"says": scope.says, "citation": citation_data(scope.cited())}
