"""How a value of each kind is judged, one field at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from comity.model.findings import Finding
from comity.steps.check.correspondence import GAP
from comity.steps.check.values import code_values as codes
from comity.steps.check.values.around import Around, Leaf
from comity.steps.check.values.date_rows import PAPER, family_of
from comity.steps.check.values.identifiers import check_identifier
from comity.steps.check.values.kinds import kind_of_value
from comity.steps.check.values.nonsense import AMISS, check_nonsense
from comity.steps.check.values.reaching import (
    check_email,
    check_telephone,
    check_url,
    check_way,
)
from comity.steps.check.values.tongues import check_language
from comity.steps.check.values.zones import check_zone

__all__ = ["JUDGES", "check_field"]

Judge = Callable[[Leaf, Around], Iterable[Finding]]

JUDGES: Mapping[str, Judge] = {
    "telephone": check_telephone,
    "email": check_email,
    "url": check_url,
    "way": check_way,
    "time-zone": partial(check_zone, offsets=False),
    "time-zone-or-offset": partial(check_zone, offsets=True),
    "language": partial(check_language, many=False),
    "languages": partial(check_language, many=True),
    "state": codes.check_state,
    "nationality": codes.check_nationality,
    "currency": codes.check_currency,
    "amount": codes.check_amount,
    "iban": codes.check_iban,
    "bic": codes.check_bic,
    "port": codes.check_port,
    "clock": codes.check_clock,
    "identifier": check_identifier,
    **{kind: partial(check_nonsense, kind=kind) for kind in AMISS},
}
"""What judges the values of each kind; every kind of ``kinds`` has one."""


def check_field(leaf: Leaf, around: Around) -> Iterator[Finding]:
    """The findings on one value, by the kind of its field.

    A gap of a letter that the program began, ``[our reference]``, has a finding of its own.
    """
    kind, text = kind_of_value(leaf.path), str(leaf.value).strip()
    if kind and text and not (family_of(around.data.get("kind")) == PAPER and GAP.fullmatch(text)):
        yield from JUDGES[kind](leaf, around)
