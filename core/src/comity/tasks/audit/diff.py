"""``comity law diff``: what changed between two versions: the law with its articles, the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from comity.tasks.audit.diff_package import PackageChange, diff_package
from comity.tasks.audit.diff_statements import Statement, statements_of
from comity.tasks.audit.wheel import LawFiles

__all__ = ["Change", "Diff", "diff"]

# what says when and by whom a statement was compared, and nothing of what it says; how it was read
# is not among them, since a rule blocks or warns by that
CARE = frozenset({"checked", "read_on", "reviewed_by", "note", "url", "copy", "as_of"})
LAW = frozenset(
    {"answer", "rule", "ground", "assurance", "clock", "order", "scope", "provision", "withheld"}
)


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that differs: the keys that do, each with what it was and what it is.

    ``signed`` is the signature that the statement kept although it changed in substance: nobody
    has put it under the new words.
    """

    kind: str
    name: str
    place: str
    keys: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)
    says: str = ""
    cites: tuple[str, ...] = ()
    signed: str = ""


@dataclass(frozen=True, slots=True)
class Diff:
    """Two versions: what was added, removed, changed in substance, or only read again.

    ``articles`` are those of everything added, removed or changed that states law; ``package`` is
    what differs beside the law.
    """

    old: str
    new: str
    added: tuple[Change, ...] = ()
    removed: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    reread: tuple[Change, ...] = ()
    articles: tuple[str, ...] = ()
    package: tuple[PackageChange, ...] = ()


def diff(old: LawFiles, new: LawFiles) -> Diff:
    """Compare two versions: the law statement by statement, then the rest of the package.

    Raises:
        InputError: a file beside the law cannot be read; all are named.
    """
    before, after = statements_of(old), statements_of(new)
    changes = [_change(before[key], after[key]) for key in after if key in before]
    differing = [change for change in changes if change.keys]
    changed = [c for c in differing if not CARE.issuperset(c.keys)]
    added = [_whole(after[key]) for key in after if key not in before]
    removed = [_whole(before[key]) for key in before if key not in after]
    return Diff(
        old=f"{old.distribution} {old.version}".strip(),
        new=f"{new.distribution} {new.version}".strip(),
        added=tuple(added),
        removed=tuple(removed),
        changed=tuple(changed),
        reread=tuple(c for c in differing if CARE.issuperset(c.keys)),
        articles=_articles([*added, *removed, *changed]),
        package=diff_package(old, new),
    )


def _whole(statement: Statement) -> Change:
    says = _default(statement.keys.get("says") or statement.keys.get("title") or "")
    kind, name, cite = statement.kind, statement.name, statement.cite
    return Change(kind, name, statement.place, says=says, cites=(cite,) if cite else ())


def _default(text: Any) -> str:
    """A text; of one in several languages the English, or else the first."""
    return str(text.get("en") or next(iter(text.values()), "")) if isinstance(text, dict) else text


def _change(one: Statement, other: Statement) -> Change:
    names = dict.fromkeys((*one.keys, *other.keys))
    keys = {
        key: (one.keys.get(key), other.keys.get(key))
        for key in names
        if one.keys.get(key) != other.keys.get(key)
    }
    cites = tuple(dict.fromkeys(filter(None, (one.cite, other.cite))))
    kept = "" if CARE.issuperset(keys) or "reviewed_by" in keys else other.keys.get("reviewed_by")
    return Change(other.kind, other.name, other.place, keys, cites=cites, signed=str(kept or ""))


def _articles(changes: Iterable[Change]) -> tuple[str, ...]:
    found = (cite for change in changes if change.kind in LAW for cite in change.cites)
    return tuple(sorted(dict.fromkeys(found)))
