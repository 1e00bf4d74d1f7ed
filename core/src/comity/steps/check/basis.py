"""Findings on the legal basis: does anything carry the request, and does its scope test hold?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from comity.law.articles import other_kinds
from comity.law.assistance_kinds import kind_of
from comity.law.conditions import holds, paths_of, without_silence
from comity.law.rules import by_account, weigh
from comity.law.status import in_force_nowhere, not_applied_yet
from comity.law.terms import instrument_term, kind_term, state_term
from comity.model.citations import Citation, Read
from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.correspondence_sent import Transmittal
from comity.model.drafts.request import Request
from comity.model.findings import Finding, Severity
from comity.model.law_records import Instrument, Scope
from comity.model.messages import Message, Term
from comity.model.nearest import names_near
from comity.model.patches import Patch, Tree, patch
from comity.model.records import AssistanceKind, owner_of
from comity.steps.assess.treaties_named import said_in_force
from comity.steps.check.basis_lacking import lacking, reciprocal, subject_told
from comity.steps.check.linked_hearings import kinds_asked
from comity.steps.check.named_treaties import check_named, in_words
from comity.steps.check.not_criminal import said_not_criminal
from comity.steps.check.open_scopes import fields_that_tell, plain_tests, tellable
from comity.steps.check.statute_as_basis import is_courtesy, is_their_law
from comity.steps.resolve import Basis, Resolved, fields_of_bases, fields_of_scope, fields_relied_on
from comity.text import free_text
from comity.text.messages import finding, finding_of, message
from comity.text.written import human

__all__ = ["check_basis"]

Kinds = Mapping[str, AssistanceKind]
MOST_NAMED = 3  # kinds of assistance in one sentence


def check_basis(resolved: Resolved, known_kinds: Kinds) -> list[Finding]:
    """The findings on the instruments that a request or a paper names, or could name.

    Of the papers only those that are sent for a request have a basis of their own: a deficiency
    letter may name a treaty for the very reason that it does not bind.
    """
    draft = resolved.draft
    if not isinstance(draft, (Request, Transmittal, Preservation, Disclosure)):
        return []
    known = {basis.instrument.id: basis for basis in resolved.bases}
    found = [
        one
        for index, name in enumerate(draft.instruments_named())
        for one in _named(known.get(name), name, f"basis[{index}].instrument", resolved)
    ]
    if not isinstance(draft, Request):
        return [*found, *_cited_in_a_paper(resolved)]
    found += _articles(resolved, draft, known_kinds)
    found += check_named(resolved)
    if not resolved.relied_on() and not reciprocal(draft):
        found += lacking(resolved, draft)
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
            yield finding(
                "basis.described",
                "basis",
                citation=basis.instrument.citation,
                by=basis.instrument.named(),
                reads=fields_relied_on(resolved),
                title=basis.instrument.title,
            )


def _carries(basis: Basis) -> bool:
    return basis.binds and basis.applies is True


def _articles(resolved: Resolved, draft: Request, known_kinds: Kinds) -> Iterator[Finding]:
    """Articles that the author cites and that speak only of what is not asked for."""
    known = {basis.instrument.id: basis.instrument for basis in resolved.bases}
    kinds = kinds_asked(draft, known_kinds)
    for index, named in enumerate(draft.basis):
        instrument = known.get(named.instrument)
        for number, article in enumerate(named.articles if instrument else ()):
            found = re.search(r"\d+", article)
            alone = other_kinds(instrument, found.group(), kinds) if instrument and found else ()
            if found and (
                _relied_on(draft, found.group()) or _of_property(alone, kinds, known_kinds)
            ):
                continue
            if instrument and alone:
                yield finding(
                    "basis.article/several" if len(alone) > MOST_NAMED else "basis.article",
                    f"basis[{index}].articles[{number}]",
                    citation=instrument.citation,
                    by=instrument.named(),
                    article=article,
                    instrument=instrument_term(instrument),
                    kinds=tuple(map(kind_term, alone[:MOST_NAMED])),
                )


def _relied_on(draft: Request, number: str) -> bool:
    """Whether a sentence of the draft argues from an article: it is not cited by mistake."""
    cited = re.compile(
        rf"\b(?:art(?:icles?|\.|s\.|ikeln?)?|§)\s?(?:\d+[^.;]{{0,20}})?\b{number}\b", re.I
    )
    return any(cited.search(one.text) for one in free_text(draft))


def _of_property(alone: Sequence[str], kinds: Sequence[str], known_kinds: Kinds) -> bool:
    """Whether an article is on property alone, and property is asked for, which may come back."""
    on = [kind_of(known_kinds, name).of_property for name in alone]
    return all(on) and any(kind_of(known_kinds, name).of_property for name in kinds)


def _reciprocity_alone(resolved: Resolved) -> Finding:
    known = [basis.instrument for basis in resolved.bases if _carries(basis)]
    names = tuple(map(instrument_term, known))
    only = patch(("basis", cited(known))) if len(known) == 1 else None
    return finding(
        "basis.reciprocity-alone",
        "reciprocity",
        reads=fields_of_bases(resolved),
        patch=only,
        instruments=names,
        id=known[0].id,
    )


def _chosen(resolved: Resolved) -> Finding:
    known = [basis.instrument for basis in resolved.relied_on()]
    names = tuple(map(instrument_term, known))
    return finding(
        "basis.chosen",
        "basis",
        reads=fields_of_bases(resolved),
        patch=patch(("basis", cited(known))),
        instruments=names,
        id=known[0].id,
    )


def cited(instruments: Sequence[Instrument]) -> list[Tree]:
    """Instruments as the legal basis of a case file names them."""
    return [{"instrument": one.id} for one in instruments]


def _instead(basis: Basis, field: str, resolved: Resolved) -> Patch | None:
    """The patch that relies on what does cover the request, in the place of what does not.

    Where others that are cited cover it, this one goes; else it gives way to the one instrument
    that does. Between two the author decides.
    """
    whole, name = field.removesuffix(".instrument"), basis.instrument.id
    fit = [b for b in resolved.bases if _carries(b) and all(b.serves) and b.instrument.id != name]
    if any(b.relied_on for b in fit):
        return patch((whole, None))
    binding = [b for b in fit if b.instrument.binding and not b.instrument.protocol_to]
    return patch((whole, {"instrument": binding[0].instrument.id})) if len(binding) == 1 else None


def _named(basis: Basis | None, name: str, field: str, resolved: Resolved) -> Iterator[Finding]:
    if basis is None:
        tied = [b.instrument for b in resolved.bases if b.binds]
        meant = next((one for one in tied if in_words(resolved, one) == name), None)
        if (
            meant is None
            and (state := resolved.state("requested"))
            and is_their_law(name, resolved)
        ):
            yield finding("basis.not-installed/law", field, name=name, state=state_term(state))
            return
        live = [b.instrument for b in resolved.bases if b.status in ("in-force", "unknown")]
        if not is_courtesy(name):
            yield _not_installed(name, field, live, meant)
        return
    if basis.status == "in-force":
        if not (basis.covers or _served_beside(basis, resolved)):
            yield _other_kinds(basis, field, resolved)
        # a paper gives an offence its name and no more, so that no scope test can be put to it
        if isinstance(resolved.draft, Request):
            yield from _scope(basis, field, resolved)
        return
    if basis.status == "unknown" and not basis.instrument.binding:
        return  # a scheme binds nobody and has no depositary: there is nothing to look up
    yield _not_binding(basis, field, resolved)


def _not_installed(
    name: str, field: str, between: Sequence[Instrument], by_words: Instrument | None
) -> Finding:
    """That nothing about a name was checked, be it a treaty in words or an id with a mistake.

    A title in words leaves the letter as it is: then Comity only tells what it does not know.
    """
    near = names_near(name, [one.id for one in between if _figures(one.id) == _figures(name)])
    close = next((one for one in between if near and one.id == near[0]), None)
    if meant := by_words or close:
        variant, at = "in-words" if by_words else "meant", instrument_term(meant)
        return finding(
            f"basis.not-installed/{variant}", field, name=name, id=meant.id, instrument=at
        )
    if not between:
        alone = "titled-alone" if " " in name.strip() else "none"
        return finding(f"basis.not-installed/{alone}", field, name=name)
    known = "titled" if " " in name.strip() else "known"
    return finding(
        f"basis.not-installed/{known}",
        field,
        name=name,
        ids=tuple(one.id for one in between),
        instruments=tuple(map(instrument_term, between)),
    )


def _figures(name: str) -> list[int]:
    """The numbers in an id: two instruments of one series differ in nothing else."""
    return [int(one) for one in re.findall(r"\d+", name)]


def _scope(basis: Basis, field: str, resolved: Resolved) -> Iterator[Finding]:
    """What the draft fails of an instrument's scope test, else what it leaves open."""
    data = resolved.draft.read_data()
    title, failing = basis.instrument.named(), basis.failing()
    if failing:
        tests = plain_tests(failing)
        fails, carried = _fails(tests, data), _carried(resolved, basis)
        words = {} if fails or carried else said_not_criminal(resolved, tests)
        open_as = "basis.scope/told" if words else "basis.scope/unshown"
        light = carried or not (fails or words)
        yield finding(
            "basis.scope" if fails else open_as,
            field,
            citation=tests[0].cited(),
            by=title,
            weight=Severity.ADVICE if light else Severity.WARNING,
            reads=fields_of_scope([basis]),
            instrument=instrument_term(basis.instrument),
            tests=tuple(test.says for test in tests),
            listed=_not_listed(tests, data),
            **words,
            patch=_instead(basis, field, resolved),
        )
    told = [] if failing else [one for one in tellable(basis) if not _shown_by_asking(one)]
    if isinstance(resolved.draft, Request):
        told = [one for one in told if not subject_told(resolved.draft, one.when or {})]
    for scope in told[:1]:
        yield finding(
            "basis.scope-open",
            field,
            citation=scope.cited(),
            by=title,
            reads=fields_of_scope([basis]),
            instrument=instrument_term(basis.instrument),
            says=scope.says,
            fields=fields_that_tell(told, data),
        )


