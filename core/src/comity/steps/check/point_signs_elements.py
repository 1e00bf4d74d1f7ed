"""Signs on offences: no fact shows one, its origin is a label, its wording a title."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from comity.model.drafts.request import Measure
from comity.model.drafts.request_case import Offence
from comity.steps.check.lint_words import sentences
from comity.steps.check.point_seen import OPEN, STEM, Seen, has, stems
from comity.steps.check.point_signs_answered import asks_no_counterpart
from comity.steps.check.their_own_case import name_of_state
from comity.steps.check.words_beside import words_in

__all__ = ["ELEMENT_SIGNS"]

LIST = "offence_words"
SEVERAL = 2  # offences, of which one may only be added to make weight
FIGURE = re.compile(r"\d")
LEAST = 4  # letters of a word that tells something
FAMILIES = (  # of offences, each with words for it and words by which a fact would show it
    "forgery",
    "taxes",
    "bribery",
    "entrusted",
    "threats",
    "arms",
    "drugs",
    "danger",
    "disobeying",
    "currency",
    "office",
    "theft",
    "deceit",
    "group",
)


ORIGINS = ("taxes", "bribery", "entrusted", "threats", "drugs", "theft", "deceit")  # of money


def _family(title: str) -> str:
    return next((one for one in FAMILIES if words_in(LIST, f"crime-{one}", title)), "")


def _is_shown(family: str, title: str, told: str) -> bool:
    """Whether a text has words that show an offence: to defraud may be agreed on with a bribe."""
    together = family == "deceit" and bool(words_in(LIST, "agreed-on", title))
    families = (family, "bribery", "entrusted") if together else (family,)
    return any(words_in(LIST, f"shown-{one}", told) for one in families)


def _acts(seen: Seen) -> Iterator[str]:
    """Each text that may tell acts: facts, the summary, ties and reasons."""
    draft = seen.draft
    yield from seen.facts.values()
    yield draft.proceedings.summary or ""
    yield from (one.connection or "" for one in draft.persons if not one.protect)
    yield from (one.nexus or "" for one in draft.measures)
    yield from (one.participation or "" for one in draft.offences)


def _to_be_judged(seen: Seen) -> bool:
    """Acts are still to be judged, and a measure needs compulsion or hears somebody."""
    kinds = [seen.kind(one) for one in seen.draft.measures]
    asks = any(one.coercive or one.items_are == "matters" for one in kinds)
    return seen.draft.proceedings.nature in OPEN and asks and bool(seen.facts)


def _offence_untold(seen: Seen) -> str:
    """The title of an offence of which no fact has any words that would show it."""
    if not _to_be_judged(seen):
        return ""
    told = "\n".join(_acts(seen))
    for one in seen.draft.offences:
        family = _family(one.title)
        proved = any(element.facts for element in one.elements)
        if family and not (proved or _is_shown(family, one.title, told)):
            return one.title
    return ""


def _origin_a_label(seen: Seen) -> str:
    """Laundering whose first offence is named, and no fact tells an act of it with a figure."""
    if not _to_be_judged(seen):
        return ""
    return next(filter(None, (_label(seen, one) for one in seen.draft.offences)), "")


def _label(seen: Seen, offence: Offence) -> str:
    named = (offence.predicate or "").replace("-", " ")
    family = _family(named)
    told = list(seen.facts.values())
    if family not in ORIGINS or any(map(_listed, told)):
        return ""
    acts = [one for one in told if words_in(LIST, f"act-of-{family}", one)]
    return "" if len(acts) > 1 or any(FIGURE.search(one) for one in acts) else named


def _listed(text: str) -> bool:
    """Whether acts are listed with their days or sums, and not people with their days of birth."""
    return bool(has("acts-listed", text)) and not words_in(LIST, "day-of-birth", text)


def _title_for_text(seen: Seen) -> str:
    """One of several offences whose text says no more than its title, and that has no number."""
    draft = seen.draft
    if len(draft.offences) < SEVERAL or not _to_be_judged(seen):
        return ""
    bare = (one for one in draft.offences if not (one.annex or one.elements))
    return next((one.title for one in bare if _says_no_more(one)), "")


def _says_no_more(offence: Offence) -> bool:
    more = stems(offence.text, least=LEAST) - stems(offence.title, least=LEAST)
    return not any(not words_in(LIST, "of-any-offence", one) for one in more)


def _counterpart_of_some(seen: Seen) -> str:
    """Offences of which nothing tells the counterpart, beside one of which something does."""
    served = [one for one in seen.draft.measures if _counterpart_counts(seen, one)]
    ids = {name for one in served for name in one.offences}
    offences = [one for one in seen.draft.offences if one.id in ids or not ids]
    if not served or not any(map(_counterpart_named, offences)):
        return ""
    plain = [one for one in offences if has("plain-crime", f"{one.title} {one.category or ''}")]
    open_ = [one for one in offences if not (_counterpart_named(one) or one in plain)]
    return ", ".join(one.id for one in open_)


def _counterpart_counts(seen: Seen, measure: Measure) -> bool:
    kind = seen.kind(measure)
    return kind.coercive and not kind.decided and not asks_no_counterpart(seen.resolved, measure)


def _counterpart_named(offence: Offence) -> bool:
    told = offence.dual_criminality
    listed = bool(told and (told.listed_as or told.statement or told.three_years))
    return bool(offence.requested_law or listed or any(x.requested_law for x in offence.elements))


def _speaks_against(seen: Seen) -> str:
    """A fact that denies what an offence needs: a loss, a threat, a death."""
    if not _to_be_judged(seen):
        return ""
    told = (
        one for text in seen.facts.values() for one in sentences(text) if not has("under-oath", one)
    )
    words = next(filter(None, (words_in(LIST, "speaks-against", one) for one in told)), "")
    threatens = any(_family(one.title) == "threats" for one in seen.draft.offences)
    return "" if has("of-a-threat", words) and not threatens else words


def _paper_kept_back(seen: Seen) -> str:
    """A report or a statement that is said to be in the file at home, and that no annex is."""
    draft = seen.draft
    if not _to_be_judged(seen):
        return ""
    titles = " ".join(one.title for one in draft.annexes).casefold()
    shown = {one.id for one in draft.facts if one.annexes}
    told = [text for name, text in seen.facts.items() if name not in shown]
    told += [one.text for one in draft.remarks]
    there = name_of_state(draft.requested.state)  # its own papers need not be sent to it
    for one in (sentence for text in told for sentence in sentences(text)):
        words = "" if there.search(one) else words_in(LIST, "paper-at-home", one)
        paper = words_in(LIST, "a-paper", words)[:STEM].casefold()
        if words and paper not in titles:
            return words
    return ""


ELEMENT_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "offence-untold": _offence_untold,
    "origin-a-label": _origin_a_label,
    "title-for-text": _title_for_text,
    "counterpart-of-some": _counterpart_of_some,
    "speaks-against": _speaks_against,
    "paper-kept-back": _paper_kept_back,
}
"""The signs of a request on its offences, by the name that points.toml has for each."""
