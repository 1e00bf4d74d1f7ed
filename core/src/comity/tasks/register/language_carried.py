"""The language of a paper that begins from a request: that in which the request is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from comity.host import Host
from comity.model.drafts.base import leaves
from comity.model.drafts.request import Request
from comity.steps.wording import is_finished
from comity.text.free_text import is_prose_at
from comity.text.function_words import written_in

__all__ = ["language_for"]

PROVISION = "offences.text"
"""May be quoted in the language of its enactment."""


def language_for(tree: Mapping[str, Any], kind: str, host: Host) -> str:
    """The tag that a request gives as its language, else that of its text; empty where none shows.

    A paper has few words of its own, by which its language could be told: without this, a request
    in English from a State whose own language is French would be followed by a paper in French.

    Args:
        tree: the request as its author wrote it, finished or not.
        kind: the kind of document of the paper. A language in which it has no wording is none.
        host: has the wordings.
    """
    if given := tree.get("language"):
        return str(given)
    texts = (
        value
        for path, value in leaves(tree)
        if isinstance(value, str) and _is_text(re.sub(r"\[\d+\]", "", path))
    )
    tag = written_in(texts)
    return tag if tag and is_finished(host.languages, host.document_types()[kind], tag) else ""


def _is_text(path: str) -> bool:
    return path != PROVISION and is_prose_at(Request, path)
