"""Values: is each what its field is for, and do the dates follow each other?

A file with a value that cannot be stays readable: what is wrong with it is a finding. The same
judgement serves the check of a draft (``check_values``) and a form that asks for one answer
(``judge``).
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.base import Draft
from comity.model.drafts.correspondence import Correspondence
from comity.model.drafts.notice import Notice
from comity.model.findings import Finding
from comity.steps.check.values.around import Around, leaves_of
from comity.steps.check.values.by_kind import check_field
from comity.steps.check.values.date_rows import NOTICE, PAPER, REQUEST, check_order
from comity.steps.check.values.lives import check_lives, check_years
from comity.steps.check.values.one_answer import judge
from comity.steps.protect import Shield

__all__ = ["check_values", "judge"]


ONCE = frozenset({"value.iban", "value.bic"})


def check_values(draft: Draft) -> Iterator[Finding]:
    """The findings on the values of a draft of any kind, each under its field."""
    data = draft.read_data()
    parties = frozenset(draft.roles().values())  # which are known, or the case was refused
    around = Around(data, Shield(data).quoted, parties)
    told: set[tuple[str, object]] = set()
    for leaf in leaves_of(data):
        for one in check_field(leaf, around):
            known = (one.rule, leaf.value)
            if one.rule in ONCE and known in told:
                continue  # one account that several measures name is told of once
            told.add(known if one.rule in ONCE else (one.rule, leaf.path))
            yield one
    yield from check_order(around, _family(draft))
    yield from check_lives(around)
    yield from check_years(around)


def _family(draft: Draft) -> str:
    if isinstance(draft, Notice):
        return NOTICE
    return PAPER if isinstance(draft, Correspondence) else REQUEST
