"""What the accused did, and why the request comes now: whether any field tells either."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.steps.check.lint_words import sentences
from comity.steps.check.words_beside import words_in
from comity.steps.protect import withheld_facts
from comity.text import free_text
from comity.text.messages import finding
from comity.text.word_lists import words_known

__all__ = ["check_deeds"]

LIST = "deeds_told"
SUSPECT = frozenset({"suspect", "accused"})
LONG = 10  # years since the conduct, after which a reader asks why the request comes now
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
RECENT = 5  # years: a fact of that time shows that the case has moved
SHORT = 4  # words of a sentence that tells nothing
BARRED = frozenset({"case.long-ago", "refusal.barred-there"})  # which ask about the time already


def check_deeds(draft: Request, rules: set[str]) -> Iterator[Finding]:
    """The findings on deeds and on delay; ``rules`` are those of the findings so far."""
    if draft.proceedings.nature in ("execution", "confiscation", "administrative", "civil"):
        return
    if words_known(draft.language):
        yield from _steps_only(draft)
        if not rules & BARRED:
            yield from _delay(draft)


def _steps_only(draft: Request) -> Iterator[Finding]:
    """All that the facts tell of those who are suspected are steps of the procedure."""
    people = {one.id for one in draft.persons if one.role in SUSPECT and not one.protect}
    held = withheld_facts(draft.read_data())
    own = [
        (n, one) for n, one in enumerate(draft.facts) if n not in held and people & set(one.persons)
    ]
    if not own or _told_elsewhere(draft):
        return
    said = [sentence for _, one in own for sentence in sentences(one.text)]
    if all(words_in(LIST, "step", one) and not words_in(LIST, "deed", one) for one in said):
        index, fact = own[0]
        words = next(hit for one in said if (hit := words_in(LIST, "step", one)))
        yield finding("case.deeds-untold", f"facts[{index}].text", fact=fact.id, words=words)


def _told_elsewhere(draft: Request) -> bool:
    """Whether another text may tell what was done: an annex, a field of an offence, the summary."""
    if any(words_in(LIST, "charges", one.title) for one in draft.annexes):
        return True
    if any(one.participation for one in draft.offences):
        return True
    case = draft.proceedings
    texts = [case.summary, case.stage, *(one.connection for one in draft.persons)]
    texts += [one.nexus for one in draft.measures]
    return any(
        words_in(LIST, "deed", sentence) and len(sentence.split()) > SHORT
        for text in texts
        for sentence in sentences(text or "")
    )


def _delay(draft: Request) -> Iterator[Finding]:
    """Conduct that ended many years ago, and neither a recent fact nor a word on the delay."""
    today = draft.date.year
    told = [part.text for part in free_text(draft)]
    years = {int(year) for text in told for year in YEAR.findall(text)}
    years |= {one.date.year for one in draft.facts if one.date}
    if draft.earlier or any(0 <= today - year < RECENT for year in years):
        return
    for index, offence in enumerate(draft.offences):
        ended = offence.committed_to or offence.committed_from
        if ended is None or today - ended.year < LONG:
            continue
        if any(words_in(LIST, "delay", part.text) for part in free_text(draft)):
            return
        at, year = f"offences[{index}].committed_to", str(ended.year)
        yield finding("case.delay", at, offence=offence.id, year=year)
        return
