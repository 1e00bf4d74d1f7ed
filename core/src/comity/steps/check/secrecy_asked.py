"""Checks of the secrecy that is wanted: why, of what, towards whom, until when.

A wish for secrecy is no ban: it does not bind the courts of the requested State, and whoever is
searched, heard or served there sees the order. So it needs a reason, and an end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from comity.law.assistance_kinds import kind_of
from comity.model.drafts.asking import Asking
from comity.model.drafts.request import Measure, Request
from comity.model.drafts.request_conditions import Confidentiality
from comity.model.findings import Finding
from comity.model.records import AssistanceKind
from comity.steps.check.lint_words import sentences
from comity.steps.check.said_in_text import says
from comity.steps.check.words_beside import told_in, words_in
from comity.text import free_text
from comity.text.messages import finding

__all__ = ["check_secrecy", "end_in_words", "may_be_told"]

Kinds = Mapping[str, AssistanceKind]
AT = "confidentiality"
WORDS = "open_words"


def check_secrecy(draft: Request, kinds: Kinds) -> Iterator[Finding]:
    """The findings on the confidentiality of a request: one for its reason or its end."""
    secrecy = draft.confidentiality
    yield from _holder(draft)
    if secrecy is None or not secrecy.wanted:
        return
    if not secrecy.reason and may_be_told(draft, secrecy):  # it is asked of others alone
        return
    if _of_the_press_alone(draft, secrecy):
        return
    opened = next((m for m in draft.measures if _becomes_known(kind_of(kinds, m.kind))), None)
    ended = _ends(secrecy)
    known = not secrecy.reason and may_be_told(draft, secrecy)  # secret from others alone
    if (
        not secrecy.reason
        and not known
        and not _explained(draft, secrecy, surprise=bool(opened and ended))
    ):
        yield finding("form.secrecy-without-reason", AT)
    elif says("own_secrecy", secrecy.reason) and not says("learns", secrecy.reason):
        yield finding("form.secrecy-at-home", f"{AT}.reason")
    elif opened and not ended:
        reasoned = says("learns", secrecy.reason) or says("with_reason", secrecy.reason)
        told = reasoned or words_in(WORDS, "towards_press", secrecy.reason)
        wish = says("wish_only", secrecy.reason) and not told
        which = "form.secrecy-end/wish" if wish else "form.secrecy-end/open"
        yield finding(which, AT, measure=opened.id)
    elif not ended:
        yield finding("form.secrecy-end", AT)


def _of_the_press_alone(draft: Request, secrecy: Confidentiality) -> bool:
    """Whether all that is told of the secrecy is that the press and the public learn nothing."""
    ends = secrecy.until or secrecy.until_date or secrecy.order
    if secrecy.reason or secrecy.may_know or secrecy.user_notice or ends:
        return False
    if any(getattr(one, "confidential", None) for one in draft.measures):
        return False
    texts = [one.text for one in draft.remarks if one.part == "confidentiality"]
    parts = [part for text in texts for part in sentences(text)]
    told = [one for one in parts if words_in(WORDS, "towards_press", one)]
    return bool(parts) and told == parts and not any(_of_people(one) for one in parts)


def _of_people(text: str) -> bool:
    return bool(words_in(WORDS, "towards_people", text))


def _becomes_known(kind: AssistanceKind) -> bool:
    """Whether those whom a measure concerns see it carried out."""
    seen = (
        kind.enters or kind.of_property or kind.decided or kind.items_are in ("matters", "papers")
    )
    return seen and not kind.live


def _ends(secrecy: Confidentiality) -> bool:
    """Whether anything says until when, or an order of a court governs it."""
    if secrecy.until or secrecy.until_date or secrecy.order:
        return True
    return says("until_then", secrecy.reason) or end_in_words(secrecy)


def end_in_words(secrecy: Confidentiality) -> bool:
    """Whether the reason, or who may know, tells the end: before a search, until leave is given."""
    return any(words_in(WORDS, "ends_with", one) for one in (secrecy.reason, secrecy.may_know))


def _explained(draft: Request, secrecy: Confidentiality, *, surprise: bool) -> bool:
    """Whether another text says why: that somebody would flee, or that a search is a surprise."""
    if surprise or secrecy.notice_grounds or secrecy.order:
        return True
    texts = [paragraph.text for paragraph in free_text(draft)]
    return any(
        says("learns", text) or told_in(WORDS, "fear_of_loss", text, "fades") for text in texts
    )


def may_be_told(draft: Asking, secrecy: Confidentiality) -> bool:
    """Whether the person concerned knows, or may be told: the secrecy is asked of others."""
    told = [secrecy.may_know, secrecy.reason]
    for one in draft.measures:
        told += [getattr(one, "confidential", None), (one.particulars or {}).get("consent")]
    texts = [one for one in told if isinstance(one, str)]
    return any(told_in(WORDS, "may_be_told", text, "not_told") for text in texts)


def _holder(draft: Request) -> Iterator[Finding]:
    """A holder who has said that its own law may stand in the way."""
    if any(measure.fallback for measure in draft.measures):
        return
    told = [(f"channels[{n}].result", one.result, True) for n, one in enumerate(draft.channels)]
    told += [(f"earlier[{n}].result", one.result, True) for n, one in enumerate(draft.earlier)]
    told += [(f"facts[{n}].text", one.text, False) for n, one in enumerate(draft.facts)]
    for field, text, answer in told:
        for sentence in sentences(text or ""):
            if says("bound_holder", sentence) and (answer or says("speaks_as_holder", sentence)):
                yield finding("links.holder-bound", field, measure=_of_a_holder(draft))
                return


def _of_a_holder(draft: Request) -> str:
    """The first measure that is directed at a holder; else the first of all."""
    held: list[Measure] = [one for one in draft.measures if one.holder] or list(draft.measures)
    return held[0].id
