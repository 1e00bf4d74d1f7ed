"""Every clock of a case: who must act, by when in whose time, how it was counted, what lapses."""

from __future__ import annotations

from comity.tasks.deadlines.collect import ORDER, CaseDeadlines, deadlines_of, in_order, watch
from comity.tasks.deadlines.watched import Watched

__all__ = ["ORDER", "CaseDeadlines", "Watched", "deadlines_of", "in_order", "watch"]
