"""The words of one question: its title, what it is for, how to answer, what Enter does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.tasks.authoring.agenda import Agenda, Ask, is_pair
from comity.tasks.authoring.answer_reading import AnswerReader, reference_ids
from comity.tasks.authoring.explained_terms import TERMS
from comity.tasks.authoring.questions import YES_OR_NO, Question
from comity.tasks.authoring.unfinished_tree import item_paths, value_at
from comity.tasks.questions.fields import Field
from comity.tasks.questions.known import KINDS_IN
from comity.tasks.questions.law_paths import each_path
from comity.text.messages import message

__all__ = ["QuestionWords"]

SHORT = 60
STEM = 4
SHAPES_WITH_HOW = {
    "amount": "interview.how-amount",
    "length": "interview.how-length",
    "period": "interview.how-period",
    "narrative": "interview.how-narrative",
    "lines": "interview.how-lines",
    "choose": "interview.how-several",
    "kinds": "interview.how-several",
    "refs": "interview.how-references",
}
HOW_BY_KIND = {
    "date": "interview.how-date",
    "state": "interview.how-state",
    "language": "interview.how-language",
}
ROLES = ("requesting", "requested")
TITLES = {"measures": "prompt.which-assistance", "data_categories": "prompt.which-data"}


class QuestionWords:
    """Words questions for one author; a term is explained once."""

    def __init__(self, agenda: Agenda, reader: AnswerReader) -> None:
        """Begin with nothing explained.

        Args:
            agenda: the fields.
            reader: shows answers, and knows the language.
        """
        self._agenda, self._reader = agenda, reader
        self._voice = reader.voice
        self._explained: set[str] = set()

    def question(self, ask: Ask, tree: Mapping[str, Any], section: str) -> Question:
        """The question as it is put; ``tree`` is the document as it would be written now."""
        field, shown = ask.field, self.shown(ask, tree)
        return Question(
            text=self._title(ask),
            key=ask.path,
            part=" > ".join(filter(None, (section, self.item(ask.path, tree)))),
            about=field.about,
            terms=self._terms(ask),
            choices=self._choices(ask),
            labels=self._labels(ask),
            notes=self._notes(ask, tree),
            how=self._how(ask),
            shown=shown,
            enter=self._enter(ask, shown),
            needed=ask.needed,
            several=ask.shape in ("rows", "lines", "narrative"),
            long=field.long or ask.shape == "narrative",
        )

    def shown(self, ask: Ask, tree: Mapping[str, Any]) -> str:
        """The answer that is there, in a short line."""
        return short(self.full(ask, tree), 2 * SHORT)

    def full(self, ask: Ask, tree: Mapping[str, Any]) -> str:
        """The answer that is there, in a line."""
        value = value_at(tree, ask.path)
        if ask.shape == "period" and isinstance(value, Mapping):
            value = {part.name: value[part.name] for part in ask.parts if part.name in value}
        if ask.shape == "narrative" and value:
            return self._voice.say("interview.label-facts", count=len(value))
        if ask.shape == "kinds" and isinstance(value, list):
            named = filter(None, (self._name(one, ask.path) for one in value))
            return self._voice.catalogue.then(named)
        return self._reader.show(value, ask.field)

    def item(self, path: str, tree: Mapping[str, Any]) -> str:
        """The item of a list in which a field is: its number and its name."""
        items = item_paths(path)
        if not items:
            return ""
        head, _, place = items[0].removesuffix("]").rpartition("[")
        field = self._agenda.field(head, tree)
        title = self._voice.entry(head, field.title if field else head)
        label = self._voice.say("revision.item", title=title, item=str(int(place) + 1))
        name = self._name(value_at(tree, items[0]), head)
        return self._voice.field(label, name) if name else label

    def _name(self, item: Any, head: str) -> str:
        """What an item of a list is, in a few words; one of a kind of assistance by its title."""
        if not isinstance(item, Mapping):
            return ""
        if head in KINDS_IN:
            return self._reader.kind_title(str(item.get(KINDS_IN[head], "")))
        name = item.get("name")
        inner = name.get("full") if isinstance(name, Mapping) else name
        kind = str(item.get("kind") or "")
        meant = next(iter(self._voice.choices("kind", (kind,))), kind)
        found = inner or item.get("title") or item.get("text") or meant
        return short(str(found))

    def _title(self, ask: Ask) -> str:
        if ask.path in TITLES:
            return self._voice.say(TITLES[ask.path])
        return self.title(ask.path, ask.field)

    def title(self, path: str, field: Field) -> str:
        """The title of a field, within a table after that of the table."""
        around = path.rpartition(".")[0]
        table = self._agenda.field(around, {}) if around and not around.endswith("]") else None
        if table is None or table.form != "table" or table.path in ROLES:
            return field.title
        if _stems(table.title) & _stems(field.title):
            return field.title
        return self._voice.field(table.title, field.title)

    def _terms(self, ask: Ask) -> tuple[str, ...]:
        new = [id for id in TERMS.get(each_path(ask.path), ()) if id not in self._explained]
        self._explained.update(new)
        return tuple(self._voice.say(id) for id in new)

    def _choices(self, ask: Ask) -> tuple[str, ...]:
        if ask.shape == "kinds":
            return self._reader.kinds_offered(ask)
        if ask.field.form == "true-false":
            return YES_OR_NO
        return ask.field.choices

    def _labels(self, ask: Ask) -> tuple[str, ...]:
        if ask.shape == "kinds":
            return self._reader.kind_labels(self._choices(ask))
        return self._voice.choices(ask.field.name, ask.field.choices)

    def _notes(self, ask: Ask, tree: Mapping[str, Any]) -> tuple[str, ...]:
        """The items that may be named, by their numbers."""
        if ask.shape != "refs":
            return ()
        name = ask.field.refers_to
        rows = []
        for number, id in enumerate(reference_ids(ask.field, tree), start=1):
            item = next(one for one in tree[name] if one.get("id") == id)
            rows.append(f"{number} {self._voice.field(id, self._name(item, name))}")
        return tuple(rows)

    def _how(self, ask: Ask) -> str:
        say = self._voice.say
        if ask.shape == "rows":
            titles = tuple(map(self._reader.part_title, ask.parts))
            kinds = next((part.choices for part in ask.parts if part.choices), ())
            if len(titles) == 1:
                return say("interview.how-lines")
            id = "interview.how-rows/pair" if is_pair(ask) else "interview.how-rows"
            how = say(id, titles=(self._voice.field(*titles),) if is_pair(ask) else titles)
            return " ".join((how, say("interview.how-first", choices=kinds))) if kinds else how
        if ask.shape in SHAPES_WITH_HOW and ask.field.place not in ("state", "language"):
            return say(SHAPES_WITH_HOW[ask.shape])
        kind = HOW_BY_KIND.get(ask.field.place) or HOW_BY_KIND.get(ask.field.form)
        return say(kind) if kind else ""

    def _enter(self, ask: Ask, shown: str) -> str:
        say = self._voice.say
        if shown:
            return say("prompt.enter-for", answer=shown)
        if ask.further and not _is_first(ask.further):
            return say("interview.enter-ends")
        return "" if ask.needed else say("prompt.enter-skips")

    def example(self, ask: Ask) -> str:
        """An example of an answer, or that there is none."""
        parts = [
            "" if part.left_open else next(iter(part.examples or part.choices), "")
            for part in ask.parts
        ]
        row = (": " if is_pair(ask) else ", ").join(filter(None, parts))
        found = ask.field.examples or ((row,) if row else ())
        if not found:
            return self._voice.say("interview.no-example")
        return self._voice.word(message("prompt.for-example", examples=tuple(found)))


def _stems(title: str) -> set[str]:
    """How the words of a title begin: two titles that share one need not both be said."""
    return {word[:STEM].casefold() for word in title.split() if len(word) >= STEM}


def short(text: str, room: int = SHORT) -> str:
    """A text in one line, cut where there is no room."""
    line = " ".join(text.split())
    return line if len(line) <= room else f"{line[: room - 1]}…"


def _is_first(item: str) -> bool:
    return item.endswith("[0]")
