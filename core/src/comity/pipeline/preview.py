"""A preview of an unfinished document: what is settled as it will be printed, gaps marked.

The document is composed once for each way to fill the gaps. Words that are not the same each time
depend on a gap, so a mark takes their place: nothing that stands in for a gap is printed, and no
clause that was chosen by it. Every page is marked as a draft, and nothing reads the preview back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path
from typing import Any

from comity.host import Host
from comity.model.content import Content, Rendered, texts_in
from comity.model.drafts.base import Draft
from comity.model.drafts.references import CALLED
from comity.model.errors import DraftError, Fault, InputError
from comity.model.records import Exported, Exporter
from comity.pipeline.build import Checked, refuse_unbuildable, template_of
from comity.pipeline.examine import Examined
from comity.steps.compose import compose
from comity.steps.protect import Shield
from comity.steps.render import parts_in_order, render
from comity.steps.wording.catalogue_loading import load_catalogue

__all__ = ["build_preview", "not_for_readers"]

MARK = "document.to-complete"
PRINTED = frozenset(
    {"title", "subject", "reference", "date", "classification", "reference_line", "date_line"}
)
"""What a document prints of its head; the rest of the head is for the template."""

NEEDED = ("facts", "offences", "measures")
"""Lists of which a document lacks an item where they are empty and something names one."""

ALIKE = 0.5
"""How alike two texts are of which one is taken for the other with a gap filled otherwise."""


def not_for_readers(exporter: Exporter) -> Fault | None:
    """Why a preview cannot be made in a format, or None where it can."""
    if not exporter.for_programs:
        return None
    message = f"A preview cannot be made as {exporter.format}, which programs read."
    return Fault("--format", 0, 0, "", message, "Use docx, html, md or pdf.")


def build_preview(
    examined: Examined, host: Host, exporter: Exporter, folder: Path | None = None
) -> bytes:
    """A preview in one format.

    Args:
        examined: a draft with gaps.
        host: asked for templates and the form of values.
        exporter: the format, which must be one for readers.
        folder: where the result will lie, for exporters that need working files.

    Raises:
        InputError: the draft has no gaps, or too little of it can be read; or the format is one
            for programs, which would take the preview for a finished document.
        DraftError: the document would print what must not be printed.
        ComposeError: a clause has no wording in the language.
        RenderError: no template serves the document, or it is unsafe.
    """
    if fault := not_for_readers(exporter):
        raise InputError(fault)
    if not examined.worlds:
        cure = "Build the document." if examined.complete else "Correct what check reports first."
        message = "There is nothing to make a preview of."
        raise InputError(Fault(str(examined.path), 0, 0, "", message, cure))
    _refuse_file_name(examined)
    for world in examined.worlds:
        refuse_unbuildable(replace(world, findings=examined.findings))
    content, *others = (_composed(world, host, examined.data) for world in examined.worlds)
    checked = examined.worlds[0]
    resolved = checked.resolved
    words = load_catalogue(host.languages, content.language, resolved.spoken())
    context = _settled(content, others, words.text(MARK, {}), examined.hide)
    content = replace(content, context=context, title=_title(context), placed={}, data={})
    template = template_of(checked, host)
    rendered = Rendered(render(content, template).docx, content, folder)
    exported = exporter.export(rendered)
    data = exported.data if isinstance(exported, Exported) else exported
    looked = [(f"preview.{exporter.extension}", data), ("preview.docx", rendered.docx)]
    Shield(resolved.draft.data(), resolved.beside).look_through(
        resolved, host, template, looked, ""
    )
    return data


def _composed(world: Checked, host: Host, written: Mapping[str, Any]) -> Content:
    reading = parts_in_order(template_of(world, host))
    unlisted = frozenset(_unlisted(world.resolved.draft, written))
    resolved = replace(world.resolved, reading=reading, unlisted=unlisted)
    return compose(resolved, host, world.document_type, draft_mark=True)


def _unlisted(draft: Draft, written: Mapping[str, Any]) -> Iterator[str]:
    """The paths of the items that were added to a draft because others name their ids."""
    data = draft.read_data()
    for name in CALLED:
        own = written.get(name, ())
        drawn = name in draft.gaps or (name in NEEDED and not own)
        if isinstance(own, (list, tuple)) and not drawn:
            yield from (f"{name}[{n}]" for n in range(len(own), len(data.get(name) or ())))


def _title(context: Mapping[str, Any]) -> str:
    return str(context["doc"]["title"])


def _refuse_file_name(examined: Examined) -> None:
    """Refuse a file whose name tells of somebody who is probably meant to be protected.

    Raises:
        DraftError: the preview would be named after that person.
    """
    name = examined.path.name
    hidden = examined.hide(name)
    if hidden != name:
        message = "The name of this file may reveal who a protected person is."
        cure = "Give the file a name that reveals nothing about a person."
        raise DraftError([Fault(hidden, 0, 0, "", message, cure)])


def _settled(
    content: Content, others: Sequence[Content], mark: str, hide: Callable[[str], str]
) -> dict[str, Any]:
    """What the template sees, with a mark for the words that are not in every content.

    ``hide`` takes out the names of those whom the author probably means to protect.
    """
    elsewhere = [dict.fromkeys(texts_in(other.context)) for other in others]

    def settle(text: str) -> str:
        for there in elsewhere:
            if text not in there and text.strip():
                text = _common(text, there, mark)
        return hide(text)

    frame = {name: value for name, value in content.context.items() if name != "doc"}
    changed: dict[str, Any] = _changed(frame, settle)
    head = content.context["doc"]
    printed = {name: settle(text) for name, text in head.items() if name in PRINTED}
    return {**changed, "doc": {**head, **printed}}


def _common(text: str, others: Iterable[str], mark: str) -> str:
    """The words that a text shares with the one of the others that is most like it."""
    near = get_close_matches(text, list(others), 1, ALIKE)
    if not near:
        return mark
    mine, theirs = text.split(" "), near[0].split(" ")
    made: list[str] = []
    for what, start, end, _, _ in SequenceMatcher(None, mine, theirs, False).get_opcodes():
        if what == "equal":
            made += mine[start:end]
        elif made[-1:] != [mark]:
            made.append(mark)
    return " ".join(made)


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, Mapping):
        return {name: _changed(inner, change) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_changed(inner, change) for inner in value]
    return change(value) if isinstance(value, str) else value
