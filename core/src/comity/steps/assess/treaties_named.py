"""Treaties that a request names and nothing installed knows: what they say is not known here.

Their name and the author's own words are all there is.
"""

from __future__ import annotations

from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.steps.assess.screen_words import sentences
from comity.steps.resolve import Resolved
from comity.text.word_lists import any_of

__all__ = [
    "names_unread_treaty",
    "not_in_force",
    "on_recognition",
    "said_in_force",
    "treaties_unread",
    "unread",
]


def unread(resolved: Resolved) -> tuple[int, ...]:
    """The places under ``basis`` of what nothing installed knows: another id, or plain words."""
    draft, known = resolved.draft, {basis.instrument.id for basis in resolved.bases}
    named = draft.instruments_named()
    return tuple(index for index, name in enumerate(named) if name not in known)


def treaties_unread(resolved: Resolved) -> tuple[int, ...]:
    """Those of them that may be treaties: a statute that is named binds no other State."""
    named, law = resolved.draft.instruments_named(), any_of("roads", ("statute",))
    treaty = any_of("roads", ("treaty",))
    return tuple(
        at for at in unread(resolved) if treaty.search(named[at]) or not law.search(named[at])
    )


def not_in_force(resolved: Resolved) -> tuple[int, ...]:
    """The places of what the draft itself says is signed only, or awaits ratification."""
    draft = resolved.draft
    if not isinstance(draft, Request):
        return ()
    said = [index for index, one in enumerate(draft.basis) if one.in_force is False]
    open_ = [index for index in treaties_unread(resolved) if draft.basis[index].in_force is None]
    words = any_of("roads", ("not_in_force",))
    said += [index for index in open_ if words.search(draft.basis[index].instrument)]
    binding = any(basis.binds for basis in resolved.relied_on())
    if not said and not binding and len(open_) == 1 and any(map(words.search, _remarks(draft))):
        said += open_  # a remark says it of the only treaty that it can be about
    return tuple(sorted(set(said)))


def said_in_force(resolved: Resolved) -> tuple[int, ...]:
    """The places of treaties that are not known here, and that nothing says are not in force."""
    dead = set(not_in_force(resolved))
    return tuple(at for at in treaties_unread(resolved) if at not in dead)


def on_recognition(draft: Request) -> bool:
    """Whether what is named in words is recognised between States, with a list of offences."""
    words = any_of("roads", ("recognition",))
    return any(words.search(one.instrument) for one in draft.basis)


def names_unread_treaty(resolved: Resolved) -> bool:
    """Whether a treaty is named whose text is not known here, and which may be in force."""
    return isinstance(resolved.draft, Request) and bool(said_in_force(resolved))


def _remarks(draft: Request) -> Iterator[str]:
    """The author's own sentences on the basis, and those of others that name a treaty."""
    treaty = any_of("roads", ("treaty",))
    for remark in draft.remarks:
        for sentence in sentences(" ".join(remark.text.split())):
            if remark.part == "basis" or treaty.search(sentence):
                yield sentence
