"""The language of a document: the author's, else the text's, the one demanded, or the State's own.

A language in which the kind of document has no finished wording is passed over: no document can be
made in it, and ``comity.steps.check.document_language`` says that a translation is demanded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from comity.host import Host
from comity.model.drafts.base import Draft
from comity.model.records import Jurisdiction, Parties
from comity.steps.resolve.requirement import same_language
from comity.steps.wording import is_finished
from comity.text import free_text
from comity.text.function_words import written_in

__all__ = ["choose_language"]


def choose_language(
    draft: Draft,
    accepts: Sequence[str],
    states: Mapping[str, Jurisdiction],
    parties: Parties,
    host: Host,
) -> str:
    """The BCP 47 tag of the document's language.

    The language of the author's text goes first, where its small words show it: a letter in one
    language around facts in another helps nobody. Then comes what is demanded
    (``comity.steps.resolve.requirement.Demand.accepts``), but for what an enclosed translation
    meets, then the requesting or host State's own language, and English last.
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
    wanted = _wanted(draft, accepts, own)
    return next((tag for tag in wanted if is_finished(host.languages, kind, tag, own)), "en")


def _wanted(draft: Draft, accepts: Sequence[str], own: Sequence[str]) -> Iterator[str]:
    yield from filter(None, [written_in(paragraph.text for paragraph in free_text(draft))])
    translation = getattr(draft, "translation", None)
    for tag in accepts:
        if translation is None or not same_language(tag, translation.into):
            yield tag
    yield from own
