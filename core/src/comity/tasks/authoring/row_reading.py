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
HOST = re.compile(r"[^\s@]+\.[^\W\d_]{2,}")
EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+")
PHONE = re.compile(r"\+?[\d() /.-]{6,}")
ABROAD = re.compile(r"\+[\d() /.-]{6,}")
ADDRESS = re.compile(r"\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:]+:[0-9a-fA-F:]*")
WEB = re.compile(r"https?://\S+")
KNOWN_BY_FORM = (("email", EMAIL), ("ip-address", ADDRESS), ("phone", ABROAD))
UNTIL = re.compile(r"\s+(?:to|until|till|bis|à|a|al|até)\s+|\s*[–—]\s*|\s+-\s+|\s*\.\.+\s*|[;\n]")
NAMED = re.compile(r"^\s*([^\s:,]+(?: [^\s:,]+)?)\s*[:,]\s*(?!//)(.+)$", re.DOTALL)


WITH_COMMAS = ("address",)  # fields that take all that is left of a line


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
    return [_row(reader, ask, parts) for parts in _entries(reader, ask, raw)]


def _entries(reader: AnswerReader, ask: Ask, raw: str) -> list[list[str]]:
    """The parts of each entry; a semicolon divides entries, or the parts where they need it."""
    if is_pair(ask) or len(ask.parts) == 1:
        return [[line] for line in lines_of(raw)]
    found: list[list[str]] = []
    lines = [line for line in raw.split("\n") if line.strip()]
    for line in lines:
        pieces = [piece.strip() for piece in line.split(";") if piece.strip()]
        of_one = len(lines) > 1 or any(_continues(reader, ask, one) for one in pieces[1:])
        if len(pieces) > 1 and of_one:
            found.append(pieces)
        else:
            found += [[one.strip() for one in piece.split(",") if one.strip()] for piece in pieces]
    return found


def _continues(reader: AnswerReader, ask: Ask, piece: str) -> bool:
    """Whether a piece cannot begin an entry: a number, an e-mail address, a State where one is."""
    if "@" in piece and "," not in piece:
        return True
    if not any(map(str.isalpha, piece)):
        return True
    states = any(field.place == "state" for field in ask.parts)
    return states and reader.is_state(piece)


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


def _row(reader: AnswerReader, ask: Ask, parts: Sequence[str]) -> Table:
    """One item of a short list."""
    if is_pair(ask):
        return _kind_and_value(reader, ask, parts[0])
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
    return _in_order(reader, ask, made)


def _by_place(reader: AnswerReader, left: Sequence[Field], rest: list[str], made: Table) -> None:
    """What has no form of its own, in the order of the fields; the last one takes all the rest."""
    open_fields = [one for one in left if one.place not in ("email", "telephone")]
    if not (open_fields and (open_fields[-1].many or open_fields[-1].name in WITH_COMMAS)):
        _refuse_unfit(reader, left, rest[len(open_fields) :])
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


def _refuse_unfit(reader: AnswerReader, left: Sequence[Field], surplus: Sequence[str]) -> None:
    """Refuse what is more than the fields without a form can take, while a telephone is open.

    Raises:
        Refused: the part cannot be the telephone or the e-mail address that is left.
    """
    wanted = [one for one in left if one.place in ("email", "telephone")]
    if not surplus or not wanted:
        return
    part = surplus[0]
    emails = [one for one in wanted if one.place == "email"]
    field = emails[0] if emails and HOST.fullmatch(part) else wanted[0]
    title = reader.part_title(field)
    raise Refused(message("interview.part-unfit", part=part, title=title))


def _known_by_form(part: str, left: Sequence[Field]) -> Field | None:
    if "@" in part:  # a faulty address is judged as one
        return next((one for one in left if one.place == "email"), None)
    if PHONE.fullmatch(part) or part.startswith("+"):
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
        titles = (reader.voice.catalogue.labelled(first.title, second.title),)
        raise Refused(message("interview.row-needs-kind", titles=titles))
    return {
        first.name: reader.scalar(first, named.group(1)),
        second.name: reader.scalar(second, named.group(2)),
    }


def _in_order(reader: AnswerReader, ask: Ask, made: Table) -> Table:
    missing = tuple(
        reader.part_title(part) for part in ask.parts if part.required and part.name not in made
    )
    if missing:
        raise Refused(message("interview.row-lacks", titles=missing))
    return {part.name: made[part.name] for part in ask.parts if part.name in made}
