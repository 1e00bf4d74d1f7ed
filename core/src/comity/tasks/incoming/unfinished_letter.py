"""The deficiency letter on a request that cannot be judged: with its gaps, or points to be written.

What stands in a file with gaps is not examined further, so the letter asks for the gaps alone, and
says that the rest has not been examined.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from comity.host import Host
from comity.law.assistance_kinds import kind_of
from comity.model.drafts.describe import FieldNote, describe
from comity.model.gaps import Gap
from comity.steps.compose.part_shapes import letter
from comity.steps.read import paths
from comity.steps.read.heading import model_of
from comity.steps.wording.catalogue import SOURCE, Catalogue
from comity.steps.wording.catalogue_loading import load_catalogue, load_messages
from comity.tasks.authoring.voice import Voice
from comity.tasks.incoming.answer_letter import answer_tree
from comity.tasks.incoming.places import HEADINGS, heading, of_addressee
from comity.tasks.incoming.receiving import FORM
from comity.tasks.revisions.place_words import PlaceWords
from comity.text.written import capital, within

__all__ = ["letter_with_gaps"]

KINDS = {
    "missing": ("missing", "supply"),
    "malformed": ("unreadable", "correct"),
    "reference": ("not-there", "clarify"),
}
"""How a gap is put to the other side: what is wrong, and what is asked for."""

OF_THE_FILE = ("schema", "form", "remarks", "disclosable", "considered")
OF_AN_ENTRY = ("id", "text_is")
"""What only a case file has: the desk that typed it in fills it in, and no State is asked."""

TABLES = ("table", "free-table")
"""The forms of fields that are groups of others."""


def letter_with_gaps(
    request: Mapping[str, Any],
    gaps: Sequence[Gap],
    host: Host,
    day: dt.date,
    *,
    said: Callable[[str], str] = str,
) -> dict[str, Any]:
    """The letter as a plain tree: a point for each gap; without gaps, one whose points are to come.

    Args:
        request: the request as it came in.
        gaps: what is missing in it, or cannot be read.
        host: knows the languages, and the office that answers.
        day: the date of the letter.
        said: takes out of a text what the request protects.

    Raises:
        ComposeError: the catalogue of the language lacks a clause.
    """
    tree = answer_tree(request, "deficiency", host, day, said=said)
    tree["language"] = language = str(tree.get("language", SOURCE))
    words = load_catalogue(host.languages, language)
    places = _Places(request, host, language, words)
    known = describe(places.model)
    points = [
        _point(gap, request, words, places, said)
        for gap in gaps
        if not _of_the_file(steps := paths.steps_of(gap.field))
        and not (gap.kind == "malformed" and _is_misshapen(known, steps, _at(request, steps)))
    ]
    if gaps and _lacks_facts(request, gaps, host):
        points.append(_no_facts(words, places))
    if points:
        tree["deficiencies"] = points
    if gaps:
        tree["not_examined"] = [words.text("deficiency.rest", {})]
    return tree


def _point(
    gap: Gap,
    request: Mapping[str, Any],
    words: Catalogue,
    places: _Places,
    said: Callable[[str], str],
) -> dict[str, Any]:
    what, remedy = KINDS[gap.kind]
    steps = paths.steps_of(gap.field)
    target = _at(request, steps)
    if what == "not-there" and not isinstance(target, str):
        what = "unreadable"
    values = {"target": words.text("deficiency.quoted", {"words": said(str(target))})}
    point: dict[str, Any] = {"field": said(places.of(steps))} if steps else {}
    point["what"] = words.text(f"deficiency.what.{what}", values if what == "not-there" else {})
    point["remedy"] = words.text(f"deficiency.remedy.{remedy}", {})
    if steps[:1] == ["measures"] and len(steps) > 1 and isinstance(steps[1], int):
        point["measures"] = [str(steps[1] + 1)]
    return point | {"weight": "needed"}


def _of_the_file(steps: Sequence[str | int]) -> bool:
    return bool(steps) and (steps[0] in OF_THE_FILE or steps[-1] in OF_AN_ENTRY)


def _is_misshapen(known: Sequence[FieldNote], steps: Sequence[str | int], value: Any) -> bool:
    """Whether the desk put a value where the file has no such field, or in another shape than it.

    The paper of the other State has no fields: a text where a list belongs can be read on it.
    """
    note = None
    for step in steps:
        if isinstance(step, str):
            if note is not None and note.form == "free-table":
                return False
            note = next((one for one in known if one.name == step), None)
            if note is None:
                return True
            known = note.fields
    if note is None:
        return False
    listed = note.many and not isinstance(steps[-1], int)
    table = not listed and note.form in TABLES
    return isinstance(value, list) != listed or isinstance(value, Mapping) != table


def _lacks_facts(request: Mapping[str, Any], gaps: Sequence[Gap], host: Host) -> bool:
    """Whether a request that needs facts has none; of one with gaps no rule is judged."""
    if request.get("facts") or any(gap.field.startswith("facts") for gap in gaps):
        return False
    measures, kinds = request.get("measures"), host.for_case().measures()
    listed = measures if isinstance(measures, (list, tuple)) else ()
    asked = [one for one in listed if isinstance(one, Mapping)]
    return not asked or not all(
        kind_of(kinds, str(one.get("kind", ""))).without_facts for one in asked
    )


def _no_facts(words: Catalogue, places: _Places) -> dict[str, Any]:
    what, remedy = FORM["form.no-facts"]
    return {
        "field": places.of(["facts"]),
        "what": words.text(f"deficiency.what.{what}", {}),
        "remedy": words.text(f"deficiency.remedy.{remedy}", {}),
        "weight": "needed",
    }


class _Places:
    """Where a field stands, in the words of the paper: "Measure 2, period", "Signature"."""

    def __init__(
        self, request: Mapping[str, Any], host: Host, language: str, words: Catalogue
    ) -> None:
        view, voice = host.for_case(), Voice(load_messages(host.languages, language))
        model = model_of(view.document_types()[str(request["kind"])])
        self._request, self._words, self.model = dict(request), words, model
        self._told = PlaceWords(voice.titled(model, describe(model)), voice, view)

    def of(self, steps: Sequence[str | int]) -> str:
        labels = list(steps)
        if len(labels) > 2 and isinstance(labels[-1], int):
            labels = labels[:-1]  # which of several names it is tells nobody anything
        told = self._told.place(tuple(labels), self._request, tuple(steps[: len(labels)]))
        match labels:
            case ["offences", int(offence), "elements", int(element), *rest]:
                return self._element(offence, element, told.rpartition(", ")[2] if rest else "")
            case ["requesting", "authority", *rest]:
                return self._below(self._words.text("label.authority", {}), told if rest else "")
            case _ if not any(isinstance(one, int) for one in labels):
                path = ".".join(map(str, labels))
                if found := heading(path, self._words):
                    return self._below(found, "" if path in HEADINGS else told)
                return of_addressee(path, self._words) or told
        return told

    def _below(self, found: str, told: str) -> str:
        """A heading with the field below it: “Signature, name”."""
        label = within(told.rpartition(", ")[2], self._words.language) if told else ""
        return self._words.series([one for one in (found, label) if one])

    def _element(self, offence: int, element: int, label: str) -> str:
        """An element of an offence, by the letter that the paper has for it."""
        words = self._words
        said = words.text(
            f"word.offences.{words.form('word.offences', 1)}", {"numbers": str(offence + 1)}
        )
        clause = "deficiency.place.elements"
        mark = words.text(f"{clause}.{words.form(clause, 1)}", {"letters": letter(element)})
        return capital(words.series([one for one in (said, mark, label) if one]))


def _at(node: Any, steps: Sequence[str | int]) -> Any:
    for step in steps:
        if isinstance(node, Mapping) and isinstance(step, str):
            node = node.get(step)
        elif isinstance(node, list) and isinstance(step, int) and step < len(node):
            node = node[step]
        else:
            return None
    return node
