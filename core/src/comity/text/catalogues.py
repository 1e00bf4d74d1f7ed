"""Catalogues: the wording of one language, as a .po file with ids as keys.

A file is read when it is needed. Nothing is compiled, extracted or matched fuzzily. Its header says
which language it is (``Language``), for which version of the clause table it was made
(``X-Comity-Clause-Table``), and which lawyer has reviewed it (``X-Comity-Reviewed-By``).
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from comity.model.errors import Fault, InputError

__all__ = [
    "ENGLISH",
    "REVIEWED",
    "SUFFIX",
    "TABLE",
    "CatalogueFile",
    "english_of",
    "read_catalogue",
]

SUFFIX = ".po"
TABLE = "X-Comity-Clause-Table"
REVIEWED = "X-Comity-Reviewed-By"
ENGLISH = "en: "  # begins the comment that keeps the English from which a text was translated
QUOTED = re.compile(r'(?:msg\w+(?:\[\d+\])?\s*)?"(?:[^"\\]|\\.)*"')
HEADER = re.compile(r'^"([\w-]+):[ ]*(.*?)[ ]*(?:\\n)?"$', re.MULTILINE)
LINE = re.compile(r" on (\d+)$")
KEPT = 16
"""How many catalogues a process keeps as parsed."""


@dataclass(frozen=True, slots=True)
class CatalogueFile:
    """A catalogue as it stands in its file.

    Args:
        tag: the BCP 47 tag of its language.
        file: where it was read.
        texts: id to text; an id without text, or with one marked as fuzzy, is not here.
        table: the version of the clause table that it was made for, 0 if it does not say.
        reviewed_by: the lawyer who has reviewed it, or empty.
        english: for an id whose comment keeps it, the English that was translated.
        lines: the line of each id, those without text too.
    """

    tag: str
    file: Path
    texts: Mapping[str, str]
    table: int = 0
    reviewed_by: str = ""
    english: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)


def read_catalogue(file: Path, tag: str = "") -> CatalogueFile:
    """Read a catalogue.

    Args:
        file: the .po file.
        tag: the language that it must be in. Default: what its header says.

    Raises:
        InputError: the file cannot be read, is not a .po file, has an id twice, or is for another
            language. All faults are given.
    """
    try:
        data = file.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        raise _fault(file, f"cannot be read ({error.strerror})", "Check the path.") from error
    except UnicodeDecodeError as error:
        raise _fault(file, "is not UTF-8 text", "Save the file in UTF-8.") from error
    return _parsed(file, tag, text)


@lru_cache(maxsize=KEPT)
def _parsed(file: Path, tag: str, text: str) -> CatalogueFile:
    """A catalogue by its text: to parse one takes long, and every case opens its own host."""
    from babel.messages.pofile import PoFileError, read_po  # which most runs never need

    try:
        messages = read_po(io.StringIO(text), abort_invalid=True)
    except (PoFileError, ValueError, LookupError) as error:
        line = int(found[1]) if (found := LINE.search(str(error))) else 0
        cure = "Correct this line, or write the file again with `comity wording new`."
        raise _fault(file, f"is not a valid .po file: {error}", cure, line) from error
    headers = {name.lower(): value for name, value in HEADER.findall(text.partition("\n\n")[0])}
    said = headers.get("language", "").replace("_", "-")
    faults = [*_unquoted(file, text), *_twice(file, text), *_language(file, said, tag)]
    if faults:
        raise InputError(faults)
    found_ids = [message for message in messages if message.id]
    table = headers.get(TABLE.lower(), "")
    return CatalogueFile(
        tag or said,
        file,
        # for every reader the same, so that none may change them
        MappingProxyType(
            {str(m.id): str(m.string) for m in found_ids if str(m.string).strip() and not m.fuzzy}
        ),
        int(table) if table.isdecimal() else 0,
        headers.get(REVIEWED.lower(), ""),
        MappingProxyType(
            {str(m.id): kept for m in found_ids if (kept := english_of(m.auto_comments))}
        ),
        MappingProxyType({str(m.id): m.lineno or 0 for m in found_ids}),
    )


def english_of(comments: list[str]) -> str:
    """The English that the comments of an entry keep, or nothing."""
    kept = [line.removeprefix(ENGLISH) for line in comments if line.startswith(ENGLISH)]
    return "\n".join(kept)


def _unquoted(file: Path, text: str) -> list[Fault]:
    """Lines whose quotation marks do not match: a reader of .po files would drop a letter."""
    message = "is not a valid .po file: the quotation marks of this line do not match"
    cure = 'Put the text in one pair of quotation marks, and write \\" for one in the text.'
    return [
        Fault(str(file), number, 1, "", message, cure)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and line[0] != "#" and not QUOTED.fullmatch(line.strip())
    ]


def _twice(file: Path, text: str) -> list[Fault]:
    """Ids that stand twice, of which a reader of .po files would keep the last unasked."""
    first: dict[str, int] = {}
    faults = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith('msgid "') or line == 'msgid ""':
            continue
        if line in first:
            message = f"has the id {line[7:-1]} twice, here and on line {first[line]}"
            faults.append(Fault(str(file), number, 1, "", message, "Remove one of the two."))
        first.setdefault(line, number)
    return faults


def _language(file: Path, said: str, tag: str) -> list[Fault]:
    if said and (not tag or said.lower() == tag.lower()):
        return []
    if not said:
        wanted = tag or "pt"
        message, cure = "does not name its language", f'Add "Language: {wanted}\\n" to its header.'
    else:
        message = f"is a catalogue for {said!r}, but its name is that of {tag!r}"
        cure = "Correct `Language:` in the header, or rename the file."
    return [Fault(str(file), 1, 1, "Language", message, cure)]


def _fault(file: Path, message: str, cure: str, line: int = 0) -> InputError:
    return InputError(Fault(str(file), line, 1 if line else 0, "", message, cure))
