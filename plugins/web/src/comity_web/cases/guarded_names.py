"""Whom a matter protects, or ever did: the one answer for every page, list, export and name.

Everybody in a team reads registers, calendars and names of files, and whoever only reads sees no
protected name on any page. All of them ask here. A person counts who is protected in any file of
the matter, in its latest version or in an earlier one: also one who was taken out, whose file was
removed and not erased, or whom a later version of what came in no longer protects, or has under
another id and name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from comity.model.errors import InputError
from comity.pipeline.files_beside import protected_by
from comity.steps.protect.identity import Identity
from comity.steps.protect.match import find_all, mask
from comity.steps.read import reading
from comity.steps.read.case_file import load
from comity_web.cases.as_looked_for import as_protected, identities_of
from comity_web.cases.folders import bring_up_to_date, path_in
from comity_web.cases.likely_protected import likely_protected
from comity_web.cases.models import CaseFile, Matter, PersonEntry
from comity_web.cases.once_protected import entries_until, fullest, guarded_ids, people_in_tree
from comity_web.cases.saving import stored
from comity_web.cases.sender_dropped import dropped_by_sender, name_of
from comity_web.core import host

__all__ = [
    *("guarding_matters", "hider", "people_of_every_version", "people_of_matter"),
    *("protected_people", "read_as", "tells_of_protected", "told_name", "told_names"),
]

Person = Mapping[str, Any]
LARGE = 1_000_000
"""Letters of a version that may be too large for the core to read whom it protects now."""
NOT_SAID = "[…]"
"""What stands for a name of which a part cannot be taken out."""


def tells_of_protected(file: CaseFile, *texts: str) -> bool:
    """Whether a text tells who somebody is that the file, or another of its matter, protects.

    Raises:
        NotSaved: the folder of the matter cannot be written.
    """
    if not any(texts):
        return False
    return any(True for text in texts for _ in find_all(protected_people(file), text))


def protected_people(file: CaseFile) -> tuple[Identity, ...]:
    """Whom a file, or another of its matter, protects, or protected in an earlier version.

    A file that was removed counts too, until it is erased.

    Raises:
        NotSaved: the folder of the matter cannot be written.
    """
    if file.head_id is None:
        return ()
    return _people(file.matter_id, _state(file.matter_id))


def people_of_every_version(file: CaseFile) -> tuple[Identity, ...]:
    """The same, also by what earlier versions said of them: another spelling, an old address.

    The history of a file has what was written of a person before somebody protected them.

    Raises:
        NotSaved: the folder of the matter cannot be written.
    """
    return people_of_matter(file.matter_id) if file.head_id is not None else ()


def people_of_matter(matter: int) -> tuple[Identity, ...]:
    """Whom the files of a matter protect or ever did, by all that any version said of them.

    Args:
        matter: its primary key.

    Raises:
        NotSaved: the folder of the matter cannot be written.
    """
    state = _state(matter)
    return (*_people(matter, state), *_earlier(matter, state))


def guarding_matters() -> frozenset[int]:
    """The primary keys of the matters that protect somebody or ever did; for lists of many."""
    rows = PersonEntry.objects.filter(guards=True)
    # without the order of the rows, which would be asked for beside the matter
    return frozenset(rows.order_by().values_list("file__matter", flat=True).distinct())


def hider(people: Sequence[Identity]) -> Callable[[str], str]:
    """What takes out of a text who these persons are."""
    return (lambda text: mask(people, text)) if people else str


def told_name(people: Sequence[Identity], name: str) -> str:
    """The name of a file for everybody in a team: without what tells who these persons are."""
    told = mask(people, name)
    if told == name and any(find_all(people, "\n".join(read_as(name)))):
        return NOT_SAID
    return told


def told_names(files: Iterable[CaseFile]) -> Mapping[int, str]:
    """The names of files for a list that everybody in a team reads, by primary key."""
    guarding = guarding_matters()
    return {
        one.pk: told_name(people_of_matter(one.matter_id), one.name)
        if one.matter_id in guarding
        else one.name
        for one in files
    }


def read_as(name: str) -> tuple[str, str]:
    """A name of a file as people read it, whose signs stand for spaces."""
    return f"{name}_", name.replace("-", " ").replace("_", " ")


def _state(matter: int) -> str:
    """How the files of a matter stand; what was removed goes on protecting."""
    files = CaseFile.objects.filter(matter=matter).order_by("pk")
    state = files.values_list("name", "head__sha256", "head__number", "removed")
    guards = PersonEntry.objects.filter(file__matter=matter, guards=True).count()
    return repr([guards, *(list(one) for one in state)])


@lru_cache(maxsize=500)
def _people(matter: int, state: str) -> tuple[Identity, ...]:
    """Whom the files of a matter protect as they stand, and whom they list no longer."""
    guarding = PersonEntry.objects.filter(file__matter=matter, guards=True)
    if not guarding.exists():
        return ()  # nobody is protected; most matters are like that
    with stored():
        bring_up_to_date(Matter.objects.get(pk=matter))
    files = CaseFile.objects.filter(matter=matter, head__isnull=False).order_by("pk")
    found = [*files.select_related("matter", "head")]
    likely = likely_protected(matter, state)
    gone = (one for file in found for one in _dropped(file, likely))
    return (*_protected_now(found), *gone, *_likely(found, likely))


def _protected_now(files: Iterable[CaseFile]) -> tuple[Identity, ...]:
    """Whom the files of one matter protect, as the core reads them: any of them tells it of all."""
    view = host().for_case()
    for path in map(path_in, files):
        if not path.exists():
            continue  # it was removed and protects nobody
        try:
            found = reading(load(path), path, view.document_types())
        except InputError:
            continue  # what it says of persons is among their entries
        return tuple(one.identity for one in protected_by(found, view))
    return ()


def _likely(files: Iterable[CaseFile], likely: Sequence[Person]) -> Iterator[Identity]:
    """Those who are listed openly, and may be somebody who is protected or was."""
    heads = [one.head for one in files if one.head is not None and likely]
    others = [one for head in heads for one in people_in_tree(head) if one not in likely]
    for one in fullest(likely):
        yield from identities_of(as_protected(one), others)


def _dropped(file: CaseFile, likely: Sequence[Person]) -> Iterator[Identity]:
    """Whom a later version of what came in no longer protects."""
    dropped = dropped_by_sender(file)
    if not dropped or file.head is None:
        return
    gone = {one.get("id") for one in dropped}
    listed = (one for one in people_in_tree(file.head) if one not in likely)
    others = [one for one in listed if one.get("id") not in gone]
    for one in dropped:
        yield from identities_of(one, others)


@lru_cache(maxsize=500)
def _earlier(matter: int, state: str) -> tuple[Identity, ...]:
    """Whom the files protect, by the entries of their versions that differ from now."""
    files = CaseFile.objects.filter(matter=matter, entries__guards=True, head__isnull=False)
    files = files.select_related("head").distinct().order_by("pk")
    likely = likely_protected(matter, state)
    return tuple(one for file in files for one in _before(file, likely))


def _before(file: CaseFile, likely: Sequence[Person]) -> Iterator[Identity]:
    """The same for one file; who was opened here on purpose is looked for no longer."""
    assert file.head is not None  # only such files are asked for
    now, entries = [*people_in_tree(file.head)], entries_until(file.pk, file.head.number)
    ids = guarded_ids(entries_until(file.pk, file.head.number, guards=True), now)
    ids |= {one.get("id") for one in dropped_by_sender(file)}
    others = [one for one in now if one.get("id") not in ids and one not in likely]
    known = now if len(file.head.text) < LARGE else ()
    # who is listed openly under a name was opened here on purpose, or is somebody else
    bare = {name_of(one) for one in others} - {""}
    bare -= {name_of(one) for one in dropped_by_sender(file)}
    for one in fullest((one for one in entries if one.get("id") in ids), known):
        if name_of(one) not in bare:
            yield from identities_of(as_protected(one), others)
