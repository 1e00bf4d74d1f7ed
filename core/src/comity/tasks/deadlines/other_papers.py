"""What the files that are given together, or lie beside one another, say of a case.

A clock can be met by another paper: the formal request after a preservation, the supplement after a
return, the cover letter with the original. Which preservation goes on in which paper, ``holds``
tells.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from comity.model.case_record import CaseRecord, EventKind
from comity.model.drafts.base import Draft
from comity.model.drafts.correspondence_disclosure import Disclosure
from comity.model.drafts.correspondence_preservation import Preservation
from comity.model.drafts.request import Request
from comity.steps.chains.told_ends import Given, Kept, Renewal, holds_of, is_answered

__all__ = ["Beside", "besides", "until"]

ORDER = "order"
WITH_THEM: tuple[EventKind, ...] = ("sent", "received")


@dataclass(frozen=True, slots=True)
class Beside:
    """What other files say of a case.

    Preservations have places: the index of a row of ``earlier``, or ``OWN`` for that of the paper
    itself. Those in ``silent`` are told elsewhere; ``kept`` is the end of one as another file has
    it, ``renewals`` what asks for more time and is not confirmed, ``own_row`` the row that names
    what the record of a request confirms, ``extended`` how often it was extended already.
    ``requested`` is the day on which what it announced was sent in another paper, ``supplemented``,
    ``reminded`` and ``original`` are the last days of such letters; a supplement may also have come
    in. ``answered``: every request
    that rests on this preservation has its answer. ``announced``: a confirmed paper that renewed it
    tells anew when the formal request comes.
    """

    silent: frozenset[int] = frozenset()
    kept: Mapping[int, Kept] = field(default_factory=dict)
    renewals: Mapping[int, Renewal] = field(default_factory=dict)
    own_row: int | None = None
    extended: Mapping[int, int] = field(default_factory=dict)
    requested: dt.date | None = None
    supplemented: dt.date | None = None
    reminded: dt.date | None = None
    original: dt.date | None = None
    answered: bool = False
    announced: bool = False


def until(record: CaseRecord | None, day: dt.date) -> CaseRecord | None:
    """A record as it was on a day."""
    return record.as_of(day) if record is not None else None


def besides(files: Sequence[Given]) -> list[Beside]:
    """What each of some files is told by the others, in their order."""
    found = holds_of(files)
    made = []
    for index, own in enumerate(files):
        others = [one for one in files if one is not own]
        relying = [files[number] for number in sorted(found.asked_by.get(index, ()))]
        asking = [one for one in relying if _is_formal(one.draft) and _sent(one) is not None]
        made.append(
            Beside(
                silent=frozenset(found.silent.get(index, ())),
                kept=found.kept.get(index, {}),
                renewals=found.renewals.get(index, {}),
                own_row=found.own_rows.get(index),
                extended=found.extended.get(index, {}),
                requested=_last([*asking, *filter(_follows(own.draft), others)]),
                supplemented=_gone_or_come(filter(_supplements(own.draft), others)),
                reminded=_last(filter(_letter(own.draft, "reminder"), others)),
                original=_last(filter(_letter(own.draft, "transmittal"), others)),
                answered=bool(relying) and all(map(is_answered, relying)),
                announced=any(
                    getattr(files[number].draft, "request_by", None)
                    for number in found.renewed_by.get(index, ())
                ),
            )
        )
    return made


def _is_formal(draft: Draft) -> bool:
    """Whether a paper is the formal request, or an order: no letter that asks a company."""
    return isinstance(draft, Request) or (isinstance(draft, Disclosure) and draft.form == ORDER)


def _sent(one: Given) -> dt.date | None:
    event = one.record.last("sent") if one.record else None
    return event.on if event else None


def _last(found: Iterable[Given]) -> dt.date | None:
    return max(filter(None, map(_sent, found)), default=None)


def _gone_or_come(found: Iterable[Given]) -> dt.date | None:
    """The last day on which one of some papers was sent or, at the side that answers, came in."""
    days = [one.record.last(kind) for one in found if one.record for kind in WITH_THEM]
    return max((event.on for event in days if event is not None), default=None)


def _reference(draft: Draft) -> str:
    """The reference of the matter: that of the request which a letter is about, else its own."""
    about = getattr(draft, "concerning", None)
    return str(about.reference if about is not None else getattr(draft, "reference", "") or "")


def _follows(draft: Draft) -> Callable[[Given], bool]:
    """Whether a paper asks for what another announced: it names that paper as an earlier one."""
    own = _reference(draft)

    def does(one: Given) -> bool:
        if not _is_formal(one.draft):
            return False
        steps = getattr(one.draft, "earlier", ())
        named = any(step.kind != "contact" and step.reference == own for step in steps)
        return bool(own) and not isinstance(draft, Preservation) and named

    return does


def _supplements(draft: Draft) -> Callable[[Given], bool]:
    own = _reference(draft)
    return lambda one: bool(own) and getattr(one.draft, "supplements", None) == own


def _letter(draft: Draft, kind: str) -> Callable[[Given], bool]:
    own = _reference(draft)
    return lambda one: bool(own) and one.draft.kind == kind and _reference(one.draft) == own
