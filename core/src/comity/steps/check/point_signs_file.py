"""Signs of what any request leaves to be asked: days that press, use, what goes first, treaty."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping

from comity.law.covers import coverage
from comity.model.drafts.request import Measure, Request
from comity.model.records import AssistanceKind
from comity.steps.check.departed import victims_alone
from comity.steps.check.point_letters import talked
from comity.steps.check.point_seen import TRIED, Seen, answered_in_measure, asked, has, stems
from comity.steps.check.said_in_text import dates_in, says

__all__ = ["FILE_SIGNS", "FILE_SIGNS_MEASURE"]

DAYS = ("hearing_date", "serve_by", "valid_until")  # particulars that name a day
TIMES = ("timing", "coordination")  # particulars that name a time in words
NUMBER = re.compile(r"\d")
SLOW = ("central-authorities", "diplomatic")  # roads on which a letter lies on several desks
SHORT = 100  # days in which an ordinary letter on them is seldom carried out
SOME = dt.timedelta(days=730)  # after which a case has often asked before
LEAST = 6  # letters of a word that tells something
SEVERAL = 3  # measures of which one may hold up the others
MANY = 4  # measures that do not all come at once
# in others, such as an inquest, part of a request may fall outside the treaty
CRIMINAL = ("investigation", "prosecution", "trial", "execution", "confiscation")


def _no_day(seen: Seen) -> bool:
    """No field and no reason names a day that presses, or says that none does."""
    draft, urgency = seen.draft, seen.draft.urgency
    kinds = [seen.kind(one) for one in draft.measures]
    if all(kind.decided or kind.preserving or kind.routed for kind in kinds):
        return False
    calm = urgency and urgency.level == "ordinary" and not urgency.reason
    dated = draft.hearings or (urgency and (urgency.deadline or urgency.level == "emergency"))
    dated = dated or calm
    if dated or any(_dated(one) for one in draft.measures) or _acted_on(draft):
        return False
    why = (urgency and urgency.reason) or ""
    told = f"{why}\n{draft.proceedings.stage or ''}"
    if has("day-proposed", seen.texts) or _time_told(draft):
        return False
    said = (why, *(one.text for one in draft.remarks if one.part == "urgency"))
    hurry = not any(has("no-hurry", text) for text in said)
    return hurry and not (NUMBER.search(why) or has("days-told", told))


def _time_told(draft: Request) -> bool:
    """A month, a season or the end of limitation that presses, where a day is not known yet."""
    texts = [draft.urgency.reason if draft.urgency else "", draft.proceedings.stage]
    texts += [draft.confidentiality.until if draft.confidentiality else ""]
    texts += [one.text for one in draft.remarks if one.part in ("execution", "urgency")]
    for one in draft.measures:
        particulars = one.particulars or {}
        texts += [one.purpose, one.attendance, *(particulars.get(name) for name in TIMES)]
    ends = [one.limitation.text for one in draft.offences if one.limitation]
    ends += [one.text for one in draft.facts]
    coming = any(has("month-ahead", one) for one in texts if isinstance(one, str))
    return coming or any(has("time-runs-out", one) for one in ends)


def _acted_on(draft: Request) -> bool:
    """Whether the day is told on which the measures are taken, or that it is today.

    That a measure is not taken before a day does not tell by when it is.
    """
    why = (draft.urgency and draft.urgency.reason) or ""
    secret = draft.confidentiality and draft.confidentiality.until_date
    times = [
        str((one.particulars or {}).get(name) or "") for one in draft.measures for name in TIMES
    ]
    return bool(
        (secret and any(one.not_before for one in draft.measures))
        or any(dates_in(one) for one in times)
        or has("acts-today", why)
    )


def _dated(measure: Measure) -> bool:
    particulars = measure.particulars or {}
    reason = getattr(measure, "deadline_reason", None)
    return bool(measure.deadline or reason or any(particulars.get(name) for name in DAYS))


def _due_soon(seen: Seen) -> str:
    """The number of days to the first day that is named, where a letter goes from office to office.

    Nothing is asked where other days are offered, a copy goes ahead or the day was talked about.
    """
    draft, way = seen.draft, seen.draft.transmission
    if way is None or way.road not in SLOW or way.urgent_copy:
        return ""
    if draft.urgency and draft.urgency.level == "emergency":
        return ""
    named = [one.date for one in draft.hearings] + [one.deadline for one in draft.measures]
    named.append(draft.urgency.deadline if draft.urgency else None)
    left = [(day - draft.date).days for day in named if day and day >= draft.date]
    told = "\n".join(f"{one.subject or ''}. {one.result or ''}" for one in draft.earlier)
    why = (draft.urgency and draft.urgency.reason) or ""
    if not left or min(left) > SHORT or says("talked", told) or has("no-hurry", why):
        return ""
    return "" if has("agreed", why) else str(min(left))


def _political(seen: Seen) -> str:
    """Words on politics in what is told of the case or of those who are suspected."""
    case = seen.draft.proceedings
    tried = [one for one in seen.draft.persons if one.role in TRIED and not one.protect]
    told = [*seen.facts.values(), case.summary or "", case.stage or ""]
    told += [f"{one.occupation or ''}. {one.connection or ''}" for one in tried]
    said = (has("political", text) for text in told)
    return next((one for one in said if one and not victims_alone(seen, one)), "")


def _evidence(kind: AssistanceKind) -> bool:
    """Whether words, papers, data or things are brought back that need compulsion."""
    other = kind.of_property or kind.decided or kind.routed or kind.preserving
    return not other and (kind.coercive or bool(kind.data))


def _evidence_asked(seen: Seen) -> bool:
    """Evidence is asked for, and no promise limits its use."""
    if any(one.kind == "specialty" for one in seen.draft.assurances):
        return False
    return any(_evidence(seen.kind(one)) for one in seen.draft.measures)


def _some_forced(seen: Seen) -> str:
    """The measures of several that need most there, where others need little."""
    asked_now = [one for one in seen.draft.measures if not _kept(seen, one)]
    measures = [one for one in asked_now if not _hands_on(seen, one)]
    hard = [one for one in measures if _weighed(seen.kind(one))]
    if not hard and (len(measures) >= MANY or seen.draft.proceedings.nature not in CRIMINAL):
        hard = [one for one in measures if _compelled(seen.kind(one))]
    others = [kind for one in measures if one not in hard and _alone(kind := seen.kind(one))]
    few = SEVERAL if seen.draft.proceedings.nature in CRIMINAL else SEVERAL - 1
    if len(measures) < few or not (hard and others):
        return "" if hard else _beside_papers(seen)
    return ", ".join(one.id for one in hard)


def _kept(seen: Seen, measure: Measure) -> bool:
    """Whether property that is held there already is only to stay held."""
    kind = seen.kind(measure)
    return kind.of_property and not kind.decided and measure.already_held is not None


def _hands_on(seen: Seen, measure: Measure) -> bool:
    """Whether a measure only hands over what another measure of the request takes or makes."""
    things = seen.kind(measure).items_are == "things"
    if not things or measure.holder or not has("given-over", measure.title or ""):
        return False
    own = stems("\n".join(measure.items), least=LEAST)
    taken = [one for one in seen.draft.measures if _samples(seen.kind(one))]
    return bool(own & stems("\n".join(map(asked, taken)), least=LEAST))


def _samples(kind: AssistanceKind) -> bool:
    """Whether something is examined there, or taken from somebody's body."""
    body = kind.coercive and kind.intrusive and kind.identity and not kind.enters
    return kind.items_are == "acts" or (body and not kind.items_are)


