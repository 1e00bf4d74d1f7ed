"""What is expected of a document and still open: no field that is missing, and no finding.

Law, a treaty or the kind of assistance asks for it. The document can be made without it, unless a
check that waits for missing fields finds later that it cannot: then that is a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from comity.tasks.authoring.agenda import Agenda
from comity.tasks.authoring.task_list import Standing
from comity.tasks.questions.relevance import Relevance
from comity_web.forms.needing import is_must
from comity_web.judging.told_at import weighs

__all__ = ["expected_in", "told_of"]

Row = Mapping[str, Any]


def expected_in(
    one: Standing,
    agenda: Agenda,
    tree: Mapping[str, Any],
    found: Mapping[str, Relevance],
    told: Iterable[str],
) -> list[str]:
    """The fields of a section that are expected and empty, each once, in the order of the form.

    Args:
        one: how far the section is.
        agenda: the questions of the kind.
        tree: the document with its derived values.
        found: what each field is to its author.
        told: the fields of which something is counted already (``told_of``).
    """
    said = tuple(told)
    paths = (_list_of(ask.further) or ask.path for ask in one.missing)
    return [
        path
        for path in dict.fromkeys(paths)
        if not is_must(path, agenda.field, tree, found)
        and not any(at == path or at.startswith((f"{path}.", f"{path}[")) for at in said)
    ]


def told_of(gaps: Sequence[Row], findings: Sequence[Row]) -> list[str]:
    """The fields that count as missing, to be corrected, or to be looked at."""
    found = [path for row in findings if weighs(row) for path in row["fields"] or [row["field"]]]
    return [*(row["field"] for row in gaps), *found]


def _list_of(further: str) -> str:
    """The list in which an item is that does not exist yet; empty for no item."""
    return further.rpartition("[")[0]
