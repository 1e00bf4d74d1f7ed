"""The control of one field that is no table."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from comity.law.terms import language_term
from comity.tasks.authoring.answer_reading import reference_ids
from comity.tasks.authoring.explained_terms import TERMS
from comity.tasks.questions.fields import Field
from comity.tasks.questions.law_paths import each_path
from comity.tasks.questions.relevance import Relevance
from comity.text.language_marks import marked
from comity.text.messages import words
from comity_web.forms.book import Book
from comity_web.forms.boxes import Boxes, boxes_of, offered, raw_boxes
from comity_web.forms.controls import Choice, Control, Said
from comity_web.forms.instruments import instrument_shown
from comity_web.forms.kinds import kinds_offered
from comity_web.forms.lawful import LawThere
from comity_web.forms.needing import Marks
from comity_web.forms.open_words import list_of
from comity_web.forms.pickers import CLOSED, shown_as
from comity_web.forms.refusing import why_held
from comity_web.forms.roles import by_role
from comity_web.forms.shapes import (
    INPUTS,
    MOST_RADIOS,
    MOST_TICKS,
    id_of,
    is_ground,
    is_instrument,
)
from comity_web.forms.unread import why_unread
from comity_web.forms.words import choice_label, help_in_words, item_label

__all__ = ["GROUND", "Leaves"]

GROUND = "ground"
"""The list of the grounds of refusal of a case."""
ENGLISH = "en"
ENGLISH_TERM = language_term(ENGLISH)
INSTRUMENT = "instrument"
"""The list of the instruments on which a document may rely."""

LONGEST, SHORTEST = 16, 3
MOST_NAMED = 20
"""Ids of many of which it is told what they stand for."""
CODED = {
    "en": re.compile(r",? by (?:(?:its|their)|name or) two-letter codes?\b"),
    "de": re.compile(r",? (?:jeweils )?mit (?:Namen oder )?zweibuchstabigem Code\b"),
    "fr": re.compile(r",? par (?:son|leur|nom ou) code à deux lettres\b"),
}
"""How a file has States, as the help of the fields says it; a page takes names."""
STATE = re.compile(r"[A-Z]{2}")
"""An example that is a State, also where its name may be written in any way."""
WIDTH = 75
"""Letters of a line of a text area, by which its height is reckoned."""


class Leaves:
    """Makes the controls of single fields, and the words of all."""

    def __init__(
        self,
        known: Book,
        tree: Mapping[str, Any],
        held: Mapping[str, Any],
        remarks: Iterable[tuple[str, str, str]],
        marks: Marks,
        *,
        law: bool,
    ) -> None:
        self.book, self.tree, self.held = known, tree, held
        self.reader = known.reader(tree)
        self.law = LawThere(known, tree) if law else None
        self.marks = marks
        self.places: set[str] = set()
        self._said: dict[str, list[Said]] = {}
        for path, severity, text in remarks:
            self._said.setdefault(path, []).append(Said(text, severity))

    def leaf(
        self,
        path: str,
        field: Field,
        shape: str,
        value: Any,
        one: Relevance | None,
        derived: Any,
        *,
        inside_derived: bool,
    ) -> Control:
        """The control of a field.

        Args:
            path: where it is.
            field: what it is.
            shape: how it is shown.
            value: the answer, or None.
            one: what the field is to the author, if that is known.
            derived: the answer of the program, where the author gave none.
            inside_derived: whether the table around is shown as one derived answer.
        """
        boxes = self._boxes(path, field, shape, value if value is not None else derived)
        known = reference_ids(field, self.tree) if field.refers_to else ()
        compact = shape in ("radios", "ticks") and len(known) > MOST_TICKS
        shape, choices, others = (
            (shape, self._named(field, boxes), ())
            if compact
            else self._choices(path, field, shape, boxes)
        )
        place = GROUND if is_ground(field) else INSTRUMENT if is_instrument(field) else field.place
        place = list_of(field) or place
        if shape == "pick":
            self.places.add(place)
        text = "\n".join(boxes.get("", boxes.get("raw", [""])))
        return Control(
            path=path,
            id=id_of(path),
            shape=shape,
            boxes=boxes,
            choices=choices,
            others=others,
            compact=(known[0], known[-1]) if compact else (),
            derived="" if derived is None or inside_derived else self.shown(derived, field),
            was="" if derived is None else json.dumps(boxes, ensure_ascii=False),
            kind=INPUTS.get(field.place, "text"),
            mode="numeric" if field.form == "number" else "decimal" if shape == "number" else "",
            lines=_height(text, long=field.long),
            listed=f"list-{place}" if shape == "pick" else "",
            **{**self.words(path, field, one), "said": self._said_of(path, field, shape, value)},
        )

    def raw(self, path: str, value: Any) -> Control:
        """What the file has under a name that nobody knows, or where something else belongs."""
        boxes = self._raw_boxes(path, value)
        return Control(
            path=path,
            id=id_of(path),
            shape="raw",
            title=path.rpartition(".")[2],
            boxes=boxes,
            said=self.said(path, "raw"),
            lines=_height(boxes["raw"][0], long=True),
        )

    def kind(self, path: str, field: Field, around: Field) -> Control:
        """The choice of a kind of assistance for an item that has none yet."""
        kinds = kinds_offered(self.reader, around.path, around)
        labels = map(self.book.kind_title, kinds)
        choices = tuple(
            Choice(kind, label, id_of(path)) for kind, label in zip(kinds, labels, strict=True)
        )
        words = {**self.words(path, field, None), "example": ""}
        return Control(
            path=path, id=id_of(path), shape="select", boxes={"": [""]}, choices=choices, **words
        )

    def _help(self, field: Field) -> str:
        """The help of a field, without how a file writes its values where names are taken."""
        if is_instrument(field):
            return self.book.words.say("web.forms.instrument-help")
        coded = CODED.get(field.about_language) if field.place in CLOSED else None
        return coded.sub("", field.about) if coded else help_in_words(self.book, field)

    def _help_language(self, field: Field) -> str:
        """The language of the help, where it is not that of the page."""
        page = self.book.words.tag
        return "" if is_instrument(field) or field.about_language == page else field.about_language

    def _example(self, field: Field) -> str:
        """An example as the page shows such a value."""
        first = next(iter(field.examples), "")
        if is_instrument(field) or field.name == INSTRUMENT:
            return instrument_shown(self.book, first)
        if STATE.fullmatch(first):
            field = replace(field, place="state")
        return shown_as(self.book, field, first)

    def _example_language(self, field: Field) -> str:
        """The language of an example in words, where it is not that of the page."""
        page = self.book.words.tag
        return "" if field.example_language == page else field.example_language

    def words(self, path: str, field: Field, one: Relevance | None) -> dict[str, Any]:
        """What is said of a field, whatever its shape."""
        shown = not (field.left_open or field.fields or field.choices)
        shown = shown and field.form not in ("date", "true-false") and not field.refers_to
        needed = one is not None and one.needed and one.state in ("ask", "derived")
        chosen = one is not None and one.state == "ask" and bool(field.choices)
        asked = one is not None and (needed or chosen or one.state == "derived")
        terms = TERMS.get(each_path(path), ())
        return {
            "title": field.title,
            "help": self._help(field),
            "help_language": self._help_language(field),
            "example": self._example(field) if shown else "",
            "example_language": self._example_language(field),
            "terms": tuple(map(self.reader.voice.say, terms)),
            "why": self._why(one.why) if one is not None and asked else "",
            "mark": self.marks.of(path, one, is_said=self.is_said(path)),
            "said": self.said(path),
            "has_law": self.law is not None and self.law.says(path),
        }

    def _why(self, text: str) -> str:
        """Why a field is asked for; a sentence of law in English, which begins it, as such."""
        note = words("law.in-language", self.book.voice.catalogue, text="", language=ENGLISH_TERM)
        before, found, after = text.partition(note)
        is_law = found and not self.book.voice.is_english
        return f"{marked(before, ENGLISH)}{found}{after}" if is_law else text

    def shown(self, value: Any, field: Field) -> str:
        """An answer in a line, in the words of the reader."""
        if isinstance(value, str) and (field.choices or field.form == "true-false"):
            return choice_label(self.book, field, value)
        return self.reader.show(value, field)

    def said(self, path: str, shape: str = "") -> tuple[Said, ...]:
        """What is said of an answer; of one that is kept beside the file, why."""
        found = self._said.get(path, [])
        if path in self.held and not any(one.severity == "error" for one in found):
            return (Said(why_held(self.book.words, str(self.held[path]), shape)), *found)
        return tuple(found)

    def _said_of(self, path: str, field: Field, shape: str, value: Any) -> tuple[Said, ...]:
        """What is said of an answer; of one that cannot be read, in the words of a page."""
        said = self.said(path, shape)
        if path in self.held or shape == "raw" or not isinstance(value, str):
            return said
        unread = why_unread(self.reader, field, value, self.book.words)
        if not unread:
            return said
        return (Said(unread), *(one for one in said if one.severity != "error"))

    def is_said(self, path: str) -> bool:
        """Whether anything is said of a field, or of something in it."""
        inside = (f"{path}.", f"{path}[")
        said = any(one == path or one.startswith(inside) for one in self._said)
        return said or any(one == path or one.startswith(inside) for one in self.held)

    # --- boxes and choices -------------------------------------------------------------------

    def _raw_boxes(self, path: str, value: Any) -> Boxes:
        return {"raw": [str(self.held[path])]} if path in self.held else raw_boxes(path, value)

    def _boxes(self, path: str, field: Field, shape: str, value: Any) -> Boxes:
        if shape == "raw":
            return self._raw_boxes(path, value)
        if path in self.held:
            text = str(self.held[path])
            if shape == "date":
                return {"day": [text], "month": [""], "year": [""]}
            return {"": [text]}
        return boxes_of(self.book, field, shape, value, self.tree)

    def _named(self, field: Field, boxes: Boxes) -> tuple[Choice, ...]:
        """What the first few of the ids stand for that are chosen of very many."""
        chosen = [one for one in boxes[""] if one][:MOST_NAMED]
        labels = (item_label(self.book, self.reader, self.tree, field, one) for one in chosen)
        return tuple(Choice(one, label, "") for one, label in zip(chosen, labels, strict=True))

    def _choices(
        self, path: str, field: Field, shape: str, boxes: Boxes
    ) -> tuple[str, tuple[Choice, ...], tuple[Choice, ...]]:
        """The choices of a closed list, then those that are rarely meant.

        Of many items one is chosen from a list that opens.
        """
        if shape not in ("radios", "select", "ticks"):
            return shape, (), ()
        chosen = boxes[""]
        values = offered(field, self.tree, chosen)
        if shape == "radios" and field.refers_to and len(values) > MOST_RADIOS:
            shape = "select"
        meant, others = by_role(field, self.tree, values, chosen)
        made = tuple(
            Choice(
                one,
                item_label(self.book, self.reader, self.tree, field, one)
                if field.refers_to
                else choice_label(self.book, field, one),
                f"{id_of(path)}-{number}" if number > 1 else id_of(path),
                one in chosen,
            )
            for number, one in enumerate((*meant, *others), start=1)
        )
        return shape, made[: len(meant)], made[len(meant) :]


def _height(text: str, *, long: bool) -> int:
    lines = sum(1 + len(line) // WIDTH for line in text.split("\n"))
    return max(SHORTEST if long else 2, min(lines + 1, LONGEST))
