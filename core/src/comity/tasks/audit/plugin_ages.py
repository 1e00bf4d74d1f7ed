"""Which plugins are older than their host, and whose law nobody has checked for a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from comity._version import __version__
from comity.host.host_range import bounds_of, needs_of, unmet
from comity.host.installed import InstalledEntry
from comity.host.languages import Wordings
from comity.model.citations import Read
from comity.steps.wording.needed import version as clause_table
from comity.tasks.audit.statements import statements
from comity.tasks.lawpages.holdings import Holding
from comity.text.written import day

__all__ = ["YEAR", "Age", "host_age", "last_check", "law_age", "messages", "wording_age"]

YEAR = dt.timedelta(days=365)
ENDS = frozenset({"<", "<=", "==", "~="})


@dataclass(frozen=True, slots=True)
class Age:
    """In what a plugin is old: ``host``, ``law`` or ``wording``; a sentence, and what to do."""

    what: str
    message: str


def host_age(entry: InstalledEntry, version: str = __version__) -> Age | None:
    """Whether a distribution was made for an older version of Comity than this one."""
    update = f"Update it: python -m pip install --upgrade {entry.distribution}"
    for need in needs_of(entry.home):
        bounds = bounds_of(need) or ()
        if any(bound.operator in ENDS for bound in unmet(bounds, version)):
            return Age("host", f"It is for {need}, and this is comity {version}. {update}")
        lowest = [bound.version for bound in bounds if bound.operator in (">=", ">", "~=")]
        if lowest and not unmet(bounds, version) and _line(lowest[0]) < _line(version):
            told = f"It was made for an older version of Comity ({need}; this is {version})."
            return Age("host", f"{told} If it has a newer version, update it.")
    return None


def _line(version: str) -> tuple[int, ...]:
    """The versions that keep the same hooks: 0.1 of 0.1.4, 1 of 1.4.2."""
    figures = [int(figure) for figure in version.split(".")[:2] if figure.isdecimal()]
    return tuple(figures[:1]) if figures and figures[0] else tuple(figures)


def last_check(held: Holding) -> dt.date | None:
    """The day on which a statement of a plugin's law was last compared with its source."""
    days = [table.checked for _, table in statements(held) if table.read is not Read.NONE]
    return max((one for one in days if one is not None), default=None)


def law_age(last: dt.date | None, today: dt.date) -> Age | None:
    """Whether nobody has compared any law of a plugin with its source for a year."""
    if last is None or last >= today - YEAR:
        return None
    told = f"Its law was last checked on {day(last)}, more than a year ago."
    return Age("law", f"{told} Ask its maintainer for a newer version.")


def wording_age(wordings: Wordings) -> Age | None:
    """Whether a catalogue was made for an older version of the clause table."""
    now = clause_table()
    if wordings.table >= now:
        return None
    made = f"version {wordings.table} of the clause table" if wordings.table else "no known version"
    told = f"Its wording was made for {made}; this Comity has version {now}."
    return Age("wording", f"{told} `comity wording status {wordings.tag}` lists what is new.")


def messages(ages: Iterable[Age | None]) -> list[dict[str, str]]:
    """The ages that there are, as data."""
    return [{"what": age.what, "message": age.message} for age in ages if age is not None]
