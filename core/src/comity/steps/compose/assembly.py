"""Putting the document together: parts, heads, further particulars, the machine-readable twin."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, Literal

from babel import Locale, UnknownLocaleError

from comity.law.ask import answer
from comity.model.content import PUBLISHED, ClauseUse, Content, Frame, Part, Passage, Row
from comity.model.drafts.base import leaves
from comity.model.said_text import Said
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.extension_fields import with_extensions
from comity.steps.compose.page_aids import page_aids
from comity.steps.compose.part_shapes import part
from comity.steps.compose.spacing import bound
from comity.steps.compose.wording import Wording
from comity.steps.resolve import Resolved
from comity.steps.resolve.host_law import stated_beside
from comity.steps.resolve.requirement import same_language
from comity.steps.wording.catalogue import SOURCE

__all__ = ["assemble", "direction", "law_passages", "paper"]

COMPANY = "company"
TITLE = "notice.title"
STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")
AFTER_PARTS = ("law", "closing", "signature")
# the questions whose answers are sentences of law when a template prints them
SENTENCES = frozenset(
    {"child_safety_reporting", "costs", "evidence_certificate", "provider_costs", "transmission"}
)


def assemble(
    drafter: Drafter,
    parts: Mapping[str, Part],
    *,
    title: str,
    subject: str,
    letterhead: Sequence[str] = (),
    addressee: Sequence[str] = (),
    salutation: str = "",
    closing: Sequence[str] = (),
    signature: Sequence[str] = (),
    draft_mark: bool = False,
    further: Sequence[Row] = (),
    law: Part | None = None,
    mark: str = "",
) -> Content:
    """The content of a document from its parts; what no clause has read goes into ``further``.

    ``further`` are rows of its own that come first there; ``law`` is the part on law, if any;
    ``mark`` stands in the head of every page, with the classification.
    """
    parties = drafter.resolved.parties
    own = next((code for role in parties.own() if (code := parties.code(role))), None)
    rows = [*further, *drafter.further()]
    particulars = part(drafter.say("document.further.heading"), rows=rows)
    classification = drafter.bare("classification")
    written = drafter.format(drafter.get("date"), "date")
    frame: Frame = {
        "doc": {
            "form": str(drafter.get("form") or ""),
            "title": title,
            "subject": subject,
            "reference": _reference(drafter),
            "date": written,
            "classification": " · ".join(filter(None, (classification, mark))),
            "draft_mark": drafter.say("document.draft") if draft_mark else "",
            "language": drafter.language,
            "direction": direction(drafter.language),
            "own_language": _own_language(drafter, own),
            "reference_line": drafter.labelled(drafter.say("label.reference"), _reference(drafter)),
            "date_line": drafter.labelled(drafter.say("label.date"), written),
        },
        "labels": {
            "page": drafter.say("document.page"),
            "of": drafter.say("document.of"),
            "to": drafter.say("document.to"),
            "subject": drafter.say("document.subject"),
        },
        "letterhead": list(letterhead),
        "addressee": list(addressee),
        "salutation": salutation,
        "closing": list(closing),
        "signature": list(signature),
        "parts": {**parts, "further": particulars, "law": law or part()},
    }
    draft = drafter.resolved.draft
    return Content(
        kind=draft.kind,
        form=str(drafter.get("form") or ""),
        language=drafter.language,
        title=drafter.labelled(title, subject) or title,
        paper=paper(drafter.resolved, own),
        date=draft.date.isoformat(),
        context={**frame, **_from_plugins(drafter)},
        placed={
            drafter.redacted.original(path): tuple(dict.fromkeys(texts))
            for path, texts in drafter.placed.items()
        },
        withheld={drafter.redacted.original(path): why for path, why in drafter.withheld.items()}
        | dict(drafter.redacted.withheld),
        clauses=_in_order(drafter, parts),
        data=_twin(drafter),
        direction=direction(drafter.language),
        passages=tuple(_passages(drafter)),
        page_aids=page_aids(drafter) if draft.kind in PUBLISHED else None,
    )


def _own_language(drafter: Drafter, own: str | None) -> bool:
    """Whether the document is in a language of the State whose paper it is.

    A State's own form may hold words in its languages; elsewhere the catalogue's stand for them,
    and so do those of an author who has reworded the title.
    """
    if any(one.clause == TITLE for one in drafter.reworded):
        return False
    state = drafter.resolved.states.get(own or "")
    return state is not None and any(
        same_language(drafter.language.partition("-")[0], tag.partition("-")[0])
        for tag in state.languages
    )


def _passages(drafter: Drafter) -> Iterator[Passage]:
    """What stands in another language: texts that say so beside them, law, and citations."""
    for path, texts in drafter.placed.items():
        language = drafter.get(f"{path.removesuffix('text')}language") if _is_text(path) else None
        if language and not same_language(language, drafter.language):
            yield from (Passage(text, language, direction(language)) for text in texts)
    cited = drafter.foreign_law.items()
    yield from (Passage(text, tag, direction(tag), "citation") for text, tag in sorted(cited))
    yield from law_passages(drafter)


def law_passages(wording: Wording) -> Iterator[Passage]:
    """The texts of law or of a plugin that stand in another language."""
    for text, language in sorted(wording.untranslated.items()):
        of: Literal["law", "lent"] = "lent" if text in wording.lent else "law"
        yield Passage(text, language, direction(language), of)


def _is_text(path: str) -> bool:
    return path.rpartition(".")[2] == "text"


def _in_order(drafter: Drafter, parts: Mapping[str, Part]) -> tuple[ClauseUse, ...]:
    """The clauses as a reader meets them: part by part, in each by the place of their text.

    A clause whose text is not found as it is stays with the one composed before it.
    """
    whole = {name: "\n".join(_texts(slots)) for name, slots in parts.items()}
    order = [*parts, *AFTER_PARTS]
    nowhere = len(order)
    after: dict[tuple[str, str], int] = {}  # where to look for the next one of the same words
    last: dict[str, int] = {}
    ranked: list[tuple[tuple[int, int], ClauseUse]] = []
    for use, text in drafter.uses:
        found = whole.get(use.part, "").find(text, after.get((use.part, text), 0)) if text else -1
        if found >= 0:
            after[use.part, text] = found + len(text)
            last[use.part] = found
        rank = order.index(use.part) if use.part in order else nowhere
        fields = tuple(map(drafter.redacted.original, use.fields))
        ranked.append(((rank, last.get(use.part, 0)), replace(use, fields=fields, text=text)))
    return tuple(use for _, use in sorted(ranked, key=lambda pair: pair[0]))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _from_plugins(drafter: Drafter) -> dict[str, Mapping[str, Any]]:
    draft, parties = drafter.resolved.draft, drafter.resolved.parties
    lent = drafter.host.template_context(draft, parties, drafter.words.language)
    context = {
        role: {**values, "law": _law_lent(values["law"], drafter, role)}
        if "law" in values
        else values
        for role, values in lent.items()
    }
    return with_extensions(context, draft, parties, drafter.host)


def _law_lent(law: Any, drafter: Drafter, role: str) -> Any:
    """What law files lend to a template is printed as it is lent, and cites law as clauses do.

    A sentence in another language than the document's is marked. What names a provision is cited as
    it is published, and forms and salutations are the State's own.
    """
    if not isinstance(law, Mapping):
        return _changed(law, bound)
    languages = _languages(drafter, role)

    def marked(text: str) -> str:
        printed, told = bound(text) in drafter.untranslated, bound(text)
        written = drafter.marked_as("law.text", told, languages.get(text, SOURCE))
        if written != told and not printed:
            drafter.lent.add(told)
        return written

    return {
        name: _changed(value, marked if name in SENTENCES else bound) for name, value in law.items()
    }


def _languages(drafter: Drafter, role: str) -> dict[str, str]:
    """The language of each text that a State's law answers; English is not listed."""
    book = drafter.resolved.book(role)
    said = [a.value for a in (book.answers if book else ()) if isinstance(a.value, Said)]
    return {text: tag for one in said for tag, text in one.texts.items()}


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    """Plain data with each text changed."""
    if isinstance(value, Mapping):
        return {name: _changed(inner, change) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_changed(inner, change) for inner in value]
    return change(value) if isinstance(value, str) else value


