"""What of the sealed annex tells those whose identity it is to hold, and so nobody besides.

Another file of the matter may protect the same person: a supplement about a protected witness does.
What the annex of one of them gives of that person tells nobody new, under whichever entry the
person is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.steps.protect.identity import Identity
from comity.steps.protect.match import Found, find_all
from comity.steps.protect.split_words import spelt
from comity.text.folding import squeeze

__all__ = ["others_spelt", "others_told"]


def others_told(
    people: Sequence[Identity], own: Sequence[Identity], text: str
) -> Iterator[tuple[Identity, Found]]:
    """As ``find_all``, without the places all of whose letters tell one of ``own`` anyway."""
    found = list(find_all(people, text))
    covered = {
        at
        for _, one in (find_all(own, text) if found and own else ())
        for at in range(one.start, one.end)
    }
    for person, one in found:
        left = "".join(text[at] for at in range(one.start, one.end) if at not in covered)
        if squeeze(left).text:
            yield person, one


def others_spelt(
    people: Sequence[Identity], own: Sequence[Identity], text: str
) -> Iterator[Identity]:
    """As ``spelt``, without those who share a word of the name with one of ``own`` spelt there."""
    found = list(spelt(people, text))
    same = {part for one in (spelt(own, text) if found and own else ()) for part in one.parts}
    yield from (person for person in found if not same & person.parts)