def _shown_by_asking(scope: Scope) -> bool:
    """Whether a request shows by itself what a test wants.

    That evidence, witnesses or proceeds lie in the requested State is a ground to suspect that an
    offence is transnational (UNTOC, art. 18(1)), and whoever asks says so of that State.
    """
    return tuple(paths_of(scope.when or {})) == ("offences[].transnational",)


def _served_beside(basis: Basis, resolved: Resolved) -> bool:
    """Whether another treaty that is cited covers every measure: there is nothing to change.

    One on orders straight to a provider has no place in a request, whatever else it cites.
    """
    if basis.instrument.direct:
        return False
    others = (b for b in resolved.relied_on() if b is not basis and b.instrument.binding)
    open_ = (b for b in others if b.status in ("in-force", "unknown"))
    return any(one.covers and all(one.serves) for one in open_)


def _else_carried(resolved: Resolved, beside: Basis) -> bool:
    """Whether reciprocity, or another treaty that is named, can carry the request as well."""
    draft = resolved.draft
    others = (b for b in resolved.relied_on() if b.instrument.id != beside.instrument.id)
    promised = isinstance(draft, Request) and reciprocal(draft)
    named = bool(said_in_force(resolved))
    return promised or named or any(one.binds for one in others)


def _carried(resolved: Resolved, beside: Basis) -> bool:
    """Whether another instrument that is relied on carries all that is asked."""
    others = (b for b in resolved.relied_on() if b.instrument.id != beside.instrument.id)
    return any(_carries(basis) and all(basis.serves) for basis in others)


