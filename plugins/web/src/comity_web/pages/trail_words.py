"""What the trail says, in sentences: who did what with which file, and never what a case says."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import get_resolver

from comity_web.accounts.models import Team
from comity_web.cases.models import AuditEntry
from comity_web.wording.catalogues import Words

__all__ = ["ACTIONS", "OUTCOMES", "VERIFIED", "Told", "told"]

VERIFIED = "trail-verified"

ACTIONS: Mapping[str, tuple[str, ...]] = {
    "account-changed": ("account",),
    "account-closed": ("account",),
    "account-made": ("account",),
    "account-renamed": ("account",),
    "account-reopened": ("account",),
    "answer": (),
    "backup": (),
    "bring-back": (),
    "change-received": (),
    "codes-removed": (),
    "codes-reset": ("account",),
    "codes-set-up": (),
    "discard": (),
    "download": (),
    "erase": (),
    "erase-matter": (),
    "follow-up": ("letter",),
    "identity-linked": (),
    "identity-unlinked": ("account",),
    "invitation-used": (),
    "invited": ("account",),
    "join": (),
    "lock-ended": ("account",),
    "locked-out": (),
    "look": (),
    "move": ("team", "to"),
    "paper": (),
    "password-changed": (),
    "proof-failed": (),
    "receive": (),
    "record": ("event",),
    "recovery-code-used": (),
    "recovery-codes-made": (),
    "remove": (),
    "refused": ("attempt",),
    "rename": (),
    "restore": ("number",),
    "restore-backup": (),
    "review": ("number", "outcome"),
    "right-given": ("account", "right"),
    "right-taken": ("account", "right"),
    "role-given": ("account", "role", "team"),
    "role-taken": ("account", "role", "team"),
    "sealed-annex": (),
    "secret-lost": (),
    "session-ended": (),
    "sign-in": (),
    "sign-in-failed": (),
    "sign-in-refused": (),
    "sign-out": (),
    "team-closed": ("team",),
    "team-made": ("team",),
    "team-renamed": ("team",),
    "trail-download": (),
    "trail-verified": (),
    "unrecord": ("event",),
    "upgrade": (),
    "upload": (),
}
"""Every action, with what the words of its detail are; words beyond these are shown as they are."""
DOWNLOADS = {"sealed-annex": "sealed", "register.csv": "register", "register.ics": "calendar"}
"""Downloads that have a sentence of their own, by the first word of their detail."""
HASH = re.compile(r"[0-9a-f]{64}")
SHOWN = 12
OUTCOMES = ("broken", "differs", "shorter")
"""What a verification of the trail says of it that is no longer whole."""
STRANGERS = {"locked-out", "sign-in-failed", "sign-in-refused"}
"""What somebody does who is not known by a name."""
WORDED = {
    "attempt": "web.audit.attempt-",
    "event": "web.register.event-",
    "letter": "web.register.letter-",
    "outcome": "web.audit.outcome-",
    "right": "web.admin.right-",
    "role": "web.admin.role-",
}
"""Words of a detail that are codes, with the beginning of the id of their text."""
PAGE = "web.audit.more-page"
BEYOND: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(("account-changed", "answer", "paper", "receive"), ("web.audit.more-{}",)),
    **dict.fromkeys(("sign-in", "sign-in-refused"), ("web.audit.more-{}",)),
    **dict.fromkeys(
        ("download", "look"),
        ("web.audit.more-file", "web.audit.more-version", "web.audit.more-{}"),
    ),
    "erase": ("", "web.audit.more-matter"),
    "refused": (PAGE, "web.audit.more-tries"),
    "session-ended": ("web.audit.more-sessions",),
}
"""The text for each word of a detail beyond a sentence, by its place; the last one repeats.

``{}`` is the word itself, and no text leaves it out; a word without a text is shown as it is.
"""


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as a page shows it.

    Attributes:
        at: when.
        actor: the account, or the command; in words for the program itself.
        did: the sentence.
        file: the key of the file.
        more: what the detail says beyond the sentence.
        grave: whether it tells that the trail is no longer whole.
    """

    at: dt.datetime
    actor: str
    did: str
    file: str
    more: str
    grave: bool = False


