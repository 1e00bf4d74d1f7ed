"""Finding what ``comity law ties`` is asked for: two States, a kind of assistance, a day."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from comity.host import Host
from comity.law.assistance_kinds import meant
from comity.law.covers import Coverage, coverage
from comity.law.reciprocity import Reciprocity, reciprocity
from comity.law.states import states
from comity.law.ties import Ties, TieTable
from comity.model.errors import Fault, InputError
from comity.model.nearest import CODE, names_near
from comity.model.records import Jurisdiction, owner_of
from comity.tasks.lawpages.suggest import SPOKEN
from comity.text.written import capital

__all__ = ["Pair", "find_pair"]

PART = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two States on a day: their records, their ties, reciprocity, and who was not asked.

    ``coverage`` holds what each instrument in force, or signed, says of the kind of assistance
    asked for, by id; it is empty where none was.
    """

    states: tuple[Jurisdiction, Jurisdiction]
    on: dt.date
    ties: Ties
    reciprocity: Reciprocity
    coverage: Mapping[str, Coverage]
    kind: str = ""
    aside: tuple[str, ...] = ()


def find_pair(host: Host, one: str, other: str, on: dt.date, kind: str = "") -> Pair:
    """The ties of two States, the first of which asks the second.

    Only the two States' plugins and the topics are imported.

    Raises:
        InputError: a code belongs to no State, both belong to one, or there is no such kind of
            assistance; all that is wrong is said at once.
    """
    codes = [code.strip().upper() for code in (one, other)]
    faults = [fault for code in codes for fault in _code_faults(host, code)]
    if not faults and owner_of(codes[0]) == owner_of(codes[1]):
        faults.append(_one(codes))
    faults += _kind_faults(host, kind)
    if faults:
        raise InputError(faults)
    asking, asked = codes
    ties = TieTable(host.instruments().values(), on).between(asking, asked)
    covers = {
        tie.instrument.id: coverage(tie.instrument, kind, on)
        for tie in (*ties.in_force, *ties.signed)
        if kind
    }
    return Pair(
        (_record(host, asking), _record(host, asked)),
        on,
        ties,
        reciprocity(asking, asked, host.law(asked, on), host.law(asking, on)),
        covers,
        kind,
        tuple(dict.fromkeys(map(str, host.quarantined))),
    )


def _one(codes: list[str]) -> Fault:
    """That both codes are of one State, or of one bloc of States."""
    bloc = (
        states()[owner_of(codes[0])].group == "blocs" if owner_of(codes[0]) in states() else False
    )
    message = f"{codes[0]} and {codes[1]} are the same State. A State has no treaty with itself"
    if bloc:
        message = f"{codes[0]} is a bloc of States. Its members have ties with each other"
    return Fault(" ".join(codes), 0, 0, "", message, "Name two States, such as DE FR.")


def _record(host: Host, code: str) -> Jurisdiction:
    found = host.jurisdiction(code)
    return found or states()[owner_of(code)].jurisdiction(code)


def _code_faults(host: Host, code: str) -> Iterable[Fault]:
    if not code:
        yield Fault("CODE", 0, 0, "", "is empty", "Name two States, such as NG US.")
        return
    known = owner_of(code) in states() and (code in states() or PART.fullmatch(code) is not None)
    if owner_of(code) in host.installed():
        known = host.jurisdiction(code) is not None or (known and "-" not in code)
    if known:
        return
    names = {c: state.short or state.name for c, state in states().items()}
    yield Fault(code, 0, 0, "", "is not the code of a State", _near(code, names))


def _near(code: str, names: Mapping[str, str]) -> str:
    if code == "UK" or code.startswith("UK-"):
        likely = ["GB"]
    elif code.lower() in SPOKEN:
        likely = [SPOKEN[code.lower()]]
    elif owner_of(code) in names:
        likely = [owner_of(code)]
    else:
        by_name = {name.upper(): c for c, name in names.items()}
        close = names_near(code, [*names, *by_name], CODE)
        close = [code] if code in by_name else close
        likely = list(dict.fromkeys(by_name.get(text, text) for text in close))
    titles = [f"{c} ({names.get(c) or capital(code.lower())})" for c in likely]
    return (
        f"Did you mean {' or '.join(titles)}?" if titles else "Write an ISO 3166 code such as NG."
    )


def _kind_faults(host: Host, kind: str) -> Iterable[Fault]:
    kinds = host.measures() if kind else {}
    if not kind or kind in kinds:
        return
    yield Fault("--measure", 0, 0, "", f"unknown kind of assistance: {kind!r}", meant(kind, kinds))
