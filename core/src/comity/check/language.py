"""Findings on the language of the document against what those involved demand."""

from __future__ import annotations

from collections.abc import Iterator

from comity.check.paragraphs import check_paragraphs
from comity.law.written import capital, language_name, listed
from comity.records import Citation, Finding, Read, Requirement, Severity
from comity.resolve import Resolved
from comity.resolve.requirement import Yielding, same_language, source_names

__all__ = ["check_language"]


def check_language(resolved: Resolved) -> list[Finding]:
    """The findings on each language requirement, and on the paragraphs of free text.

    A translation that is enclosed meets a requirement. One that yields to another is advice.
    """
    found: list[Finding] = []
    for requirement in resolved.demand.binding:
        if not _meets(requirement.accepts, resolved):
            found.append(_unmet(requirement, resolved))
    found += _uncertified(resolved)
    found += (_yields(lost, resolved) for lost in resolved.demand.yielding if _lost(lost, resolved))
    found += check_paragraphs(resolved)
    found += _unknown(resolved)
    return found


def _unknown(resolved: Resolved) -> Iterator[Finding]:
    """Silence is no answer: where the requested State's demand is not known, that is said."""
    code = resolved.parties.code("requested")
    if not code or resolved.parties.sender or resolved.states[code].baseline:
        return
    notified = any(found.field == "language" for found in resolved.notified)
    if not notified and not any(r.source == code for r in resolved.requirements):
        name = resolved.states[code].short_named()
        yield Finding(
            Severity.ADVICE,
            "language.unknown",
            f"Which language {name} asks for is not known here: no text of it was read.",
            "language",
            "Ask its central authority, or enclose a translation into its official language.",
            source=code,
        )


def _unmet(requirement: Requirement, resolved: Resolved) -> Finding:
    if (tag := _meets(requirement.alternatives, resolved)) is not None:
        return _conditional(requirement, tag, resolved)
    return Finding(
        _weighed(requirement, resolved),
        "language.required",
        f"{_named(requirement, resolved)} asks for {_either(requirement.accepts)}; this document "
        f"is in {language_name(resolved.language)}.",
        "language",
        f"Build it with `--language {requirement.accepts[0]}`, or name the enclosed "
        f"translation: `translation: {{into: {requirement.accepts[0]}}}`.{_besides(requirement)}",
        requirement.citation,
        requirement.source,
    )


def _weighed(requirement: Requirement, resolved: Resolved) -> Severity:
    """Never an error where it is assumed that what was notified under another treaty holds."""
    assumed = any(
        one.field == "language"
        and not one.relied_on
        and one.notification.cited() == requirement.citation
        for one in resolved.notified
    )
    return Severity.WARNING if assumed else _weight(requirement.citation)


def _besides(requirement: Requirement) -> str:
    """The alternatives with their condition, as the last sentence of a cure."""
    if not requirement.alternatives:
        return ""
    return f" Also accepted, on condition ({_condition(requirement)}): " + (
        f"{_either(requirement.alternatives)}."
    )


def _conditional(requirement: Requirement, tag: str, resolved: Resolved) -> Finding:
    return Finding(
        Severity.WARNING,
        "language.conditional",
        f"{_named(requirement, resolved)} accepts {language_name(tag)} in place of "
        f"{_either(requirement.accepts)} only on condition: {_condition(requirement)}.",
        "language",
        "Make sure that the condition is met.",
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
        f"A translation into {language_name(requirement.accepts[0])} would meet it too."
        f"{_besides(requirement)}",
        requirement.citation,
        requirement.source,
    )


def _lost(lost: Yielding, resolved: Resolved) -> bool:
    return _meets(lost.requirement.accepts, resolved) is None


def _meets(tags: tuple[str, ...], resolved: Resolved) -> str | None:
    """The language, of those in which the document is sent, that is one of these."""
    draft = resolved.draft
    translation = getattr(draft, "translation", None)
    there = [resolved.language, *([translation.into] if translation else [])]
    return next((tag for tag in there if any(same_language(tag, other) for other in tags)), None)


def _named(requirement: Requirement, resolved: Resolved) -> str:
    """Who asks, as a sentence begins: a State, an instrument or a company."""
    source = requirement.source
    return capital(source_names(resolved.states, resolved.bases).get(source, source))


def _either(tags: tuple[str, ...]) -> str:
    return listed(map(language_name, tags), "or")


def _condition(requirement: Requirement) -> str:
    return requirement.condition or "one that is not stated here"


def _weight(citation: Citation | None) -> Severity:
    official = citation is not None and citation.read is Read.OFFICIAL
    return Severity.ERROR if official else Severity.WARNING
