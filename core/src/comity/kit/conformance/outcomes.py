"""What the conformance kit works with: a check, what it finds, and the score card."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from comity.kit.conformance.subject import Subject

__all__ = ["Check", "Outcome", "Problem", "Score"]

Tier = Literal["required", "recommended"]
State = Literal["passed", "failed", "not-run", "nothing"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a check found: where, what, and how to correct it.

    A ``note`` is said, and fails nothing.
    """

    place: str
    message: str
    cure: str = ""
    note: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """A check: a plain function that is handed a Subject and yields Problems.

    Attributes:
        id: its name on the score card.
        title: what holds when it passes, as a sentence.
        tier: whether a country that fails it is out of order, or could be better.
        run: the function.
        needs: ids of checks without which this one cannot be made.
        topics: whether it is made of a topic (treaties) too, and not of countries only.
        about: whether there is anything that it can look at; left out: there always is.
    """

    id: str
    title: str
    tier: Tier
    run: Callable[[Subject], Iterable[Problem]]
    needs: tuple[str, ...] = ()
    topics: bool = False
    about: Callable[[Subject], bool] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one check; its state is ``nothing`` where there was nothing to look at."""

    id: str
    title: str
    tier: Tier
    state: State
    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, check: Check, state: State, *problems: Problem) -> Outcome:
        """The outcome of a check."""
        return cls(check.id, check.title, check.tier, state, problems)

    @classmethod
    def read(cls, data: dict[str, Any]) -> Outcome:
        """The outcome that ``plain`` wrote."""
        return cls(**{**data, "problems": tuple(Problem(**row) for row in data["problems"])})

    def plain(self) -> dict[str, Any]:
        """The outcome as JSON has it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Score:
    """The score card of one plugin; ``only`` names the checks that were asked for alone, if any."""

    name: str
    kind: Literal["country", "topic"]
    distribution: str
    version: str
    made_of: Literal["data", "code"] = "data"
    outcomes: tuple[Outcome, ...] = ()
    only: tuple[str, ...] = ()

    def failed(self, tier: Tier) -> tuple[Outcome, ...]:
        """The checks of a tier that did not pass; one that could not be made did not."""
        good = ("passed", "nothing")
        return tuple(o for o in self.outcomes if o.tier == tier and o.state not in good)

    @property
    def conforms(self) -> bool:
        """Whether every required check was made and passed."""
        return not self.only and self.passed

    @property
    def passed(self) -> bool:
        """Whether every required check that was made passed."""
        return not self.failed("required")
