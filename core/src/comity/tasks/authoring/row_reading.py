"""Small groups as people type them in one line: an amount, a period, a contact with its telephone.

Each part of a line is known by its form (an e-mail address, a telephone number, a word of a closed
list, a date), the rest by its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from comity.tasks.authoring.agenda import Ask, is_pair
from comity.tasks.authoring.amount_reading import read_amount
from comity.tasks.authoring.answer_reading import AnswerReader, lines_of
from comity.tasks.authoring.questions import Refused
from comity.tasks.questions.fields import Field
from comity.text.messages import message

__all__ = ["read_group"]

Table = dict[str, Any]
EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+")
PHONE = re.compile(r"\+?[\d() /.-]{6,}")
ABROAD = re.compile(r"\+[\d() /.-]{6,}")
ADDRESS = re.compile(r"\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:]+:[0-9a-fA-F:]*")
WEB = re.compile(r"https?://\S+")
KNOWN_BY_FORM = (("email", EMAIL), ("ip-address", ADDRESS), ("phone", ABROAD))
UNTIL = re.compile(r"\s+(?:to|until|till|bis|à|a|al|até)\s+|\s*[–—]\s*|\s+-\s+|\s*\.\.+\s*|[;\n]")
NAMED = re.compile(r"^\s*([^\s:,]+(?: [^\s:,]+)?)\s*[:,]\s*(?!//)(.+)$", re.DOTALL)


def read_group(reader: AnswerReader, ask: Ask, raw: str, tree: Mapping[str, Any]) -> Any:
    """The value of a group, as the file has it.

    Raises:
        Refused: a part is missing or cannot be read.
    """
    if ask.shape == "amount":
        return read_amount(raw, reader.voice.catalogue.language)
    if ask.shape == "length":
        return _length(reader, ask, raw)
    if ask.shape == "period":
        return _period(reader, raw)
    return [_row(reader, ask, line) for line in lines_of(raw)]


def _length(reader: AnswerReader, ask: Ask, raw: str) -> Table:
    unit = ask.parts[1]
    found = re.fullmatch(r"\s*(\d{1,6})\s*(\S+)\s*", raw)
    if found is None:
        raise Refused(message("interview.length-needs-both", choices=unit.choices))
    return {"quantity": found.group(1), "unit": reader.chosen(unit, _plural(unit, found.group(2)))}


def _plural(unit: Field, word: str) -> str:
    """``day`` as the list has it, ``days``."""
    return next((one for one in unit.choices if one == f"{word.casefold()}s"), word)


def _period(reader: AnswerReader, raw: str) -> Table:
    parts = [part for part in UNTIL.split(raw.strip()) if part.strip()]
    if len(parts) != 2:
        raise Refused(message("interview.period-needs-both"))
    first, last = (reader.day(part.strip()) for part in parts)
    return {"from": first.isoformat(), "to": last.isoformat()}


def _row(reader: AnswerReader, ask: Ask, line: str) -> Table:
    """One item of a short list."""
    if is_pair(ask):
        return _kind_and_value(reader, ask, line)
    parts = [part.strip() for part in line.split(",") if part.strip()]
    if len(ask.parts) == 1:
        parts = [line.strip()]
    left = list(ask.parts)
    made: Table = {}
    rest: list[str] = []
    for part in parts:
        field = _known_by_form(part, left)
        if field is None:
            rest.append(part)
        else:
            left.remove(field)
            made[field.name] = reader.scalar(field, part)
    _by_place(reader, left, rest, made)
    return _in_order(ask, made)


def _by_place(reader: AnswerReader, left: Sequence[Field], rest: list[str], made: Table) -> None:
    """What has no form of its own, in the order of the fields; the last one takes all the rest."""
    open_fields = [one for one in left if one.place not in ("email", "telephone")]
    for number, field in enumerate(open_fields):
        if not rest:
            return
        last = number == len(open_fields) - 1
        taken, rest = (rest, []) if last else (rest[:1], rest[1:])
        if field.many:
            made[field.name] = [reader.scalar(field, one) for one in taken]
        else:
            made[field.name] = reader.scalar(field, ", ".join(taken))
    if rest:
        raise Refused(message("interview.row-too-long", part=rest[0]))


def _known_by_form(part: str, left: Sequence[Field]) -> Field | None:
    if EMAIL.fullmatch(part):
        return next((one for one in left if one.place == "email"), None)
    if PHONE.fullmatch(part):
        return next((one for one in left if one.place == "telephone"), None)
    return None


def _kind_and_value(reader: AnswerReader, ask: Ask, line: str) -> Table:
    """What something is and which: ``email: a@b.example``, or an address that shows what it is."""
    first, second = ask.parts
    bare = line.strip()
    for kind, form in KNOWN_BY_FORM:
        if form.fullmatch(bare) and (not first.choices or kind in first.choices):
            return {first.name: kind, second.name: bare}
    named = NAMED.match(line)
    if named is None and " " in bare and first.choices:
        named = re.match(r"^(\S+)\s+(.+)$", bare)
    if named is None or (WEB.match(bare) and not first.choices):
        titles = (first.title, second.title)
        raise Refused(message("interview.row-needs-kind", titles=titles))
    return {
        first.name: reader.scalar(first, named.group(1)),
        second.name: reader.scalar(second, named.group(2)),
    }


def _in_order(ask: Ask, made: Table) -> Table:
    missing = tuple(part.title for part in ask.parts if part.required and part.name not in made)
    if missing:
        raise Refused(message("interview.row-lacks", titles=missing))
    return {part.name: made[part.name] for part in ask.parts if part.name in made}
