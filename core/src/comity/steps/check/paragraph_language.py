"""Findings on the free text, paragraph by paragraph: is each in the language of the document?

A letter in English with one French paragraph passes for English as a whole, so the whole is never
asked. All foreign paragraphs stand in one finding. It blocks a letter, which goes to somebody who
must be able to read it; a notice, which the company may publish as it is, gets a warning.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from comity.law.terms import language_term
from comity.model.drafts.notice import Notice
from comity.model.findings import Finding, Severity
from comity.model.messages import Message, Term
from comity.model.patches import patch
from comity.model.records import Requirement
from comity.steps.protect import Shield
from comity.steps.resolve import Resolved
from comity.steps.resolve.requirement import same_language
from comity.text import (
    Paragraph,
    Verdict,
    free_text,
    judge,
    letters,
    load_detector,
    unavailable,
)
from comity.text.messages import finding, finding_of, message

__all__ = ["SHORTEST", "also_accepted", "check_paragraphs", "is_written_in"]

SHORTEST = 40  # letters; below it a detector guesses
FIRST_WORDS = 8
MOST_QUOTED = 5  # more texts than this are named by their place alone
Judged = tuple[Paragraph, int, Verdict]


def check_paragraphs(resolved: Resolved, can_build: Callable[[str], bool]) -> list[Finding]:
    """The findings on the free text of a request, or of a notice whose language is said.

    It is said by the notice itself, or by whoever asks for the document in a language.

    Where nobody is known to demand a language, a request is held to its own: a letter in one
    language with a paragraph in another is a slip in any case. ``can_build`` tells whether a
    document of this kind can be built in a language: no cure names one in which it cannot.
    """
    if not _asked(resolved):
        return []
    judged = _judged(resolved, resolved.language)
    foreign = [row for row in judged if row[2].kind == "foreign" and row[2].sure]
    unsure = [row for row in judged if row[2].kind == "foreign" and not row[2].sure]
    found = [_foreign(foreign, judged, resolved, can_build)] if foreign else []
    found += [_perhaps(unsure, resolved)] if unsure else []
    if any(verdict.kind == "untold" for _, _, verdict in judged):
        found.append(_not_checked(resolved))
    return found


def _judged(resolved: Resolved, wanted: str) -> list[Judged]:
    """Each paragraph that is long enough to tell, against a language."""
    detector = load_detector()
    return [
        (paragraph, length, judge(paragraph.text, wanted, detector))
        for paragraph in free_text(resolved.draft)
        if (length := letters(paragraph.text)) >= SHORTEST
        and not _filled(paragraph, resolved)
        and not _quoted(paragraph, wanted)
    ]


def is_written_in(resolved: Resolved, language: str) -> bool:
    """Whether the free text is surely in a language, so that only its declaration is wrong."""
    judged = _judged(resolved, language)
    return bool(judged) and all(verdict.kind == "own" for _, _, verdict in judged)


def _asked(resolved: Resolved) -> bool:
    draft = resolved.draft
    if isinstance(draft, Notice):
        return draft.language is not None or resolved.language_asked
    return "requested" in resolved.parties.roles


def _filled(paragraph: Paragraph, resolved: Resolved) -> bool:
    """Whether the law gave the text, which no author can mend."""
    return any(
        paragraph.field == path or paragraph.field.startswith((f"{path}.", f"{path}["))
        for path in resolved.filled
    )


def _quoted(paragraph: Paragraph, wanted: str) -> bool:
    """Whether the author declares the text to be a quotation in another language."""
    return bool(paragraph.declared) and not same_language(paragraph.declared, wanted)


def _foreign(
    foreign: Sequence[Judged],
    judged: Sequence[Judged],
    resolved: Resolved,
    can_build: Callable[[str], bool],
) -> Finding:
    """The one finding on all paragraphs that are in another language than the document."""
    strange, all_letters = (sum(length for _, length, _ in rows) for rows in (foreign, judged))
    asking = _requirement(resolved)
    notice = isinstance(resolved.draft, Notice)
    most = 2 * strange > all_letters
    first = foreign[0][0]
    weight = Severity.WARNING if notice else Severity.ERROR
    if most:
        said = _majority(foreign, len(judged), resolved, can_build)
    else:
        said = _texts(foreign, first, resolved)
    meant = dict(said.params).get("written") if said.id == "language.majority" else None
    return finding_of(
        said,
        "language" if most else first.field,
        citation=asking.citation if asking else None,
        by=asking.source if asking else "core",
        weight=weight,
        patch=patch(("language", meant)) if meant else None,
    )


def _perhaps(unsure: Sequence[Judged], resolved: Resolved) -> Finding:
    """Texts that may be no more than a name or a term of another language."""
    return finding(
        "language.perhaps",
        unsure[0][0].field,
        language=_named(resolved.language),
        seems=_by_language("language.seems/perhaps", unsure, resolved),
    )


def _texts(foreign: Sequence[Judged], first: Paragraph, resolved: Resolved) -> Message:
    language, seems = _named(resolved.language), _by_language("language.seems", foreign, resolved)
    if first.declare:
        return message(
            "language.paragraph/quotable",
            language=language,
            count=len(foreign),
            seems=seems,
            declare=first.declare,
        )
    return message("language.paragraph/other", language=language, count=len(foreign), seems=seems)


def _majority(
    foreign: Sequence[Judged], judged: int, resolved: Resolved, can_build: Callable[[str], bool]
) -> Message:
    tags = {verdict.seems for _, _, verdict in foreign}
    written = next(iter(tags)) if len(tags) == 1 else ""
    language, seems = _named(resolved.language), _by_language("language.seems", foreign, resolved)
    also = tuple(
        also_accepted((one.language,), one.condition) for one in resolved.demand.alternatives
    )
    if not written.islower() or not can_build(written):
        return message(
            "language.majority/write",
            language=language,
            count=len(foreign),
            all=judged,
            seems=seems,
            also=also or None,
        )
    if not resolved.demand.accepts:
        return message(
            "language.majority",
            language=language,
            count=len(foreign),
            all=judged,
            seems=seems,
            written=written,
        )
    return message(
        "language.majority/translate",
        language=language,
        count=len(foreign),
        all=judged,
        seems=seems,
        written=written,
        into=resolved.demand.accepts[0],
        also=also or None,
    )


def also_accepted(tags: Sequence[str], condition: str) -> Message:
    """What is accepted besides, on a condition that may not be known."""
    languages = tuple(map(language_term, tags))
    if not condition:
        return message("language.also/unstated", languages=languages)
    return message("language.also", languages=languages, condition=condition)


def _by_language(id: str, foreign: Sequence[Judged], resolved: Resolved) -> tuple[Message, ...]:
    """Each paragraph with its place, by language; their first words too, where they are few."""
    told: dict[str, list[Message]] = {}
    shield = Shield(resolved.draft.read_data(), resolved.beside)
    for paragraph, _, verdict in foreign:
        words = ""
        if len(foreign) <= MOST_QUOTED:
            words = shield.quoted(paragraph.text, paragraph.field, FIRST_WORDS)
        told.setdefault(verdict.seems, []).append(_place(paragraph, words, resolved))
    return tuple(
        message(id, language=_named(tag), places=tuple(places)) for tag, places in told.items()
    )


def _place(paragraph: Paragraph, words: str, resolved: Resolved) -> Message:
    field, number = paragraph.field, paragraph.number
    line = resolved.case.place(field).line
    if paragraph.of > 1 and words:
        return message(
            "language.place/paragraph-quoted", field=field, number=number, line=line, words=words
        )
    if paragraph.of > 1:
        return message("language.place/paragraph", field=field, number=number, line=line)
    if words:
        return message("language.place/quoted", field=field, line=line, words=words)
    return message("language.place", field=field, line=line)


def _not_checked(resolved: Resolved) -> Finding:
    language = _named(resolved.language)
    if why := unavailable():
        return finding("language.not-checked/no-detector", "language", language=language, why=why)
    return finding("language.not-checked", "language", language=language)


def _requirement(resolved: Resolved) -> Requirement | None:
    """The demand to cite: one read officially, else the first that this language answers."""
    demand, language = resolved.demand, resolved.language
    return demand.official(language) or next(iter(demand.asking(language)), None)


def _named(tag: str) -> Term:
    """A language; a script, which stands in capitals, by its own name."""
    if not tag.isupper():
        return language_term(tag)
    names = {"CJK": "Chinese characters", "HANGUL": "Korean characters"}
    return Term("language", tag, names.get(tag, f"{tag.capitalize()} writing"))
