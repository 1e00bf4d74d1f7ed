"""What a measure reaches for that lies outside the State to which the request goes.

A holder, an account, a place and an asset may each be in another State, or in another part of a
State than the part that is asked. One list for each measure: the request binds nobody there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from comity.law.states import state_of, states
from comity.model.drafts.request import Measure, Request
from comity.model.records import AssistanceKind, owner_of
from comity.text.word_lists import any_of

__all__ = ["Outside", "everywhere", "held_there", "outside", "state_in"]

# Territories for which the authorities of the State itself answer. The others have their own: those
# of the United Kingdom, Hong Kong, Macao, Aruba, Curaçao and Sint Maarten.
INTEGRAL = frozenset(
    [
        *("AS", "AX", "BL", "BQ", "BV", "CC", "CX", "FO", "GF", "GL", "GP", "GU", "HM", "MF", "MP"),
        *("MQ", "NC", "NF", "PF", "PM", "PR", "RE", "SJ", "TF", "TK", "UM", "VI", "WF", "YT"),
    ]
)
SPLIT = re.compile(r"[,;\n()]+")


@dataclass(frozen=True, slots=True)
class Outside:
    """A target of a measure that is elsewhere: its name, its field, and the code of the place."""

    name: str
    field: str
    there: str


def outside(
    draft: Request, measure: Measure, path: str, kind: AssistanceKind | None
) -> list[Outside]:
    """The targets of a measure that are not in the requested State; its holder comes first."""
    asked = draft.requested.state
    found = list(_holder(measure, path, asked))
    if kind is None or kind.coercive:  # what is given back goes to an account elsewhere
        found += _accounts(measure, path)
    if kind is not None and kind.of_property:
        found += _assets(draft, measure)
        found += _named("items", measure.items, path)
        location = (measure.particulars or {}).get("location")
        if isinstance(location, str):
            found += _located(location, f"{path}.particulars.location", asked)
    if measure.place and kind is not None and (kind.enters or kind.of_property):
        last = len(measure.place) - 1
        found += _named("place", measure.place[last:], path, last)
    return [one for one in found if _elsewhere(one.there, asked)]


def held_there(measure: Measure, asked: str) -> bool:
    """Whether an authority of the requested State has the things: its name is of no other State."""
    held = measure.already_held
    if held is None:
        return False
    told = _plain(f"{held.authority}. {held.obtained or ''}")
    named = {code for name, code in _states().items() if re.search(rf"\b{re.escape(name)}\b", told)}
    return not named or any(not _elsewhere(code, asked) for code in named)


def everywhere(measure: Measure, kind: AssistanceKind | None, asked: str = "") -> str:
    """The words by which a measure reaches for property in every State; or nothing.

    What is held in the requested State, “wherever held” there, reaches no further.
    """
    if kind is None or not (kind.of_property or kind.coercive):
        return ""
    named = any_of(
        "assets", ("all_property",)
    )  # payments may be made anywhere, and be on one account
    for text in (*measure.items, measure.title, (measure.particulars or {}).get("location")):
        found = any_of("assets", ("worldwide",)).search(str(text or ""))
        if found and _within(str(text), found, asked):
            continue
        if found and (kind.of_property or named.search(str(text))):
            return found.group(0)
    return ""


def _within(text: str, found: re.Match[str], asked: str) -> bool:
    """Whether the text names the requested State just before, and nothing is added to it."""
    if not any_of("assets", ("wherever",)).fullmatch(found.group(0)):
        return False
    state = states().get(owner_of(asked))
    names = [re.escape(one) for one in (state.name, state.short) if one] if state else []
    before = rf"\b(?:{'|'.join(names)})\b(?P<between>[^.;]*)$"
    there = re.search(before, text[: found.start()], re.I) if names else None
    return there is not None and not any_of("assets", ("added",)).search(there["between"])


def _elsewhere(there: str, asked: str) -> bool:
    """Whether a place is in another State, or in another part of it than the one that is asked."""
    if not there:
        return False
    if owner_of(there) == owner_of(asked):
        return "-" in there and "-" in asked and there != asked
    same = {owner_of(asked), state_of(asked)} & {owner_of(there), state_of(there)}
    return not (same - {""} and {owner_of(there), owner_of(asked)} & INTEGRAL)


def _holder(measure: Measure, path: str, asked: str) -> Iterator[Outside]:
    """The holder; what a branch in the requested State keeps is reached there."""
    holder = measure.holder
    if holder is None or holder.representative or _branch_there(measure, asked):
        return
    there = holder.state or state_in(holder.address[-1] if holder.address else "")
    if there:
        field = f"{path}.holder.{'state' if holder.state else 'address'}"
        yield Outside(holder.name, field, there)
    elif branch := state_in(holder.branch or ""):
        yield Outside(holder.branch or "", f"{path}.holder.branch", branch)


def _branch_there(measure: Measure, asked: str) -> bool:
    """Whether a bank is reached by its branch: in the requested State, or where nothing tells."""
    holder = measure.holder
    branches = [holder.branch] if holder and holder.branch else []
    branches += [one.branch for one in measure.accounts if one.branch]
    found = [state_in(branch) for branch in branches]
    if any(there and not _elsewhere(there, asked) for there in found):
        return True
    established = state_in(holder.address[-1]) if holder and holder.address else ""
    return bool(holder and holder.branch) and not any(found) and not established


def _accounts(measure: Measure, path: str) -> Iterator[Outside]:
    for index, account in enumerate(measure.accounts):
        field = f"{path}.accounts[{index}]"
        address = state_in(account.address[-1] if account.address else "")
        branch = state_in(account.branch or "")
        there = address or branch or _code(account.iban or "", 0) or _code(account.bic or "", 4)
        if there:
            yield Outside(account.iban or account.number or account.bank, field, there)
    for index, mark in enumerate(measure.identifiers):
        if mark.kind.casefold() == "iban" and (there := _code(mark.value, 0)):
            yield Outside(mark.value, f"{path}.identifiers[{index}]", there)


def _code(text: str, start: int) -> str:
    """The code of the State that an IBAN or a BIC has at a place."""
    code = text.replace(" ", "")[start : start + 2].upper()
    return code if code in states() else ""


def _assets(draft: Request, measure: Measure) -> Iterator[Outside]:
    named = getattr(measure, "assets", ())
    for index, asset in enumerate(draft.assets):
        if asset.id in named and asset.state:
            yield Outside(asset.id, f"assets[{index}].state", asset.state)


def _named(name: str, lines: tuple[str, ...], path: str, first: int = 0) -> Iterator[Outside]:
    """The lines that end with the name of a State, as an address does."""
    for index, line in enumerate(lines, start=first):
        if there := state_in(line):
            yield Outside(_short(line), f"{path}.{name}[{index}]", there)


def _located(text: str, field: str, asked: str) -> Iterator[Outside]:
    codes = [_states().get(_plain(piece), "") for piece in SPLIT.split(text)]
    found = [code for code in codes if code]
    if found and not any(owner_of(asked) == code for code in found):
        yield Outside(_short(text), field, found[0])


def state_in(line: str) -> str:
    """The code of the State with whose name a line ends, as an address does; or nothing."""
    pieces = [piece for piece in SPLIT.split(line) if piece.strip()]
    return _states().get(_plain(pieces[-1]), "") if pieces else ""


def _short(text: str, most: int = 60) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else f"{plain[:most].rsplit(' ', 1)[0]} …"


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .").removeprefix("the ")


@cache
def _states() -> dict[str, str]:
    """The code of each State by its names; no name that is a place of another State too."""
    known: dict[str, str] = {}
    for code, state in states().items():
        if state.group != "blocs" and code not in ("GE", "JO"):
            known |= {_plain(name): code for name in (state.name, state.short) if name}
    return known
