"""Faults of a file that cannot be used, without what stands in the entry of a protected person.

A fault quotes what is wrong. Where that is the birth date or a name of somebody under ``protect:``,
the place is enough: the author sees it there, and a terminal or a log is no place for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from comity.model.drafts.persons import PersonName
from comity.model.errors import Fault
from comity.steps.read import message_words
from comity.steps.read.meant_protection import (
    HOW,
    groups_in,
    has_mark,
    is_mark,
    known_names,
    means_protection,
    mentions_protection,
    request_schema,
    said_in_text,
    tells_nobody,
    texts_of_persons,
)
from comity.steps.read.plain_tree import Node, Tree
from comity.text.official_states import official_state

__all__ = ["hider", "without_protected"]

OPEN = frozenset({"id", "role", "nature", "protect"})
PLACES = frozenset({"address", "location", "birthplace"})
MANY_TELL = frozenset({"nationalities", "languages"})
PARTS = re.compile(r"[,;\n]")
LANGUAGES = ("de", "fr")
LEAST_OF_A_PLACE = 3
"""Words of a place of several parts that tell where somebody is, and letters of small words in it:
``in the house of an aunt`` tells where, ``Frankfurt am Main`` is a town."""
HIDDEN = "[…]"
PLAIN_KEY = re.compile(r"[a-z][a-z_]*")  # what a field is called, or a slip of the pen in it
STEP = re.compile(r'\[\d+\]|\["(?:[^"\\]|\\.)*"\]|[^.\[\]"\s]+')
# a key in the text, at the start of a line or within braces
KEY = re.compile(r"(?:^[ \t-]*|[{,][ \t]*)[\"']?([A-Za-z_]{5,20})[\"']?[ \t]*:", re.MULTILINE)
# one without its colon, or with another sign
BARE_MARK = re.compile(
    r"(?:^[ \t-]*|[{,][ \t]*)[\"']?([A-Za-z_]{5,20})(?![\"']?[ \t]*:)[^\w:]{1,6}([a-z]{4,12})\b",
    re.MULTILINE | re.IGNORECASE,
)
NAME_KEYS = frozenset(PersonName.model_fields) | {"name"}
NAMED = re.compile(rf"\b(?:{'|'.join(sorted(NAME_KEYS))})[\"']?[ \t]*:?[ \t]*(.*)", re.IGNORECASE)
LISTED = re.compile(r"\baliases[\"']?[ \t]*:[ \t]*((?:\n[ \t]*-[^\n:]*$)+)", re.M | re.I)
QUOTED = re.compile(r"`[^`\n]*`|'[^'\n]*'|\"[^\"\n]*\"")
KNOWN = re.compile(r"Known: .*")  # what the file has, such as ids
MESSAGE_WORDS = (
    "a add allowed also an and another are as at be below by character characters correct date day "
    "did digits each empty example field fields first for form format from group has here in "
    "indent indented is it item items keep key known least less line list long longer mean means "
    "missing more most must name names needs no not number of on one only or other out own range "
    "remove right same should short such text than that the them then there this time to too "
    "true false valid value which whole with word words write written year you"
)
"""What the sentences of ``phrases`` are made of, beside the names of fields."""
RUN = re.compile(r"[^\W_]+")
_Row = tuple[str, bool]
_Of = Callable[[dict[str, Node]], Iterator[_Row]]
WORD = re.compile(r"[^\W\d]\w+")
EXAMPLES = frozenset({"key", "value", "like", "this", "schema", "kind", "name", "YAML"})
LEAST_WITHIN = 6  # letters of a value that is hidden within a longer word, too
LEAST_NUMBER = 5  # digits of a number in the name of a file that is hidden; a year has four
SHORT = 4  # letters of a value that may be a word of any message, as the tag of a language


def without_protected(faults: Iterable[Fault], tree: Tree, text: str) -> list[Fault]:
    """The faults, with ``[…]`` for every value of a protected person that they quote.

    Where a mark of protection in the text is tied to nobody, since the file cannot be read to its
    end or has its groups elsewhere, all names in it count as protected.

    Args:
        faults: what is wrong with the file.
        tree: as much of it as could be read.
        text: the file as it is written.
    """
    if not (faults := list(faults)):
        return []
    groups, as_text = _protected(tree.data), [*texts_of_persons(tree.data)]
    untied = _marks(text) > sum("name" in group for group in groups) + len(as_text)
    if not groups and not as_text and not untied:
        return faults
    rows = [row for group in groups for row in _values(group)]
    rows += [row for one in as_text for row in _called_in(one)]
    elsewhere = _open_words(tree.data, groups)
    said = _Hidden(row for row in rows if row[1] or row[0] not in elsewhere)
    names = _Hidden(_all_names(tree.data, text)) if untied else said
    unread = untied and not tree.whole

    def message(text: str) -> str:
        quoted = _own_words if unread else lambda found: names.sub(found.group())
        text = QUOTED.sub(quoted, text)
        return text if unread else said.in_sentence(text)

    def path(text: str) -> str:
        return names.sub(said.sub(text))

    return [
        replace(
            fault,
            file=path(fault.file if tree.whole else _plain_file(fault.file, text)),
            field=path(_plain_steps(fault.field, everywhere=untied)),
            message=message(fault.message),
            cure=message(fault.cure),
            patch=None,  # whose value may be what must not be said
        )
        for fault in faults
    ]


def hider(tree: Tree, text: str, gaps: Iterable[str] = ()) -> Callable[[str], str]:
    """What takes out of a text every value of a person whom the author wants to protect.

    It goes by the tree itself, so that somebody is hidden also where the mark of protection is
    misspelt, or stands where no model reads it. A person whose entry has none of the ``gaps`` is
    left to the check, which knows who is meant.
    """
    groups, as_text = _protected(tree.data), [*texts_of_persons(tree.data)]
    untied = _marks(text) > sum("name" in group for group in groups) + len(as_text)
    known = _whole(tree.data, tuple(gaps))
    doubtful = [group for group in groups if id(group) not in known]
    elsewhere = _open_words(tree.data, groups)
    rows = [row for group in doubtful for row in _telling(group)]
    rows = [row for row in rows if row[1] or row[0] not in elsewhere]
    rows += [row for one in as_text for row in _called_in(one)]
    if untied:
        rows += _all_names(tree.data, text, _telling)
    hidden = _Hidden(rows)
    return hidden.sub if rows else lambda text: text


class _Hidden:
    """Values that must not be said, by their first word: a message is read once for all of them.

    Each value comes with whether its letters may be of either case.
    """

    def __init__(self, values: Iterable[tuple[str, bool]]) -> None:
        self._by_first: dict[str, list[tuple[str, bool]]] = {}
        rows = sorted(set(values), key=lambda row: -len(row[0]))
        for row in rows:
            first = RUN.search(row[0])
            self._by_first.setdefault(first.group().lower() if first else "", []).append(row)
        # a word of a name also within another, as in an id that is made of it
        self._within = [v for v, loose in rows if loose and len(v) >= LEAST_WITHIN]

    def in_sentence(self, text: str) -> str:
        """A message with ``[…]`` in the place of these values, and its own words as they are.

        Somebody may be called Example; what stands in a quotation, or in a list of what the file
        has, is no word of the message.
        """
        theirs = [one.span() for one in (*QUOTED.finditer(text), *KNOWN.finditer(text))]

        def said(found: re.Match[str]) -> str:
            start, end = found.span()
            if any(first <= start < last for first, last in theirs):
                return HIDDEN
            while start and text[start - 1].isalnum():
                start -= 1
            while end < len(text) and text[end].isalnum():
                end += 1
            word, before = text[start:end], text[:start].rstrip()
            begins = not before or before[-1] in ".:!?"
            own = (word.islower() or begins) and word.lower() in _message_words()
            return found.group() if own else HIDDEN

        return self._replaced(text, said)

    def sub(self, text: str) -> str:
        """A text with ``[…]`` in the place of these values."""
        return self._replaced(text, lambda found: HIDDEN)

    def _replaced(self, text: str, said: Callable[[re.Match[str]], str]) -> str:
        firsts = {"", *(run.lower() for run in RUN.findall(text))}
        rows = [row for first in firsts for row in self._by_first.get(first, ())]
        rows.sort(key=lambda row: -len(row[0]))
        lower = text.lower()
        whole = [f"(?i:{re.escape(v)})" if loose else re.escape(v) for v, loose in rows]
        within = [re.escape(v) for v in self._within if v.lower() in lower]
        parts = [rf"(?<![^\W_])(?:{'|'.join(whole)})(?![^\W_])"] if whole else []
        parts += [f"(?i:{'|'.join(within)})"] if within else []
        return re.sub("|".join(parts), said, text) if parts else text


def _protected(data: dict[str, Node]) -> list[dict[str, Node]]:
    """Every group that protects somebody, and every person who says so otherwise."""
    found = [group for group in groups_in(data) if has_mark(group)]
    known = {id(group) for group in found}
    persons = data.get("persons")
    for one in persons if isinstance(persons, list) else ():
        if isinstance(one, dict) and id(one) not in known and mentions_protection(one):
            found.append(one)
    return found


def _called_in(text: str) -> Iterator[tuple[str, bool]]:
    """What identifies somebody who is written as one text."""
    yield text.strip(), True
    said = said_in_text(text) or {}
    yield from _texts(str(said.get("name", "")), True)


def _whole(data: dict[str, Node], gaps: Sequence[str]) -> set[int]:
    """The entries of persons, by identity, in which protection and all else can be read."""
    persons = data.get("persons")
    return {
        id(person)
        for index, person in enumerate(persons if isinstance(persons, list) else ())
        if isinstance(person, dict) and person.get("protect") in tuple(HOW)
        if not any(re.match(rf"persons(\[{index}\]|$)", gap) for gap in gaps)
    }


def _own_words(quoted: re.Match[str]) -> str:
    """A quotation that holds words of the program alone, as ``key: value``; else nothing of it."""
    said = WORD.findall(quoted.group())
    known = all(word in known_names() or word in EXAMPLES for word in said)
    return quoted.group() if known else f"{quoted.group()[0]}{HIDDEN}{quoted.group()[-1]}"


def _open_words(data: Node, groups: list[dict[str, Node]]) -> frozenset[str]:
    """Words that the file has twice and more where nobody is protected, as the name of a State."""
    seen: set[str] = set()
    twice: set[str] = set()
    left, closed = [data], {id(group) for group in groups}
    while left:
        node = left.pop()
        if isinstance(node, str):
            found = set(WORD.findall(node))
            twice |= found & seen
            seen |= found
        elif id(node) not in closed:
            left += node.values() if isinstance(node, dict) else node
    return frozenset(word for word in twice if word.isalpha())


def _marks(text: str) -> int:
    """How often a text says that somebody is protected, whatever stands around it."""
    text = unicodedata.normalize("NFKC", text)
    named = (found.group(1) for found in KEY.finditer(text))
    bare = (key for key, how in BARE_MARK.findall(text) if message_words.nearest(how, HOW))
    return sum(map(means_protection, (*named, *bare)))


def _all_names(data: dict[str, Node], text: str, of: _Of | None = None) -> Iterator[_Row]:
    """Every name of a file: what stands under a key of a name, read or not, and under `persons`."""
    for group in groups_in(data):
        for key, value in group.items():
            if key in NAME_KEYS:
                yield from _texts(value, True)
            elif key.casefold().startswith("person"):
                for person in groups_in(value):
                    yield from (of or _values)(person)
    for found in (*NAMED.finditer(text), *LISTED.finditer(text)):
        yield from (row for row in _texts(found.group(1), True) if row[0] not in known_names())


def _plain_file(path: str, text: str) -> str:
    """The path of a file that was not read to its end, without a mark or name that it may hold.

    Nobody can tell whose value is whose there: a number of the file counts, and a word that it has
    with a capital only.
    """
    signs = "".join(RUN.findall(text)).casefold()

    def said(run: re.Match[str]) -> str:
        word = run.group()
        if any(sign.isdigit() for sign in word):
            least = LEAST_NUMBER if word.isdigit() else SHORT
            return HIDDEN if len(word) >= least and word.casefold() in signs else word
        written = re.findall(rf"(?i)(?<![^\W_]){re.escape(word)}(?![^\W_])", text)
        open_word = len(word) < SHORT or any(one.islower() for one in written)
        return word if open_word or not written else HIDDEN

    return RUN.sub(said, path)


def _plain_steps(field: str, *, everywhere: bool) -> str:
    """A path within a person's entry, or any, without a step that no field is called."""

    def said(step: re.Match[str]) -> str:
        known = step[0] in known_names() if everywhere else PLAIN_KEY.fullmatch(step[0])
        if known or step[0][1:-1].isdigit():
            return step[0]
        return f'["{HIDDEN}"]' if step[0].startswith("[") else HIDDEN

    return STEP.sub(said, field) if everywhere or field.startswith("persons") else field


