"""One answer, judged as the check will judge it: for an interview and for a page.

The tree is plain data as YAML gives it, unfinished and perhaps wrong in other places. Only what
concerns the one field is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from comity.model.drafts.base import Draft
from comity.model.findings import Finding
from comity.model.records import DocumentType
from comity.steps.check.substance import lack_in_text
from comity.steps.check.values.around import Around, leaves_of, plain_quote
from comity.steps.check.values.by_kind import check_field
from comity.steps.check.values.date_rows import check_order, family_of
from comity.steps.check.values.kinds import pattern_of
from comity.steps.check.values.lives import check_lives, check_years
from comity.steps.protect import Shield
from comity.steps.read.heading import model_of
from comity.text.free_text import is_prose_at

__all__ = ["judge"]


def judge(
    path: str,
    tree: Mapping[str, Any],
    kinds: Mapping[str, DocumentType] | None = None,
    states: Iterable[str] = (),
) -> tuple[Finding, ...]:
    """The findings on the value of one field, in the order of the check.

    Args:
        path: the field, ``persons[0].born``; a list or a table stands for all that it holds.
        tree: the draft as plain data: dictionaries, lists and texts.
        kinds: the kinds of document there are (``Host.document_types``), by which a free text is
            known as one; without them the words of free texts are not judged.
        states: the codes that plugins serve (``Host.installed``), beside those of ISO 3166.
    """
    around = Around(tree, _quote(tree), frozenset(states))
    model = _model(tree, kinds)
    found = [
        one
        for leaf in leaves_of(tree)
        if _lies_in(leaf.path, path)
        for one in (*check_field(leaf, around), *_prose(leaf.path, leaf.value, model, around))
    ]
    for about_dates in (
        check_order(around, family_of(tree.get("kind"))),
        check_lives(around),
        check_years(around),
    ):
        found += [one for one in about_dates if _lies_in(one.field, path)]
    return tuple(dict.fromkeys(found))


def _lies_in(field: str, path: str) -> bool:
    return field == path or field.startswith((f"{path}.", f"{path}["))


def _quote(tree: Mapping[str, Any]) -> Any:
    """How values are quoted: a draft that is too unfinished to be protected hides nothing yet."""
    try:
        return Shield(tree).quoted
    except (AttributeError, KeyError, TypeError, ValueError):
        return plain_quote


def _model(tree: Mapping[str, Any], kinds: Mapping[str, DocumentType] | None) -> type[Draft] | None:
    known = (kinds or {}).get(str(tree.get("kind")))
    return None if known is None else model_of(known)


def _prose(path: str, value: Any, model: type[Draft] | None, around: Around) -> Iterator[Finding]:
    if model is not None and isinstance(value, str) and is_prose_at(model, pattern_of(path)):
        yield from lack_in_text(path, value, around.quote)
