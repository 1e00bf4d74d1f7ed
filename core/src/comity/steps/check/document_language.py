"""Findings on the language of the document against what those involved demand.

On what the requested State takes one statement is made, never two: the demand that goes first, and
what is accepted in its place. Where no demand was read, a document in a language in common use in
the State needs no remark; which languages those are is told by no law, so none is proposed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from comity.host import Host
from comity.law.official import official_languages, widely_spoken
from comity.law.terms import instrument_term, language_term, state_term
from comity.model.citations import Citation, Read
from comity.model.drafts.request import Request
from comity.model.drafts.request_papers import Translation
from comity.model.findings import Finding, Severity
from comity.model.messages import Message, Term
from comity.model.patches import Patch, patch
from comity.model.records import Requirement, owner_of
from comity.steps.assess.direct_orders import is_home_order, stays_in_one_state
from comity.steps.check.language_conditions import (
    accepted,
    certified,
    needs_no_certificate,
    stated,
    weight_by_treaty,
)
from comity.steps.check.letter_language import binding_on, in_common, told_in, unless_in_another
from comity.steps.check.paragraph_language import also_accepted, check_paragraphs, is_written_in
from comity.steps.check.translated_text import check_translated
from comity.steps.resolve import Notified, Resolved, between_points, fields_of_language
from comity.steps.resolve.requirement import Yielding, bare_tag, same_language, source_names
from comity.steps.wording import is_finished
from comity.text.messages import finding, message
from comity.text.written import sentence

__all__ = ["check_language"]

ENGLISH = "en"
MOST = 4  # official languages in one sentence


def check_language(resolved: Resolved, host: Host) -> list[Finding]:
    """The findings on each language requirement, and on the paragraphs of free text.

    A translation that is enclosed meets a requirement. One that yields to another is advice.
    """
    kind = host.document_types()[resolved.draft.kind]
    can_build = partial(is_finished, host.languages, kind, declared=resolved.spoken())
    own, others = _of_the_state(resolved)
    unmet = [one for one in own if not _satisfied(one, resolved)]
    unmet = [one for one in unmet if not told_in(resolved, one.accepts)]
    found = unless_in_another([_unmet(one, resolved, can_build) for one in unmet[:1]], resolved)
    found += [_unmet(one, resolved, can_build) for one in others if not _satisfied(one, resolved)]
    found += _uncertified(resolved)
    yielding = (lost for lost in resolved.demand.yielding if _lost(lost, resolved))
    found += (_yields(lost, resolved, can_build) for lost in yielding)
    found += check_paragraphs(resolved, can_build)
    found += _unknown(resolved)
    found += check_translated(resolved, found)
    reads = fields_of_language(resolved)
    return [replace(one, reads=(*one.reads, *reads)) for one in found]


def _of_the_state(resolved: Resolved) -> tuple[list[Requirement], list[Requirement]]:
    """The binding demands: those of the requested State in their order, and those of others."""
    own = {resolved.parties.code("requested"), *(n.instrument.id for n in _notified(resolved))}
    binding = binding_on(resolved)
    return [r for r in binding if r.source in own], [r for r in binding if r.source not in own]


def _notified(resolved: Resolved) -> list[Notified]:
    return [one for one in resolved.notified if one.field == "language"]


def _notification(requirement: Requirement, resolved: Resolved) -> Notified | None:
    """The notification that a demand was taken from; none for one of a law or of others."""
    cited = requirement.citation
    return next((n for n in _notified(resolved) if n.notification.cited() == cited), None)


def _satisfied(requirement: Requirement, resolved: Resolved) -> bool:
    """Whether a demand is met: a notification leaves a State's own official language as it is.

    A condition on another language, such as reciprocity, is one of letters: points of contact on
    duty write to each other in what both read.
    """
    told = _notification(requirement, resolved)
    besides = official_languages(told.code) if told else ()
    if between_points(resolved.draft):
        besides = (*besides, *requirement.alternatives)
    return _meets((*requirement.accepts, *besides), resolved) is not None


def _unknown(resolved: Resolved) -> Iterator[Finding]:
    """That what a State accepts is not known, where no text on its languages was read."""
    code, data = resolved.parties.code("requested"), resolved.draft.read_data()
    straight = data.get("form") == "provider" or bool(data.get("provider"))
    if not code or resolved.parties.sender or straight:
        return
    if _notified(resolved) or any(r.source == code for r in resolved.requirements):
        return
    if _at_home(resolved):
        return
    record = resolved.states[code]
    known = _plain((*record.languages, *official_languages(code)))
    if _meets(known, resolved) is not None:
        return
    if in_common(resolved, known) or told_in(resolved, known):
        return
    translation = getattr(resolved.draft, "translation", None)
    sent = _plain((resolved.language, *([translation.into] if translation else [])))
    state = state_term(record)
    if not known or any(widely_spoken(code, tag) for tag in sent):
        if translation is None:
            yield finding("language.unknown", "language", by=code, state=state)
        return
    variant = "translated" if translation else "not-in-use"
    names = _proposed(code, known)
    yield finding(
        f"language.unknown/{variant}",
        "translation" if translation else "language",
        by=code,
        state=state,
        language=language_term(sent[-1]),
        official=_terms(names),
        into=names[0],
    )


def _proposed(code: str, known: Sequence[str]) -> tuple[str, ...]:
    """Of the official languages the one that authorities abroad write in, else the great ones."""
    if ENGLISH in known:
        return (ENGLISH,)
    return tuple(tag for tag in known if widely_spoken(code, tag))[:MOST] or (known[0],)


def _at_home(resolved: Resolved) -> bool:
    """Whether what is sent stays in one State, or is an order that no authority there executes."""
    draft, parties = resolved.draft, resolved.parties
    if isinstance(draft, Request):
        return is_home_order(draft) or stays_in_one_state(draft)
    one, other = parties.code("requesting"), parties.code("requested")
    return bool(one and other) and owner_of(one or "") == owner_of(other or "")


def _plain(tags: Sequence[str]) -> tuple[str, ...]:
    """Each language once, whatever its script or region."""
    return tuple(dict.fromkeys(map(bare_tag, tags)))


def _unmet(
    requirement: Requirement, resolved: Resolved, can_build: Callable[[str], bool]
) -> Finding:
    if (tag := _meets(requirement.alternatives, resolved)) is not None:
        met = accepted(requirement, tag, resolved)
        if met is not False:
            return _conditional(requirement, tag, resolved, met)
        return _condition_unmet(requirement, tag, resolved, can_build)
    if in_common(resolved, requirement.accepts):
        return _held(requirement, resolved, can_build)
    return _required(requirement, resolved, can_build)


def _held(
    requirement: Requirement, resolved: Resolved, can_build: Callable[[str], bool]
) -> Finding:
    """A draft in a language of neither State, which may be no more than a working text."""
    return finding(
        "language.required/held",
        "language",
        citation=requirement.citation,
        by=requirement.source,
        weight=Severity.ADVICE,
        demand=_asks(requirement, resolved),
        language=language_term(resolved.language),
        shared=_terms(in_common(resolved, requirement.accepts)),
        note=_note(requirement, resolved),
        translate=_translate(requirement.accepts, can_build),
        also=_also(requirement),
    )


def _required(
    requirement: Requirement, resolved: Resolved, can_build: Callable[[str], bool]
) -> Finding:
    return finding(
        "language.required",
        "language",
        citation=requirement.citation,
        by=requirement.source,
        weight=_weighed(requirement, resolved),
        demand=_asks(requirement, resolved),
        language=language_term(resolved.language),
        note=_note(requirement, resolved),
        translate=_translate(requirement.accepts, can_build),
        also=_also(requirement),
        patch=_declared(requirement, resolved, can_build),
    )


def _declared(
    requirement: Requirement, resolved: Resolved, can_build: Callable[[str], bool]
) -> Patch | None:
    """The language demanded as that of the document, where the text is written in it already."""
    tags = (t for t in _plain(requirement.accepts) if can_build(t) and is_written_in(resolved, t))
    meant = next(tags, None)
    return patch(("language", meant)) if meant else None


def _condition_unmet(
    requirement: Requirement, tag: str, resolved: Resolved, can_build: Callable[[str], bool]
) -> Finding:
    """A demand that is unmet: another language is accepted in cases of which this is none."""
    return finding(
        "language.required/condition-unmet",
        "language",
        citation=requirement.citation,
        by=requirement.source,
        weight=_weighed(requirement, resolved),
        demand=_asks(requirement, resolved),
        language=language_term(resolved.language),
        accepted=language_term(tag),
        condition=stated(requirement),
        note=_note(requirement, resolved),
        translate=_translate(requirement.accepts, can_build),
        patch=_declared(requirement, resolved, can_build),
    )


def _weighed(requirement: Requirement, resolved: Resolved) -> Severity:
    """Never an error where it is assumed that what was notified under another treaty holds."""
    told = _notification(requirement, resolved)
    assumed = told is not None and not told.relied_on
    return Severity.WARNING if assumed else _weight(requirement.citation)


def _asks(requirement: Requirement, resolved: Resolved) -> Message:
    """Who asks for which language, and where it said so."""
    told = _notification(requirement, resolved)
    if told is None:
        return _demand(requirement, resolved)
    return message(
        "language.demand/notified" if told.relied_on else "language.demand/elsewhere",
        source=_requested(resolved),
        languages=_terms(requirement.accepts),
        instrument=instrument_term(told.instrument),
    )


def _demand(requirement: Requirement, resolved: Resolved) -> Message:
    kind, source = _source(requirement, resolved)
    wanted = _terms(requirement.accepts)
    return message(f"language.demand/{kind}", source=source, languages=wanted)


def _note(requirement: Requirement, resolved: Resolved) -> str | None:
    told = _notification(requirement, resolved)
    return sentence(told.notification.note) or None if told else None


def _translate(tags: Sequence[str], can_build: Callable[[str], bool]) -> Message:
    """How a language is met: a translation, or a draft in it where one can be built in it."""
    plain = _plain(tags)
    first, named = plain[0], _terms(plain)
    if not can_build(first):
        return message("language.translate", languages=named, into=first)
    return message("language.translate/write", languages=named, into=first, first=named[0])


def _also(requirement: Requirement) -> Message | None:
    """The alternatives with their condition, as the last sentence of a cure."""
    tags = requirement.alternatives
    return also_accepted(tags, requirement.condition) if tags else None


def _conditional(
    requirement: Requirement, tag: str, resolved: Resolved, met: bool | None
) -> Finding:
    return finding(
        "language.conditional/met" if met else "language.conditional",
        "language",
        citation=requirement.citation,
        by=requirement.source,
        accepts=_accepts(requirement, language_term(tag), resolved),
        languages=_terms(requirement.accepts),
        into=requirement.accepts[0],
        condition=stated(requirement),
        note=_note(requirement, resolved),
    )


def _accepts(requirement: Requirement, language: Term, resolved: Resolved) -> Message:
    told, wanted = _notification(requirement, resolved), _terms(requirement.accepts)
    if told is None:
        kind, source = _source(requirement, resolved)
        return message(
            f"language.accepts/{kind}", source=source, language=language, languages=wanted
        )
    return message(
        "language.accepts/notified",
        source=_requested(resolved),
        language=language,
        languages=wanted,
        instrument=instrument_term(told.instrument),
    )


def _uncertified(resolved: Resolved) -> Iterator[Finding]:
    """What is met by a translation alone may have to be met by a certified one."""
    draft = resolved.draft
    translation = getattr(draft, "translation", None)
    if translation is None or translation.certified is True:
        return
    if translation.certified is None and needs_no_certificate(draft, translation):
        return
    for requirement in resolved.demand.certified:
        tags = (*requirement.accepts, *requirement.alternatives)
        by_itself = any(same_language(resolved.language, tag) for tag in tags)
        serves = any(same_language(translation.into, tag) for tag in tags)
        must = certified(requirement, translation.into, resolved)
        if not by_itself and serves and must is not False:
            yield _not_certified(requirement, resolved, translation, asks=must is None)


def _not_certified(
    requirement: Requirement, resolved: Resolved, translation: Translation, *, asks: bool
) -> Finding:
    """A translation that must be certified, or must be in a case that the file does not tell."""
    kind, source = _source(requirement, resolved)
    denied = translation.certified is False
    firm = "language.certified/denied" if denied else "language.certified"
    words = requirement.certified_condition
    return finding(
        "language.certified/asked" if asks else firm,
        "translation",
        citation=requirement.citation,
        by=requirement.source,
        weight=weight_by_treaty(requirement, asks=asks, denied=denied)
        or _weighed(requirement, resolved),
        demand=message(f"language.certified-demand/{kind}", source=source),
        language=language_term(translation.into),
        also=_also(requirement),
        condition=message("language.certified-condition", condition=words) if words else None,
    )


def _yields(lost: Yielding, resolved: Resolved, can_build: Callable[[str], bool]) -> Finding:
    requirement = lost.requirement
    return finding(
        "language.yields",
        "language",
        citation=requirement.citation,
        by=requirement.source,
        demand=_demand(requirement, resolved),
        reason=lost.reason,
        translate=_translate(requirement.accepts, can_build),
        also=_also(requirement),
        patch=_declared(requirement, resolved, can_build),
    )


def _lost(lost: Yielding, resolved: Resolved) -> bool:
    """Whether a demand that yields is worth a word: the State's own is not, beside its other."""
    own, _ = _of_the_state(resolved)
    code = resolved.parties.code("requested")
    of_one_state = lost.requirement.source == code and lost.to in own
    return not of_one_state and _meets(lost.requirement.accepts, resolved) is None


def _meets(tags: Sequence[str], resolved: Resolved) -> str | None:
    """The language, of those in which the document is sent, that is one of these."""
    draft = resolved.draft
    translation = getattr(draft, "translation", None)
    there = [resolved.language, *([translation.into] if translation else [])]
    return next((tag for tag in there if any(same_language(tag, other) for other in tags)), None)


def _source(requirement: Requirement, resolved: Resolved) -> tuple[str, Term | str]:
    """Who asks, and what it is: a State, an instrument or a company."""
    name = requirement.source
    found = source_names(resolved.states, resolved.bases).get(name, name)
    return (found.kind, found) if isinstance(found, Term) else ("company", found)


def _requested(resolved: Resolved) -> Term:
    return state_term(resolved.states[resolved.parties.roles["requested"]])


def _terms(tags: Sequence[str]) -> tuple[Term, ...]:
    return tuple(map(language_term, tags))


def _weight(citation: Citation | None) -> Severity:
    official = citation is not None and citation.read is Read.OFFICIAL
    return Severity.ERROR if official else Severity.WARNING
