"""The names of those whom a draft means to protect and whose entries cannot be read yet.

A role that is not chosen, a name that is a text where a group is wanted: the entry is a gap, and
nothing could be found of who is in it. The texts that tell the name would seem to be in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from comity.host import Host
from comity.model.findings import Finding
from comity.pipeline.unread_entries import entries_of, read_whole
from comity.steps.protect import check_texts
from comity.steps.read import Reading
from comity.steps.read.meant_protection import mentions_protection
from comity.steps.resolve import Resolved

__all__ = ["names_of_unread"]


def names_of_unread(
    found: Reading, resolved: Resolved, host: Host, told: Sequence[Finding]
) -> Iterator[Finding]:
    """The findings on such names in the texts of a draft, without those that are told already.

    Args:
        found: what was read of the file.
        resolved: the case with stand-ins for what was not.
        host: knows the kinds of document.
        told: what was found whatever stands in the gaps.
    """
    if not any(map(mentions_protection, entries_of(found.tree.data))):
        return
    whole = read_whole(found, resolved.draft, host)
    known = {(one.rule, one.field) for one in told}
    for one in check_texts(resolved, (whole or {}).get("persons") or ()):
        if (one.rule, one.field) not in known:
            yield one
