"""How the fields of one occasion are asked for: the words, the reasons, what Enter means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from comity.model.drafts.describe import FieldNote
from comity.model.records import AssistanceKind
from comity.tasks.authoring.case_setup import CaseSetup
from comity.tasks.authoring.field_words import given
from comity.tasks.authoring.law_remarks import remarks
from comity.tasks.authoring.questions import YES_OR_NO, Question
from comity.tasks.authoring.requirements import (
    RequiredField,
    each_of,
    kinds_by_path,
    required_fields,
)
from comity.text.messages import message

__all__ = ["QuestionBuilder"]

SOURCES = 3  # sources named behind a field that the law of the case does not ask for
NAMED = 8  # titles of rare fields named in the question about more


class QuestionBuilder:
    """The questions about one occasion, and what is known of it."""

    def __init__(self, setup: CaseSetup) -> None:
        """Ask the law once for all questions."""
        self.notes = setup.notes
        self._set(setup)
        self._intro: list[str] = []
        self._said: set[str] = set()

    def _set(self, setup: CaseSetup) -> None:
        self.setup = setup
        self._given = {path: v for path, v in given(setup).items() if path != "date"}
        self._wants = required_fields(setup)
        self._remarks = remarks(setup)

    # --- what is known -----------------------------------------------------------------------

    def given(self, full: str) -> str | None:
        """The value of a field that the occasion decides."""
        return self._given.get(full)

    def wants_of(self, full: str) -> tuple[RequiredField, ...]:
        """Who asks for a field, by its own path or as one of each item."""
        return (*self._wants.get(full, ()), *self._wants.get(each_of(full), ()))

    def wanted_below(self, path: str) -> set[str]:
        """The wanted paths, those said of each item put to this one."""
        each = each_of(path)
        here = {path + one[len(each) :] for one in self._wants if path and one.startswith(each)}
        return here | set(self._wants)

    def needed(self, full: str) -> bool:
        """Whether the checks of form ask for a field, whatever the law."""
        return any(required.urgent and not required.source for required in self.wants_of(full))

    def kind_field(self, item: str) -> str:
        """The field of an item that names its kind of assistance, or nothing."""
        return {"measures[]": "kind", "data_categories[]": "category"}.get(each_of(item), "")

    def kinds_in(self, full: str) -> int:
        """How many items of a list the occasion names."""
        return sum(path.startswith(f"{full}[") for path in kinds_by_path(self.setup))

    def add_kind(self, measure: AssistanceKind) -> None:
        """A further kind of assistance, which the law is asked about too."""
        self._set(replace(self.setup, measures=(*self.setup.measures, measure)))

    def particulars(self, item: str) -> Mapping[str, str]:
        """The fields that the kind of an item has of its own, each with its meaning."""
        kind = kinds_by_path(self.setup).get(item)
        return kind.particulars if kind and item.startswith("measures") else {}

    # --- questions ---------------------------------------------------------------------------

    def enter(self, path: str) -> None:
        """What the law says of a part goes before its first question."""
        if path not in self._said:
            self._said.add(path)
            self._intro += self._remarks.get(path, ())

    def question(
        self, note: FieldNote, full: str, trail: Sequence[str], known: str = ""
    ) -> Question:
        """The question for one value."""
        self.enter(full)
        default = known or next((w.value for w in self.wants_of(full) if w.value), "")
        if note.form == "date" and full == "date":
            default = self.setup.on.isoformat()
        return Question(
            key=full,
            text=note.title,
            part=_part(trail[:-1]),
            intro=self._flush(),
            about=note.about,
            why=self._why(note, full),
            choices=YES_OR_NO if note.form == "true-false" else note.choices,
            labels=self.setup.voice.choices(note.name, note.choices),
            examples=note.examples[:2],
            default=default,
            optional=not note.required,
            prose=note.form == "text",
        )

    def line(
        self, note: FieldNote, full: str, trail: Sequence[str], number: int, *, needed: bool
    ) -> Question:
        """The question for one text of a list; Enter ends the list."""
        base = self.question(note, full.rpartition("[")[0], trail)
        if number:
            return Question(full, self._nth(note, number + 1), base.part, optional=True)
        return replace(base, key=full, text=self._nth(note, 1), optional=not needed)

    def _nth(self, note: FieldNote, number: int) -> str:
        return self.setup.voice.say("prompt.line", title=note.title, number=number)

    def lead(self, note: FieldNote, number: int, count: int) -> str:
        """A part of the document as it stands above its questions: which one it is of how many."""
        return self.setup.voice.say("prompt.part", title=note.title, number=number, count=count)

    def references(
        self,
        note: FieldNote,
        full: str,
        trail: Sequence[str],
        items: Sequence[Mapping[str, object]],
    ) -> Question:
        """Which of the items that are there already."""
        shown = tuple(
            message("prompt.item", id=str(item["id"]), text=_short(item)) for item in items
        )
        needed = note.required or self.needed(full)
        return replace(
            self.question(note, full, trail),
            about=self.setup.voice.say("prompt.references", about=note.about, items=shown),
            choices=(),
            labels=(),
            examples=(),
            default="all" if needed else "",
            optional=not needed,
        )

    def particular(self, full: str, name: str, about: str, trail: Sequence[str]) -> Question:
        """The question for a field that a kind of assistance has of its own."""
        text = self.setup.voice.particular(name)
        return Question(full, text, _part(trail), self._flush(), about, optional=True, prose=True)

    def wish(
        self, note: FieldNote, full: str, trail: Sequence[str], names: tuple[str, ...] = ()
    ) -> Question:
        """Whether an optional part is wanted; yes is the default where the law asks for it."""
        self.enter(full)
        starts = (f"{full}.", f"{full}[0]")  # what is asked of each item asks for no item
        inside = [w for p, each in self._wants.items() if p.startswith(starts) for w in each]
        asked = [required for required in (*self.wants_of(full), *inside) if required.urgent]
        say, voice = self.setup.voice.say, self.setup.voice
        inner = tuple(map(voice.particular, names)) or self._titles(note.fields[:NAMED])
        return Question(
            key=f"{full}?",
            text=say("prompt.add-part", title=note.title),
            part=_part(trail[:-1]),
            intro=self._flush(),
            about=say("prompt.part-contents", about=note.about, fields=inner),
            why=tuple(dict.fromkeys((*self._why(note, full), *map(self._says, asked)))),
            choices=YES_OR_NO,
            default="y" if asked else "n",
        )

    def more(self, rare: Sequence[FieldNote], path: str, trail: Sequence[str]) -> Question:
        """Whether the fields rarely needed are wanted."""
        say, fields = self.setup.voice.say, self._titles(rare[:NAMED])
        if (others := len(rare) - NAMED) > 0:
            about = say("prompt.rarely-needed/others", fields=fields, count=others)
        else:
            about = say("prompt.rarely-needed", fields=fields)
        return Question(
            key=f"{path}?more",
            text=say("prompt.more-fields" if path else "prompt.more-parts"),
            part=_part(trail),
            about=about,
            choices=YES_OR_NO,
            default="n",
        )

    def another(self, note: FieldNote, full: str, trail: Sequence[str], number: int) -> Question:
        """Whether a list goes on."""
        return Question(
            key=f"{full}?{number}",
            text=self.setup.voice.say("prompt.add-another", title=note.title),
            part=_part(trail),
            choices=YES_OR_NO,
            default="n",
        )

    def _why(self, note: FieldNote, full: str) -> tuple[str, ...]:
        law = [self._says(required) for required in self.wants_of(full)]
        named = [source for source in note.asked_by if source not in ("Comity", "practice")]
        say = self.setup.voice.say
        sources = [say("prompt.asked-for-by", sources=tuple(named[:SOURCES]))] if named else []
        return tuple(dict.fromkeys([*law, *sources]))

    def _says(self, required: RequiredField) -> str:
        return f"{required.says} [{required.source}]" if required.source else required.says

    def _titles(self, notes: Sequence[FieldNote]) -> tuple[str, ...]:
        return tuple(self.setup.voice.inside(note.title) for note in notes)

    def _flush(self) -> tuple[str, ...]:
        said, self._intro = tuple(self._intro), []
        return said


def _part(trail: Sequence[str]) -> str:
    return " > ".join(trail)


def _short(item: Mapping[str, object]) -> str:
    """What an item is, in a few words."""
    name = item.get("name")
    inner = name.get("full") if isinstance(name, Mapping) else name
    text = str(item.get("title") or item.get("text") or inner or item.get("kind") or "").strip()
    line = " ".join(text.split()).rstrip(".")
    return line if len(line) <= 48 else f"{line[:47]}…"
