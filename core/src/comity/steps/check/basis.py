"""Findings on the legal basis: does anything carry the request, and does its scope test hold?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from comity.law.articles import other_kinds
from comity.law.ask import answer
from comity.law.assistance_kinds import load_assistance_kinds
from comity.law.conditions import paths_of, values
from comity.law.rules import by_account, weigh
from comity.law.status import in_force_nowhere, not_applied_yet
from comity.model.citations import Citation, Read
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.correspondence_sent import Transmittal
from comity.model.drafts.request import Request
from comity.model.findings import Finding, Severity
from comity.model.law_records import Scope
from comity.model.nearest import names_near
from comity.model.records import owner_of
from comity.steps.resolve import Basis, Resolved
from comity.text.written import capital, day, human, listed

__all__ = ["check_basis"]

MOST_NAMED = 3  # kinds of assistance in one sentence


def check_basis(resolved: Resolved) -> list[Finding]:
    """The findings on the instruments that a request or a paper names, or could name.

    Of the papers only those that are sent for a request have a basis of their own: a deficiency
    letter may name a treaty for the very reason that it does not bind.
    """
    draft = resolved.draft
    if not isinstance(draft, (Request, Transmittal, Preservation)):
        return []
    known = {basis.instrument.id: basis for basis in resolved.bases}
    found = [
        finding
        for index, name in enumerate(draft.instruments_named())
        for finding in _named(known.get(name), name, f"basis[{index}].instrument", resolved)
    ]
    if not isinstance(draft, Request):
        return [*found, *_cited_in_a_paper(resolved)]
    found += _articles(resolved, draft)
    if not resolved.relied_on() and not draft.reciprocity:
        found += [_nothing(resolved), *_open(resolved)]
    elif not draft.instruments_named() and resolved.relied_on():
        found.append(_chosen(resolved))
    elif not draft.instruments_named() and any(_carries(basis) for basis in resolved.bases):
        found.append(_reciprocity_alone(resolved))
    return [*found, *_described(resolved)]


def _cited_in_a_paper(resolved: Resolved) -> Iterator[Finding]:
    """Remarks on what a paper cites; unasked only a preservation from State to State does."""
    draft = resolved.draft
    named = draft.instruments_named()
    between_states = isinstance(draft, Preservation) and draft.form == "point-of-contact"
    if not named and between_states and resolved.relied_on():
        yield _chosen(resolved)
    if named or between_states:
        yield from _described(resolved)


def _described(resolved: Resolved) -> Iterator[Finding]:
    """A treaty of which only a list was read goes by a description, which must not pass unseen."""
    for basis in resolved.relied_on():
        if basis.instrument.described:
            yield Finding(
                Severity.ADVICE,
                "basis.described",
                f"The document cites the {basis.instrument.title}: so it is described here, since "
                "its own title was not read.",
                "basis",
                "Put its title and number as published into the document before it is signed.",
                basis.instrument.citation,
                basis.instrument.named(),
            )


def _carries(basis: Basis) -> bool:
    return basis.binds and basis.applies is True


def _articles(resolved: Resolved, draft: Request) -> Iterator[Finding]:
    """Articles that the author cites and that speak only of what is not asked for."""
    known = {basis.instrument.id: basis.instrument for basis in resolved.bases}
    kinds = [measure.kind for measure in draft.measures]
    for index, named in enumerate(draft.basis):
        instrument = known.get(named.instrument)
        for number, article in enumerate(named.articles if instrument else ()):
            found = re.search(r"\d+", article)
            alone = other_kinds(instrument, found.group(), kinds) if instrument and found else ()
            if instrument and alone:
                yield Finding(
                    Severity.WARNING,
                    "basis.article",
                    f"{capital(article)} of the {instrument.named()} is about {_kinds(alone)}, but "
                    "the request asks for nothing of the kind.",
                    f"basis[{index}].articles[{number}]",
                    "Remove this article; or leave `articles` out, and the document cites those "
                    "that fit the request.",
                    instrument.citation,
                    instrument.named(),
                )


def _kinds(kinds: tuple[str, ...]) -> str:
    """Kinds of assistance by their names, three at most: an article may cover many."""
    titles = {measure.kind: measure.title for measure in load_assistance_kinds()}
    names = [titles.get(kind, kind) for kind in kinds]
    names = [f"{name[:1].lower()}{name[1:]}" for name in names[:MOST_NAMED]]
    return listed(names) + (" and the like" if len(kinds) > MOST_NAMED else "")


def _reciprocity_alone(resolved: Resolved) -> Finding:
    names = [basis.instrument for basis in resolved.bases if _carries(basis)]
    return Finding(
        Severity.ADVICE,
        "basis.reciprocity-alone",
        "The request relies on reciprocity alone, although these are in force between the States "
        f"and cover it: {', '.join(instrument.named() for instrument in names)}.",
        "reciprocity",
        f"An instrument binds, and courtesy does not: `basis: [{{instrument: {names[0].id}}}]`.",
    )


def _chosen(resolved: Resolved) -> Finding:
    names = [basis.instrument for basis in resolved.relied_on()]
    return Finding(
        Severity.ADVICE,
        "basis.chosen",
        "The request names no basis. It will cite what is in force between these States and "
        f"covers it: {', '.join(instrument.named() for instrument in names)}.",
        "basis",
        f"Name those you rely on: `basis: [{{instrument: {names[0].id}}}]`.",
    )


def _named(basis: Basis | None, name: str, field: str, resolved: Resolved) -> Iterator[Finding]:
    if basis is None:
        ids = [b.instrument.id for b in resolved.bases]
        meant = names_near(name, ids)
        yield Finding(
            Severity.WARNING if meant else Severity.ADVICE,
            "basis.not-installed",
            f"No installed plugin holds the instrument {name!r}, so nothing about it was checked.",
            field,
            f"Did you mean {meant[0]}?" if meant else f"Between these States: {', '.join(ids)}.",
        )
        return
    if basis.status == "in-force":
        if not basis.covers:
            yield _other_kinds(basis, field)
        # a paper gives an offence its name and no more, so that no scope test can be put to it
        if isinstance(resolved.draft, Request):
            yield from _scope(basis, field, resolved.draft.data())
        return
    yield _not_binding(basis, field, resolved)


def _scope(basis: Basis, field: str, data: dict[str, Any]) -> Iterator[Finding]:
    """What the draft fails of an instrument's scope test, else what it leaves open."""
    title, failing = basis.instrument.named(), basis.failing()
    if failing:
        tests = _plain(failing)
        yield Finding(
            Severity.WARNING,
            "basis.scope",
            f"The {title} does not carry this request. {_only(tests)}{_not_among(tests, data)}",
            field,
            "Rely on another instrument. Change what the draft says only where it says it wrongly.",
            tests[0].cited(),
            title,
        )
    told = [] if failing else _tellable(basis)
    for scope in told[:1]:
        yield Finding(
            Severity.WARNING,
            "basis.scope-open",
            f"The draft does not show that the {title} carries this request: {scope.says}",
            field,
            f"Say it under {_fields(told, data)}. If the case does not meet this test, rely on "
            "another instrument.",
            scope.cited(),
            title,
        )


