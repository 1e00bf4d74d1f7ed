"""What the facts of a request leave open: what is put off, when the offence was, which is whose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.assess.common_crime import found_in_case, takes_part
from comity.steps.assess.gravity import names_sum
from comity.steps.check.lint_words import sentences
from comity.steps.protect import withheld_facts
from comity.text.messages import finding
from comity.text.word_lists import any_of, first_topic

__all__ = ["check_facts_told"]

Kinds = Mapping[str, AssistanceKind]
WORD = re.compile(r"[^\W\d_]{5,}")
DATED = re.compile(r"\d{4}|\b\d{1,2}[./]\d{1,2}")
SHORT = 2  # words of a title that is the name of the act itself
MANY = 5  # offences that each want facts of their own


def check_facts_told(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The findings on facts that put off, leave undated or mix what a request must tell."""
    measures = [kind_of(kinds, m.kind) for m in draft.measures]
    if not measures or all(kind.without_facts for kind in measures):
        return
    coercive = any(kind.coercive for kind in measures)
    yield from _put_off(draft)
    if draft.proceedings.nature != "execution":
        yield from _undated(draft)
        yield from _loss(draft)
    if coercive:
        yield from _mixed(draft)


def _put_off(draft: Request) -> Iterator[Finding]:
    """A fact that leaves sums, dates or contracts to a later letter."""
    held = withheld_facts(draft.read_data())
    for index, fact in enumerate(draft.facts):
        if index not in held and (words := _left_open(fact.text)):
            at = f"facts[{index}].text"
            yield finding("case.put-off", at, fact=fact.id, words=words)
            return


def _left_open(text: str) -> str:
    """The words by which a sentence puts off, and not those that tell what somebody announced."""
    for sentence in sentences(text):
        words = found_in_case("put_off", sentence)
        before = sentence[: sentence.find(words)]
        if words and not (found_in_case("announced", before)):
            return words
    return ""


def _undated(draft: Request) -> Iterator[Finding]:
    """The only offence, of which neither a field nor a fact that names it says when it was."""
    main = [(n, one) for n, one in enumerate(draft.offences) if not takes_part(one)]
    if len(main) != 1 or main[0][1].committed_from or not any(f.date for f in draft.facts):
        return  # where no fact has a date another rule speaks
    index, offence = main[0]
    if len(offence.title.split()) > SHORT:
        return  # words of a long title may stand in any fact
    stems = {word.casefold() for word in WORD.findall(offence.title)}
    about = [f for f in draft.facts if stems & {w.casefold() for w in WORD.findall(f.text)}]
    if about and not (about[0].date or about[0].time or DATED.search(about[0].text)):
        at = f"offences[{index}].committed_from"
        yield finding("case.offence-undated", at, offence=offence.id, fact=about[0].id)


def _loss(draft: Request) -> Iterator[Finding]:
    """An offence against property, and nobody who lost anything."""
    if draft.loss or not draft.offences or any(person.role == "victim" for person in draft.persons):
        return
    texts = [draft.proceedings.summary or "", *(fact.text for fact in draft.facts)]
    texts += [person.connection or "" for person in draft.persons]
    texts += [fact.source or "" for fact in draft.facts]
    texts += [measure.purpose for measure in draft.measures]
    if not draft.facts or any(found_in_case("loss_told", text) for text in texts):
        return
    if _loss_of_somebody(draft) or _taken_from(draft) or _gone_elsewhere(draft):
        return
    offence = draft.offences[0]  # what the case is about in the first place
    said = (offence.title, offence.category or "")
    if first_topic("property", said) and not first_topic("fiscal", said):
        yield finding("case.loss-untold", "offences[0]", offence=offence.id)


def _loss_of_somebody(draft: Request) -> bool:
    """Whether a fact names an amount and relates to somebody who did not commit the offence."""
    others = {one.id for one in draft.persons if one.role in ("witness", "third-party")}
    return any(others & set(fact.persons) and names_sum(fact.text) for fact in draft.facts)


def _taken_from(draft: Request) -> bool:
    """Whether a fact names an amount and from whom it was taken."""
    told = [fact.text for fact in draft.facts if names_sum(fact.text)]
    return any(found_in_case("taken_from", text) for text in told)


def _gone_elsewhere(draft: Request) -> bool:
    """Whether facts tell that money went astray, and how much of it there was.

    It was diverted or lost in the sentence that has the sum; or givers gave it, and it went on.
    """
    told = [one for fact in draft.facts for one in sentences(fact.text)]
    sums = [one for one in told if names_sum(one) or found_in_case("sum_in_words", one)]
    if any(found_in_case("money_diverted", one) for one in sums):
        return True
    given = any(found_in_case("money_given", one) for one in sums)
    return given and any(found_in_case("money_gone", one) for one in told)


def _mixed(draft: Request) -> Iterator[Finding]:
    """Many offences, and nothing that says which facts belong to which."""
    own = [one for one in draft.offences if not takes_part(one)]
    told = any(element.facts for one in own for element in one.elements)
    told = told or any(one.participation for one in own)
    told = told or len({frozenset(one.persons) for one in own}) * 2 > len(own)
    served = {frozenset(m.offences) for m in draft.measures}
    if len(own) < MANY or told or len(served) > 1:
        return
    titled = any_of("case", ("predicate",))
    named = sum(bool(titled.search(f.text)) for f in draft.facts)
    if named < len(own):
        ids = tuple(one.id for one in own)
        yield finding("case.facts-mixed", "offences", offences=ids)
