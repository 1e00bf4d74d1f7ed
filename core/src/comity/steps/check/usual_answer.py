"""How long an answer usually takes between two States, as somebody counted it; else a guess."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comity.model.citations import Read
from comity.model.law_networks import UsualTime
from comity.model.messages import Message
from comity.steps.resolve import Resolved
from comity.text.messages import message

__all__ = ["AT_LEAST", "Usual", "usual_answer"]

AT_LEAST = 45  # days within which few requests are answered
REQUEST = "formal-request"


@dataclass(frozen=True, slots=True)
class Usual:
    """The days that an answer takes at least, as a rule; ``time`` is the count that says so."""

    days: int = AT_LEAST
    time: UsualTime | None = None

    @property
    def counted(self) -> Message | None:
        """What somebody counted, as a sentence; None where nobody did."""
        if self.time is None:
            return None
        year = str(self.time.year or "")
        return message("deadline.usual/counted", says=self.time.says, year=year)

    @property
    def said(self) -> Message:
        """What is known of it, or what was taken in its place."""
        return self.counted or message("deadline.usual/assumed", days=self.days)


def usual_answer(resolved: Resolved, times: Iterable[UsualTime]) -> Usual:
    """The usual time of an answer to a formal request between the two States of a case.

    Of several counts, one for the State that answers goes first, then one for the State that asks.

    Args:
        resolved: the case.
        times: the counts that plugins bring.
    """
    found = sorted(
        ((days, one) for one in _serving(resolved, times) if (days := _least(one)) is not None),
        key=lambda pair: (not pair[1].of, not pair[1].asking, pair[0]),
    )
    return Usual(*found[0]) if found else Usual()


def _least(time: UsualTime) -> int | None:
    return time.from_days if time.from_days is not None else time.to_days


def _serving(resolved: Resolved, times: Iterable[UsualTime]) -> Iterator[UsualTime]:
    asking, asked = (resolved.parties.code(role) or "" for role in ("requesting", "requested"))
    kinds = [str(one.get("kind")) for one in resolved.draft.data().get("measures", ())]
    treaties = {base.instrument.id for base in resolved.bases if base.status == "in-force"}
    for time in times:
        known = time.what == REQUEST and time.read is not Read.NONE
        if (
            known
            and time.serves(asking, asked, kinds)
            and (not time.among or time.among in treaties)
        ):
            yield time
