"""What a template needs to show a field: its words, its boxes, what is said of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from comity_web.forms.windows import Window

__all__ = ["Choice", "Control", "Kinds", "KindsGroup", "PageForm", "Said"]


@dataclass(frozen=True, slots=True)
class Choice:
    """A word of a closed list, or an item that can be named."""

    value: str
    label: str
    id: str
    checked: bool = False
    about: str = ""
    about_language: str = ""


@dataclass(frozen=True, slots=True)
class KindsGroup:
    """Kinds of assistance that belong together; ``is_open`` where they were looked for."""

    title: str
    choices: tuple[Choice, ...]
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Kinds:
    """The kinds of assistance to choose from: what was looked for, what came of it, the groups."""

    query: str
    told: str
    groups: tuple[KindsGroup, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """What is wrong with an answer, or worth knowing: ``error``, ``warning`` or ``advice``."""

    text: str
    severity: str = "error"


@dataclass(frozen=True, slots=True)
class Control:
    """A field on a page.

    Attributes:
        path: the field in the file, with the numbers of items.
        id: of the first box, to which the summary of errors leads.
        shape: which template shows it (``comity_web.forms.shapes``).
        title: the label.
        help: what the field means; ``help_language`` where that is not the language of the page.
        example: an answer; ``example_language`` where that is not the language of the page.
        terms: terms of art, explained in a sentence each.
        why: why it is asked for, in one sentence.
        mark: ``needed``, ``expected``, ``optional`` or nothing (``comity_web.forms.needing``).
        boxes: what stands in the boxes, by what each box is.
        choices: the words or items to choose from.
        others: items that can be chosen too, and by their role are rarely meant.
        parts: the fields of a group, or the rows of a list.
        more: fields of a group that are rarely needed.
        more_of: the row whose rarely needed fields are left out, and shown on demand.
        is_open: whether the rarely needed fields are shown at once, since somebody asked for them.
        said: what is said of the answer.
        derived: the answer that Comity gives itself, in a line.
        was: what the boxes of a derived answer held, to tell whether they were changed.
        row: the number of a row, from 1; 0 for what is no row.
        is_new: whether the row is not in the file yet.
        titled_once: whether the first field of the group has the same title, which is shown once.
        kind: the ``type`` of a box; ``mode`` its ``inputmode``; ``lines`` its height.
        listed: the id of a list of suggestions.
        has_law: whether law or an instrument may say something of the field.
        naming: the places of the document that name the item of this row.
        kinds: the kinds of assistance that can be added to this list.
        windows: the parts of a long list, of which the page shows one.
        compact: the first and the last id, where what is chosen of very many items is typed.
        narrative: what stands in the box for a narrative; None where there is none.
        add: what the button says that adds a row.
        begins: of an answer that is longer than a page, how it begins; it has no box then.
        letters: how long it is.
    """

    path: str
    id: str
    shape: str
    title: str
    help: str = ""
    help_language: str = ""
    example: str = ""
    example_language: str = ""
    terms: tuple[str, ...] = ()
    why: str = ""
    mark: str = ""
    boxes: Mapping[str, list[str]] = field(default_factory=dict)
    choices: tuple[Choice, ...] = ()
    others: tuple[Choice, ...] = ()
    parts: tuple[Control, ...] = ()
    more: tuple[Control, ...] = ()
    more_of: str = ""
    is_open: bool = False
    said: tuple[Said, ...] = ()
    derived: str = ""
    was: str = ""
    row: int = 0
    is_new: bool = False
    titled_once: bool = False
    kind: str = "text"
    mode: str = ""
    lines: int = 3
    listed: str = ""
    has_law: bool = False
    naming: tuple[str, ...] = ()
    kinds: Kinds | None = None
    windows: tuple[Window, ...] = ()
    compact: tuple[str, ...] = ()
    narrative: str | None = None
    add: str = ""
    begins: str = ""
    letters: int = 0

    @property
    def template(self) -> str:
        """The template of the shape."""
        if self.begins:
            return "web/controls/begins.html"
        return f"web/controls/{'compact' if self.compact else self.shape}.html"

    @property
    def text(self) -> str:
        """What stands in a control of one box."""
        return next((texts[-1] for texts in self.boxes.values() if texts), "")

    @property
    def day(self) -> str:
        """The box for the day of a date."""
        return self.boxes["day"][0]

    @property
    def month(self) -> str:
        """The box for the month."""
        return self.boxes["month"][0]

    @property
    def year(self) -> str:
        """The box for the year."""
        return self.boxes["year"][0]

    @property
    def items(self) -> list[str]:
        """The texts of a list, and an empty one for the next."""
        return self.boxes["item"]

    @property
    def chosen(self) -> str:
        """What is chosen, an id in a line."""
        return "\n".join(one for one in self.boxes[""] if one)

    @property
    def is_wrong(self) -> bool:
        """Whether an error is said of it."""
        return any(one.severity == "error" for one in self.said)

    @property
    def described_by(self) -> str:
        """The ids of what is said beside the box, for those who hear the page."""
        found = (
            (f"{self.id}-said", self.said),
            (f"{self.id}-hint", self.help or self.terms or self.example or self.why),
        )
        return " ".join(id for id, there in found if there)

    def walk(self) -> Iterator[Control]:
        """The control and all in it."""
        yield self
        for one in (*self.parts, *self.more):
            yield from one.walk()


@dataclass(frozen=True, slots=True)
class PageForm:
    """The controls of a page.

    Attributes:
        controls: those that are asked for, answered, or derived.
        more: those that are rarely needed.
        lists: the suggestions of States, languages and time zones, each once for the page.
        is_open: whether the rarely needed ones are shown at once, since a row was added there.
    """

    kind: str
    controls: tuple[Control, ...]
    more: tuple[Control, ...] = ()
    lists: tuple[tuple[str, tuple[str, ...]], ...] = ()
    law_url: str = ""
    is_open: bool = False

    def walk(self) -> Iterator[Control]:
        """Every control of the page, a group before what is in it."""
        for one in (*self.controls, *self.more):
            yield from one.walk()

    def at(self, path: str) -> Control | None:
        """The control of a field, or of the nearest group around it."""
        found = {one.path: one for one in self.walk()}
        while path:
            if path in found:
                return found[path]
            path = path[: path.rindex("[")] if path.endswith("]") else path.rpartition(".")[0]
        return None
