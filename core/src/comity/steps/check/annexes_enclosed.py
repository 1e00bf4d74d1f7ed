"""Checks of the annexes: what the text says is enclosed is listed, read, and in the right form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.law.official import official_languages
from comity.law.terms import language_term
from comity.model.drafts.references import references
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_papers import Annex
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.said_in_text import dates_in, found_in, says
from comity.steps.resolve import Resolved
from comity.steps.resolve.requirement import same_language
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["check_annexes"]

Kinds = Mapping[str, AssistanceKind]
CITED = re.compile(r"\b(?:[Aa]nnex(?:es)?|[Aa]nnexes?|[Aa]nlagen?)\s+([A-Z]{1,2}\d{1,2})\b")
OF_DATE = re.compile(r"^[^,;()]{3,60}?\s(?:of|dated|vom|du|le)\s+(?:the\s+)?(?=\d|[A-Z][a-z]+ \d)")
MADE = ("order", "affidavit", "report")
# what a sentence may call a paper: the list of words, and the kind of an annex that it is
PAPERS = {
    "order": ("is_order", "order"),
    "questions": ("is_questions", "questions"),
    "translation": ("is_translation", "translation"),
    "certificate": ("is_certificate", ""),
}


def check_annexes(resolved: Resolved, kinds: Kinds) -> Iterator[Finding]:
    """The findings on the annexes of a request."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return
    yield from _unlisted(draft)
    yield from _unused(draft)
    yield from _languages(draft, resolved)
    yield from _dates(draft)
    yield from _later(draft)
    for index, measure in enumerate(draft.measures):
        kind = kind_of(kinds, measure.kind)
        yield from _decision(draft, measure, f"measures[{index}]", kind)
        yield from _questions(draft, measure, f"measures[{index}]", kind)


def _unlisted(draft: Request) -> Iterator[Finding]:
    """Annexes that a text names or says are enclosed, and that the list does not have."""
    ids = [annex.id for annex in draft.annexes]
    told: set[str] = set()
    for paragraph in free_text(draft):
        for cited in CITED.finditer(paragraph.text):
            name, after = cited.group(1), paragraph.text[cited.end() :]
            if name in ids or name in told or _of_another(after):
                continue
            told.add(name)
            yield finding("annex.unlisted", paragraph.field, annex=name)
        for sentence in sentences(paragraph.text):
            yield from _enclosed(draft, paragraph.field, sentence)


def _of_another(after: str) -> bool:
    """Whether what follows says that it is an annex of another paper: a contract, a treaty."""
    start = after.lstrip()[:40]
    return bool(found_in("own_annex", start)) and start.startswith(found_in("own_annex", start))


def _enclosed(draft: Request, field: str, sentence: str) -> Iterator[Finding]:
    words = found_in("enclosed", sentence)
    if not words or denies(sentence):
        return
    if not draft.annexes and not (draft.translation and says("is_translation", sentence)):
        yield finding("annex.none-listed", field, words=words)
        return
    called = [name for name, (listed, _) in PAPERS.items() if says(listed, sentence)]
    if len(called) == 1 and draft.annexes and not _has(draft, called[0]):
        yield finding(f"annex.paper-unlisted/{called[0]}", field)


def _has(draft: Request, paper: str) -> bool:
    """Whether an annex is such a paper, by its kind or its title."""
    listed, kind = PAPERS[paper]
    if paper == "translation" and draft.translation:
        return True
    return any(says(listed, one.title) or (kind and one.kind == kind) for one in draft.annexes)


def _unused(draft: Request) -> Iterator[Finding]:
    """Annexes that nothing refers to, where the author does refer to others by their ids."""
    used = {id for one in references(draft) if one.to == "annexes" for id in one.ids}
    if not used or len(used) * 2 < len(draft.annexes):
        return  # the annexes speak for themselves here, as their titles do
    words = " ".join(paragraph.text for paragraph in free_text(draft))
    words += " ".join(fact.source or "" for fact in draft.facts)
    left = [
        index
        for index, annex in enumerate(draft.annexes)
        if annex.id not in used and not _speaks_for_itself(annex) and not _told(annex, words)
    ]
    if left:
        ids = tuple(draft.annexes[index].id for index in left)
        yield finding("annex.unused", f"annexes[{left[0]}]", annexes=ids)


def _speaks_for_itself(annex: Annex) -> bool:
    """Whether an annex is a paper of the whole request, or one that a title explains.

    Only a picture and a sworn statement show a fact, which should then point to them.
    """
    if annex.kind not in ("photograph", "affidavit"):
        return True
    return any(
        says(listed, annex.title) for listed in ("is_law_text", "is_translation", "is_certificate")
    )


