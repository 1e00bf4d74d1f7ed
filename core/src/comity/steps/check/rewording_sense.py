"""A fixed sentence in other words that says the opposite of the field that it stands for.

The field is what Comity and the notice's JSON go by, and readers go by the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from comity.model.findings import Finding
from comity.steps.wording.catalogue import Catalogue
from comity.steps.wording.needed import clause_rows
from comity.steps.wording.rewordings import Reworded
from comity.text.messages import finding
from comity.text.polarity import turned

__all__ = ["against_its_field"]

NOTICE = "notice."


def against_its_field(
    one: Reworded, words: Catalogue, data: Mapping[str, Any]
) -> Iterator[Finding]:
    """A finding on words that plainly deny a yes or affirm a no; nothing where it cannot be told.

    Args:
        one: the rewording, which leaves out no slot.
        words: the catalogue without any rewording.
        data: the notice, as ``Draft.data`` gives it.
    """
    stem, _, says = one.clause.rpartition(".")
    fields = clause_rows().get(one.clause, {}).get("fields", ())
    yes, no = (_text(f"{stem}.{answer}", words) for answer in ("yes", "no"))
    if says not in ("yes", "no") or not (yes and no and fields):
        return
    field = str(fields[-1]).removeprefix(NOTICE)
    if says not in _answers(data, field.split(".")):
        return
    turn = turned(one.text, "yes" if says == "yes" else "no", yes, no, words.language)
    if turn:
        fixed = yes if says == "yes" else no
        yield finding(f"notice.reworded-against/{turn}", one.path, field=field, fixed=fixed)


def _answers(data: Mapping[str, Any], steps: Sequence[str]) -> set[str]:
    """What a notice answers at a field, also in what it says for some only."""
    tables = (data, *data.get("variants", ()))
    given = (value for table in tables for value in _values(table, steps))
    return {"yes" if value is True else "no" if value is False else str(value) for value in given}


def _values(value: Any, steps: Sequence[str]) -> Iterator[Any]:
    if isinstance(value, (list, tuple)):
        for item in value:
            yield from _values(item, steps)
    elif not steps:
        yield value
    elif isinstance(value, Mapping) and steps[0] in value:
        yield from _values(value[steps[0]], steps[1:])


def _text(clause: str, words: Catalogue) -> str:
    return words.texts.get(clause) or words.english.get(clause, "")
