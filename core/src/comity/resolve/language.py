"""The language of a document: the author's, else the one that is demanded, else the State's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.drafts.base import Draft
from comity.records import Jurisdiction, Parties

__all__ = ["choose_language"]


def choose_language(
    draft: Draft,
    accepts: Sequence[str],
    states: Mapping[str, Jurisdiction],
    parties: Parties,
) -> str:
    """The BCP 47 tag of the document's language.

    What is demanded (``comity.resolve.requirement.Demand.accepts``) goes before the requesting
    State's own language; the host State's language serves a notice; English is the last resort.
    """
    if draft.language:
        return draft.language
    if accepts:
        return accepts[0]
    for role in ("host", "requesting"):
        code = parties.code(role)
        if code and states[code].languages:
            return states[code].languages[0]
    return "en"
