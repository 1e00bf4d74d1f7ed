"""Checks of the facts as a whole: when, where and by whom; and does each state something?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.asking import Asking
from comity.model.drafts.request import Request
from comity.model.findings import Finding, Severity
from comity.text import lack_of_substance, plain
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_facts"]

ASKED = 3  # when, where and who: facts without any of them are sent back
SHORT = 6  # words; in a longer text a verb is taken for granted
NAME = re.compile(r"(?<=[\w,;)] )[A-Z][\w'’-]+|\w@\w")
DAY = re.compile(r"\d")
# Signs of a verb in English. Only a short text is held to them, and any of them is enough.
VERBAL = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must"
    r"|shall|should|\w{2,}ed|\w+n't"
    r"|sent|paid|took|taken|wrote|written|said|told|made|left|held|gave|given|went|came|got|saw"
    r"|met|led|ran|drew|drawn|bought|sold|lent|lost|found|kept|stole|stolen|broke|broken|chose"
    r"|hid|hidden|knew|known|put|set|cut|hit|shot|spoke|spoken|stood|struck|swore|sworn|threw"
    r"|thrown|withdrew|withdrawn|drove|driven|flew|flown|fell|fled|forged|began|begun|became"
    r"|brought|built|fought|heard|laid|lay|meant|read|rose|sought|shook|spent|spread|thought"
    r"|owns?|holds?|lives?|works?|knows?|runs?|uses?|says?|gives?|shows?|controls?|belongs?"
    r"|stands?|keeps?|names?|contains?|denies|carries|lies|bears?|leads?|comes?|goes|makes?"
    r"|moves?|sells?|buys|sends|asks|lets|meets|drives|travels|steals|hides|brings|writes|leaves"
    r"|speaks?|tells?|concerns?|names|mentions?|describes?|refers|relates?|appears?|seems?|exists?"
    r"|happens?|belongs?|serves|suspects?|denounces|alleges?|believes?|acts|works|speaks"
    r"|takes?|receives?|remains?|rents?|manages?|claims?|admits?|wants?|threatens?|pays?|begins?|ends"
    r"|(?:nothing|nobody|no one|none|everything|everybody|everyone|this|that|which) \w+s"
    r"|(?:he|she|it|who) (?:\w+ly )?\w+s|(?:they|we|I) \w+)\b",
    re.IGNORECASE,
)


def check_facts(draft: Asking) -> Iterator[Finding]:
    """The findings on facts that state nothing, repeat another, or hang in the air together."""
    seen: dict[str, str] = {}
    english = (draft.language or "en").startswith("en")
    for index, fact in enumerate(draft.facts):
        path, said = f"facts[{index}].text", plain(fact.text)
        if lack_of_substance(fact.text):
            continue
        tongue = fact.language.startswith("en") if fact.language else english
        if tongue and len(said.split()) <= SHORT and not VERBAL.search(said):
            yield finding("substance.thin/no-event", path)
        if said in seen:
            yield finding("substance.repeats/facts", path, fact=fact.id, other=seen[said])
        seen.setdefault(said, fact.id)
    if isinstance(draft, Request):  # a request for preservation tells the facts in brief
        yield from _in_the_air(draft)


def _in_the_air(draft: Request) -> Iterator[Finding]:
    """Facts of which none says when, or neither where nor by whom."""
    facts = draft.facts
    if not facts or any(lack_of_substance(fact.text) for fact in facts):
        return  # told already, and nothing to judge by
    texts = [fact.text for fact in facts]
    offences = draft.offences
    named = any(NAME.search(text) for text in texts)
    when = any(f.date or f.time for f in facts) or any(map(DAY.search, texts))
    when = when or any(getattr(one, "committed_from", None) for one in offences)
    where = named or any(fact.place for fact in facts)
    where = where or any(getattr(one, "place", None) for one in offences)
    who = named or any(fact.persons for fact in facts)
    lacking = [
        word for word, there in (("when", when), ("where", where), ("who", who)) if not there
    ]
    if not when or len(lacking) > 1:
        bare = len(lacking) == ASKED and not _dated_elsewhere(draft)
        light = Severity.WARNING if bare else Severity.ADVICE
        yield finding(f"substance.in-the-air/{'-'.join(lacking)}", "facts", weight=light)


def _dated_elsewhere(draft: Request) -> bool:
    """Whether an annex lists dated events, to which a fact or a period points."""
    listing = any_of("breadth", ("dated_list",))
    listed = {one.id for one in draft.annexes if listing.search(one.title)}
    pointed = any(listed & set(fact.annexes) for fact in draft.facts)
    return bool(listed) and (pointed or any(one.period for one in draft.measures))