def _tellable(basis: Basis) -> list[Scope]:
    """The open elements of a scope test that a draft can answer, the plain ones if there are any.

    One that looks into each offence repeats what the plain ones ask for.
    """
    return _plain([scope for scope in basis.open() if scope.when is not None])


def _plain(scopes: Sequence[Scope]) -> list[Scope]:
    """The plain elements of a scope test, if there are any."""
    plain = [scope for scope in scopes if not {"any", "every"} & set(scope.when or {})]
    return plain or list(scopes)


def _only(tests: Sequence[Scope]) -> str:
    """What alone an instrument carries: the tests that the draft fails."""
    if len(tests) == 1:
        return f"It carries only what meets this test, which the request fails: {tests[0].says}"
    number = {2: "two", 3: "three", 4: "four"}.get(len(tests), str(len(tests)))
    rows = " ".join(f"({n}) {test.says}" for n, test in enumerate(tests, 1))
    return (
        f"It carries only what meets each of these {number} tests, and the request fails them "
        f"all: {rows}"
    )


def _not_among(tests: Sequence[Scope], data: dict[str, Any]) -> str:
    """That the offences of the draft are none of those which a test lists."""
    listing = any(path.endswith("category") for test in tests for path in paths_of(test.when or {}))
    found = dict.fromkeys(one["category"] for one in data["offences"] if one.get("category"))
    names = [human(name) for name in found if name != "other"]
    if not listing or not names:
        return ""
    names = [*names[:1], *(f"{name[:1].lower()}{name[1:]}" for name in names[1:])]
    verb = "is" if len(names) == 1 else "are"
    return f" {listed(names)} {verb} not among what it covers."


def _fields(scopes: list[Scope], data: dict[str, Any]) -> str:
    """The fields that would tell: those that scope tests turn on and the draft leaves out."""
    paths = [path for scope in scopes for path in paths_of(scope.when or {})]
    paths = [path for path in paths if not values(path, data, data)] or paths
    return ", ".join(f"`{path}`" for path in dict.fromkeys(paths))