def _values(person: dict[str, Node]) -> Iterator[tuple[str, bool]]:
    """What identifies, and whether it is hidden in capitals and small letters alike."""
    for key, value in person.items():
        if key not in OPEN and not (is_mark(key) and tells_nobody(key, str(value))):
            yield from _texts(value, key == "name", key)
            yield from _keys(key, value)


def _telling(person: dict[str, Node]) -> Iterator[tuple[str, bool]]:
    """The same of what tells who or where somebody is: no State, no town and no language.

    A letter names its States, and the towns of its offices; she may live in any of them.
    """
    told = {k: v for k, v in person.items() if k not in PLACES | MANY_TELL}
    yield from _values(told)
    for key in sorted(PLACES & person.keys()):
        for text, _ in _texts(person[key], False, key, whole=True):
            lines = dict.fromkeys((text, *map(str.strip, PARTS.split(text))))
            yield from ((line, True) for line in lines if _is_where(line))


def _is_where(place: str) -> bool:
    """Whether a line of an address tells more than a town and its State."""
    words = RUN.findall(place)
    if any(map(str.isdigit, place)):
        return len(words) > 1
    parts = [part.strip() for part in PARTS.split(place) if part.strip()]
    if len(parts) == 1 or (len(parts) == 2 and official_state(parts[1], LANGUAGES)):
        return any(word.islower() and len(word) > LEAST_OF_A_PLACE for word in words)
    return len(words) >= LEAST_OF_A_PLACE