def _beside_papers(seen: Seen) -> str:
    """Hearings that need compulsion, beside papers of an authority that gave such papers before."""
    measures = seen.draft.measures
    if not any(one.result for one in seen.draft.earlier):
        return ""
    held = [one.holder for one in measures if getattr(one, "earlier", ()) and one.holder]
    papers = any(one.kind == "authority" for one in held)
    kinds = {one.id: seen.kind(one) for one in measures}
    forced = [name for name, kind in kinds.items() if kind.coercive and kind.items_are == "matters"]
    return ", ".join(forced) if papers else ""


def _weighed(kind: AssistanceKind) -> bool:
    """Whether a court there has much to weigh: a search, the whole of data, or what is live."""
    content = kind.electronic and kind.intrusive
    return kind.coercive and ((kind.enters and kind.intrusive) or content or kind.live)


def _compelled(kind: AssistanceKind) -> bool:
    """Whether people must speak, or things or property are taken."""
    return kind.coercive and (kind.of_property or kind.items_are in ("things", "matters"))


def _alone(kind: AssistanceKind) -> bool:
    """Whether a measure can be carried out by itself, and takes nothing that another finds."""
    follows = kind.decided or kind.electronic or kind.items_are in ("things", "acts")
    return not (follows or kind.of_property or kind.routed)