def _fails(tests: Sequence[Scope], data: Mapping[str, Any]) -> bool:
    """Whether the offences of the draft fail a test; on its measures and aim it may be silent."""
    whens = [test.when or {} for test in tests]
    of_offences = all(path.startswith("offences") for when in whens for path in paths_of(when))
    return of_offences and any(holds(without_silence(when), data, data) is False for when in whens)


def _not_listed(tests: Sequence[Scope], data: Mapping[str, Any]) -> Message | None:
    """That the offences of the draft are none of those which a test lists."""
    listing = any(path.endswith("category") for test in tests for path in paths_of(test.when or {}))
    found = dict.fromkeys(one["category"] for one in data["offences"] if one.get("category"))
    names = tuple(Term("term", name, human(name)) for name in found if name != "other")
    return message("basis.not-listed", categories=names) if listing and names else None


def _not_binding(basis: Basis, field: str, resolved: Resolved) -> Finding:
    citation = _dated(basis, resolved)
    said = _status(basis, resolved, by_account(citation))
    rows = [basis.instrument.party(owner_of(code)) for code in resolved.parties.codes()]
    others = basis.instrument.level == "bilateral" and basis.status == "not-party" and None in rows
    unknown = said.id == "basis.unknown"
    light = unknown or (basis.status == "signed" and _else_carried(resolved, basis))
    weight = Severity.ADVICE if light else weigh("error", citation)
    return finding_of(
        said,
        field,
        citation=citation,
        by=basis.instrument.named(),
        weight=Severity.ERROR if others else weight,  # a treaty of two States is never a third's
        patch=None if unknown else _instead(basis, field, resolved),
    )


def _status(basis: Basis, resolved: Resolved, account: Message | None) -> Message:
    """Why an instrument that is named does not bind, or that this is not known."""
    instrument, title = basis.instrument, instrument_term(basis.instrument)
    known = basis.as_of if basis.beyond and basis.as_of else resolved.on
    if instrument.level != "bilateral" and in_force_nowhere(instrument, known):
        return message(
            "basis.nowhere/signed" if basis.status == "signed" else "basis.nowhere/adopted",
            instrument=title,
            date=known,
            last=message("basis.last-known") if basis.beyond else None,
            account=account,
        )
    if basis.status == "unknown":
        state = resolved.states[resolved.parties.roles["requested"]]
        return message("basis.unknown", instrument=title, account=account, state=state_term(state))
    applies = instrument.applies_from
    if basis.status == "signed" and applies and not_applied_yet(instrument, resolved.on):
        return message("basis.signed/later", instrument=title, date=applies, account=account)
    name = "basis.signed" if basis.status == "signed" else "basis.not-party"
    return message(name, instrument=title, account=account)


def _other_kinds(basis: Basis, field: str, resolved: Resolved) -> Finding:
    instrument = basis.instrument
    kinds = tuple(map(kind_term, instrument.measures))
    return finding(
        "basis.kinds",
        field,
        weight=Severity.ADVICE if _else_carried(resolved, basis) else Severity.WARNING,
        citation=instrument.citation,
        by=instrument.named(),
        instrument=instrument_term(instrument),
        serves=message("basis.serves", kinds=kinds) if kinds else None,
        patch=_instead(basis, field, resolved),
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
