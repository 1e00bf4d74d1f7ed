"""Findings on the language of the document against what those involved demand.

On what the requested State takes one statement is made, never two: the demand that goes first, and
what is accepted in its place. Where no demand was read, a document in a language in common use in
the State needs no remark; which languages those are is told by no law, so none is proposed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.law.official import official_languages
from comity.model.citations import Citation, Read
from comity.model.findings import Finding, Severity
from comity.model.records import Requirement
from comity.steps.check.paragraph_language import check_paragraphs
from comity.steps.resolve import Notified, Resolved, between_points
from comity.steps.resolve.requirement import Yielding, bare_tag, same_language, source_names
from comity.text.written import capital, language_name, listed
from comity_templates import languages

__all__ = ["check_language"]


def check_language(resolved: Resolved) -> list[Finding]:
    """The findings on each language requirement, and on the paragraphs of free text.

    A translation that is enclosed meets a requirement. One that yields to another is advice.
    """
    own, others = _of_the_state(resolved)
    unmet = [one for one in own if not _satisfied(one, resolved)]
    found = [_unmet(one, resolved) for one in unmet[:1]]
    found += [_unmet(one, resolved) for one in others if not _satisfied(one, resolved)]
    found += _uncertified(resolved)
    found += (_yields(lost, resolved) for lost in resolved.demand.yielding if _lost(lost, resolved))
    found += check_paragraphs(resolved)
    found += _unknown(resolved)
    return found


def _of_the_state(resolved: Resolved) -> tuple[list[Requirement], list[Requirement]]:
    """The binding demands: those of the requested State in their order, and those of others."""
    own = {resolved.parties.code("requested"), *(n.instrument.id for n in _notified(resolved))}
    binding = resolved.demand.binding
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
    code, draft = resolved.parties.code("requested"), resolved.draft
    if not code or resolved.parties.sender or draft.data().get("form") == "provider":
        return
    if _notified(resolved) or any(r.source == code for r in resolved.requirements):
        return
    record = resolved.states[code]
    known = _plain((*record.languages, *official_languages(code)))
    if _meets(known, resolved) is not None:
        return
    if not known:
        yield Finding(
            Severity.ADVICE,
            "language.unknown",
            f"Which language {record.short_named()} accepts for requests is not known here.",
            "language",
            "Ask its central authority.",
            source=code,
        )
        return
    language, name = language_name(resolved.language), record.short_named()
    yield Finding(
        Severity.WARNING,
        "language.unknown",
        f"This document is in {language}. Which language {name} accepts for requests is not known "
        f"here; {language} is none of those in common use there.",
        "language",
        "Ask its central authority, and enclose a translation into the language that it names: "
        "`translation: {into: ...}`.",
        source=code,
    )


def _plain(tags: Sequence[str]) -> tuple[str, ...]:
    """Each language once, whatever its script or region."""
    return tuple(dict.fromkeys(map(bare_tag, tags)))


def _unmet(requirement: Requirement, resolved: Resolved) -> Finding:
    if (tag := _meets(requirement.alternatives, resolved)) is not None:
        return _conditional(requirement, tag, resolved)
    return Finding(
        _weighed(requirement, resolved),
        "language.required",
        f"{_asks(requirement, resolved)}; this document is in "
        f"{language_name(resolved.language)}.{_note(requirement, resolved)}",
        "language",
        f"{_translate(requirement.accepts)}{_besides(requirement)}",
        requirement.citation,
        requirement.source,
    )


def _weighed(requirement: Requirement, resolved: Resolved) -> Severity:
    """Never an error where it is assumed that what was notified under another treaty holds."""
    told = _notification(requirement, resolved)
    assumed = told is not None and not told.relied_on
    return Severity.WARNING if assumed else _weight(requirement.citation)


def _asks(requirement: Requirement, resolved: Resolved) -> str:
    """Who asks for which language, and where it said so."""
    told, wanted = _notification(requirement, resolved), _either(requirement.accepts)
    if told is None:
        return f"{_named(requirement, resolved)} asks for {wanted}"
    state = capital(resolved.states[resolved.parties.code("requested") or ""].short_named())
    under = f"the {told.instrument.named()}"
    if told.relied_on:
        return f"{state} accepts {wanted} for requests under {under}"
    return (
        f"{state} accepts {wanted} for requests under {under}, on which this request does not "
        "rely, and nothing else it said on languages was read"
    )


def _note(requirement: Requirement, resolved: Resolved) -> str:
    told = _notification(requirement, resolved)
    note = told.notification.note.rstrip(".") if told else ""
    return f" {capital(note)}." if note else ""


def _translate(tags: Sequence[str]) -> str:
    """How a language is met: a translation, or a draft in it where it has standing text."""
    first, named = _plain(tags)[0], _either(_plain(tags))
    enclosed = f"nclose a translation into {named}: `translation: {{into: {first}}}`."
    if first in {bare_tag(tag) for tag in languages()}:
        return f"Write the draft in {language_name(first)} (`language: {first}`), or e{enclosed}"
    return f"E{enclosed}"


def _besides(requirement: Requirement) -> str:
    """The alternatives with their condition, as the last sentence of a cure."""
    if not requirement.alternatives:
        return ""
    return f" Also accepted, on condition ({_condition(requirement)}): " + (
        f"{_either(requirement.alternatives)}."
    )


def _conditional(requirement: Requirement, tag: str, resolved: Resolved) -> Finding:
    told = _notification(requirement, resolved)
    state = resolved.states[resolved.parties.code("requested") or ""]
    who = capital(state.short_named()) if told else _named(requirement, resolved)
    under = f", under the {told.instrument.named()}," if told else ""
    return Finding(
        Severity.WARNING,
        "language.conditional",
        f"{who} accepts{under} {language_name(tag)} in place of "
        f"{_either(requirement.accepts)} only on condition: {_condition(requirement)}."
        f"{_note(requirement, resolved)}",
        "language",
        "Make sure that the condition is met, and say so in the request; or enclose a translation "
        f"into {_either(requirement.accepts)}: `translation: {{into: {requirement.accepts[0]}}}`.",
        requirement.citation,
        requirement.source,
    )


def _uncertified(resolved: Resolved) -> Iterator[Finding]:
    """What is met by a translation alone may have to be met by a certified one."""
    draft = resolved.draft
    translation = getattr(draft, "translation", None)
    if translation is None or translation.certified is True:
        return
    for requirement in resolved.demand.certified:
        tags = (*requirement.accepts, *requirement.alternatives)
        by_itself = any(same_language(resolved.language, tag) for tag in tags)
        if not by_itself and any(same_language(translation.into, tag) for tag in tags):
            said = "is said not to be" if translation.certified is False else "is not said to be"
            yield Finding(
                _weighed(requirement, resolved),
                "language.certified",
                f"{_named(requirement, resolved)} asks for a certified translation; the one into "
                f"{language_name(translation.into)} {said}.",
                "translation",
                "Have it certified and write `certified: true` under `translation:`."
                f"{_besides(requirement)}",
                requirement.citation,
                requirement.source,
            )


def _yields(lost: Yielding, resolved: Resolved) -> Finding:
    requirement = lost.requirement
    return Finding(
        Severity.ADVICE,
        "language.yields",
        f"{_named(requirement, resolved)} asks for {_either(requirement.accepts)}, which this "
        f"document does not meet and yields: {lost.reason}.",
        "language",
        f"{_translate(requirement.accepts)}{_besides(requirement)}",
        requirement.citation,
        requirement.source,
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


def _named(requirement: Requirement, resolved: Resolved) -> str:
    """Who asks, as a sentence begins: a State, an instrument or a company."""
    source = requirement.source
    return capital(source_names(resolved.states, resolved.bases).get(source, source))


def _either(tags: Sequence[str]) -> str:
    return listed(map(language_name, tags), "or")


def _condition(requirement: Requirement) -> str:
    return requirement.condition or "one that is not stated here"


def _weight(citation: Citation | None) -> Severity:
    official = citation is not None and citation.read is Read.OFFICIAL
    return Severity.ERROR if official else Severity.WARNING
