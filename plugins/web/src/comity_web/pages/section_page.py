"""What a page of a file has, that of a section or of one item of a large list: its form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.urls import reverse

from comity.api import Relevance, Section
from comity.tasks.authoring.unfinished_tree import value_at
from comity.tasks.questions.fields import walk
from comity.tasks.questions.law_paths import each_path
from comity_web.cases.models import CaseFile, Revision
from comity_web.cases.saving import held_of, tree_of
from comity_web.core import host, voice
from comity_web.forms import ROOM, PageForm, field_parts, form_of, top_of
from comity_web.forms.dividing import ROOM_OF_ALL, Share
from comity_web.forms.shapes import parted
from comity_web.judging.judged import Judged, fields_known
from comity_web.judging.reckoning import HELD
from comity_web.judging.several_days import several_days
from comity_web.pages.headings import heading_of
from comity_web.pages.outline import ItemList, Outline, outline
from comity_web.wording.catalogues import Words

__all__ = ["SectionPage"]


@dataclass(frozen=True)
class SectionPage:
    """One page of a file: a section, or an item in it."""

    file: CaseFile
    section: Section
    words: Words
    items: ItemList | None = None
    number: int = 0

    @cached_property
    def outline(self) -> Outline:
        """The pages of the file."""
        return outline(self.file.kind, self.words.tag)

    @property
    def head(self) -> Revision:
        """The latest revision."""
        head: Revision | None = self.file.head
        assert head is not None  # a file has a first revision
        return head

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The fields that the page shows."""
        if self.items is not None:
            return self.items.item_paths(self.number)
        return self.outline.plain_paths(self.section)

    @property
    def place(self) -> str:
        """The item to which the page belongs; empty for the page of a section."""
        return f"{self.items.path}[{self.number}]" if self.items else ""

    @property
    def name(self) -> str:
        """What the page is called in the history."""
        return f"{self.section.id} {self.place}".strip()

    @property
    def heading(self) -> str:
        """What the file is called on its pages."""
        tree = tree_of(self.head)
        return heading_of(self.file.kind, tree, voice(self.words.tag), self.words)

    @property
    def address(self) -> str:
        """Where the page is."""
        if self.items is None:
            return reverse("section", args=[self.file.key, self.section.id])
        where = [self.file.key, self.section.id, self.items.path, self.number]
        return reverse("item", args=where)

    @property
    def back(self) -> str:
        """Where one comes from: the section of an item, or the case."""
        if self.items is None:
            return reverse("case", args=[self.file.key])
        return reverse("section", args=[self.file.key, self.section.id])

    def form(
        self,
        judged: Judged | None,
        posted: Mapping[str, list[str]] | None = None,
        added: Sequence[str] = (),
        query: str = "",
        at: str = "",
        share: float = 1,
        whole: str = "",
    ) -> tuple[PageForm, list[dict[str, Any]]]:
        """The controls of the page, of a large one those of a part, and the ways to the parts.

        Args:
            judged: what is known of the revision, if anything is.
            posted: what could not be saved; all of it is shown.
            added: the lists to which an empty row is added.
            query: the words by which a kind of assistance is looked for.
            at: the field to which one was led, whose part is shown.
            share: how much of the usual there is room for.
            whole: the field whose answer is shown though it is longer than a page.
        """
        tree, held = tree_of(self.head), held_of(self.head)
        parts = self._parts(tree, held, posted, int(ROOM_OF_ALL * share))
        root = top_of(next(iter(added), at), self.place)
        tops = [{top_of(path, self.place) for path in one.paths} for one in parts]
        shown = next((number for number, one in enumerate(tops) if root in one), 0)
        ways = [
            {"path": one.first, "text": self._title(one.first), "current": number == shown}
            for number, one in enumerate(parts)
        ]
        form = form_of(
            self.file.kind,
            parts[shown].paths if parts else (),
            tree,
            held,
            host(),
            words=self.words,
            posted=posted,
            remarks=tuple(self._remarks(judged)),
            found=self._found(judged),
            missing=[row["field"] for row in judged.missing] if judged is not None else (),
            complete=judged is not None and judged.complete,
            added=added,
            query=query,
            law_url=reverse("law_at", args=[self.file.key]),
            at=at,
            room=int(ROOM * share),
            whole=whole,
        )
        return form, ways if len(ways) > 1 else []

    def _parts(
        self,
        tree: Mapping[str, Any],
        held: Mapping[str, Any],
        posted: Mapping[str, list[str]] | None,
        room: int,
    ) -> tuple[Share, ...]:
        """The parts of the page; of one that was posted, the fields that it had."""
        if posted is None:
            return field_parts(self.paths, tree, held, room, item=self.place)
        sent = {top_of(parted(name)[0], self.place) for name in posted}
        paths = tuple(path for path in self.paths if top_of(path, self.place) in sent)
        return (Share(paths or self.paths, ""),)

    def _title(self, path: str) -> str:
        """What a field is called."""
        each = each_path(path)
        return next((one.title for one in walk(self.outline.fields) if one.path == each), each)

    def _found(self, judged: Judged | None) -> Mapping[str, Relevance]:
        """What each field is to its author; what came in is asked for, and never derived."""
        found = fields_known(self.head, judged, self.words.tag)
        if not self.file.incoming:
            return found
        return {
            path: replace(one, state="ask", value=None)
            if one.state == "derived" and not path.endswith("].id")
            else one
            for path, one in found.items()
        }

    def _remarks(self, judged: Judged | None) -> Iterator[tuple[str, str, str]]:
        """What is said of the fields of the section: path, severity, text.

        A field that is only missing yet is marked as needed, and no error; of what was typed and
        cannot stand in a file the field itself tells why. Where nobody has answered anything yet,
        nobody made an error either: what an empty field lacks is only advice there.
        """
        new = self._is_new(judged)
        if judged is None:  # what is known of the file tells it too
            yield from several_days(tree_of(self.head), self.words)
        said = judged.for_section(self.section.id) if judged is not None else None
        for row in (*said.gaps, *said.findings) if said else ():
            if row.get("kind") in ("missing", HELD):
                continue
            text = " ".join(filter(None, (row["message"], row["cure"])))
            severity = row.get("severity", "error")
            yield row["path"], "advice" if new and severity == "error" else severity, text

    def _is_new(self, judged: Judged | None) -> bool:
        """Whether nobody has answered anything on the page yet."""
        if self.items is None:
            row = judged.standing.get(self.section.id, {}) if judged is not None else {}
            return row.get("state") == "not-started"
        there = value_at(tree_of(self.head), f"{self.items.path}[{self.number}]") or {}
        return isinstance(there, dict) and set(there) <= {"id", "kind"}
