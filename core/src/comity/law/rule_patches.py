"""The patch of a rule of law: the one value that a condition allows to a choice of the author.

A condition on a fact (who signs, what a document is, since when) never has one, however few values
it allows: what is so, only the author knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.law.conditions import resolve_path, values
from comity.model.law_records import Rule
from comity.model.patches import Patch, Tree, patch

__all__ = ["CHOICES", "patch_of_rule"]

CHOICES = frozenset(
    {
        *("confidentiality.wanted", "confidentiality.user_notice", "form", "language"),
        *("languages.demanded", "transmission.copies", "transmission.form", "reciprocity"),
        *("user_notification.copy_of_request", "preservation.user_told", "mla_needed"),
    }
)
"""The fields in which an author asks or decides, and states nothing that is so or not."""


def patch_of_rule(
    rule: Rule, prefix: str, condition: Mapping[str, Any], draft: Any
) -> Patch | None:
    """The patch that meets the one condition of a rule, if one value alone does.

    Args:
        rule: the rule, which the draft fails.
        prefix: the item of ``each`` that fails it.
        condition: the condition that fails.
        draft: the data of the draft.
    """
    if len(rule.require) != 1 or rule.forbid or rule.limit or rule.assure:
        return None
    field = resolve_path(str(condition.get("field", "")), prefix)
    if field not in CHOICES:
        return None
    if "contains" in condition:
        listed = values(field, draft, draft)
        there = len(listed[0]) if listed and isinstance(listed[0], (list, tuple)) else 0
        return patch((f"{field}[{there}]", condition["contains"]))
    wanted = _only(condition)
    return None if wanted is None else patch((field, wanted))


def _only(condition: Mapping[str, Any]) -> Tree | bool | int | None:
    """The one value that will do, or the least that will."""
    allowed = condition.get("in", ())
    wanted = allowed[0] if len(allowed) == 1 else condition.get("equals", condition.get("at_least"))
    return wanted if isinstance(wanted, (str, bool, int)) else None