def _article_told(seen: Seen, measure: Measure) -> bool:
    """A remark, or a text of the measure, names an article of the treaty."""
    told = [*(one.text for one in seen.draft.remarks), answered_in_measure(seen, measure)]
    return any(has("article-told", one) for one in told)


def _no_article(seen: Seen, measure: Measure) -> bool:
    """A treaty is named, and neither an article nor its terms, as known, name such a measure."""
    basis, on = seen.draft.basis, seen.resolved.on
    if not basis or any(one.articles or has("article-cited", one.instrument) for one in basis):
        return False
    known = [one.instrument for one in seen.resolved.bases if one.named or one.relied_on]
    if all(has("comity-alone", one.instrument) for one in basis):
        return False
    return not any(coverage(one, measure.kind, on).covered == "yes" for one in known)


def _final_unproved(seen: Seen, measure: Measure) -> bool:
    """No annex shows that a decision is final and may be enforced."""
    titles = "\n".join(one.title for one in seen.draft.annexes)
    return not has("proof-of-final", titles)


def _paid_from_it(managed: str) -> bool:
    """Whether some costs are paid from what is held, and nothing says so of lawyers and living."""
    return bool(has("paid-from-it", managed)) and not has("fees-and-living", managed)


def _free_part_untold(seen: Seen, measure: Measure) -> bool:
    """Nothing says what stays free of property that is held, or who looks after it."""
    assets = seen.assets(measure)
    particulars = measure.particulars or {}
    managed = [str(particulars.get("management") or ""), *(one.management or "" for one in assets)]
    if any(managed):
        return _paid_from_it("\n".join(managed))
    # what may be sold by the suspect is no word on who keeps it
    told = answered_in_measure(seen, measure).replace(str(particulars.get("dissipation_risk")), "")
    things = "\n".join((asked(measure), *(one.description for one in assets)))
    ceiling = has("held-up-to", told) and not has("kept-with-work", things)
    return not (has("left-free", told) or ceiling)


def _some_years_old(seen: Seen) -> bool:
    """Conduct that ended two years ago or more, and no step before this letter is told."""
    draft = seen.draft
    ends = [one.committed_to or one.committed_from for one in draft.offences]
    old = any(day and draft.date - day >= SOME for day in ends)
    kinds = [seen.kind(one) for one in draft.measures]
    if all(kind.decided or kind.items_are == "papers" for kind in kinds):
        return False
    told = any(one.part == "earlier" or says("asked_before", one.text) for one in draft.remarks)
    told = told or talked(draft)
    return not draft.earlier and draft.status == "new" and old and not told


def _no_decision_yet(seen: Seen, measure: Measure) -> bool:
    """Nothing is said to be decided: another question asks what the measure rests on."""
    orders = [measure.order, *(one.order for one in seen.assets(measure))]
    return not any(orders) and not seen.draft.proceedings.decisions


FILE_SIGNS: Mapping[str, Callable[[Seen], bool | str]] = {
    "no-day": _no_day,
    "due-soon": _due_soon,
    "political": _political,
    "some-years-old": _some_years_old,
    "evidence-asked": _evidence_asked,
    "some-forced": _some_forced,
}
"""The signs of a request, by the name that points.toml has for each."""

FILE_SIGNS_MEASURE: Mapping[str, Callable[[Seen, Measure], bool | str]] = {
    "no-article": _no_article,
    "article-told": _article_told,
    "no-decision-yet": _no_decision_yet,
    "final-unproved": _final_unproved,
    "free-part-untold": _free_part_untold,
}
"""The signs of a measure, by the name that points.toml has for each."""
