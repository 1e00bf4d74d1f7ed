"""``comity explain NOTICE --sentences``: what stands in a notice that its author did not write."""

from __future__ import annotations

import textwrap
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from comity.model.content import texts_in

if TYPE_CHECKING:
    from comity.model.content import ClauseUse, Content
    from comity.pipeline.build import Checked

__all__ = ["Added", "added_sentences", "sentences_text"]

OF_LAW = ("notice.law", "document.law.language")
HEADS = {"notice.title": "title", "notice.subject": "subject"}
FIXED = "a fixed text of Comity"
OWN = "your own words, under `rewordings`"
OFFICE = "your office's own words, under `[rewordings]`"
REQUIRED = ("host", "company.name")  # without which there is no notice
KEPT = "it cannot be removed"


@dataclass(frozen=True, slots=True)
class Added:
    """A sentence that the author did not write.

    ``origin`` says where it comes from, ``reword`` the key under which it can be worded otherwise,
    ``remove`` the field without which it is not there, or what to write instead.
    """

    part: str
    text: str
    clause: str
    origin: str
    reword: str
    remove: str


def added_sentences(checked: Checked, content: Content) -> list[Added]:
    """Every fixed sentence of a notice, and every sentence of law, as they are read.

    Raises:
        RenderError: the template of the notice cannot be filled.
    """
    own = _own_words(checked)
    found = [*_heads(checked, content, own)]
    for use in content.clauses:
        if _role(use.clause) == "sentence" and use.text:
            found.append(_added(use, own))
    return list(dict.fromkeys(found))


def _own_words(checked: Checked) -> dict[str, str]:
    """Each clause that stands in other words, and who says so."""
    from comity.steps.wording.catalogue_loading import load_catalogue
    from comity.steps.wording.rewordings import faults_of, reworded

    resolved, host = checked.resolved, checked.host
    words = load_catalogue(host.languages, resolved.language, resolved.spoken())
    return {
        one.clause: OWN if one.path else OFFICE
        for one in reworded(resolved.draft, host.office, resolved.language)
        if not any(faults_of(one, words))
    }


def _heads(checked: Checked, content: Content, own: dict[str, str]) -> Iterator[Added]:
    """The title and the line below it, and the words that the template has of its own."""
    from comity.pipeline.build import template_of
    from comity.steps.render import render
    from comity.word.readback import Table, walk

    template = template_of(checked, checked.host)
    composed = list(texts_in(dict(content.context)))
    for clause, name in HEADS.items():
        origin = own.get(clause, FIXED)
        yield Added("", str(content.context["doc"][name]), clause, origin, _key(clause), KEPT)
    blocks = walk(render(content, template).docx).blocks
    for text in (one.text for one in blocks if not isinstance(one, Table)):
        if text.strip() and not any(text in said for said in composed):
            origin = f"the template {template.path.name} of {template.origin}"
            yield Added("", text, "", origin, _key("notice.title"), "use another template")


def _added(use: ClauseUse, own: dict[str, str]) -> Added:
    part = use.part
    if use.citations:
        cited = "; ".join(str(one) for whole in use.citations for one in whole.printed)
        return Added(part, use.text, use.clause, f"the law: {cited}", "", "write `law: none`")
    origin = own.get(use.clause, FIXED)
    if use.clause in OF_LAW:
        return Added(part, use.text, use.clause, origin, _key(use.clause), "write `law: none`")
    fields = use.fields or tuple(_fields(use.clause))
    return Added(part, use.text, use.clause, origin, _key(use.clause), _removal(use, fields))


def _removal(use: ClauseUse, fields: tuple[str, ...]) -> str:
    if use.clause == "notice.purpose":
        return "write your own under `audience.for`"
    if not fields:
        return "it leads in to what you wrote and goes with it"
    return f"leave out `{'` and `'.join(fields)}`"


def _key(clause: str) -> str:
    from comity.steps.wording.rewordings import OPEN

    return f"rewordings: {{clause: {clause}, text: ...}}" if clause.startswith(OPEN) else ""


def _fields(clause: str) -> Iterator[str]:
    for name in _table().get(clause, {}).get("fields", ()):
        if (path := name.removeprefix("notice.")) not in REQUIRED:
            yield path


def _role(clause: str) -> str:
    return str(_table().get(clause, {}).get("role", ""))


@cache
def _table() -> dict[str, Any]:
    text = (files("comity_templates") / "clauses.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def sentences_text(found: list[Added], width: int) -> str:
    """The sentences as text, each with its origin and its keys."""
    lines = [f"{len(found)} sentences of this notice are not the author's own."]
    for one in found:
        lines += ["", *textwrap.wrap(f"“{one.text}”", width, break_long_words=False)]
        told = [f"From: {one.origin}{f' [{one.clause}]' if one.clause else ''}"]
        told += [f"To reword it: {one.reword}"] if one.reword else []
        told += [f"To remove it: {one.remove}."]
        for line in told:
            lines += textwrap.wrap(line, width, initial_indent="   ", subsequent_indent="      ")
    lines += ["", "Headings and column heads can be reworded too:"]
    heads = ", ".join(name for name in _table() if name.startswith("notice.") and _is_head(name))
    lines += textwrap.wrap(heads, width, initial_indent="   ", subsequent_indent="   ")
    return "\n".join(lines)


def _is_head(clause: str) -> bool:
    return _role(clause) in ("heading", "column") and clause not in HEADS
