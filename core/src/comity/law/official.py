"""The official languages of every State and territory, as the Unicode CLDR lists them.

They are no law: which languages a State takes a request in is for its law and its notifications.
They tell what may be assumed where neither was read.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from babel.core import get_global

from comity.law.states import state_of
from comity.model.citations import Citation, Read
from comity.model.records import owner_of

__all__ = ["CLDR", "official_languages", "widely_spoken"]

CLDR = Citation("Unicode CLDR", "official languages of States and territories", Read.SECONDARY)
OFFICIAL, IN_FACT = "official", "de_facto_official"
SHARE, MANY = "population_percent", 20.0


def widely_spoken(code: str, tag: str) -> bool:
    """Whether a language is official in a part of a State, or many people there speak it."""
    own, above = owner_of(code), state_of(code)
    return any(
        _bare(name) == _bare(tag) and (row["official_status"] or float(str(row[SHARE])) >= MANY)
        for one in dict.fromkeys((own, above or own))
        for name, row in get_global("territory_languages").get(one, {}).items()
    )


def _bare(tag: str) -> str:
    return tag.replace("_", "-").partition("-")[0]


@cache
def official_languages(code: str) -> tuple[str, ...]:
    """The BCP 47 tags of the official languages of a State, or of a part or territory of one.

    The one that most people speak comes first. A language that is official in fact counts where
    more people speak it than any that is official by law: English in New Zealand, not Swiss German.
    For a territory those of the State that answers for it follow. Empty where CLDR lists none.
    """
    own, above = owner_of(code), state_of(code)
    found = _listed(own) + (_listed(above) if above and above != own else ())
    return tuple(dict.fromkeys(found))


def _listed(code: str) -> tuple[str, ...]:
    rows: Mapping[str, Mapping[str, object]] = get_global("territory_languages").get(code, {})
    spoken = {
        status: {
            tag: float(str(row["population_percent"]))
            for tag, row in rows.items()
            if row["official_status"] == status
        }
        for status in (OFFICIAL, IN_FACT)
    }
    most = max(spoken[OFFICIAL].values(), default=0.0)
    counted = spoken[OFFICIAL] | {t: n for t, n in spoken[IN_FACT].items() if n > most}
    ranked = sorted(counted, key=lambda tag: -counted[tag])
    return tuple(tag.replace("_", "-") for tag in ranked)
