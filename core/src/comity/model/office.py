"""The office file, comity.toml: who drafts here, under which letterhead, with which plugins.

```toml
schema = 1

[office]
authority = "Federal Ministry of Justice"
letterhead = ["Federal Ministry of Justice", "Central Authority Unit"]
templates = "templates"                 # a folder of the office's own DOCX, beside this file
language = "de"                         # the language of findings and questions; default: en

[[contacts]]                            # who answers questions, where a request names nobody
name = "Duty officer"
email = "duty@justice.example"

[[signatories]]                         # the first one is put into new files
name = "T. Exemplar"
title = "Director"
capacity = "central-authority"

[rewordings.en]                         # fixed sentences of notices in your own words, by language
"notice.preservation.yes" = "{company} keeps a copy of the account on request."

[plugins]
allowed = ["comity-us", "comity-ng"]    # default: every installed plugin
allow_code = ["comity-xx"]              # whose Python code may run; default: none

[plugins.owners]
US = "comity-us"                        # when two distributions claim a code

[plugins.languages]
de = "comity-de"                        # when two distributions bring a language
```

It is ``--office FILE``, else ./comity.toml once its owner has allowed it (``comity.trust``), never
one found in a parent folder or beside a case.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from comity.model.errors import Fault, OfficeError
from comity.model.nearest import names_near

__all__ = ["Office", "parse_office", "read_bytes", "read_office"]

MOST_BYTES = 256 * 1024  # of an office file: far more than any letterhead needs

FIELDS: dict[str, dict[str, type]] = {
    "office": {
        "authority": str,
        "letterhead": list,
        "templates": str,
        "state": str,
        "language": str,
    },
    "plugins": {"allowed": list, "allow_code": list, "owners": dict, "languages": dict},
}
PEOPLE = ("contacts", "signatories")
REWORDINGS = "rewordings"
TITLES = {
    "authority": "authority",
    "state": "State",
    "allowed": "plugins allowed",
    "allow_code": "plugins whose code may run",
    "owners": "owners of codes",
    "languages": "owners of languages",
}
# controls, halves of letters, and what reorders a line: as of a case file
ILLEGAL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
WANTED = {"str": "text", "list": "a list of texts", "dict": "a table of texts"}


@dataclass(frozen=True, slots=True)
class Office:
    """An office: letterhead lines, template folder, allow-list (None: all), owners by code.

    ``language`` is that of findings and questions; ``languages`` are the owners of languages.

    ``allow_code`` are the distributions whose Python code may run; data needs no such consent.

    ``contacts`` and ``signatories`` have the fields of a request's contacts and of its issuer.
    """

    authority: str = ""
    state: str = ""
    letterhead: tuple[str, ...] = ()
    templates: Path | None = None
    allowed: frozenset[str] | None = None
    allow_code: frozenset[str] = frozenset()
    owners: Mapping[str, str] = field(default_factory=dict)
    language: str = ""
    languages: Mapping[str, str] = field(default_factory=dict)
    contacts: tuple[Mapping[str, Any], ...] = ()
    signatories: tuple[Mapping[str, Any], ...] = ()
    rewordings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    file: Path | None = None

    def rows(self) -> Iterator[tuple[str, str]]:
        """What the file settles, as rows of a title and a text: every field that is set.

        Characters that a terminal would obey or hide are written as escapes.
        """
        for one in fields(self):
            value = getattr(self, one.name)
            if one.name == "file" or value is None or value == one.default or value == {}:
                continue
            title = TITLES.get(one.name, one.name.replace("_", " "))
            yield title, shown(_in_words(value))

    def own_template(self, document_type: str) -> Path | None:
        """The office's own DOCX for a kind of document (``request.letter-rogatory``), or None."""
        folder = self.templates
        if folder is None:
            return None
        names = dict.fromkeys((document_type, document_type.partition(".")[0]))
        return next((f for name in names if (f := folder / f"{name}.docx").is_file()), None)

    def allows(self, distribution: str) -> bool:
        """Whether plugins of a distribution may be used; none named means every one."""
        return self.allowed is None or _normal(distribution) in self.allowed

    def allows_code(self, distribution: str) -> bool:
        """Whether code of a distribution may run; none named means none."""
        return _normal(distribution) in self.allow_code


def read_office(file: Path | None) -> Office:
    """Read the office file that was named; without one, what is installed, as it is.

    Raises:
        OfficeError: the file is missing, not TOML, or holds unknown or wrong fields (all named).
    """
    return Office() if file is None else parse_office(read_bytes(file), file)


def read_bytes(file: Path) -> bytes:
    """The bytes of an office file.

    Raises:
        OfficeError: it cannot be read, is not a plain file, or is too long.
    """
    try:
        if file.exists() and not file.is_file():  # a pipe would be waited for, a device never end
            raise _unusable(file, "is not a regular file", "Name an existing office file.")
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "its name is not valid"
        cure = "Name an existing office file."
        raise _unusable(file, f"cannot be read: {why}", cure) from error
    if len(data) > MOST_BYTES:
        raise _unusable(file, f"is larger than {MOST_BYTES // 1024} KiB", "Shorten it.")
    return data


