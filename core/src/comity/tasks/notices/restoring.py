"""A notice's own JSON taken back: the case file from which the same JSON can be built again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from comity.host import Host
from comity.model.drafts.describe import FieldNote, describe
from comity.model.drafts.json_schema import schema_line
from comity.model.errors import ComityError, DraftError, Fault
from comity.pipeline.build import build, check_case, choose_exporters
from comity.steps.read import parse_case
from comity.steps.read.case_file import decode, load
from comity.steps.read.document_json import DocumentJson, document_json
from comity.steps.read.heading import model_of
from comity.steps.read.plain_tree import Node
from comity.steps.read.tree_writer import Value, to_yaml
from comity.steps.resolve import resolve
from comity.tasks.notices.versions import NOTICE, unknown_beside, vetted

__all__ = ["Restored", "restore"]

_ABOUT = "# Made from the JSON of the notice, which does not have {}."


@dataclass(frozen=True, slots=True)
class Restored:
    """A case file made from the JSON of a notice.

    Attributes:
        text: the case file in YAML.
        marked: whether the JSON is marked as a draft.
        language: the language to ask ``comity build`` for; empty where it is chosen anyway.
        internal: the internal fields, which no JSON has.
        why_not: why the same JSON is not built of it here; empty where it is.
    """

    text: str
    marked: bool
    language: str
    internal: tuple[str, ...]
    why_not: str = ""


def restore(path: Path, host: Host) -> Restored:
    """Take the JSON of a notice back, and try whether it is built again from the case file.

    Raises:
        DraftError: the file is not the JSON of a notice, or has fields that are not known here.
        PluginError: the model of notices cannot be imported.
    """
    content = load(path)
    document = document_json(decode(content, str(path)), path)
    draft, unknown = vetted(document, path, host)
    beside = unknown_beside(document, host)
    if faults := [*_unknown(unknown, beside, str(path))]:
        raise DraftError(faults)
    notes = describe(model_of(host.document_types()[NOTICE]))
    internal = tuple(sorted(draft.internal_fields()))
    trial = _Trial(document, content, path, host, notes, internal)
    text = trial.text()
    return Restored(text, document.marked, trial.language(text), internal, trial.why_not(text))


@dataclass(frozen=True)
class _Trial:
    """Builds case files of one document, to see whether its JSON comes of them."""

    document: DocumentJson
    content: bytes
    path: Path
    host: Host
    notes: tuple[FieldNote, ...]
    internal: tuple[str, ...]

    def text(self) -> str:
        """The case file."""
        about = [schema_line(NOTICE), _ABOUT.format(" and ".join(self.internal))]
        return "\n".join([*about, to_yaml(_ordered(self.document.draft, self.notes))])

    def language(self, text: str) -> str:
        """The language that a build must be asked for, or nothing."""
        case = parse_case(text.encode(), self.path, self.host.document_types())
        own = resolve(case, self.host.for_case()).language
        return "" if own == self.document.language else self.document.language

    def built(self, text: str) -> tuple[bytes, bool]:
        """The JSON of a case file, and whether its check finds errors.

        Raises:
            ComityError: it cannot be built.
        """
        case = parse_case(text.encode(), self.path, self.host.document_types())
        checked = check_case(case, self.host, language=self.language(text) or None)
        json = choose_exporters(["json"], self.host)
        built = build(checked, self.host, json, self.path.stem, draft=self.document.marked)
        return built.files[0][1], built.checked.blocked

    def why_not(self, text: str) -> str:
        """Why the same JSON is not built of a case file; nothing where it is."""
        try:
            made, blocked = self.built(text)
        except ComityError as error:
            return f"It cannot be built here: {error}"
        if blocked and not self.document.marked:
            return "The check finds errors in it, which stop a build."
        return "" if made == self.content else _OTHERWISE


_OTHERWISE = (
    "The office, the plugins or the version of Comity are others, or the notice was built with "
    "other options or edited by hand."
)


def _unknown(unknown: Mapping[str, str], beside: Iterable[str], file: str) -> Iterator[Fault]:
    """Fields that would be lost."""
    cure = "Update Comity, or remove the field if you added it."
    for name, meant in unknown.items():
        hint = f"Did you mean `{meant}`? {cure}" if meant else cure
        yield Fault(file, 0, 0, f"data.draft.{name}", "This field is not known here.", hint)
    for name in beside:
        yield Fault(file, 0, 0, name, "This field is not known here.", cure)


def _ordered(tree: Node, notes: Sequence[FieldNote]) -> dict[str, Value]:
    """A table in the order of the model, each value as an author would write it."""
    if not isinstance(tree, dict):
        return {}
    made: dict[str, Value] = {}
    for note in notes:
        if note.name in tree:
            made[note.name] = _written(tree[note.name], note)
    return made


def _written(value: Node, note: FieldNote) -> Value:
    if isinstance(value, list):
        return [_written(item, note) for item in value]
    if isinstance(value, dict):
        return _ordered(value, note.fields) if note.form == "table" else value
    if note.form == "true-false" or (note.form == "choice" and value in ("true", "false")):
        return value == "true"
    if note.form == "date":
        return dt.date.fromisoformat(value)
    if note.form == "number" or (note.name == "schema" and value.isdecimal()):
        return int(value)
    return value
