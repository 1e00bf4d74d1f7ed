"""A request as the State that received it sees it: what it lacks, in the words of a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import comity
from comity.api import Examined, examine
from comity.model.drafts.correspondence_answers import Deficiency
from comity.model.drafts.describe import describe
from comity.model.drafts.notice import Notice
from comity.model.errors import DraftError
from comity.steps.read import paths
from comity.steps.read.heading import model_of
from comity.steps.wording.catalogue import Catalogue as Clauses
from comity.steps.wording.catalogue_loading import load_catalogue
from comity.steps.wording.titles import field_title
from comity.tasks.authoring.voice import Voice
from comity.tasks.incoming import Received, receive
from comity.tasks.incoming.received_text import received_data
from comity.tasks.revisions.place_words import PlaceWords
from comity.text.messages import Catalogue, page_cure
from comity.text.written import capital
from comity_web.judging.reckoning import for_page, whole_tree, words_of_core

__all__ = ["as_it_came", "received", "received_by", "reviewed"]

BY_NUMBER = ("measures", "offences", "assets", "annexes")
"""Lists that a paper numbers by their order, whatever ids its file has."""
Order = Mapping[str, Any]
Made = dict[str, Any]
KEPT_AS = ("schema", "form", "status", "language")
"""What a file tells of itself and not of the request."""


def received(order: Order, host: comity.Host, folder: Path) -> Made:
    """What a request lacks, made by the worker; raises what ``reviewed`` raises."""
    return reviewed(order["tree"], host, order["language"], order["name"])


def reviewed(tree: Mapping[str, Any], host: comity.Host, language: str, name: str) -> Made:
    """What a request lacks for its requested State.

    Args:
        tree: the request as it came in.
        host: the plugin host.
        language: the language of the reader.
        name: the name of the file.

    Returns:
        ``as`` (the State), ``on``, ``deficiencies`` (``id``, ``severity``, ``field``, ``what``,
        ``remedy``, ``citation``, ``rule``, ``source``, ``place``), ``not_judged``, ``gaps``
        (``field``, ``what``, ``place``), ``finished``, ``unjudged``, ``blocked``, and
        ``language``, in which it is written.

    Raises:
        InputError: nothing can be said of it.
    """
    words = words_of_core(host, language)
    examined = as_it_came(tree, host, name)
    seen = received_by(examined)
    clauses = load_catalogue(host.languages, words.language)
    lacks = clauses.text("deficiency.what.missing", {})
    gaps = [
        {"field": gap.field, "what": lacks if gap.kind == "missing" else gap.message}
        for gap in examined.gaps
    ]
    made: Made = {"as": "", "deficiencies": [], "not_judged": [], "unjudged": False}
    if seen is not None:
        made |= received_data(seen, words)
        for row, lack in zip(made["deficiencies"], seen.shortcomings, strict=True):
            if lack.said is not None:  # for a reader who sees no file
                row["remedy"] = page_cure(lack.said, lack.field, words)
        made |= {"unjudged": seen.unjudged, "blocked": seen.blocked}
        made |= {"language": seen.checked.resolved.language}
    made |= {"gaps": gaps, "finished": seen is not None}
    places = _Places(tree, host, words)
    for row in (*made["deficiencies"], *gaps):
        row["place"] = places.of(row["field"])
        row["what"] = _numbered(for_page(row["what"], row["field"], words), tree, clauses)
        if "remedy" in row:
            row["remedy"] = _numbered(row["remedy"], tree, clauses)
    made["not_judged"] = [_numbered(one, tree, clauses) for one in made["not_judged"]]
    return made


def _numbered(text: str, tree: Mapping[str, Any], clauses: Clauses) -> str:
    """A sentence with the numbers of the paper in the place of ids, as its heading has them.

    A person who is protected is called by the id, and so are facts, whose numbers are theirs.
    """
    for name in BY_NUMBER:
        rows = tree.get(name)
        for number, one in enumerate(rows if isinstance(rows, list) else (), start=1):
            id = one.get("id") if isinstance(one, Mapping) else None
            if isinstance(id, str) and id:
                told = clauses.text(f"word.{name}.one", {"numbers": str(number)})
                text = re.sub(rf"(?<!\w){re.escape(id)}(?!\w)", told.replace("\\", r"\\"), text)
    return capital(text)


def as_it_came(
    tree: Mapping[str, Any], host: comity.Host, name: str, notice: Notice | None = None
) -> Examined:
    """A file that came in, examined as it is.

    What was typed from paper says no word of how Comity keeps it (``KEPT_AS``); that is filled in,
    and nothing that its author could have said.

    Raises:
        DraftError: it cannot be read.
    """
    tree = _with_level(tree)
    found = examine(tree, host, notice=notice, name=name)
    if found.checked is None and not found.faults:
        whole = whole_tree(tree, host)
        kept = {key: whole[key] for key in KEPT_AS if key in whole}
        found = examine({**kept, **tree}, host, notice=notice, name=name)
    if found.faults:
        raise DraftError(found.faults)
    return found


def _with_level(tree: Mapping[str, Any]) -> Mapping[str, Any]:
    """A request with a word for its urgency where it names a day alone: a paper lacks no such word.

    What is no table is left for the reader, which says what is wrong with it.
    """
    urgency = tree.get("urgency")
    if not isinstance(urgency, Mapping) or urgency.get("level") or not urgency:
        return tree
    return {**tree, "urgency": {"level": "ordinary", **_said_of(urgency)}}


def _said_of(table: Mapping[str, Any]) -> Made:
    return {key: value for key, value in table.items() if value is not None and value != ""}


def received_by(examined: Examined) -> Received | None:
    """An examined request as its requested State receives it; None as long as it has gaps.

    Raises:
        InputError: it is no request.
    """
    checked = examined.checked
    if checked is None:
        return None
    return receive(checked, checked.resolved.parties.roles.get("requested", ""), checked.host)


class _Places:
    """Where fields stand in a document, in words: ``Measure 2, period``; empty for the whole.

    Measures, offences, assets and annexes have the numbers of the paper, as in letters about it.
    """

    def __init__(self, tree: Mapping[str, Any], host: comity.Host, words: Catalogue) -> None:
        view, voice = host.for_case(), Voice(words)
        kind = view.document_types()[str(tree["kind"])]
        model = model_of(kind)
        self._tree = dict(tree)
        self._words = load_catalogue(host.languages, words.language)
        self._told = PlaceWords(voice.titled(model, describe(model)), voice, view)

    def of(self, field: str) -> str:
        if field == "reference":  # which its author calls “our reference”
            return field_title(Deficiency, "concerning.reference", self._words).rpartition(", ")[2]
        steps = tuple(paths.steps_of(field))
        labels: list[str | int] = []
        found: Any = self._tree
        for step in steps:
            found = _below(found, step)
            named = found.get("id") if isinstance(found, Mapping) else None
            by_number = len(labels) == 1 and labels[0] in BY_NUMBER
            is_named = isinstance(step, int) and isinstance(named, str) and not by_number
            labels.append(named if is_named and named else step)
        return self._told.place(tuple(labels), self._tree, steps) if steps else ""


def _below(node: Any, step: str | int) -> Any:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, list) and isinstance(step, int) and step < len(node):
        return node[step]
    return None
