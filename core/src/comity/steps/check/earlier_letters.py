"""Checks of the earlier letters: what became of each, and how this one stands to it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.drafts.request_papers import Earlier
from comity.model.findings import Finding
from comity.model.patches import Patch, patch
from comity.steps.check.letters_beside import (
    goes_elsewhere,
    stands_beside,
    still_wanted,
    told_elsewhere,
)
from comity.steps.check.lint_words import sentences
from comity.steps.check.said_in_text import found_in, named_in, says, targets
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.words_beside import words_in
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["check_earlier", "turned_down"]

POINTING = ("supplements", "replaces")


def check_earlier(draft: Request) -> Iterator[Finding]:
    """The findings on the earlier letters of the same matter."""
    yield from _pointed(draft)
    for index, one in enumerate(draft.earlier):
        if one.kind == "request":
            yield from _addressed(draft, one, index)
        yield from _holder(draft, one, index)


def _pointed(draft: Request) -> Iterator[Finding]:
    """The letter that this one adds to or replaces: another one, which is listed, and so meant."""
    known = [one.reference for one in draft.earlier if one.kind == "request" and one.reference]
    for name in POINTING:
        said = getattr(draft, name)
        if not said:
            continue
        if _same(said, draft.reference):
            yield finding("earlier.itself", name)
        elif known and not any(_same(said, one) or _among(one, said) for one in known):
            yield finding("earlier.reference-differs", name, known=tuple(known))
        if draft.status == "new":
            meant = "supplement" if name == "supplements" else "replacement"
            yield finding(f"earlier.status-new/{meant}", "status", patch=_status(meant))
    used = draft.other_use
    if used and _same(used.received_under, draft.reference):
        yield finding("earlier.itself", "other_use.received_under")


def _status(meant: str) -> Patch | None:
    return patch(("status", meant))


def _same(one: str, other: str) -> bool:
    return "".join(one.casefold().split()) == "".join(other.casefold().split())


def _among(one: str, said: str) -> bool:
    """Whether a text names a reference among others: “DE1 and DE2”."""
    return bool(re.search(rf"(?<![\w/.-]){re.escape(one)}(?![\w/-])", said, re.IGNORECASE))


def _addressed(draft: Request, one: Earlier, index: int) -> Iterator[Finding]:
    """An earlier request for the same, which is still open, or was refused."""
    if draft.status != "new" or not _for_the_same(draft, one):
        return
    if says("of_surrender", one.subject):
        return  # a person was asked for, and no evidence: after_surrender.py speaks
    if goes_elsewhere(draft, one):
        return  # another State has a letter of its own: nothing there is supplemented or replaced
    path = f"earlier[{index}]"
    if one.result is None and _theirs(draft, one):
        return  # a letter that the other State sent, and no request for this evidence
    if words := turned_down(one.result):
        if not (draft.statements or _explained(draft, one)):
            yield finding("earlier.refused", path, words=words)
    elif words := words_in("formal_words", "things_returned", one.result):
        if not draft.statements:
            yield finding("earlier.given-back", f"{path}.result", words=words)
    elif says("refused", one.result):
        return  # it was carried out, and something else was refused
    elif stands_beside(draft, one):
        yield from _beside(draft, one, path)
    elif one.result is None:
        yield finding("earlier.open/unsaid", path)
    elif words := found_in("unanswered", one.result):
        yield finding("earlier.open/unanswered", path, words=words)


def _beside(draft: Request, one: Earlier, path: str) -> Iterator[Finding]:
    """A letter on other people or another measure, of which it is not told how it stands."""
    silent = one.result is None and not told_elsewhere(draft)
    unanswered = found_in("unanswered", one.result) or found_in("no_result", one.result)
    traced = one.date and (one.reference or one.their_reference)
    if (silent or unanswered) and not (traced and still_wanted(draft, one)):
        yield finding("earlier.open/beside", path)


def _theirs(draft: Request, one: Earlier) -> bool:
    """Whether the subject tells that the requested State asked the requesting one."""
    by, to = (
        name_of_state(code).pattern for code in (draft.requested.state, draft.requesting.state)
    )
    asked = rf"{by}[^.;]{{0,30}} (?:asked|requested|a demandé|ersuchte|bat)\b[^.;]{{0,30}}{to}"
    return re.search(asked, " ".join((one.subject or "").split())) is not None


def turned_down(text: str | None) -> str:
    """The words by which a request was refused or returned; none where it was carried out.

    Things that went back after they had been handed over are no request that was returned.
    """
    said = list(sentences(text or ""))
    done = any(
        words_in("formal_words", "carried_out", one)
        and not words_in("formal_words", "not_carried_out", one)
        for one in said
    )
    for one in said:
        words = found_in("refused", one)
        if words and not words_in("formal_words", "things_returned", one) and not done:
            return words
    return ""


def _for_the_same(draft: Request, one: Earlier) -> bool:
    """Whether an earlier request was about what a measure asks for: by id, mark or holder."""
    if one.id and any(one.id in measure.earlier for measure in draft.measures):
        return True
    subject = one.subject or ""
    for measure in draft.measures:
        if named_in(subject, targets(measure)):
            return True
        holder = measure.holder.name if measure.holder else ""
        if holder and one.holder and _same(holder, one.holder):
            return True
    return False


def _explained(draft: Request, one: Earlier) -> bool:
    """Whether another text speaks of the earlier letter, by its reference or in such words."""
    texts = [p.text for p in free_text(draft) if not p.field.startswith("earlier[")]
    if one.reference and any(one.reference in text for text in texts):
        return True
    return any(says("of_an_earlier", text) for text in texts)


def _holder(draft: Request, one: Earlier, index: int) -> Iterator[Finding]:
    """A preservation on which a measure builds, but with another holder than the measure."""
    if one.kind != "preservation" or not one.id or not one.holder:
        return
    for measure in draft.measures:
        holder = measure.holder
        if one.id not in measure.earlier or holder is None:
            continue
        names = [holder.name, holder.service or "", holder.representative or ""]
        if not any(_alike(one.holder, name) for name in names if name):
            yield finding(
                "earlier.other-holder",
                f"earlier[{index}].holder",
                kept=one.holder,
                holder=holder.name,
                measure=measure.id,
            )


def _alike(one: str, other: str) -> bool:
    """Whether two names of a holder share their first word: Example Mail, Example Mail Ireland."""
    first, second = one.casefold().split(), other.casefold().split()
    return first[:1] == second[:1]