def told(entries: Iterable[AuditEntry], words: Words) -> list[Told]:
    """Entries in sentences."""
    teams = dict(Team.objects.values_list("key", "name"))
    return [
        Told(one.at, _actor(one, words), did, one.file, more, _is_grave(one))
        for one in entries
        for did, more in [_did(one, teams, words)]
    ]


def _is_grave(entry: AuditEntry) -> bool:
    return entry.action == VERIFIED and bool({*OUTCOMES} & {*entry.detail.split()})


def _actor(entry: AuditEntry, words: Words) -> str:
    if not entry.actor and entry.action in STRANGERS:
        return words.say("web.audit.by-stranger")
    return entry.actor or words.say("web.audit.by-program")


def _did(entry: AuditEntry, teams: Mapping[str, str], words: Words) -> tuple[str, str]:
    """The sentence of an entry, and what its detail says beyond it."""
    names, parts = ACTIONS.get(entry.action), entry.detail.split()
    if names is None or len(parts) < len(names):
        return words.say("web.audit.did-other", action=entry.action), entry.detail
    if entry.action == VERIFIED and parts:
        return _verified(parts, words)
    if entry.action == "download" and parts and parts[0] in DOWNLOADS:
        more = _beyond(entry.action, parts[1:], words, after=1)
        return words.say(f"web.audit.took-{DOWNLOADS[parts[0]]}"), more
    slots = {
        name: _slot(name, part, teams, words) for name, part in zip(names, parts, strict=False)
    }
    more = _beyond(entry.action, parts[len(names) :], words)
    return words.say(f"web.audit.did-{entry.action}", **slots), more


def _verified(parts: Sequence[str], words: Words) -> tuple[str, str]:
    """What came of a verification: the entries that were counted, then what is wrong or a hash."""
    count, rest, noted = [*parts, "", ""][:3]
    if rest in OUTCOMES:
        return words.say(f"web.audit.found-{rest}", number=count), ""
    id = "web.audit.found-compared" if noted else "web.audit.found-whole"
    return words.say(id, number=count, noted=noted), _shortened([rest])


def _beyond(action: str, parts: Sequence[str], words: Words, *, after: int = 0) -> str:
    """What a sentence does not say, in words as far as the words of a detail are codes of ours.

    ``after`` are words of the detail before these that have texts too.
    """
    texts = BEYOND.get(action, ())
    told = []
    for number, part in enumerate(parts, start=after):
        id = texts[min(number, len(texts) - 1)] if texts else ""
        try:
            named = id and not HASH.fullmatch(part)
            value = _address(part) if id == PAGE else part
            said = words.say(id.format(part), value=value) if named else ""
        except KeyError:  # a code of an earlier version, or the name of something
            said = part
        if id and said:
            told.append(said)
        elif not texts or HASH.fullmatch(part):
            told.append(_shortened([part]))
    return (", " if texts else " ").join(told)


def _address(view: str) -> str:
    """The address of a view, with ``…`` for what differs by file; of a view that went, its name."""
    found = get_resolver().reverse_dict.getlist(view)
    return "/" + re.sub(r"%\(\w+\)s", "…", found[0][0][0][0]) if found else view


def _shortened(parts: Sequence[str]) -> str:
    """Words of a detail; of a hash its beginning, which is in the CSV as a whole."""
    return " ".join(f"{one[:SHOWN]}…" if HASH.fullmatch(one) else one for one in parts)


def _slot(name: str, part: str, teams: Mapping[str, str], words: Words) -> str:
    """A word of a detail as a sentence names it."""
    if name in ("team", "to"):
        return teams.get(part, part)
    if name in WORDED:
        try:
            return words.say(f"{WORDED[name]}{part}")
        except KeyError:  # a code of an earlier version
            return part
    return part