def _keys(key: str, value: Node) -> Iterator[tuple[str, bool]]:
    """What stands where a field is named: a slip such as ``full:Ngozi`` makes a field of a name."""
    if key and not PLAIN_KEY.fullmatch(key):
        yield key, True
        yield from (
            (word, True) for word in re.findall(r"[^\W\d_]{3,}", key) if word not in known_names()
        )
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _keys(name, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _keys("", inner) if isinstance(inner, dict) else ()


@cache
def _message_words() -> frozenset[str]:
    """The words of messages about files, and of what they say of fields, in small letters."""
    described = re.findall(r'"(?:title|description)": "((?:[^"\\]|\\.)*)"', request_schema())
    return frozenset((*MESSAGE_WORDS.split(), *RUN.findall(" ".join(described).lower())))


def _texts(value: Node, name: bool, key: str = "name", *, whole: bool = False) -> Iterator[_Row]:
    if isinstance(value, dict):
        for field, inner in value.items():
            yield from _texts(inner, name, field, whole=whole)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, name, key, whole=whole)
    elif len(value.strip()) > 1 and (name or not tells_nobody(key, value)):
        yield value.strip(), name or len(value.strip()) > SHORT
        if whole:
            return
        least = 2 if name else 3
        found = (word for word in re.findall(r"\w+", value) if len(word) >= least)
        yield from ((word, name) for word in found if name or word[:1].isupper())
