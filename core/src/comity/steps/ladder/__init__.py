"""The ladder of channels: what is faster than a formal request between two States, or beside it.

It advises and never blocks. What is unknown closes no channel, and a channel of police or of
intelligence never stands in for compulsion.
"""

from comity.steps.ladder.by_network import points_between
from comity.steps.ladder.first_hold import holds
from comity.steps.ladder.first_steps import faster
from comity.steps.ladder.ladder import Ladder, Step, gives_something, ladder_of
from comity.steps.ladder.ladder_entries import Entry, best, given, users
from comity.steps.ladder.pair import Pair, Sides, sides_of

__all__ = [
    "Entry",
    "Ladder",
    "Pair",
    "Sides",
    "Step",
    "best",
    "faster",
    "given",
    "gives_something",
    "holds",
    "ladder_of",
    "points_between",
    "sides_of",
    "users",
]
