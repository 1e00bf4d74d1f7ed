"""The words of one field in a skeleton: its value or placeholder, and its comment."""

from __future__ import annotations

from collections.abc import Mapping

from comity.model.drafts.describe import FieldNote
from comity.steps.read.tree_writer import scalar
from comity.tasks.authoring.case_setup import CaseSetup
from comity.tasks.authoring.model_fields import id_of, join, reference_to
from comity.tasks.authoring.requirements import bases, kinds_by_path, required_fields
from comity.tasks.authoring.yaml_writer import in_flow

__all__ = ["EMPTY", "FieldWords", "given"]

EMPTY = '""'
SOURCES_SHOWN = 2
TRUE_OR_FALSE = ("true", "false")
PLAIN = ("choice", "date", "number")


class FieldWords:
    """What is known and wanted of the fields of one occasion, put into words."""

    def __init__(self, setup: CaseSetup, known: Mapping[str, str]) -> None:
        """Ask the law once for all fields."""
        self.setup = setup
        self.known = {**given(setup), **known}
        self.required_fields = required_fields(setup)
        self._examples = _of_basis(setup)
        self._urgent = {
            path for path, each in self.required_fields.items() if any(w.urgent for w in each)
        }
        self._sources: dict[str, tuple[str, ...]] = {}

    def is_known(self, path: str, note: FieldNote) -> bool:
        """Whether a value is known already."""
        return join(path, note.name) in self.known

    def is_urgent(self, path: str, note: FieldNote) -> bool:
        """Whether a check would miss a field, or something in it.

        What is asked of each item of a list does not ask for the list.
        """
        full = join(path, note.name)
        return any(
            one == full or (one.startswith((f"{full}.", f"{full}[")) and f"{full}[]" not in one)
            for one in self._urgent
        )

    def speaks_of(self, item: str) -> bool:
        """Whether anything is wanted of an item by its number."""
        return any(path.startswith(item) for path in self.required_fields)

    def shown(self, note: FieldNote, full: str, *, off: bool) -> str:
        """What stands behind the colon."""
        if value := self._value(note, full):
            return value
        if target := reference_to(note, self.setup.notes):
            return f"[{id_of(target, 0)}]" if note.many else id_of(target, 0)
        if note.name == "id" and note.examples:
            return _numbered(note.examples[0], full)
        return self._examples.get(full) or _example(note) if off else EMPTY

    def about(self, note: FieldNote, full: str, *, off: bool) -> tuple[str, ...]:
        """The comment of a field, long and short: allowed words, meaning, example, who asks."""
        if note.name == "id" or full in ("schema", "kind"):
            return ("",)
        voice = self.setup.voice
        choices = TRUE_OR_FALSE if note.form == "true-false" else note.choices
        words = voice.say("prompt.choices", choices=choices) if choices else ""
        parts = [words, note.about]
        if not voice.is_english and note.about:
            parts[1] = voice.say("prompt.titled-comment", title=note.title, about=note.about)
        sources = self._cited(note, full, off=off)
        value = self._value(note, full) or reference_to(note, self.setup.notes)
        example = not off and note.examples and not words and not value and note.form != "table"
        short = " ".join(filter(None, (*parts, sources)))
        if not example:
            return (short,)
        eg = voice.say("prompt.eg", example=note.examples[0])
        long = " ".join(filter(None, (*parts, eg, sources)))
        return (long, short, long)

    def _value(self, note: FieldNote, full: str) -> str:
        asked = next(
            (required.value for required in self.required_fields.get(full, ()) if required.value),
            "",
        )
        value = self.known.get(full, "") or asked
        plain = note.form in PLAIN or note.name in ("schema", "kind")
        return value if plain or not value else scalar(value)

    def _cited(self, note: FieldNote, full: str, *, off: bool) -> str:
        """Who asks for a field, in brackets; nothing where the part around it says as much."""
        law = [
            required.source for required in self.required_fields.get(full, ()) if required.source
        ]
        named = [source for source in note.asked_by if source not in ("Comity", "practice")]
        self._sources[full] = tuple(named)
        part, dot, _ = full.partition(".")
        inside = full.count(".") > 1 or (off and bool(dot))
        around = self._sources.get(part.partition("[")[0], ()) if dot else ()
        around = tuple(named) if inside else around
        sources = list(dict.fromkeys([*law, *(s for s in named if s not in around)]))
        return f"[{'; '.join(sources[:SOURCES_SHOWN])}]" if sources else ""


def given(setup: CaseSetup) -> dict[str, str]:
    """What the options of the command line say already."""
    found = {"schema": "1", "kind": setup.kind.kind, "date": setup.on.isoformat()}
    found["form"] = setup.form
    found |= {field: setup.state(role) for role, field in setup.open_roles.items()}
    for path, kind in kinds_by_path(setup).items():
        found[f"{path}.{'kind' if path.startswith('measures') else 'category'}"] = kind.kind
    return {path: value for path, value in found.items() if value}


def _of_basis(setup: CaseSetup) -> dict[str, str]:
    """A treaty at large that is in force between the two States stands as the example, or none.

    For an order to a provider that is one by which orders go straight to it.
    """
    if not setup.state("requesting") or not setup.state("requested"):
        return {}
    known = [one for one in bases(setup) if one.direct]
    if setup.form != "order":
        known = [o for o in bases(setup) if not (o.own_form or o.direct or o.measures)]
    first = next((one for one in known if not one.protocol_to), None)
    if first is None and not setup.host.instruments():
        return {}  # no topic is installed, so nothing can be said of what is in force
    if first is None:
        return {"basis[].instrument": EMPTY, "basis[].articles": f"[{EMPTY}]"}
    article = f"art. {first.articles[0].article}" if first.articles else ""
    return {
        "basis[].instrument": first.id,
        "basis[].articles": f"[{in_flow(article) if article else EMPTY}]",
    }


def _example(note: FieldNote) -> str:
    """A value that the field takes; none for what only the author decides."""
    if note.left_open:
        return EMPTY
    first = note.choices[0] if note.choices else next(iter(note.examples), "")
    if note.form == "true-false":
        return "true"
    if note.many:
        items = note.choices[:1] or note.examples or ("…",)
        return f"[{', '.join(map(in_flow, items))}]"
    if note.form == "free-table" or (note.form in PLAIN and not note.choices):
        return first or EMPTY
    return scalar(first or "…")


def _numbered(example: str, full: str) -> str:
    """The id of an item by its number: ``M2`` after the example ``M1``."""
    number = full.rpartition("]")[0].rpartition("[")[2]
    letters = example.rstrip("0123456789")
    return f"{letters}{int(number) + 1}" if number and letters != example else example
