"""When, until when, where and in which languages a document is published."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from comity.model.content import Content

__all__ = ["publication"]


def publication(content: Content) -> dict[str, Any]:
    """What a program asks first of a published document; what the draft does not say is left out.

    ``published``, ``version``, ``supersedes``, ``effective``, ``expires``, days as ISO 8601 writes
    them; ``canonical``, the address of this edition; ``editions``, each with ``language`` and
    ``url``.
    """
    draft: Mapping[str, Any] = content.data.get("draft", {})
    editions = [
        {"language": edition["language"], "url": edition["url"]}
        for edition in draft.get("editions", ())
    ]
    own = [edition["url"] for edition in editions if edition["language"] == content.language]
    said = {name: draft.get(name) for name in ("version", "supersedes", "effective", "expires")}
    return {
        "published": content.date,
        **{name: value for name, value in said.items() if value},
        **({"canonical": own[0]} if own else {}),
        "editions": editions,
    }
