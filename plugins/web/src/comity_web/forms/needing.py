"""The mark of a field: whether a document can be made without it, is expected to have it, or not.

``needed`` means one thing everywhere: while the field is empty it counts as missing, and no
document can be made. What law, a treaty or the kind of assistance asks for and a document can be
made without is ``expected``.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from comity.tasks.authoring.unfinished_tree import is_answered, value_at
from comity.tasks.questions.fields import Field
from comity.tasks.questions.relevance import Relevance

__all__ = ["MARKED", "Marks", "is_must"]

NEEDED, EXPECTED, OPTIONAL = "needed", "expected", "optional"
MARKED = (NEEDED, EXPECTED)
"""The marks of what is asked for."""
FieldOf = Callable[[str, Mapping[str, Any]], Field | None]
Found = Mapping[str, Relevance]


class Marks:
    """The marks of the fields of one tree.

    Args:
        field_of: the field at a path of a tree.
        tree: the tree.
        found: what each field is to its author.
        missing: the fields that were found missing.
        complete: whether all could be judged: what is then empty and has no finding is missed by
            nobody.
    """

    def __init__(
        self,
        field_of: FieldOf,
        tree: Mapping[str, Any],
        found: Found,
        missing: Collection[str] = (),
        *,
        complete: bool = False,
    ) -> None:
        self.field_of, self.tree, self.found = field_of, tree, found
        self.missing, self.complete = missing, complete

    def of(self, path: str, one: Relevance | None, *, is_said: bool) -> str:
        """The mark of a field, of which something ``is_said`` or not; empty for none."""
        if path in self.missing:
            return NEEDED
        if one is None:
            return ""
        if not (one.needed and one.state in ("ask", "derived")):
            return OPTIONAL
        if is_must(path, self.field_of, self.tree, self.found):
            return NEEDED
        is_missed = is_said or not self.complete
        there = one.state == "derived" or is_answered(value_at(self.tree, path))
        return EXPECTED if is_missed or there else OPTIONAL


def is_must(path: str, field_of: FieldOf, tree: Mapping[str, Any], found: Found) -> bool:
    """Whether no document can be made while a field is empty.

    Its kind of document requires it, and the table around it is there, or is required too.

    Args:
        path: the field, with the numbers of items.
        field_of: the field at a path of a tree.
        tree: the tree.
        found: what each field is to its author.
    """
    field = field_of(path, tree)
    if field is None or not field.required:
        return False
    around = path.rpartition(".")[0]
    if not around or is_answered(value_at(tree, around)):
        return True
    derived = found.get(around)
    if derived is not None and derived.state == "derived" and is_answered(derived.value):
        return True
    listed, mark, _ = around.rpartition("[") if around.endswith("]") else (around, "", "")
    return is_must(listed if mark else around, field_of, tree, found)
