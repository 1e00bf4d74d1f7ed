"""A trial: the template filled with every document at hand, and what it would lose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from comity.kit.templating.context import example_of, with_roles
from comity.kit.templating.shapes import Record
from comity.kit.templating.specimens import Specimen
from comity.kit.templating.template_findings import TemplateFinding, finding
from comity.model.content import texts_in
from comity.model.errors import RenderError
from comity.steps.render.completeness import bare, text_of
from comity.steps.render.document import CompiledTemplate, compile_template, finish_document
from comity.steps.render.plain import plain_context
from comity.word.ooxml import Element, w

__all__ = ["try_out", "unmentioned"]

_NEAR = re.compile(r'^(?P<part>.*?), near "(?P<near>.*?)": (?P<cause>.*)$', re.DOTALL)
_LINES = ("letterhead", "addressee", "salutation", "closing", "signature")
_SLOTS = ("paragraphs", "rows", "items", "entries", "table")


def try_out(
    path: Path, data: bytes, tried: Iterable[Specimen], shape: Record
) -> Iterator[TemplateFinding]:
    """Findings of filling a template: what fails, and what has no place in it.

    Args:
        path: the template's file.
        data: its bytes.
        tried: the documents to fill it with.
        shape: the names that templates of the kind may use; roles are filled by it.
    """
    specimens = tuple(tried)
    lost: dict[str, tuple[str, ...]] = {}
    left_out: dict[str, None] = {}
    try:
        compile_template(data, path.name).fill(plain_context(example_of(shape)))
    except Exception as error:  # a template is a program: it may raise anything
        yield _failure(error, path.name, "a document with something in every slot")
        return  # the other documents would most often say the same again
    for specimen in specimens:
        context = with_roles(specimen.content.context, shape)
        try:
            compiled = compile_template(data, path.name)
            roots = compiled.fill(plain_context(context))
        except Exception as error:  # as above
            yield _failure(error, path.name, specimen.name)
            return
        yield from _bare_cells(roots)
        text = text_of(compiled.shown(roots))
        for name in _absent(specimen.content.context, text):
            left_out.setdefault(name)
        fields = _lost_fields(specimen.content.placed, text)
        for name, given in _owners(specimen.content.context, fields).items():
            lost[name] = tuple(dict.fromkeys((*lost.get(name, ()), *given)))
    for name, fields_lost in lost.items():
        yield _without_place(name, fields_lost)
    for name in left_out:
        if name not in lost:
            message = f"the text of {name} is missing from the document"
            yield finding("part-left-out", "body", "", message)
    if not lost and specimens:  # the last one to the end, as filled above
        yield from _whole(compiled, roots, specimens[-1])


def unmentioned(text: str, tried: Iterable[Specimen]) -> Iterator[TemplateFinding]:
    """Parts that a template does not even name, for one that cannot be filled.

    Args:
        text: the text of all its paragraphs.
        tried: documents of the kind.
    """
    named = set(re.findall(r"\bparts\.(\w+)", text))
    shown = {n: p for s in tried for n, p in s.content.context["parts"].items() if p["shown"]}
    for name in shown:
        if name not in named:
            message = f"no tag prints parts.{name}"
            yield finding("part-without-place", "body", "", message)


def _without_place(name: str, fields: tuple[str, ...]) -> TemplateFinding:
    more = f" and {len(fields) - 3} more" if len(fields) > 3 else ""
    message = f"no tag prints {name}; the document would lose {', '.join(fields[:3])}{more}"
    return finding("part-without-place", "body", "", message)


def _whole(
    compiled: CompiledTemplate, roots: Mapping[str, Element], specimen: Specimen
) -> Iterator[TemplateFinding]:
    """Finish a filled document, as a build does."""
    try:
        finish_document(compiled, roots, specimen.content)
    except RenderError as error:
        yield _failure(error, compiled.name, specimen.name)
    except (ValueError, TypeError, KeyError, AttributeError) as error:  # a size is no figure, say
        yield _failure(error, compiled.name, specimen.name)


def _failure(error: Exception, name: str, specimen: str) -> TemplateFinding:
    said = str(error).removeprefix(f"{name}: ")
    if not isinstance(error, RenderError):
        said = f"{type(error).__name__}: {error}"
    found = _NEAR.match(said)
    part, near, cause = found.group("part", "near", "cause") if found else ("body", "", said)
    return finding("trial", _kind(part), near, f"{cause} (tried on {specimen})")


def _kind(part: str) -> str:
    name = re.sub(r"\d*\.xml$", "", part.rsplit("/", 1)[-1])
    return name if name in ("header", "footer", "footnotes", "endnotes") else "body"


def _bare_cells(roots: Mapping[str, Element]) -> Iterator[TemplateFinding]:
    for root in roots.values():
        for cell in root.iter(w("tc")):
            if cell.find(w("p")) is None:
                row = cell.getparent()
                text = "" if row is None else "".join(t.text or "" for t in row.iter(w("t")))
                message = "a table cell has no paragraph left without its tags"
                cure = "Add an empty paragraph in the cell, below the tags."
                yield finding("trial", "body", text, message, cure)
                return


def _lost_fields(placed: Mapping[str, tuple[str, ...]], text: str) -> dict[str, tuple[str, ...]]:
    """The fields whose words are not found, each with those words: what the build would refuse."""
    lines = frozenset(text.split("\n"))  # most of what is placed is one: found without a search

    def is_lost(sought: str) -> bool:
        return sought not in lines and sought not in text

    found = {field: tuple(t for t in texts if is_lost(bare(t))) for field, texts in placed.items()}
    return {field: texts for field, texts in found.items() if texts}


def _owners(
    context: Mapping[str, Any], lost: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """The slots that hold what is lost, each with the fields lost from it."""
    slots = {name: bare("\n".join(texts_in(value))) for name, value in _slots(context)}
    owners: dict[str, tuple[str, ...]] = {}
    for field, texts in lost.items():
        name = next((n for n, held in slots.items() if bare(texts[0]) in held), field)
        owners[name] = (*owners.get(name, ()), field)
    return owners


def _absent(context: Mapping[str, Any], text: str) -> Iterator[str]:
    """The slots of parts that hold text, none of which is in the document."""
    for name, value in _slots(context):
        strings = [bare(string) for string in texts_in(value) if len(bare(string)) > 3]
        if name.startswith("parts.") and strings and not any(s in text for s in strings):
            yield name


def _slots(context: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, part in context["parts"].items():
        for slot in _SLOTS:
            yield f"parts.{name}.{slot}", part[slot]
    for name in _LINES:
        yield name, context.get(name, [])  # an annex has no letterhead and no signature
    yield "doc.subject", context["doc"]["subject"]
    yield "doc.reference", context["doc"]["reference"]
