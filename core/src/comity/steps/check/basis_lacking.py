"""A request that names no legal basis: what could carry it, and what it lacks without one.

An instrument is proposed only where the case shows something of its subject: that on drugs for
drugs, that on corruption for corruption, that on organised crime for a group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from comity.law.conditions import paths_of
from comity.law.rules import by_account, judge, read_by, speaks_of, weigh
from comity.law.terms import instrument_term, state_term
from comity.model.drafts.request import Request
from comity.model.findings import Finding, Severity
from comity.model.law_records import Answer
from comity.model.messages import Message, Term
from comity.steps.assess.assessment import asked_of
from comity.steps.assess.direct_orders import is_home_order, stays_in_one_state
from comity.steps.assess.treaties_named import said_in_force, treaties_unread, unread
from comity.steps.check.open_scopes import fields_that_tell, tellable
from comity.steps.check.statute_as_basis import is_their_law
from comity.steps.check.words_beside import words_in
from comity.steps.resolve import Basis, Resolved, fields_of_bases
from comity.text.messages import finding, message
from comity.text.word_lists import any_of

__all__ = ["check_unassured", "lacking", "reciprocal", "subject_told", "unassured"]

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
    if _their_law_suffices(resolved) or _named_at_home(draft):
        return
    near = [basis for basis in resolved.bases if _is_near(basis, draft)]
    yield _nothing(resolved, draft, near)


def _named_at_home(draft: Request) -> bool:
    """Whether a treaty on a sentence, a transfer or proceedings is named beside the law of home."""
    return any(
        words_in("open_words", "treaty_named", one) and words_in("open_words", "apart_basis", one)
        for one in draft.domestic_basis
    )


def _their_law_suffices(resolved: Resolved) -> bool:
    """Whether a law of the requested State is named, and asks for no treaty and no reciprocity."""
    named = resolved.draft.instruments_named()
    if not any(is_their_law(name, resolved) for name in named):
        return False
    found = [_asked(resolved, one) for one in ("treaty-needed", "reciprocity")]
    return all(one is not None and one.value == "no" for one in found)


def check_unassured(resolved: Resolved, found: Sequence[Finding]) -> Iterator[Finding]:
    """What a request on reciprocity alone leaves open, where the other State's law names nothing.

    Where a treaty carries it, or is named in words, that settles these points.
    """
    draft = resolved.draft
    if not isinstance(draft, Request) or not reciprocal(draft) or is_home_order(draft):
        return
    bound = resolved.relied_on() or any(basis.binds for basis in resolved.bases)
    if bound or said_in_force(resolved):
        return
    said = any(one.rule.startswith("refusal.assurance") for one in found)
    wanted = unassured(draft)
    if said:  # what they ask about is not asked twice; how the accused are tried is another matter
        wanted = tuple(one for one in wanted if draft.assets and one.id == "assured-trial")
    if wanted:
        yield finding("basis.unassured", "assurances", kinds=wanted)


def reciprocal(draft: Request) -> bool:
    """Whether a request offers reciprocity: by its field, an assurance, or a basis in words."""
    if draft.reciprocity is True or any(one.kind == "reciprocity" for one in draft.assurances):
        return True
    if draft.reciprocity is False:
        return False
    return any(words_in("open_words", "reciprocity_said", one.instrument) for one in draft.basis)


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
    """The finding, as heavy as the law of the requested State makes it."""
    params = _could_carry(resolved, near)
    needed = _asked(resolved, "treaty-needed")
    if needed is not None and needed.value == "yes":
        law = needed.cited()
        weight = weigh("error", law)
        account = by_account(law)
        return finding(
            "basis.none/treaty-needed",
            "basis",
            citation=law,
            weight=weight,
            account=account,
            **params,
        )
    name = _law_named(resolved)
    params["named"] = message("basis.names-law", name=name) if name else None
    wanted = () if any(b.binds for b in near) else unassured(draft)
    params["assured"] = message("basis.assure", kinds=wanted) if wanted else None
    promised = _asked(resolved, "reciprocity")
    if promised is not None and promised.value == "yes" and not _said_by_rule(resolved, draft):
        law = promised.cited()
        return finding(
            "basis.none/reciprocity-needed",
            "basis",
            citation=law,
            weight=weigh("warning", law),
            account=by_account(law),
            **params,
        )
    if needed is None and promised is None:
        return finding("basis.none", "basis", state=_state(resolved), **params)
    return _by_law(resolved, needed, promised, params)


def _by_law(
    resolved: Resolved, needed: Answer | None, promised: Answer | None, params: dict[str, Any]
) -> Finding:
    """Advice that tells what the law of the requested State says of help without a treaty."""
    told = needed or promised
    assert told is not None  # one of them is known
    without = str(needed.value) if needed is not None else "unknown"
    asks = str(promised.value) if promised is not None else "unknown"
    return finding(
        "basis.none/known",
        "basis",
        citation=told.cited(),
        account=by_account(told.cited()),
        without=message(f"basis.without/{without}", state=_state(resolved)),
        asks=message(f"basis.asks/{asks}"),
        **params,
    )


def _asked(resolved: Resolved, question: str) -> Answer | None:
    """What the law of the requested State answers, if its source was read."""
    found = asked_of(resolved, "requested", question)
    return found if found is not None and found.value in ("yes", "no", "case-by-case") else None


def _said_by_rule(resolved: Resolved, draft: Request) -> bool:
    """Whether a rule of the requested State already warns that no reciprocity is offered."""
    book, data = resolved.book("requested"), draft.read_data()
    rules = [one for one in (book.rules if book else ()) if one.role == "requested"]
    return any(
        found.severity is not Severity.ADVICE
        for rule in rules
        if speaks_of(rule, "request") and "reciprocity" in read_by(rule, "")
        for found in judge(rule, data, "")
    )


def _state(resolved: Resolved) -> Term:
    return state_term(resolved.states[resolved.parties.roles["requested"]])


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


def _could_carry(resolved: Resolved, near: Sequence[Basis]) -> dict[str, Any]:
    """What may be relied on, what can be named, and what cannot: all whose test the case fails."""
    open_ = [b for b in near if b.binds and b.applies is None]
    out = [b for b in resolved.bases if b.binds and b.applies is False]
    unfit = [b for b in out if b.by_proceedings()]
    failing = [b for b in out if not b.by_proceedings()]
    schemes = [
        b
        for b in resolved.bases
        if b.status == "in-force" and not b.instrument.binding and b.applies is not False
    ]
    far = any(b.binds and b.applies is None for b in resolved.bases)
    unknown = far or unfit or _law_named(resolved)  # which may carry it, and was not read here
    none = message("basis.may-cover/unshown" if unknown else "basis.may-cover/none")
    return {
        "reads": fields_of_bases(resolved),
        "available": _listed("basis.may-cover/these", open_) or none,
        "schemes": _listed("basis.not-binding", schemes),
        "failing": _listed("basis.fails", failing),
        "unfit": _listed("basis.unfit", unfit),
        "told": _told(resolved, near),
    }


def _listed(id: str, found: Sequence[Basis]) -> Message | None:
    """A sentence on instruments, which a file names by their ids and a page by their titles."""
    if not found:
        return None
    known = [one.instrument for one in found]
    titles = tuple(map(instrument_term, known))
    return message(id, ids=tuple(one.id for one in known), instruments=titles)


def _told(resolved: Resolved, near: Sequence[Basis]) -> Message | None:
    """Which fields would tell whether the instruments that may carry it cover the case."""
    open_ = [basis for basis in near if basis.binds and basis.applies is None]
    scopes = [scope for basis in open_ for scope in tellable(basis)]
    fields = fields_that_tell(scopes, resolved.draft.read_data()) if scopes else ()
    return message("basis.may-cover/fields", fields=fields) if fields else None
