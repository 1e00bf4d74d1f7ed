"""Checks of what became of earlier letters: no answer, questions put back, terms of use."""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.drafts.request_papers import Earlier
from comity.model.findings import Finding, Severity
from comity.steps.check.letters_beside import still_wanted
from comity.steps.check.put_back import put_by_them
from comity.steps.check.said_in_text import found_in, says
from comity.steps.check.words_beside import word_list, words_in
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["check_answers"]

WAITING = 90  # days after which an unanswered letter is asked about
REPEATS = ("formal_words", "repeated")
FOLLOWS = ("follow-up", "withdrawal", "consent-to-use")  # which are about that letter themselves


def check_answers(draft: Request, told: frozenset[str]) -> Iterator[Finding]:
    """The findings on the answers to earlier letters; ``told`` are fields with one already."""
    if draft.status in FOLLOWS:
        yield from _again(draft)
        return
    for index, one in enumerate(draft.earlier):
        path = f"earlier[{index}]"
        if path not in told:
            yield from _waiting(draft, one, path)
            yield from _questions(draft, one, path)
        yield from _terms(draft, one, path)


def _waiting(draft: Request, one: Earlier, path: str) -> Iterator[Finding]:
    """A letter that has lain for months: its state is asked for before more is asked."""
    still = found_in("unanswered", one.result) or found_in("no_result", one.result)
    if one.kind != "request" or not still or one.date is None or says("of_surrender", one.subject):
        return
    if (draft.date - one.date).days < WAITING or _done(one.result or ""):
        return
    if _replaced(draft, one):
        return
    at = f"{path}.result"
    yield finding("earlier.waiting", at, weight=Severity.ADVICE, sent=one.date, words=still)


def _replaced(draft: Request, one: Earlier) -> bool:
    """Whether this letter takes the place of that one, and tells what of it falls away."""
    return bool(
        draft.replaces
        and one.reference
        and one.reference.casefold() in draft.replaces.casefold()
        and still_wanted(draft, one)
    )


def _again(draft: Request) -> Iterator[Finding]:
    """A letter that repeats others, and gives no reference or asks nobody what they became."""
    letters = [(n, one) for n, one in enumerate(draft.earlier) if one.kind == "request"]
    silent = [
        (n, one, words)
        for n, one in letters
        if not _done(one.result or "")
        and (words := found_in("unanswered", _told(one)) or words_in(*REPEATS, _told(one)))
    ]
    texts = [paragraph.text for paragraph in free_text(draft)]
    asked = any(words_in("point_words", "asked-whom", text) for text in texts)
    untraced = next((row for row in silent if not _traced(row[1])), None)
    if not silent or (asked and untraced is None):
        return
    index, _, words = untraced or silent[0]
    weight = Severity.WARNING if len(silent) > 1 else Severity.ADVICE
    at = f"earlier[{index}].{'reference' if untraced else 'result'}"
    id_ = "earlier.waiting/again" if untraced else "earlier.waiting/unasked"
    yield finding(id_, at, weight=weight, words=words, count=len(silent))


def _told(one: Earlier) -> str:
    return f"{one.subject or ''} {one.result or ''}"


def _traced(one: Earlier) -> bool:
    """Whether the other side can find a letter in its files."""
    return bool(one.date and (one.reference or one.their_reference))


def _done(result: str) -> bool:
    """Whether a letter was answered, and no part of it is told to be open."""
    told = word_list("formal_words", "no_answer_yet").sub(" ", result)
    part = words_in("formal_words", "in_part", result)
    return bool(words_in("formal_words", "letter_done", told)) and not part


def _questions(draft: Request, one: Earlier, path: str) -> Iterator[Finding]:
    """The other side asked for more, and no text of this request answers."""
    for name, told in put_by_them(draft, one).items():
        if says("asked_back", told):
            if not _answers(draft):
                yield finding("earlier.questions", f"{path}.{name}")
            return


def _answers(draft: Request) -> bool:
    texts = [p.text for p in free_text(draft) if not p.field.startswith("earlier[")]
    texts += [annex.title for annex in draft.annexes]
    return any(says("answering", text) for text in texts)


def _terms(draft: Request, one: Earlier, path: str) -> Iterator[Finding]:
    """What came before was given on terms, and nothing says that they hold for this too."""
    promised = any(a.use or "use-limited" in a.promise for a in draft.assurances)
    if one.kind == "contact" or promised or draft.use:
        return
    if says("on_terms", one.result):
        yield finding("earlier.terms", f"{path}.result")
