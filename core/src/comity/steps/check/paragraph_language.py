"""Findings on the free text, paragraph by paragraph: is each in the language of the document?

A letter in English with one French paragraph passes for English as a whole, so the whole is never
asked. All foreign paragraphs stand in one finding. It blocks a letter, which goes to somebody who
must be able to read it; a notice, which the company may publish as it is, gets a warning.
"""

from __future__ import annotations

from collections.abc import Sequence

from comity.model.drafts.notice import Notice
from comity.model.findings import Finding, Severity
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
from comity.text.written import language_name

__all__ = ["SHORTEST", "check_paragraphs"]

SHORTEST = 40  # letters; below it a detector guesses
FIRST_WORDS = 8
MOST_QUOTED = 5  # more texts than this are named by their place alone
Judged = tuple[Paragraph, int, Verdict]


def check_paragraphs(resolved: Resolved) -> list[Finding]:
    """The findings on the free text of a request, or of a notice whose language is said.

    It is said by the notice itself, or by whoever asks for the document in a language.

    Where nobody is known to demand a language, a request is held to its own: a letter in one
    language with a paragraph in another is a slip in any case.
    """
    if not _asked(resolved):
        return []
    wanted, detector = resolved.language, load_detector()
    judged: list[Judged] = []
    for paragraph in free_text(resolved.draft):
        length = letters(paragraph.text)
        if (
            length >= SHORTEST
            and not _filled(paragraph, resolved)
            and not _quoted(paragraph, wanted)
        ):
            judged.append((paragraph, length, judge(paragraph.text, wanted, detector)))
    foreign = [row for row in judged if row[2].kind == "foreign" and row[2].sure]
    unsure = [row for row in judged if row[2].kind == "foreign" and not row[2].sure]
    found = [_foreign(foreign, judged, resolved)] if foreign else []
    found += [_perhaps(unsure, resolved)] if unsure else []
    if any(verdict.kind == "untold" for _, _, verdict in judged):
        found.append(_not_checked(resolved))
    return found


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


def _foreign(foreign: Sequence[Judged], judged: Sequence[Judged], resolved: Resolved) -> Finding:
    """The one finding on all paragraphs that are in another language than the document."""
    strange, all_letters = (sum(length for _, length, _ in rows) for rows in (foreign, judged))
    asking = _requirement(resolved)
    notice = isinstance(resolved.draft, Notice)
    most = 2 * strange > all_letters
    first = foreign[0][0]
    return Finding(
        Severity.WARNING if notice else Severity.ERROR,
        "language.majority" if most else "language.paragraph",
        f"{_head(foreign, judged, most, resolved)}. It seems to be {_listed(foreign, resolved)}",
        "language" if most else first.field,
        _another_language(foreign, resolved) if most else _cure(first, resolved),
        asking.citation if asking else None,
        asking.source if asking else "core",
    )


def _perhaps(unsure: Sequence[Judged], resolved: Resolved) -> Finding:
    """Texts that may be no more than a name or a term of another language."""
    return Finding(
        Severity.ADVICE,
        "language.perhaps",
        f"Perhaps not in {_named(resolved.language)}, the language of the document. It may be "
        f"{_listed(unsure, resolved)}",
        unsure[0][0].field,
        "A name or a term may stand in its own language; add what it means.",
    )


def _head(
    foreign: Sequence[Judged], judged: Sequence[Judged], most: bool, resolved: Resolved
) -> str:
    language = _named(resolved.language)
    if most:
        return (
            f"Most of the free text is not in {language}, the language of the document "
            f"({len(foreign)} of {len(judged)} paragraphs)"
        )
    if len(foreign) == 1:
        return f"A text is not in {language}, the language of the document"
    return f"{len(foreign)} texts are not in {language}, the language of the document"


def _listed(foreign: Sequence[Judged], resolved: Resolved) -> str:
    """Each paragraph with its place, by language; their first words too, where they are few."""
    told: dict[str, list[str]] = {}
    shield = Shield(resolved.draft.data())
    for paragraph, _, verdict in foreign:
        which = f", paragraph {paragraph.number}" if paragraph.of > 1 else ""
        line = resolved.case.place(paragraph.field).line
        text = f"{paragraph.field}{which} (line {line})"
        if len(foreign) <= MOST_QUOTED:
            text += f" “{shield.quoted(paragraph.text, paragraph.field, FIRST_WORDS)}”"
        told.setdefault(_named(verdict.seems), []).append(text)
    return "; ".join(f"in {language}: {', '.join(texts)}" for language, texts in told.items())


def _cure(first: Paragraph, resolved: Resolved) -> str:
    language = _named(resolved.language)
    quotation = (
        f", or, if it is a quotation, say so by `{first.declare}:` beside it"
        if first.declare
        else ", or put the original in an annex"
    )
    return f"Write it in {language}{quotation}."


def _another_language(foreign: Sequence[Judged], resolved: Resolved) -> str:
    seems = {verdict.seems for _, _, verdict in foreign}
    declare = next(iter(seems)) if len(seems) == 1 and next(iter(seems)).islower() else "…"
    return (
        f"Write it in {_named(resolved.language)}; or build it in the language in which it is "
        f"written (`language: {declare}`){_and_translation(resolved)}. Comity translates nothing "
        "that an author wrote."
    )


def _and_translation(resolved: Resolved) -> str:
    if not resolved.demand.accepts:
        return ""
    besides = [
        f"{_named(a.language)} ({a.condition or 'on a condition'})"
        for a in resolved.demand.alternatives
    ]
    also = f" (also accepted: {', '.join(besides)})" if besides else ""
    into = resolved.demand.accepts[0]
    return f", and enclose its translation: `translation: {{into: {into}}}`{also}"


def _not_checked(resolved: Resolved) -> Finding:
    language = _named(resolved.language)
    if why := unavailable():
        return Finding(
            Severity.ADVICE,
            "language.not-checked",
            f"Not checked: whether the free text is in {language}, because {why}. Only writing in "
            "another script was looked for.",
            "language",
            "Install it, with no network needed afterwards: `pip install 'comity[language]'`.",
        )
    return Finding(
        Severity.ADVICE,
        "language.not-checked",
        f"Not checked: whether the free text is in {language}, which the detector does not know. "
        "Only writing in another script was looked for.",
        "language",
        "Have a reader of that language look through it.",
    )


def _requirement(resolved: Resolved) -> Requirement | None:
    """The demand to cite: one read officially, else the first that this language answers."""
    demand, language = resolved.demand, resolved.language
    return demand.official(language) or next(iter(demand.asking(language)), None)


def _named(tag: str) -> str:
    """The English name of a language; a script, which stands in capitals, by its own name."""
    if tag.isupper():
        names = {"CJK": "Chinese characters", "HANGUL": "Korean characters"}
        return names.get(tag, f"{tag.capitalize()} writing")
    return language_name(tag)
