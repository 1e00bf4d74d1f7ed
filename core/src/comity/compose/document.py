"""Putting the document together: parts, heads, further particulars, the machine-readable twin."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from babel import Locale, UnknownLocaleError

from comity.compose.catalogue import SOURCE
from comity.compose.desk import Desk, Part, item, part
from comity.compose.extensions import with_extensions
from comity.compose.spacing import bound
from comity.content import ClauseUse, Content, Passage
from comity.law.ask import answer
from comity.resolve import Resolved
from comity.resolve.requirement import same_language

__all__ = ["assemble", "direction", "paper"]

AFTER_PARTS = ("closing", "signature")


def assemble(
    desk: Desk,
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
) -> Content:
    """The content of a document from its parts; what no clause has read goes into ``further``."""
    parties = desk.resolved.parties
    own = next((code for role in parties.own() if (code := parties.code(role))), None)
    further = part(desk.say("document.further.heading"), rows=desk.further())
    classification = str(desk.get("classification") or "").strip()
    written = desk.format(desk.get("date"), "date")
    context = {
        "doc": {
            "form": str(desk.get("form") or ""),
            "title": title,
            "subject": subject,
            "reference": _reference(desk),
            "date": written,
            "classification": classification,
            "draft_mark": desk.say("document.draft") if draft_mark else "",
            "language": desk.language,
            "direction": direction(desk.language),
            "own_language": _own_language(desk, own),
            "reference_line": desk.labelled(desk.say("label.reference"), _reference(desk)),
            "date_line": desk.labelled(desk.say("label.date"), written),
        },
        "labels": {name: desk.say(f"document.{name}") for name in ("page", "of", "to", "subject")},
        "letterhead": list(letterhead),
        "addressee": list(addressee),
        "salutation": salutation,
        "closing": list(closing),
        "signature": list(signature),
        "parts": {**parts, "further": further, "law": _law(desk)},
        **_from_plugins(desk),
    }
    draft = desk.resolved.draft
    return Content(
        kind=draft.kind,
        form=str(desk.get("form") or ""),
        language=desk.language,
        title=desk.labelled(title, subject) or title,
        paper=paper(desk.resolved, own),
        date=draft.date.isoformat(),
        context=context,
        placed={
            desk.leaving.original(path): tuple(dict.fromkeys(texts))
            for path, texts in desk.placed.items()
        },
        withheld={desk.leaving.original(path): why for path, why in desk.withheld.items()}
        | dict(desk.leaving.withheld),
        clauses=_in_order(desk, parts),
        data=_twin(desk),
        direction=direction(desk.language),
        passages=tuple(_passages(desk)),
    )


def _own_language(desk: Desk, own: str | None) -> bool:
    """Whether the document is in a language of the State whose paper it is.

    A State's own form may hold words in its languages; elsewhere the catalogue's stand for them.
    """
    state = desk.resolved.states.get(own or "")
    return state is not None and any(
        same_language(desk.language.partition("-")[0], tag.partition("-")[0])
        for tag in state.languages
    )


def _passages(desk: Desk) -> Iterator[Passage]:
    """What stands in another language: texts that say so beside them, and English law."""
    for path, texts in desk.placed.items():
        language = desk.get(f"{path.removesuffix('text')}language") if _is_text(path) else None
        if language and not same_language(language, desk.language):
            yield from (Passage(text, language, direction(language)) for text in texts)
    yield from (Passage(text, SOURCE) for text in sorted(desk.untranslated))


def _is_text(path: str) -> bool:
    return path.rpartition(".")[2] == "text"


def _in_order(desk: Desk, parts: Mapping[str, Part]) -> tuple[ClauseUse, ...]:
    """The clauses as a reader meets them: part by part, in each by the place of their text.

    A clause whose text is not found as it is stays with the one composed before it.
    """
    whole = {name: "\n".join(_texts(slots)) for name, slots in parts.items()}
    order = [*parts, *AFTER_PARTS]
    nowhere = len(order)
    after: dict[tuple[str, str], int] = {}  # where to look for the next one of the same words
    last: dict[str, int] = {}
    ranked: list[tuple[tuple[int, int], ClauseUse]] = []
    for use, text in desk.uses:
        found = whole.get(use.part, "").find(text, after.get((use.part, text), 0)) if text else -1
        if found >= 0:
            after[use.part, text] = found + len(text)
            last[use.part] = found
        rank = order.index(use.part) if use.part in order else nowhere
        fields = tuple(map(desk.leaving.original, use.fields))
        ranked.append(((rank, last.get(use.part, 0)), replace(use, fields=fields)))
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


def _from_plugins(desk: Desk) -> dict[str, Mapping[str, Any]]:
    draft, parties = desk.resolved.draft, desk.resolved.parties
    lent = desk.host.template_context(draft, parties, desk.language)
    context = {
        role: {**values, "law": _law_bound(values["law"])} if "law" in values else values
        for role, values in lent.items()
    }
    return with_extensions(context, draft, parties, desk.host)


def _law_bound(value: Any) -> Any:
    """What law files lend to a template is printed as it is lent, and cites law as clauses do."""
    if isinstance(value, Mapping):
        return {name: _law_bound(inner) for name, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_law_bound(inner) for inner in value]
    return bound(value) if isinstance(value, str) else value


def _reference(desk: Desk) -> str:
    if desk.has("version"):
        return desk.say("document.version", version=str(desk.get("version")).strip())
    return str(desk.get("reference") or "").strip()


def _law(desk: Desk) -> Part:
    """The enactments and instruments behind the clauses, each once."""
    found = [item(f"[{number}]", text) for text, number in desk.law.items()]
    shown = desk.resolved.draft.kind == "notice" and bool(found)
    foreign = shown and desk.words.language != SOURCE
    paragraphs = [desk.say("document.law.language")] if foreign else []
    return part(
        desk.say("document.law.heading"),
        paragraphs=paragraphs,
        items=found if shown else [],
    )


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


def _twin(desk: Desk) -> dict[str, Any]:
    """The draft as data, defaults filled in, internal fields and notes of the office left out."""
    data = _plain(desk.data)
    for path in desk.resolved.draft.internal_fields():
        _drop(data, path)
    return {"draft": data, "language": desk.language}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _plain(entry) for key, entry in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(entry) for entry in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _drop(data: dict[str, Any], path: str) -> None:
    *parents, last = path.split(".")
    target: Any = data
    for name in parents:
        target = target.get(name, {})
    target.pop(last, None)