def parse_office(data: bytes, file: Path) -> Office:
    """The office that the bytes of a file describe.

    The folder of templates lies beside the file itself, not beside a link that leads to it.

    Raises:
        OfficeError: it is not TOML, or holds unknown or wrong fields (all named).
    """
    table = _table(data, file)
    if faults := list(_faults(table, file)):
        raise OfficeError(faults)
    office, plugins = table.get("office", {}), table.get("plugins", {})
    allowed = plugins.get("allowed")
    return Office(
        authority=office.get("authority", ""),
        state=office.get("state", ""),
        letterhead=tuple(office.get("letterhead", ())),
        templates=_home(file) / office["templates"] if "templates" in office else None,
        allowed=None if allowed is None else frozenset(map(_normal, allowed)),
        allow_code=frozenset(map(_normal, plugins.get("allow_code", ()))),
        owners={code: _normal(name) for code, name in plugins.get("owners", {}).items()},
        language=office.get("language", ""),
        languages={tag: _normal(name) for tag, name in plugins.get("languages", {}).items()},
        contacts=tuple(table.get("contacts", ())),
        signatories=tuple(table.get("signatories", ())),
        rewordings=table.get("rewordings", {}),
        file=file,
    )


def shown(text: str) -> str:
    """A text with the characters that a terminal would obey or hide written as escapes."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _in_words(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {inner}" for key, inner in value.items())
    if isinstance(value, frozenset):
        return ", ".join(sorted(value)) or "none"
    if isinstance(value, tuple):
        return "; ".join(
            ", ".join(map(str, item.values())) if isinstance(item, Mapping) else str(item)
            for item in value
        )
    return str(value)


def _home(file: Path) -> Path:
    real = file.resolve().parent
    return file.parent if file.parent.resolve() == real else real


def _unusable(file: Path, message: str, cure: str, line: int = 0, column: int = 0) -> OfficeError:
    return OfficeError(Fault(str(file), line, column, "", message, cure))


def _table(data: bytes, file: Path) -> dict[str, Any]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _unusable(file, "is not UTF-8 text", "Save the file as UTF-8.") from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = map(int, place.groups()) if place else (0, 0)
        what = shown(str(error).split(" (at ")[0])
        message = f"is not valid TOML: {what}"
        raise _unusable(file, message, "Correct this line.", line, column) from error
    except RecursionError as error:
        raise _unusable(file, "is nested too deeply", "Use the layout in the manual.") from error


def _faults(table: Mapping[str, Any], file: Path) -> Iterator[Fault]:
    def fault(field: str, message: str, cure: str) -> Fault:
        return Fault(str(file), 0, 0, shown(field), message, cure)

    yield from (fault(path, *said) for path, said in _illegal(table, ""))
    if table.get("schema") != 1:
        yield fault("schema", "must be 1", "Write `schema = 1` at the top.")
    for name, value in table.items():
        if name == "schema":
            continue
        if name in PEOPLE:
            yield from (fault(*told) for told in _people(name, value))
            continue
        if name == REWORDINGS:
            yield from (fault(*told) for told in _rewordings(value))
            continue
        if name not in FIELDS or not isinstance(value, dict):
            known = {**FIELDS, **dict.fromkeys((*PEOPLE, REWORDINGS))}
            yield fault(name, "is not a known table", _did_you_mean(name, known))
            continue
        for key, entry in value.items():
            wanted = FIELDS[name].get(key)
            if wanted is None:
                cure = _did_you_mean(key, FIELDS[name])
                yield fault(f"{name}.{key}", "is not a known field", cure)
            elif not _fits(entry, wanted):
                what = WANTED[wanted.__name__]
                yield fault(f"{name}.{key}", f"must be {what}", f"Write {what}.")


def _illegal(value: Any, path: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Characters of texts that cannot stand in a document, or change how it is read."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _illegal(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _illegal(inner, f"{path}[{index}]")
    elif isinstance(value, str) and (found := ILLEGAL.search(value)):
        code = f"U+{ord(found.group()):04X}"
        yield path, (f"contains {code}, which is not allowed in a document", "Remove it.")


def _people(name: str, rows: Any) -> Iterator[tuple[str, str, str]]:
    """The faults of ``[[contacts]]`` and ``[[signatories]]``, by the models of a request."""
    from pydantic import ValidationError

    from comity.model.drafts.people import Contact, Official

    model = Contact if name == "contacts" else Official
    if not isinstance(rows, list):
        yield name, "must be a list of tables", f"Write `[[{name}]]` above each table."
        return
    for index, row in enumerate(rows):
        try:
            model.model_validate(row)
        except ValidationError as error:
            for told in error.errors():
                path = ".".join([f"{name}[{index}]", *map(str, told["loc"])])
                known = [f.alias or key for key, f in model.model_fields.items()]
                yield path, told["msg"].lower(), f"Known: {', '.join(known)}."


def _rewordings(tables: Any) -> Iterator[tuple[str, str, str]]:
    """The faults of ``[rewordings.en]``: a table of texts for each language."""
    if not isinstance(tables, dict):
        yield REWORDINGS, "must be a table for each language", "Write `[rewordings.en]`."
        return
    for tag, texts in tables.items():
        if not _fits(texts, dict):
            path = f"{REWORDINGS}.{tag}"
            yield path, "must be a table of texts", 'Write `"notice.purpose" = "..."` below it.'


def _fits(entry: Any, wanted: type[Any]) -> bool:
    if not isinstance(entry, wanted):
        return False
    if isinstance(entry, str):
        return True
    inner = list(entry.values()) if isinstance(entry, dict) else list(entry)
    return all(isinstance(item, str) for item in inner)


def _did_you_mean(name: str, known: Mapping[str, Any]) -> str:
    found = names_near(name, known)
    return f"Did you mean `{found[0]}`?" if found else f"Known: {', '.join(known)}."


def _normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()
