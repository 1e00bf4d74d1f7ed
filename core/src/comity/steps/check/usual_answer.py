"""How long an answer takes between two States: by law, or as somebody counted it; else a guess."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from comity.law.conditions import holds
from comity.law.seen import seen_by_law
from comity.model.citations import Citation, Read
from comity.model.law_clocks import Clock
from comity.model.law_networks import UsualTime
from comity.model.messages import Message
from comity.steps.resolve import Resolved
from comity.text.messages import message

__all__ = ["AT_LEAST", "Usual", "usual_answer"]

AT_LEAST = 45  # days; a guess where nobody measured anything
REQUEST = "formal-request"
STEPS = ("request-received", "request-granted")
"""What starts the times in which an authority there decides and carries out, one after another."""
IN_DAYS = {"days": 1, "weeks": 7}


@dataclass(frozen=True, slots=True)
class Usual:
    """The days after which an answer is asked about.

    ``time`` is the count that says so, ``laws`` are the times that an instrument sets instead;
    without both, the days are a guess. ``looked`` tells whether there were counts to look at.
    """

    days: int = AT_LEAST
    time: UsualTime | None = None
    laws: tuple[Clock, ...] = ()
    looked: bool = True

    @property
    def most(self) -> int | None:
        """The longest of the days counted, where they are a range."""
        longest = self.time.to_days if self.time is not None else None
        return longest if longest is not None and longest > self.days else None

    @property
    def form(self) -> str:
        """What kind of knowledge it is: ``law``, ``range``, ``counted`` or ``guess``."""
        if self.laws:
            return "law"
        if self.time is None:
            return "guess"
        return "range" if self.most is not None else "counted"

    @property
    def counted(self) -> Message | None:
        """What law sets or somebody counted, as a sentence; None where it is a guess."""
        if self.laws:
            return message("deadline.usual/by-law", days=self.days)
        if self.time is None:
            return None
        year = str(self.time.year or "")
        return message("deadline.usual/counted", says=self.time.says, year=year)

    @property
    def said(self) -> Message:
        """What is known of it, or that it is a guess."""
        if self.counted is not None:
            return self.counted
        form = "assumed" if self.looked else "not-looked"
        return message(f"deadline.usual/{form}", days=self.days)

    @property
    def citation(self) -> Citation | None:
        """Where that stands."""
        if self.laws:
            return self.laws[-1].cited()
        return self.time.cited() if self.time is not None else None


def usual_answer(resolved: Resolved, times: Iterable[UsualTime]) -> Usual:
    """The time of an answer to a formal request between the two States of a case.

    What an instrument relied on sets goes before what was counted. Of several counts, one for the
    State that answers goes first, then one for the State that asks.

    Args:
        resolved: the case.
        times: the counts that plugins bring.
    """
    if laws := _set_by_law(resolved):
        return Usual(sum(map(_days, laws)), laws=laws)
    times = tuple(times)
    found = sorted(
        ((days, one) for one in _serving(resolved, times) if (days := _least(one)) is not None),
        key=lambda pair: (not pair[1].of, not pair[1].asking, pair[0]),
    )
    return Usual(*found[0]) if found else Usual(looked=bool(times))


def _set_by_law(resolved: Resolved) -> tuple[Clock, ...]:
    """The times of an instrument relied on to decide and to carry out; none if it lacks one."""
    code = resolved.parties.code("requested") or ""
    data = seen_by_law(resolved.draft.read_data(), resolved.parties)
    for basis in resolved.relied_on():
        known = [
            one
            for one in basis.instrument.clocks
            if one.means == "act"
            and one.starts in STEPS
            and one.period.unit in IN_DAYS
            and one.read is not Read.NONE
            and one.held_on(resolved.on)
            and one.code in ("", code)
            and (one.when is None or holds(one.when, data, data) is True)
        ]
        last = (max((c for c in known if c.starts == s), key=_days, default=None) for s in STEPS)
        found = tuple(filter(None, last))
        if len(found) == len(STEPS):
            return found
    return ()


def _days(clock: Clock) -> int:
    return clock.period.quantity * IN_DAYS[clock.period.unit]


def _least(time: UsualTime) -> int | None:
    return time.from_days if time.from_days is not None else time.to_days


def _serving(resolved: Resolved, times: Iterable[UsualTime]) -> Iterator[UsualTime]:
    asking, asked = (resolved.parties.code(role) or "" for role in ("requesting", "requested"))
    kinds = [str(one.get("kind")) for one in resolved.draft.read_data().get("measures", ())]
    treaties = {base.instrument.id for base in resolved.bases if base.status == "in-force"}
    for time in times:
        known = time.what == REQUEST and time.read is not Read.NONE
        if (
            known
            and time.serves(asking, asked, kinds)
            and (not time.among or time.among in treaties)
        ):
            yield time
