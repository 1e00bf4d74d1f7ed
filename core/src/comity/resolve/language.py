"""The language of a document: the author's, else the one that is demanded, else the State's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.drafts.base import Draft
from comity.records import Jurisdiction, Parties, Requirement

__all__ = ["choose_language"]


def choose_language(
    draft: Draft,
    requirements: Sequence[Requirement],
    states: Mapping[str, Jurisdiction],
    parties: Parties,
) -> str:
    """The BCP 47 tag of the document's language.

    The requested State's or the instrument's demand goes before the requesting State's own
    language; the host State's language serves a notice; English is the last resort.
    """
    if draft.language:
        return draft.language
    for requirement in requirements:
        if requirement.accepts:
            return requirement.accepts[0]
    for role in ("host", "requesting"):
        code = parties.code(role)
        if code and states[code].languages:
            return states[code].languages[0]
    return "en"
