"""What ``comity explain`` shows, as data for programs; and the rules that speak of a draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from comity.model.content import Content
    from comity.model.law_records import Rule, Scope
    from comity.pipeline.build import Checked
    from comity.steps.resolve import Basis, Resolved

__all__ = ["Spoken", "explained", "spoken_rules"]


SHOWN = 3  # fields that are named; more are counted


@dataclass(frozen=True, slots=True)
class Spoken:
    """A rule that speaks of a draft, and how the draft stands to it.

    ``status`` is ``addressed`` (fields that it asks for are filled; whether they will do is not
    judged), ``met`` (figures or days that it bounds decide it), ``kept`` (nothing that it forbids
    is there) or ``finding``. ``by`` are the fields by which it is so: of alternatives those that
    are taken.
    """

    rule: Rule
    status: Literal["addressed", "met", "kept", "finding"]
    by: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """The status in words, with the fields by which it is so."""
        if self.status == "finding":
            return "see the findings"
        named = ", ".join(f"`{field}`" for field in self.by[:SHOWN])
        more = len(self.by) - SHOWN
        named += f" and {more} more" if more > 0 else ""
        return f"{self.status} by {named}" if named else self.status


def spoken_rules(checked: Checked) -> Iterator[tuple[str, list[Spoken]]]:
    """By the name of whose they are, the rules that speak of a draft and how it stands to each."""
    from comity.law.rules import applies
    from comity.law.seen import seen_by_law

    resolved, kind = checked.resolved, checked.resolved.draft.kind
    data = seen_by_law(resolved.draft.data(), resolved.parties)
    broken = {finding.rule for finding in checked.findings}
    for name, rules in _rule_sets(resolved):
        spoken = [rule for rule in rules if applies(rule, data, kind)]
        yield name, [_spoken(rule, data, broken=rule.id in broken) for rule in spoken]


def _spoken(rule: Rule, data: dict[str, Any], *, broken: bool) -> Spoken:
    from comity.law.conditions import bounds
    from comity.law.rules import answered_by, limits_of

    if broken:
        return Spoken(rule, "finding")
    by = tuple(dict.fromkeys(answered_by(rule, data)))
    asked = (*rule.require, *limits_of(rule))
    if asked and not rule.assure and all(map(bounds, asked)):
        return Spoken(rule, "met", by)
    if not rule.require and not rule.assure:
        return Spoken(rule, "kept", by)
    return Spoken(rule, "addressed", by)


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
    from comity.steps.check.unseen_lines import unseen_data
    from comity.steps.findings import citation_data, findings_data

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
            {
                "of": name,
                "id": one.rule.id,
                "status": one.status,
                "by": list(one.by),
                "citation": citation_data(one.rule.cited()),
            }
            for name, rules in spoken_rules(checked)
            for one in rules
        ],
        "readers": unseen_data(resolved),
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
    from comity.steps.findings import citation_data

    yields = {id(lost.requirement): lost.reason.text for lost in resolved.demand.yielding}
    return [
        {
            "source": requirement.source,
            "scope": requirement.scope,
            "accepts": list(requirement.accepts),
            "alternatives": list(requirement.alternatives),
            "condition": requirement.condition,
            "certified": requirement.certified,
            "certified_condition": requirement.certified_condition,
            "yields": yields.get(id(requirement)),
            "citation": citation_data(requirement.citation),
        }
        for requirement in resolved.requirements
    ]


def _basis(basis: Basis) -> dict[str, Any]:
    from comity.model.citations import iso

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
    from comity.steps.findings import citation_data

    return {"says": scope.says, "citation": citation_data(scope.cited())}
