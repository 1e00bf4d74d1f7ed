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
from comity.steps.check.lint_words import sentences
from comity.steps.resolve import Resolved
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_named", "in_words", "not_in_force", "treaties_unread", "unread"]

COMMON = frozenset({"the", "and", "between", "treaty", "agreement", "convention", "matters"})
MANY = re.compile(r"\b(?:inter|european|europ\w+|united nations|harare|ecowas|cedeao)\b", re.I)
CRIMINAL = ("of_criminal_matters",)
SUBJECTS = ("civil", "tax", "surrender", "consular")  # each a list `<subject>_treaty` of words


def unread(resolved: Resolved) -> tuple[int, ...]:
    """The places under ``basis`` of what nothing installed knows: another id, or plain words."""
    draft, known = resolved.draft, {basis.instrument.id for basis in resolved.bases}
    named = draft.instruments_named()
    return tuple(index for index, name in enumerate(named) if name not in known)


def in_words(resolved: Resolved, instrument: Instrument) -> str:
    """The words of the draft that name an instrument whose id it does not cite; empty: none do.

    A treaty between the two States alone is named by any treaty on that subject whose words give
    no other convention away; every other one by all words of its title.
    """
    draft, titles = resolved.draft, (instrument.title, instrument.short_title)
    treaty, subject = any_of("roads", ("treaty",)), any_of("roads", CRIMINAL)
    dead = set(not_in_force(resolved))
    for at in unread(resolved):
        name = draft.instruments_named()[at]
        words = _content(name)
        if any(title and _content(title) and _content(title) <= words for title in titles):
            return name
        alone = instrument.level == "bilateral" and not MANY.search(name) and at not in dead
        if alone and treaty.search(name) and subject.search(name):
            return name
    return ""


def _content(title: str) -> frozenset[str]:
    """The words of a title that tell it from others, whatever its kind and parties are called."""
    return frozenset(re.findall(r"[^\W\d_]{3,}", title.casefold())) - COMMON


def treaties_unread(resolved: Resolved) -> tuple[int, ...]:
    """Those of them that may be treaties: a statute that is named binds no other State."""
    named, law = resolved.draft.instruments_named(), any_of("roads", ("statute",))
    treaty = any_of("roads", ("treaty",))
    return tuple(
        at for at in unread(resolved) if treaty.search(named[at]) or not law.search(named[at])
    )


def not_in_force(resolved: Resolved) -> tuple[int, ...]:
    """The places of what the draft itself says is signed only, or awaits ratification."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return ()
    said = [index for index, one in enumerate(draft.basis) if one.in_force is False]
    open_ = [index for index in unread(resolved) if draft.basis[index].in_force is None]
    words = any_of("roads", ("not_in_force",))
    said += [index for index in open_ if words.search(draft.basis[index].instrument)]
    binding = any(basis.binds for basis in resolved.relied_on())
    if not said and not binding and len(open_) == 1 and any(map(words.search, _remarks(draft))):
        said += open_  # a remark says it of the only treaty that it can be about
    return tuple(sorted(set(said)))


def check_named(resolved: Resolved) -> Iterator[Finding]:
    """The findings on treaties that are not in force, or that are about another subject."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return
    binding = any(basis.binds for basis in resolved.relied_on())
    dead, known = not_in_force(resolved), _known(resolved)
    for index in dead:
        name = draft.basis[index].instrument
        yield finding(
            "basis.not-in-force/promised" if draft.reciprocity else "basis.not-in-force",
            f"basis[{index}].instrument",
            weight=Severity.ADVICE if binding else Severity.WARNING,
            name=known.get(name, name),
        )
    alone = not binding and not draft.reciprocity
    for index in unread(resolved):
        name = draft.basis[index].instrument
        subject = _subject(name, draft)
        if subject and index not in dead:
            weight = Severity.WARNING if alone and len(draft.basis) == 1 else Severity.ADVICE
            at = f"basis[{index}].instrument"
            yield finding(f"basis.subject/{subject}", at, weight=weight, name=name)


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
    return next((s for s in SUBJECTS if any_of("roads", (f"{s}_treaty",)).search(text)), "")


def _remarks(draft: Request) -> Iterator[str]:
    """The author's own sentences on the basis, and those of others that name a treaty."""
    treaty = any_of("roads", ("treaty",))
    for remark in draft.remarks:
        for sentence in sentences(remark.text):
            if remark.part == "basis" or treaty.search(sentence):
                yield sentence