def _not_binding(basis: Basis, field: str, resolved: Resolved) -> Finding:
    title, status = basis.instrument.named(), basis.status
    applies = basis.instrument.applies_from
    early = applies is not None and not_applied_yet(basis.instrument, resolved.on)
    words = {
        "signed": f"The {title} is in force, but does not apply before {day(applies)}."
        if early and applies
        else f"The {title} is signed but not in force between these States on this day.",
        "not-party": f"The {title} does not bind both States on this day.",
        "unknown": f"Whether the {title} binds both States is not known here.",
    }
    citation = _dated(basis, resolved)
    rows = [basis.instrument.party(owner_of(code)) for code in resolved.parties.codes()]
    bilateral = basis.instrument.level == "bilateral"
    others = bilateral and status == "not-party" and None in rows
    nowhere = "" if bilateral else _nowhere(basis, resolved.on)
    severity = weigh("warning" if status == "unknown" and not nowhere else "error", citation)
    unknown = status == "unknown" and not nowhere
    return Finding(
        Severity.ERROR if others else severity,  # a treaty of two States is never a third's
        "basis.nowhere" if nowhere else f"basis.{status}",
        " ".join(filter(None, (nowhere or words[status], str(by_account(citation) or "")))),
        field,
        _look(resolved)
        if unknown
        else "Rely on an instrument that is in force between them, or on reciprocity.",
        citation,
        title,
    )


def _look(resolved: Resolved) -> str:
    """What to do where a status is not known: find out, and keep the instrument meanwhile."""
    state = resolved.state("requested")
    whom = f"the central authority of {state.short_named()}" if state else "its central authority"
    return (
        f"Look at the depositary's list of parties, or ask {whom}. Keep the instrument until then."
    )


def _nowhere(basis: Basis, on: dt.date) -> str:
    """That an instrument is in force nowhere, where that is known, whoever has signed it."""
    known = basis.as_of if basis.beyond and basis.as_of else on
    if not in_force_nowhere(basis.instrument, known):
        return ""
    last = ", the last day that is known" if basis.beyond else ""
    how = "signed by both States" if basis.status == "signed" else "adopted"
    return f"The {basis.instrument.named()} is {how}, but in force nowhere on {day(known)}{last}."


def _other_kinds(basis: Basis, field: str) -> Finding:
    instrument = basis.instrument
    serves = f" It serves {', '.join(instrument.measures)}." if instrument.measures else ""
    return Finding(
        Severity.WARNING,
        "basis.kinds",
        f"None of the measures of this request can be asked under the {instrument.named()}."
        + serves,
        field,
        "Rely on another instrument for them.",
        instrument.citation,
        instrument.named(),
    )


def _dated(basis: Basis, resolved: Resolved) -> Citation:
    """The instrument's citation, read as its list of parties was: the status comes from there."""
    instrument = basis.instrument
    rows = [instrument.party(owner_of(code)) for code in resolved.parties.codes()]
    if None in rows:  # the whole list tells that a State is not on it
        rows = [*instrument.parties]
    official = bool(rows) and all(row is not None and row.read is Read.OFFICIAL for row in rows)
    citation = instrument.citation or Citation(instrument.title, "", instrument.read)
    return replace(citation, read=Read.OFFICIAL if official else Read.SECONDARY)


def _nothing(resolved: Resolved) -> Finding:
    found = answer(resolved.book("requested"), "treaty-needed")
    law = found.cited() if found is not None and found.value == "yes" else None
    return Finding(
        weigh("error", law) if law else Severity.WARNING,
        "basis.none",
        "The request relies on no instrument and not on reciprocity."
        if law is None
        else "The requested State's law asks for a treaty, and the request relies on none."
        + f" {by_account(law) or ''}".rstrip(),
        "basis",
        _what_there_is(resolved, reciprocity=law is None),
        law,
    )


def _what_there_is(resolved: Resolved, *, reciprocity: bool) -> str:
    """What can be relied on, what may be, and what cannot: nothing whose test the case fails."""
    open_ = [b.instrument.id for b in resolved.bases if b.binds and b.applies is None]
    failing = [b.instrument.id for b in resolved.bases if b.binds and b.applies is False]
    schemes = [
        b.instrument.id
        for b in resolved.bases
        if b.status == "in-force" and not b.instrument.binding and b.applies is not False
    ]
    parts = [
        f"These may cover the case, once the draft says what they ask for: {', '.join(open_)}."
        if open_
        else "No instrument known to be in force between these States covers the case.",
        _not_binding_ones(schemes),
        f"In force, but not for this case: {', '.join(failing)}." if failing else "",
        "Write `reciprocity: true` if the request rests on it." if reciprocity else "",
    ]
    return " ".join(filter(None, parts))


def _not_binding_ones(schemes: list[str]) -> str:
    verb = "does" if len(schemes) == 1 else "do"
    return f"{listed(schemes)} can be named as well, but {verb} not bind." if schemes else ""


def _open(resolved: Resolved) -> Iterator[Finding]:
    """Each instrument of which it cannot be told whether it covers the case, and what it asks."""
    for basis in resolved.bases:
        scopes = _tellable(basis) if basis.binds and basis.applies is None else []
        for scope in scopes[:1]:
            instrument = basis.instrument
            yield Finding(
                Severity.ADVICE,
                "basis.open",
                f"Whether the {instrument.named()} covers this case cannot be told: {scope.says}",
                "basis",
                f"Say it under {_fields(scopes, resolved.draft.data())}; if the test is met, name "
                f"it: `basis: [{{instrument: {instrument.id}}}]`.",
                scope.cited(),
                instrument.named(),
            )
