"""What comes before a file is sent: its errors, its review, a check, a protection that went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from comity_web.cases.models import CaseFile
from comity_web.cases.reviews import GOOD, needs_review, states_of
from comity_web.cases.unprotected import no_longer_protected
from comity_web.judging.blocked import blocked_of
from comity_web.wording.catalogues import Words

__all__ = ["BeforeSending"]


@dataclass(frozen=True, slots=True)
class BeforeSending:
    """What comes first for each of some files, asked for all of them at once.

    ``blocked`` tells by the primary key of the latest revision whether it has errors, and nothing
    of one that was not checked; ``reviewed`` how it stands by that of the file.
    """

    words: Words
    blocked: Mapping[int, bool]
    reviewed: Mapping[int, str]

    @classmethod
    def of(cls, files: Sequence[CaseFile], words: Words) -> BeforeSending:
        """Ask for some files, none of which has gone out."""
        prefetch_related_objects(files, "head")
        heads = []
        for one in files:
            if one.head is not None:
                one.head.file = one
                heads.append(one.head)
        return cls(words, blocked_of(heads, words), states_of(files))

    def first(self, file: CaseFile) -> str:
        """What comes before a file of these is sent, in words; empty where nothing does.

        An error stays known until a later check of the same version, or another version, is
        without it.
        """
        say = self.words.say
        blocked = self.blocked.get(file.head_id or 0)
        state = self.reviewed.get(file.pk, "none")
        if blocked:
            return say("web.register.before-sending-errors")
        if needs_review(file) and state != GOOD:
            return say(f"web.register.before-sending-{state}")
        if blocked is None:
            return say("web.register.before-sending-unchecked")
        bare = [] if state == GOOD else no_longer_protected(file)
        if not bare:
            return ""
        return say("web.register.before-sending-unprotected", persons=", ".join(bare))
