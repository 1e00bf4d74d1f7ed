"""The language of a document: the author's, else the one that is demanded, else the State's own.

A language in which the kind of document has no finished wording is passed over: no document can be
made in it, and ``comity.steps.check.document_language`` says that a translation is demanded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from comity.host import Host
from comity.model.drafts.base import Draft
from comity.model.records import Jurisdiction, Parties
from comity.steps.wording import is_finished

__all__ = ["choose_language"]


def choose_language(
    draft: Draft,
    accepts: Sequence[str],
    states: Mapping[str, Jurisdiction],
    parties: Parties,
    host: Host,
) -> str:
    """The BCP 47 tag of the document's language.

    What is demanded (``comity.steps.resolve.requirement.Demand.accepts``) goes before the
    requesting State's own language; the host State's language serves a notice; English is the last
    resort.
    """
    if draft.language:
        return draft.language
    own = [
        language
        for role in reversed(parties.own())
        if (code := parties.code(role))
        for language in states[code].languages
    ]
    kind = host.document_types()[draft.kind]
    wanted = dict.fromkeys((*accepts, *own))
    return next((tag for tag in wanted if is_finished(host.languages, kind, tag, own)), "en")