def _told(annex: Annex, words: str) -> bool:
    """Whether a text names an annex by its id, its title or the date in its title."""
    if (
        re.search(rf"\b{re.escape(annex.id)}\b", words)
        or annex.title.casefold() in words.casefold()
    ):
        return True
    return bool(set(dates_in(annex.title)) & set(dates_in(words)))


def _languages(draft: Request, resolved: Resolved) -> Iterator[Finding]:
    """Annexes in a language that neither the document nor the requested State reads."""
    into = draft.translation.into if draft.translation else ""
    asked = resolved.demand.binding
    known = [tag for one in asked for tag in (*one.accepts, *one.alternatives)]
    known += official_languages(draft.requested.state)
    known += [into] if into else [resolved.language]
    left = [
        index
        for index, annex in enumerate(draft.annexes)
        if annex.language
        and annex.kind not in ("translation", "photograph")
        and not any(same_language(annex.language, tag) for tag in known)
        and not _translated(draft, annex, known)
    ]
    for language in dict.fromkeys(draft.annexes[index].language or "" for index in left):
        those = [index for index in left if draft.annexes[index].language == language]
        yield finding(
            "annex.untranslated",
            f"annexes[{those[0]}].language",
            annexes=tuple(draft.annexes[index].id for index in those),
            language=language_term(language),
        )


def _translated(draft: Request, annex: Annex, known: list[str]) -> bool:
    if any(
        one.kind == "translation" and (one.language is None or one.language in known)
        for one in draft.annexes
    ):
        return True
    parts = draft.translation.parts if draft.translation else None
    if draft.translation is None:
        return False
    if parts is None:
        return True  # all that is sent, as far as the file tells
    named = re.search(rf"\b{re.escape(annex.id)}\b", parts) is not None
    if says("all_but", parts):
        return not named
    return named or not says("only_part", parts)


def _dates(draft: Request) -> Iterator[Finding]:
    """An order whose annex bears another date; a fact that all its annexes are older than."""
    annexes = {annex.id: (n, annex) for n, annex in enumerate(draft.annexes)}
    orders = [m.order for m in draft.measures if m.order]
    for order in (*draft.proceedings.decisions, *orders):
        number, annex = annexes.get(order.annex or "", (0, None))
        if annex is None or order.date is None or annex.kind not in ("order", None):
            continue
        dates = [*dates_in(annex.title), *([annex.date] if annex.date else [])]
        if dates and order.date not in dates and len(set(dates)) == 1:
            at = f"annexes[{number}]"
            yield finding("annex.order-date", at, annex=annex.id, made=order.date, other=dates[0])
    for index, fact in enumerate(draft.facts):
        days = [annexes[name][1].date for name in fact.annexes if name in annexes]
        if fact.date and days and all(day is not None and day < fact.date for day in days):
            yield finding("annex.older-than-fact", f"facts[{index}].annexes", fact=fact.id)


def _later(draft: Request) -> Iterator[Finding]:
    """A paper whose title gives it a date after that of the request."""
    titles = [
        (f"annexes[{n}].title", one.title, one.kind in MADE or says("is_order", one.title))
        for n, one in enumerate(draft.annexes)
        if not one.date
    ]
    titles += [
        (f"proceedings.decisions[{n}].title", one.title, True)
        for n, one in enumerate(draft.proceedings.decisions)
        if not one.date
    ]
    for place, title, made in titles:
        found = OF_DATE.search(title)
        days = dates_in(title[found.start() :])[:1] if found and made else []
        if days and days[0] > draft.date:
            yield finding("annex.later", place, day=days[0])


def _decision(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """A final decision that is to be carried out: it is enclosed, and its copy is certified."""
    if not (kind.decided and kind.coercive):
        return
    named = {measure.order.annex} if measure.order and measure.order.annex else set()
    orders = [
        (n, one)
        for n, one in enumerate(draft.annexes)
        if one.id in named or one.kind == "order" or says("is_order", one.title)
    ]
    if not orders:
        yield finding("annex.decision-missing", f"{path}.order", measure=measure.id)
        return
    own = [(n, one) for n, one in orders if one.id in named] or orders
    if any(_sure(one) for _, one in own):
        return
    number, annex = own[0]
    plain = annex.form in ("copy", "electronic")
    at = f"annexes[{number}]"
    yield finding(f"annex.decision-{'copy' if plain else 'form'}", at, annex=annex.id)


def _sure(annex: Annex) -> bool:
    """Whether an annex is an original or a certified copy."""
    return annex.form in ("original", "certified-copy") or says("certified", annex.title)


def _questions(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """A person is to be heard by the requested State, and nothing says on what."""
    procedure = measure.procedure
    asks_itself = measure.attendance or (procedure and procedure.officers)
    if kind.items_are != "matters" or kind.worded_by == "hearing" or asks_itself:
        return
    if not (measure.questions or measure.items or _has(draft, "questions")):
        yield finding("annex.questions", f"{path}.questions", measure=measure.id)
