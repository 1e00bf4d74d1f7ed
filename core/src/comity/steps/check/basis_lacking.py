"""A request that names no legal basis: what could carry it, and what it lacks without one.

An instrument is proposed only where the case shows something of its subject: that on drugs for
drugs, that on corruption for corruption, that on organised crime for a group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from comity.law.ask import answer
from comity.law.conditions import paths_of
from comity.law.rules import by_account, weigh
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.messages import Message, Term
from comity.steps.assess.direct_orders import is_home_order, stays_in_one_state
from comity.steps.assess.treaties_named import said_in_force, treaties_unread, unread
from comity.steps.check.open_scopes import fields_that_tell, tellable
from comity.steps.resolve import Basis, Resolved, fields_of_bases
from comity.text.messages import finding, message
from comity.text.word_lists import any_of

__all__ = ["check_unassured", "lacking", "subject_told", "unassured"]

# the list of words ([roads]) of a category of offence to which a convention is limited
SUBJECTS: Mapping[str, str] = {
    "drug-trafficking": "about_drugs",
    "corruption": "about_corruption",
    "bribery": "about_corruption",
    "embezzlement": "about_corruption",
    "trading-in-influence": "about_corruption",
    "abuse-of-functions": "about_corruption",
    "illicit-enrichment": "about_corruption",
    "participation-in-organised-group": "about_a_group",
    "illegal-access": "about_computers",
    "computer-related-fraud": "about_computers",
}
# what a treaty would settle: the kinds of assurance that do so, and the list of words that tell
ASSURED: Mapping[str, tuple[frozenset[str], str]] = {
    "use": (frozenset({"specialty", "confidentiality"}), "limited_use"),
    "trial": (
        frozenset({"treatment", "fair-trial", "human-rights", "defence-rights"}),
        "fair_trial",
    ),
}
ASSURED_WORDS: Mapping[str, str] = {
    "use": "on the use of the evidence",
    "trial": "on a fair trial and the rights of the defence",
}


def lacking(resolved: Resolved, draft: Request) -> Iterator[Finding]:
    """That no basis is named, and what could be one. Nothing where a treaty is named in words.

    Between parts of one State, or for an order that stays at home, no treaty is wanted.
    """
    if treaties_unread(resolved) or stays_in_one_state(draft) or is_home_order(draft):
        return
    near = [basis for basis in resolved.bases if _is_near(basis, draft)]
    yield _nothing(resolved, draft, near)


def check_unassured(resolved: Resolved, found: Sequence[Finding]) -> Iterator[Finding]:
    """What a request on reciprocity alone leaves open, where the other State's law names nothing.

    Where a treaty carries it, or is named in words, that settles these points.
    """
    draft = resolved.draft
    if not isinstance(draft, Request) or draft.reciprocity is not True or is_home_order(draft):
        return
    bound = resolved.relied_on() or any(basis.binds for basis in resolved.bases)
    if (
        bound
        or said_in_force(resolved)
        or any(one.rule.startswith("refusal.assurance") for one in found)
    ):
        return
    if wanted := unassured(draft):
        yield finding("basis.unassured", "assurances", kinds=wanted)


def _is_near(basis: Basis, draft: Request) -> bool:
    """Whether the case shows anything of the subject to which an instrument is limited."""
    listed = {name for scope in basis.open() for name in _categories(scope.when or {})}
    lists = tuple(dict.fromkeys(SUBJECTS[name] for name in listed if name in SUBJECTS))
    limited = {name for scope in basis.tests for name in _categories(scope.scope.when or {})}
    if _alone(draft) and any("organised_group" in p for s in basis.open() for p in _paths(s.when)):
        return False
    lists = lists or tuple(dict.fromkeys(SUBJECTS[name] for name in limited if name in SUBJECTS))
    if not lists or basis.applies is True:
        return True
    grouped = any(offence.organised_group for offence in draft.offences)
    if "about_a_group" in lists and grouped:
        return True
    words = any_of("roads", lists)
    return any(words.search(text) for text in _texts(draft))


def subject_told(draft: Request, condition: Mapping[str, Any]) -> bool:
    """Whether a title names the subject where the categories of offence alone are left open."""
    paths = _paths(condition)
    lists = tuple({SUBJECTS[name] for name in _categories(condition) if name in SUBJECTS})
    if not lists or not all(path.endswith(("category", "predicate")) for path in paths):
        return False
    words, small = any_of("roads", lists), any_of("roads", ("own_use",))
    titles = [f"{draft.subject or ''}", *(offence.title for offence in draft.offences)]
    return any(words.search(text) and not small.search(text) for text in titles)


def _paths(condition: Mapping[str, Any] | None) -> tuple[str, ...]:
    return tuple(paths_of(condition or {}))


def _alone(draft: Request) -> bool:
    """Whether one person alone is suspected, and nothing tells of others or of a group."""
    if any(one.organised_group or "group" in (one.category or "") for one in draft.offences):
        return False
    if any(any_of("roads", ("about_a_group",)).search(text) for text in _texts(draft)):
        return False
    suspects = [one for one in draft.persons if one.role in ("suspect", "accused", "convicted")]
    return len(suspects) == 1


def _texts(draft: Request) -> Iterator[str]:
    yield draft.subject or ""
    yield draft.proceedings.summary or ""
    for offence in draft.offences:
        yield f"{offence.title} {(offence.category or '').replace('-', ' ')}"
        yield f"{(offence.predicate or '').replace('-', ' ')}"
    yield from (fact.text for fact in draft.facts)


def _categories(condition: Mapping[str, Any]) -> Iterator[str]:
    """The categories of offence that a condition lists."""
    field = str(condition.get("field", ""))
    if field.endswith(("category", "predicate")):
        yield from condition.get("in", ())
        yield from (condition[key] for key in ("equals",) if key in condition)
    for key in ("any", "every", "not"):
        if key in condition:
            yield from _categories(condition[key])
    for key in ("all", "any_of"):
        for part in condition.get(key, ()):
            yield from _categories(part)


def _nothing(resolved: Resolved, draft: Request, near: Sequence[Basis]) -> Finding:
    found = answer(resolved.book("requested"), "treaty-needed")
    law = found.cited() if found is not None and found.value == "yes" else None
    available, schemes, failing = _available(resolved, near)
    reads = fields_of_bases(resolved)
    if law is None:
        wanted = () if any(b.binds for b in near) else unassured(draft)
        assured = message("basis.assure", kinds=wanted) if wanted else None
        told, name = _told(resolved, near), _law_named(resolved)
        if name:
            return finding(
                "basis.none/law",
                "basis",
                reads=reads,
                available=available,
                schemes=schemes,
                failing=failing,
                told=told,
                assured=assured,
                name=name,
            )
        return finding(
            "basis.none",
            "basis",
            reads=reads,
            available=available,
            schemes=schemes,
            failing=failing,
            told=told,
            assured=assured,
        )
    return finding(
        "basis.none/treaty-needed",
        "basis",
        citation=law,
        weight=weigh("error", law),
        reads=reads,
        account=by_account(law),
        available=available,
        schemes=schemes,
        failing=failing,
        told=_told(resolved, near),
    )


def _law_named(resolved: Resolved) -> str:
    """A law that the draft names as its basis: it binds nobody abroad, and shows what is meant."""
    named = resolved.draft.instruments_named()
    return next((named[at] for at in unread(resolved)), "")


def unassured(draft: Request) -> tuple[Term, ...]:
    """What a treaty would settle and no assurance of the draft does: limited use, a fair trial."""
    given = {one.kind for one in draft.assurances}
    texts = [f"{one.kind.replace('-', ' ')}. {one.text or ''}" for one in draft.assurances]
    texts += [one.text for one in draft.remarks] + [one.result or "" for one in draft.earlier]
    lacking_ = [
        name
        for name, (kinds, words) in ASSURED.items()
        if not given & kinds and not any(any_of("roads", (words,)).search(text) for text in texts)
    ]
    if "use" in lacking_ and any(one.use or one.promise for one in draft.assurances):
        lacking_.remove("use")
    return tuple(Term("term", f"assured-{name}", ASSURED_WORDS[name]) for name in lacking_)


def _available(
    resolved: Resolved, near: Sequence[Basis]
) -> tuple[Message, Message | None, Message | None]:
    """What may be relied on, what can be named, and what cannot: all whose test the case fails."""
    open_ = tuple(b.instrument.id for b in near if b.binds and b.applies is None)
    failing = tuple(b.instrument.id for b in resolved.bases if b.binds and b.applies is False)
    schemes = tuple(
        b.instrument.id
        for b in resolved.bases
        if b.status == "in-force" and not b.instrument.binding and b.applies is not False
    )
    far = any(b.binds and b.applies is None for b in resolved.bases)
    none = message("basis.may-cover/unshown" if far else "basis.may-cover/none")
    return (
        message("basis.may-cover", ids=open_) if open_ else none,
        message("basis.not-binding", ids=schemes) if schemes else None,
        message("basis.fails", ids=failing) if failing else None,
    )


def _told(resolved: Resolved, near: Sequence[Basis]) -> Message | None:
    """Which fields would tell whether the instruments that may carry it cover the case."""
    open_ = [basis for basis in near if basis.binds and basis.applies is None]
    scopes = [scope for basis in open_ for scope in tellable(basis)]
    fields = fields_that_tell(scopes, resolved.draft.data()) if scopes else ()
    return message("basis.may-cover/fields", fields=fields) if fields else None
