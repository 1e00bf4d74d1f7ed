"""Findings on the free text, paragraph by paragraph: is each in the language of the document?

A letter in English with one French paragraph passes for English as a whole, so the whole is never
asked. One foreign paragraph warns; when most of the letters are foreign, the document is not in
its language at all, and an official demand blocks it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.drafts.notice import Notice
from comity.language import (
    Paragraph,
    Verdict,
    free_text,
    judge,
    letters,
    load_detector,
    unavailable,
)
from comity.law.written import language_name
from comity.records import Finding, Requirement, Severity
from comity.resolve import Resolved
from comity.resolve.requirement import same_language

__all__ = ["SHORTEST", "check_paragraphs"]

SHORTEST = 40  # letters; below it a detector guesses
FIRST_WORDS = 8
LONGEST_QUOTE = 60  # characters, for writing without spaces
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
    foreign = [row for row in judged if row[2].kind == "foreign"]
    found = [_foreign(paragraph, verdict, resolved) for paragraph, _, verdict in foreign]
    found += _majority(foreign, judged, resolved)
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


def _foreign(paragraph: Paragraph, verdict: Verdict, resolved: Resolved) -> Finding:
    which = f"Paragraph {paragraph.number} of this text" if paragraph.of > 1 else "This text"
    quotation = (
        f", or, if it is a quotation, say so by `{paragraph.declare}:` beside it"
        if paragraph.declare
        else ", or put the original in an annex"
    )
    asking = _requirement(resolved)
    return Finding(
        Severity.WARNING,
        "language.paragraph",
        f"{which} ({paragraph.field}) reads as {_named(verdict.seems)}, and the document is in "
        f"{_named(resolved.language)}: “{_first_words(paragraph.text)}”",
        paragraph.field,
        f"Write it in {_named(resolved.language)}{quotation}.",
        asking.citation if asking else None,
        asking.source if asking else "core",
    )


def _majority(
    foreign: Sequence[Judged], judged: Sequence[Judged], resolved: Resolved
) -> Iterator[Finding]:
    strange, all_letters = (sum(length for _, length, _ in rows) for rows in (foreign, judged))
    if 2 * strange <= all_letters:
        return
    asking = _requirement(resolved)
    official = resolved.demand.official(resolved.language)
    seems = {verdict.seems for _, _, verdict in foreign}
    languages = ", ".join(sorted(map(_named, seems)))
    declare = next(iter(seems)) if len(seems) == 1 and next(iter(seems)).islower() else "…"
    yield Finding(
        Severity.ERROR if official else Severity.WARNING,
        "language.majority",
        f"Most of the free text is not in {_named(resolved.language)}: {strange} of {all_letters} "
        f"letters, in {len(foreign)} of {len(judged)} paragraphs, read as {languages}.",
        "language",
        f"Write it in {_named(resolved.language)}; or write `language: {declare}` if that is the "
        f"language of the document{_and_translation(resolved)}.",
        asking.citation if asking else None,
        asking.source if asking else "core",
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


def _first_words(text: str) -> str:
    words = text.split()
    start = " ".join(words[:FIRST_WORDS])[:LONGEST_QUOTE].rstrip()
    return start if start == " ".join(words) else f"{start} …"
