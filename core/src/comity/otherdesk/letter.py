"""The deficiency letter that asks for exactly what a request lacks, as a case file of its own.

It goes through the same pipeline as any other paper. The file is kept beside the letter, so that
the office may change it and build it again.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from comity.authoring.yaml_writer import to_yaml
from comity.compose.catalogue import load_catalogue
from comity.drafts.json_schema import schema_line
from comity.drafts.request import Request
from comity.errors import ComposeError
from comity.host import Host
from comity.otherdesk.receiving import Received, Shortcoming
from comity.otherdesk.sentences import grounds_of, in_words_of, say
from comity.read import CaseFile, parse_case
from comity.records import Read, Severity, owner_of

__all__ = ["letter_case"]


def letter_case(received: Received, host: Host, day: dt.date) -> tuple[CaseFile, bytes]:
    """The deficiency letter on a request, and the text of its case file.

    Args:
        received: the request with what it lacks; something at least.
        host: names the kinds of document, and the office whose letter it is.
        day: the date of the letter.

    Raises:
        DraftError: the letter cannot be read back, which is a fault of this program.
    """
    text = f"{schema_line('deficiency')}\n{to_yaml(_data(received, host, day))}".encode()
    name = f"{received.checked.resolved.case.path.stem}.deficiency.yaml"
    return parse_case(text, Path(name), host.document_types()), text


def _data(received: Received, host: Host, day: dt.date) -> dict[str, Any]:
    draft = received.checked.resolved.draft
    assert isinstance(draft, Request)
    language = _language(received)
    data: dict[str, Any] = {
        "schema": 1,
        "kind": "deficiency",
        "date": day,
        "language": language,
        "reference": draft.their_reference or f"{draft.reference} ({received.state})",
        "their_reference": draft.reference,
        "requested": _answering(received, draft, host),
        "requesting": _asking(draft),
        "concerning": _concerning(draft),
        "deficiencies": [_lack(found, received, language) for found in received.shortcomings],
    }
    if left := _not_examined(received, language):
        data["not_examined"] = left
    if draft.classification:
        data["classification"] = draft.classification
    return data


def _not_examined(received: Received, language: str) -> list[str]:
    """The grounds of refusal on which the letter says nothing, as it names them."""
    words, state = load_catalogue(language), received.checked.resolved.states[received.state]
    found = []
    for one in received.unread:
        own = one.of == received.state
        name = state.short_named() if own else _instrument(received, one.of)
        found.append(grounds_of(name, words, law=own))
    for ground in received.open:
        cited = f" ({ground.citation})" if ground.citation else ""
        found.append(f"{in_words_of(ground.title, words)}{cited}")
    return list(dict.fromkeys(found))


def _instrument(received: Received, name: str) -> str:
    bases = received.checked.resolved.bases
    return next(b.instrument.named() for b in bases if b.instrument.id == name)


def _language(received: Received) -> str:
    """The language of the request, which both sides have, as far as there is wording in it."""
    for tag in (received.checked.resolved.language, "en"):
        try:
            load_catalogue(tag)
        except ComposeError:
            continue
        return tag
    return "en"


def _answering(received: Received, draft: Request, host: Host) -> dict[str, Any]:
    side: dict[str, Any] = {"state": received.state}
    own = owner_of(host.office.state) == owner_of(received.state)
    if draft.requested.central_authority is not None:
        side["central_authority"] = _plain(draft.requested.central_authority)
    if own and host.office.signatories:
        side["issued_by"] = dict(host.office.signatories[0])
    return side


def _asking(draft: Request) -> dict[str, Any]:
    side: dict[str, Any] = {"state": draft.requesting.state}
    if draft.requesting.central_authority is not None:
        side["central_authority"] = _plain(draft.requesting.central_authority)
    side["authority"] = {"name": draft.requesting.authority.name}
    return side


def _plain(part: Any) -> dict[str, Any]:
    found: dict[str, Any] = part.model_dump(by_alias=True, exclude_unset=True)
    return {key: list(v) if isinstance(v, tuple) else v for key, v in found.items()}


def _concerning(draft: Request) -> dict[str, Any]:
    found: dict[str, Any] = {"reference": draft.reference, "date": draft.date}
    if draft.subject:
        found["subject"] = draft.subject
    return found


def _lack(found: Shortcoming, received: Received, language: str) -> dict[str, Any]:
    accepts = received.checked.resolved.demand.accepts
    said = say(found, load_catalogue(language), accepts)
    lack: dict[str, Any] = {"what": said.what}  # the remedy names the place
    if found.citation is not None:
        official = all(one.read is Read.OFFICIAL for one in found.citation.sources)
        lack["rule"] = str(found.citation)
        if said.rule_says:
            lack["rule_says"] = said.rule_says
        lack["read"] = "official" if official else "secondary"
    lack["remedy"] = said.remedy
    risky = found.rule.startswith("refusal.")  # what may end in a refusal is never merely helpful
    needed = found.severity is Severity.ERROR or found.citation is not None or risky
    lack["weight"] = "needed" if needed else "helpful"
    return lack
