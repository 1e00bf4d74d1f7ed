"""Officers who would be present in the other State: named, by its leave, and told when?"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from comity.model.drafts.request import Measure, Request
from comity.model.findings import Finding
from comity.model.records import owner_of
from comity.steps.check.linked_hearings import follows_from_home
from comity.steps.check.lint_words import denies, sentences
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.words_beside import word_list, words_in
from comity.text.messages import finding
from comity.text.word_lists import any_of

__all__ = ["attendance", "by_leave", "present_in"]

COUNT = re.compile(
    r"^(?:(?:an?|the|our|one|two|three|four|five|some|un|une|deux|trois|des|les|le|la|nos|zwei|drei"
    r"|ein|eine|die|der|unsere|\d+) )+",
    re.IGNORECASE,
)
COUNT_OF_ONE = re.compile(r"^(?:(?:the|our|le|la|der|die|this|same) )+")
CLAUSE = re.compile(r"[,;.(]|\b(?:who|qui)\b")
NAME = re.compile(r"(?<!\w)[^\W\d_a-z][\w'’-]*\.?\s+[^\W\d_a-z][\w'’-]+")
WITHOUT = re.compile(r",?\s(?:without|sans|ohne)\b.*", re.IGNORECASE | re.DOTALL)
VISIT = dt.timedelta(days=7)  # first and last day of a measure so near are the days of a visit
ASKED = ("title", "purpose", "result", "necessity", "fallback", "deadline_reason")


def present_in(measure: Measure, path: str) -> Iterator[tuple[str, str]]:
    """Where the officers are named, so that the words need not say whose they are."""
    told = measure.attendance or ""
    away = words_in("point_words", "presence-not-asked", told) or follows_from_home(told)
    if told and not away:
        yield f"{path}.attendance", told
    for index, officer in enumerate(measure.procedure.officers if measure.procedure else ()):
        yield f"{path}.procedure.officers[{index}]", officer


def by_leave(text: str) -> bool:
    """Whether a text leaves what officers do to the consent of the other State."""
    return bool(any_of("execution", ("by_leave",)).search(text))


def attendance(
    draft: Request, measure: Measure, present: list[tuple[str, str]]
) -> Iterator[Finding]:
    """Officers who are only to be present: named, by leave, and told the date and place?

    Names, the wish to attend and the date may stand in any measure, or in a remark. So it is asked
    once, of the first measure that they would attend.
    """
    attended = [
        one for one in draft.measures if any(_ours(draft, text) for _, text in present_in(one, ""))
    ]
    if not attended or attended[0] is not measure:
        return
    all_present = _attending(draft)
    told = [*all_present, *_texts(draft)]
    asked = any(by_leave(text) for text in told) or any(_wished(draft))
    titled = asked and _by_full_title(draft)
    if _signer_alone(draft) and (titled or any(map(by_leave, all_present))):
        return
    field = next(field for field, text in present if _ours(draft, text))
    if not _all_named(draft, all_present):
        variant = "unnamed" if asked else "both"
    elif not asked:
        variant = "leave"
    elif not (all(map(_dated, attended)) or _any("told_when", told) or _proposed(told)):
        variant = "when"
    else:
        return
    measures = tuple(one.id for one in attended)
    yield finding(f"extent.attendance/{variant}", field, measures=measures)


def _attending(draft: Request) -> list[str]:
    return [text for one in draft.measures for _, text in present_in(one, "")]


def _signer_alone(draft: Request) -> bool:
    """Whether nobody would attend but whoever signs, whose name the request has: “the judge”."""
    signer = draft.requesting.issued_by
    if signer is None or not signer.name:
        return False
    titles = set(re.findall(r"\w+", f"{signer.title or ''} {signer.capacity or ''}".casefold()))
    for text in _attending(draft):
        head, *rest = CLAUSE.split(text)
        if not set(_bare(head)) <= titles or any(_officials(one) for one in rest):
            return False
    return True


def _by_full_title(draft: Request) -> bool:
    """Whether each text names whoever signs by the very title of the signature."""
    signer = draft.requesting.issued_by
    title = re.findall(r"\w+", (signer.title or "").casefold()) if signer else []
    return all(_bare(CLAUSE.split(text)[0]) == title for text in _attending(draft))


def _bare(head: str) -> list[str]:
    return COUNT_OF_ONE.sub("", head.casefold()).split()


def _ours(draft: Request, text: str) -> bool:
    """Whether a text names officials, and does not place all of them in the requested State."""
    parts = re.split(r"[,;.]|\b(?:and|und|et)\b", text)
    there = name_of_state(owner_of(draft.requested.state))
    return any(
        _officials(part) and not (there.search(part) or _any("of_that_side", [part]))
        for part in parts
    )


def _texts(draft: Request) -> list[str]:
    """What a request says of its measures, and beside them."""
    texts = [one.text for one in draft.remarks]
    if draft.transmission and draft.transmission.way:
        texts.append(draft.transmission.way)
    for measure in draft.measures:
        if procedure := measure.procedure:
            texts += [procedure.wished, procedure.reason or ""]
    return texts


def _wished(draft: Request) -> Iterator[bool]:
    """Whether a text asks for their presence, and does not only say that they will come."""
    for measure in draft.measures:
        texts = [getattr(measure, name) or "" for name in ASKED] + list(measure.items)
        texts += [measure.procedure.wished] if measure.procedure else []
        yield from (_asks(sentence) for text in texts for sentence in sentences(text))
        for sentence in sentences(measure.attendance or ""):
            yield _any("wishes", [sentence])
    for remark in draft.remarks:
        yield from (_asks(one) and _any("wishes", [one]) for one in sentences(remark.text))


def _asks(sentence: str) -> bool:
    rest = any_of("heard", ("will_attend",)).sub(" ", sentence)
    rest = WITHOUT.sub(" ", rest)  # “presence without powers of their own” is asked for
    theirs = _officials(sentence) or bool(
        re.search(r"\b(?:we|our|their|nous|leur|wir|unsere\w*|ihrer?)\b", sentence, re.I)
    )
    return theirs and _any("presence_there", [rest]) and not denies(rest)


def _all_named(draft: Request, present: list[str]) -> bool:
    """Whether somebody is named among those present, or a text says that the names follow."""
    remarks = [one.text for one in draft.remarks]
    told = [*remarks, *present]
    marks = [re.escape(one.id) for one in draft.annexes if one.id]
    if marks and any(re.search(rf"\b(?:{'|'.join(marks)})\b", text) for text in told):
        return True
    if any(_named(text) for text in present) or _any("names_follow", told):
        return True
    if any(word_list("open_words", "in_a_list").search(text) for text in present):
        return True
    titles = [one.title for one in draft.annexes]
    if _any("list_of_names", titles) or any(
        _any("names_word", [title]) and _officials(title) for title in titles
    ):
        return True
    return any(
        _officials(sentence) and _named(sentence) and _any("presence_there", [sentence])
        for text in remarks
        for sentence in sentences(text)
    )


def _dated(measure: Measure) -> bool:
    """Whether the measure itself fixes its days, so that nobody needs to be told."""
    if measure.not_before and measure.not_before == measure.deadline:
        return True
    if measure.not_before and measure.deadline and measure.deadline - measure.not_before <= VISIT:
        return True
    return any(name in (measure.particulars or {}) for name in ("timing", "hearing_date"))


def _proposed(texts: list[str]) -> bool:
    """Whether a day, a week or a month is proposed, to which the other side answers."""
    return any(words_in("point_words", "day-proposed", text) for text in texts)


def _any(name: str, texts: list[str]) -> bool:
    return any(any_of("heard", (name,)).search(text) for text in texts)


def _officials(text: str) -> bool:
    return bool(any_of("heard", ("officials",)).search(text))


def _named(text: str) -> bool:
    """Whether a text has a name: two words in capitals, once what counts them is out."""
    return bool(NAME.search(COUNT.sub("", text)))
