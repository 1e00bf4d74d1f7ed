"""Treaties that a request names and nothing installed knows: in force, and on that subject?

Their name and the author's own words are all there is. They tell where a treaty is signed only,
and where it serves another purpose; of the rest no judgement is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.findings import Finding, Severity
from comity.model.law_records import Instrument
from comity.steps.assess.treaties_named import not_in_force, unread
from comity.steps.check.words_beside import word_list, words_in
from comity.steps.resolve import Resolved
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_named", "in_words"]

COMMON = frozenset({"the", "and", "of", "on", "in", "to", "between", "treaty", "agreement"})
COMMON |= {"convention", "matters"}
# what titles of many treaties have: none tells its treaty from another
SUBJECT = frozenset({"mutual", "legal", "assistance", "criminal", "judicial", "protocol"})
MANY = re.compile(r"\b(?:inter|european|europ\w+|united nations|harare|ecowas|cedeao)\b", re.I)
CRIMINAL = ("of_criminal_matters",)
# conventions of many States, and the list of words by which a text names each
CONVENTIONS = {
    "ets-030": "european_convention",
    "ets-099": "first_protocol",
    "ets-182": "second_protocol",
}
SUBJECTS = ("civil", "tax", "surrender", "consular")  # each a list `<subject>_treaty` of words
ASKED = ("surrender", "consular")  # of which it is asked which article covers the measures
# an act of the Union goes by year and number, in every language: 2005/214/JHA, (EU) 2018/1805
NUMBER = re.compile(r"(?<![\d/.])((?:19|20)\d\d/\d{1,4})(?![\d/]*\d)")


def in_words(resolved: Resolved, instrument: Instrument) -> str:
    """The words of the draft that name an instrument whose id it does not cite; empty: none do.

    An act of the Union is named by its number. A treaty between the two States alone is named by
    any treaty on that subject whose words give no other convention away, but as what it
    supplements; every other one by all words of its title.
    """
    draft, titles = resolved.draft, (instrument.title, instrument.short_title)
    treaty, subject = any_of("roads", ("treaty",)), any_of("roads", CRIMINAL)
    dead = set(not_in_force(resolved))
    for at in unread(resolved):
        name = draft.instruments_named()[at]
        if (number := _number(instrument.title)) and number == _number(name):
            return name
        text = name if instrument.protocol_to else _as_made(name)
        words = _content(text)
        supplement = words_in("formal_words", "supplementing", text)
        same = any(own - SUBJECT and own <= words for own in map(_content, filter(None, titles)))
        if same and (instrument.protocol_to or not supplement):
            return name
        known = CONVENTIONS.get(instrument.id, "unnamed")
        if words_in("formal_words", known, text) and not supplement:
            return name
        adds = instrument.protocol_to and supplement
        alone = instrument.level == "bilateral" and (adds or not MANY.search(text))
        if alone and at not in dead and treaty.search(text) and subject.search(text):
            return name
    return ""


def _as_made(name: str) -> str:
    """A name without what it says of amendments: they have numbers, years and titles as well."""
    found = word_list("formal_words", "amended").search(name)
    return name[: found.start()] if found else name


def _number(title: str) -> str:
    """The first number of an act: another one after it is of what amended it, or is amended."""
    found = NUMBER.search(title)
    return found.group(1) if found else ""


def _content(title: str) -> frozenset[str]:
    """The words of a title that tell it from others, whatever its kind and parties are called."""
    return frozenset(re.findall(r"[^\W\d_]{2,}", title.casefold())) - COMMON


def _on_immunity(draft: Request) -> bool:
    """Whether a letter that cites more treaties than one asks for a waiver of an immunity."""
    told = [*(one.immunity for one in draft.measures), *(one.immunity for one in draft.persons)]
    return len(draft.basis) > 1 and any(told)


def check_named(resolved: Resolved) -> Iterator[Finding]:
    """The findings on treaties that are not in force, or that are about another subject."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return
    dead, known = not_in_force(resolved), _known(resolved)
    for index in dead:
        name = draft.basis[index].instrument
        yield finding(
            "basis.not-in-force/promised" if draft.reciprocity else "basis.not-in-force",
            f"basis[{index}].instrument",
            weight=Severity.WARNING if _unsupported(resolved, draft, index) else Severity.ADVICE,
            name=known.get(name, name),
        )
    for index in unread(resolved):
        name = draft.basis[index].instrument
        subject = _subject(name, draft)
        if subject and index not in dead:
            cited = subject in ASKED and bool(draft.basis[index].articles)
            variant = "cited" if cited else subject
            yield finding(f"basis.subject/{variant}", f"basis[{index}].instrument", name=name)


def _unsupported(resolved: Resolved, draft: Request, index: int) -> bool:
    """Whether the draft itself says in a field that its only basis is not in force."""
    stated = draft.basis[index].in_force is False and not draft.reciprocity
    return stated and len(draft.basis) == 1 and not any(b.binds for b in resolved.relied_on())


def _known(resolved: Resolved) -> dict[str, str]:
    return {basis.instrument.id: basis.instrument.named() for basis in resolved.bases}


def _subject(name: str, draft: Request) -> str:
    """What a treaty is about by its name, if that is not assistance in criminal matters."""
    text = name.replace("-", " ")
    if any_of("roads", CRIMINAL).search(text) or draft.proceedings.nature in (
        "civil",
        "administrative",
    ):
        return ""
    if any_of("roads", ("consular_treaty",)).search(text) and _on_immunity(draft):
        return ""
    return next((s for s in SUBJECTS if any_of("roads", (f"{s}_treaty",)).search(text)), "")
