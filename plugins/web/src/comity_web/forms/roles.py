"""Which persons a field is about by their role: the others are offered behind a fold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from comity.model.drafts.persons import CHARGED
from comity.tasks.questions.fields import Field
from comity.tasks.questions.law_paths import each_path

__all__ = ["by_role"]

ROLES = {"offences[].persons": CHARGED, "hearings[].persons": CHARGED}
"""The fields that are about persons of some roles, with these roles."""


def by_role(
    field: Field, tree: Mapping[str, Any], values: Sequence[str], chosen: Sequence[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids that a field is about, and those of other persons, each in the order of the file.

    A person without a role may be meant, and one that is chosen already is never put away.

    Args:
        field: the field that names items.
        tree: the plain tree of the document.
        values: the ids that can be named.
        chosen: those that are.
    """
    roles = ROLES.get(each_path(field.path))
    if roles is None:
        return tuple(values), ()
    persons = tree.get(field.refers_to)
    known = {
        one.get("id"): one.get("role")
        for one in (persons if isinstance(persons, list) else ())
        if isinstance(one, Mapping)
    }
    others = tuple(
        one for one in values if one not in chosen and known.get(one) and known[one] not in roles
    )
    return tuple(one for one in values if one not in others), others