def _reference(drafter: Drafter) -> str:
    if drafter.has("version"):
        return drafter.say("document.version", version=drafter.bare("version"))
    return drafter.bare("reference")


def direction(language: str) -> str:
    """Whether a language is written from the right: ``rtl``, else ``ltr``."""
    try:
        return str(Locale.parse(language, sep="-").text_direction)
    except (UnknownLocaleError, ValueError):
        return "ltr"


def paper(resolved: Resolved, own: str | None) -> str:
    """The paper of a State, as its law files have it; A4 where they say nothing."""
    found = answer(resolved.books.get(own or ""), "paper")
    text = str(found.value).lower() if found else "a4"
    return "letter" if "letter" in text else "a4"


def _twin(drafter: Drafter) -> dict[str, Any]:
    """The draft as data, defaults filled in, internal fields and notes of the office left out.

    Of what is published each value says whose it is, and what is printed of the law stands apart.
    """
    data = _plain(drafter.data)
    for path in drafter.resolved.draft.internal_fields():
        _drop(data, path)
    twin = {"draft": data, "language": drafter.language}
    if drafter.resolved.draft.kind in PUBLISHED:
        twin["values"] = _values(drafter, data)
        twin["law_beside"] = _beside(drafter)
    return twin


def _values(drafter: Drafter, data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every value with whose it is: the company's, but for what the office has given.

    Where its fixed sentence is reworded, the words of the company are there too: they may say more
    or less than the value.
    """
    given = {path: filled.origin for path, filled in drafter.resolved.filled.items()}

    def whose(path: str) -> str:
        return next((o for at, o in given.items() if path == at or _within(path, at)), COMPANY)

    rows: list[dict[str, Any]] = []
    for path, value in leaves(data):
        row = {"path": path, "value": value, "whose": whose(path)}
        words = next(
            (w for at, w in drafter.own_words.items() if path == at or _within(path, at)), ""
        )
        rows.append({**row, "words": words} if words else row)
    return rows


def _within(path: str, outer: str) -> bool:
    return path.startswith((f"{outer}.", f"{outer}["))


def _beside(drafter: Drafter) -> list[dict[str, Any]]:
    """What the notice prints of the law: on what, whose law, for whom, with its sources."""
    return [
        {
            "section": one.section,
            "question": one.question,
            "whose": one.state,
            "parts": list(one.answer.part),
            "holds_for": one.holds_for,
            "categories": list(one.categories),
            "says": str(one.says),
            "citations": [str(source) for source in one.answer.cited().printed],
        }
        for one in stated_beside(drafter.resolved)
    ]


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(entry) for entry in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _drop(data: dict[str, Any], path: str) -> None:
    *parents, last = STEP.findall(path)
    target: Any = data
    for name, index in parents:
        target = target.get(name, {})
        target = target[int(index)] if index else target
    target.pop(last[0], None)
