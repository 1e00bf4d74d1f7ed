"""Judges or officers of the requesting State who would examine somebody there themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import denies
from comity.steps.check.papers_named import has_paper
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["check_commission", "lacks_questions", "sides_examine", "with_initials"]

SAID = ("title", "purpose", "result", "necessity")
SHORT = 5  # letters of a name
WORD = re.compile(r"[^\W\d_]{10,}")  # long enough to name an office, and not any office
SENTENCE = re.compile(r"(?<=\w\w[.;!?])\s+|(?<=\)[.;])\s+")
THEIRS = re.compile(r"\b(?:your|yours|requested|votre|requis|Ihr\w*|ersuchten)\b", re.IGNORECASE)


def with_initials(text: str) -> list[str]:
    """The sentences of a text, roughly; none ends after the initial of a name."""
    return SENTENCE.split(" ".join(text.split()))


def lacks_questions(draft: Request, measure: Measure, kind: AssistanceKind) -> bool:
    """Whether somebody is to be heard, and no questions are listed or enclosed."""
    hears = kind.items_are == "matters"
    return hears and not (measure.questions or has_paper(draft, "questions"))


def sides_examine(measure: Measure) -> bool:
    """Whether the sides themselves examine and cross-examine: no list of questions fits that."""
    own = measure.particulars or {}
    asks = any_of("heard", ("puts_questions",)).search(str(own.get("examiner") or ""))
    return bool(asks and own.get("cross_examination"))


def check_commission(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind
) -> Iterator[Finding]:
    """Own judges as commissioners there, and no word on order, objections and compulsion."""
    if kind.items_are != "matters":
        return
    texts = list(_texts(measure, path))
    told = " ".join([text for _, text in texts] + [one.text for one in draft.remarks])
    if any_of("heard", ("order_kept",)).search(told):
        return
    for field, text in texts:
        for sentence in with_initials(text):
            named = any_of("heard", ("commission",)).search(sentence)
            if named and _own(draft, measure, sentence) and not denies(sentence):
                yield finding("extent.commission", field, words=sentence.strip(" ."))
                return


def _texts(measure: Measure, path: str) -> Iterator[tuple[str, str]]:
    examiner = (measure.particulars or {}).get("examiner")
    if examiner:
        yield f"{path}.particulars.examiner", str(examiner)
    if measure.procedure:
        yield f"{path}.procedure.wished", measure.procedure.wished
    for name in SAID:
        if text := getattr(measure, name):
            yield f"{path}.{name}", text


def _own(draft: Request, measure: Measure, sentence: str) -> bool:
    """Whether a sentence names somebody of the requesting State: by name, or by a long title."""
    if THEIRS.search(sentence):
        return False
    said, asking = sentence.casefold(), draft.requesting
    people = list(measure.procedure.officers) if measure.procedure else []
    people += [asking.issued_by.name, measure.attendance or ""]
    names = [name.strip(" .") for text in people for name in re.split(r"[,;:]", text)]
    if any(len(name) > SHORT and name.casefold() in said for name in names):
        return True
    titles = [asking.issued_by.title or "", asking.authority.name if asking.authority else ""]
    own = {word.casefold() for text in titles for word in WORD.findall(text)}
    return bool(own & {word.casefold() for word in WORD.findall(sentence)})
