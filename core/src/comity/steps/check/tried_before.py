"""What came before a request: answers it does not mention, old papers, a judgment, a dispute."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.persons import CHARGED
from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.assess.common_crime import found_in_case
from comity.steps.check.conduct import YEAR
from comity.steps.check.earlier_letters import turned_down
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.said_in_text import found_in, says
from comity.steps.check.state_in_text import names_state
from comity.steps.check.timely import charged_on
from comity.steps.check.words_beside import words_in
from comity.text import free_text
from comity.text.messages import finding
from comity.text.word_lists import any_of, first_topic

__all__ = ["check_before"]

Kinds = Mapping[str, AssistanceKind]
ABOUT_EARLIER = ("supplement", "replacement", "follow-up", "withdrawal", "consent-to-use")
HALF_A_YEAR = 182  # days after a charge within which its service was hardly tried before
NOTHING = re.compile(r"\W*(?:nothing|nichts|rien)\b", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]{4,}")
COMMON = frozenset({"offence", "offences", "crime", "crimes", "aggravated", "illegal", "unlawful"})


def check_before(draft: Request, kinds: Kinds, told: frozenset[str]) -> Iterator[Finding]:
    """The findings on what came before a request; ``told`` are fields with a finding already."""
    yield from _came_to_nothing(draft, told)
    yield from _tried(draft, kinds)
    yield from _two_addressees(draft)
    yield from _old_paper(draft)
    yield from _convicted(draft, kinds)
    yield from _no_power(draft)


def _came_to_nothing(draft: Request, told: frozenset[str]) -> Iterator[Finding]:
    """An earlier request that was not carried out, and no text that builds on the answer."""
    if draft.status in ABOUT_EARLIER or draft.supplements or draft.replaces or draft.statements:
        return
    for index, one in enumerate(draft.earlier):
        path = f"earlier[{index}]"
        if one.kind != "request" or one.holder or says("of_surrender", one.subject):
            continue  # a letter to another holder, or for a person, says nothing about this one
        if names_state(one.sent_by, draft.requested.state, draft.language):
            continue  # the other State asked, and this one answered
        if any(field == path or field.startswith(f"{path}.") for field in told):
            return
        name, text = "result", one.result or ""
        words = found_in("turned_away", text) or turned_down(text)
        if not words:
            name, words = "subject", found_in("turned_away", one.subject)
        if words and not _built_on(draft):
            yield finding("earlier.not-executed", f"{path}.{name}", words=words)
            return


def _built_on(draft: Request) -> bool:
    texts = (p.text for p in free_text(draft) if not p.field.startswith("earlier["))
    return any(says("of_an_earlier", text) for text in texts)


def _tried(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """An old charge that is to be served, or an office-holder, and no earlier step at all."""
    if draft.earlier or draft.channels or draft.status in ABOUT_EARLIER:
        return
    texts = (p.text for p in free_text(draft) if not p.field.startswith("offences["))
    if any(says("asked_before", text) or says("of_an_earlier", text) for text in texts):
        return
    charged = charged_on(draft)
    for index, measure in enumerate(draft.measures):
        kind = kind_of(kinds, measure.kind)
        serves = kind.items_are == "papers" and kind.identity and kind.without_facts
        days = (draft.date - charged).days if charged else 0
        if serves and charged and days > HALF_A_YEAR:
            at = f"measures[{index}].kind"
            yield finding("earlier.tried-before/service", at, charged=charged, asked=draft.date)
            return
    for index, measure in enumerate(draft.measures):
        kind = kind_of(kinds, measure.kind)
        if (person := _in_office(draft, measure)) and (kind.coercive or kind.identity):
            at = f"measures[{index}].persons"
            yield finding("earlier.tried-before/office", at, measure=measure.id, person=person)
            return


def _in_office(draft: Request, measure: Measure) -> str:
    for person in draft.persons:
        accused = person.role in ("suspect", "accused") and not person.protect
        meant = accused and person.id in measure.persons
        if meant and first_topic("immunity", (person.occupation or "",)):
            return person.id
    return ""


def _two_addressees(draft: Request) -> Iterator[Finding]:
    """One request to two authorities of one State."""
    way = draft.transmission.way if draft.transmission else None
    texts = [("transmission.way", way or "")]
    texts += [(f"remarks[{n}].text", one.text) for n, one in enumerate(draft.remarks)]
    for field, text in texts:
        for sentence in sentences(text):
            words = found_in("two_addressees", sentence)
            if words and not (denies(sentence) or _of_no_letter(field, sentence, words)):
                yield finding("earlier.two-addressees", field, words=words)
                return


def _of_no_letter(field: str, sentence: str, words: str) -> bool:
    """Whether copies go to two, or a remark tells of something else than where the letter goes."""
    before = re.split(r"[,;:(]", sentence[: sentence.index(words)])[-1]
    if words_in("open_words", "copy_only", before + words):
        return True
    return field.startswith("remarks") and not words_in("open_words", "goes_out", sentence)


def _old_paper(draft: Request) -> Iterator[Finding]:
    """A paper that was used before, and was changed by hand."""
    texts = [(f"remarks[{n}].text", one.text) for n, one in enumerate(draft.remarks)]
    texts += [
        (f"annexes[{n}].title", one.title)
        for n, one in enumerate(draft.annexes)
        if one.kind in ("translation", "letter")
    ]
    for field, text in texts:
        for sentence in sentences(text):
            words = found_in("old_paper", sentence)
            if words and not denies(sentence) and not NOTHING.match(sentence):
                yield finding("form.old-paper", field, words=words)
                return


def _convicted(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """Suspects who are already convicted of an offence that the request lists again."""
    kinds_asked = [kind_of(kinds, measure.kind) for measure in draft.measures]
    open_case = draft.proceedings.nature != "execution"
    if not open_case or all(kind.decided or kind.without_facts for kind in kinds_asked):
        return
    own = [text for m in draft.measures for text in (m.purpose, m.nexus or "", m.result or "")]
    facts = [
        (f"facts[{n}].text", f.text)
        for n, f in enumerate(draft.facts)
        if not (f.handling or _of_others(draft, f.persons))
    ]
    told = [
        ("proceedings.earlier_judgments", draft.proceedings.earlier_judgments or ""),
        ("proceedings.stage", draft.proceedings.stage or ""),
        *facts,
    ]
    texts = [*own, *(text for _, text in told), draft.proceedings.summary or ""]
    texts += [one.text for one in draft.statements]
    if any(found_in_case("after_judgment", text) for text in texts if text):
        return
    for field, text in told:
        for sentence in sentences(text):
            found = any_of("case", ("convicted_of",)).search(sentence)
            his = found and not denies(sentence) and not _of_another(draft, sentence)
            again = _listed_again(draft, sentence) if his else ()
            if again and found:
                yield finding("case.convicted", field, words=found.group(0), offences=again)
                return


def _of_others(draft: Request, names: Sequence[str]) -> bool:
    """Whether a fact names convicted persons of whom none is listed with an offence again."""
    tried = {one.id for one in draft.persons if one.role == "convicted" and one.id in names}
    return bool(tried) and not any(tried & set(one.persons) for one in draft.offences)


def _of_another(draft: Request, sentence: str) -> bool:
    """Whether a sentence tells of another man, or names one of the case and nobody accused."""
    if any_of("case", ("of_another",)).search(sentence):
        return True
    named = [one for one in draft.persons if _last_name(one.name.full) in sentence]
    return bool(named) and not any(one.role in CHARGED for one in named)


def _last_name(name: str) -> str:
    return (name.split() or [name])[-1]


def _listed_again(draft: Request, sentence: str) -> tuple[str, ...]:
    """The offences whose title has a word of its own that a sentence has too."""
    said = set(WORD.findall(sentence.casefold())) - COMMON
    said_at = any_of("case", ("convicted_of",)).search(sentence)
    after = sentence[said_at.start() :] if said_at else ""
    # a judgment of a year before the acts is one on other acts
    years = [int(one) for one in YEAR.findall(after) or YEAR.findall(sentence)]
    return tuple(
        one.id
        for one in draft.offences
        if said & (set(WORD.findall(one.title.casefold())) - COMMON)
        and not (years and one.committed_from and max(years) < one.committed_from.year)
    )


def _no_power(draft: Request) -> Iterator[Finding]:
    """The power of the issuing authority is in dispute, and no provision for it is cited."""
    if draft.domestic_basis:
        return
    for name in ("remedies", "stage", "summary"):
        for sentence in sentences(getattr(draft.proceedings, name) or ""):
            if words := found_in("no_power", sentence):
                yield finding("form.power-contested", f"proceedings.{name}", words=words)
                return
