"""The office file, comity.toml: who drafts here, under which letterhead, with which plugins.

```toml
schema = 1

[office]
authority = "Federal Ministry of Justice"
letterhead = ["Federal Ministry of Justice", "Central Authority Unit"]
templates = "templates"                 # a folder of the office's own DOCX, beside this file

[[contacts]]                            # who answers questions, where a request names nobody
name = "Duty officer"
email = "duty@justice.example"

[[signatories]]                         # the first one is put into new files
name = "T. Exemplar"
title = "Director"
capacity = "central-authority"

[plugins]
allowed = ["comity-us", "comity-ng"]    # left out: every installed plugin
allow_code = ["comity-xx"]              # whose Python code may run; left out: none

[plugins.owners]
US = "comity-us"                        # when two distributions claim a code
```

It is ``--office FILE``, else ./comity.toml, never one found in a parent folder or beside a case.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from comity.errors import Fault, OfficeError

__all__ = ["Office", "read_office"]

FIELDS: dict[str, dict[str, type]] = {
    "office": {"authority": str, "letterhead": list, "templates": str, "state": str},
    "plugins": {"allowed": list, "allow_code": list, "owners": dict},
}
PEOPLE = ("contacts", "signatories")
WANTED = {"str": "a text", "list": "a list of texts", "dict": "a table of texts"}


@dataclass(frozen=True, slots=True)
class Office:
    """An office: letterhead lines, template folder, allow-list (None: all), owners by code.

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
    contacts: tuple[Mapping[str, Any], ...] = ()
    signatories: tuple[Mapping[str, Any], ...] = ()
    file: Path | None = None

    def allows(self, distribution: str) -> bool:
        """Whether plugins of a distribution may be used; none named means every one."""
        return self.allowed is None or _normal(distribution) in self.allowed

    def allows_code(self, distribution: str) -> bool:
        """Whether code of a distribution may run; none named means none."""
        return _normal(distribution) in self.allow_code


def read_office(file: Path | None) -> Office:
    """Read the office file; without one named, ./comity.toml if it is there.

    Raises:
        OfficeError: the file is missing, no TOML, or holds unknown or wrong fields (all named).
    """
    if file is None:
        file = Path("comity.toml")
        if not file.is_file():
            return Office()
    table = _table(file)
    if faults := list(_faults(table, file)):
        raise OfficeError(faults)
    office, plugins = table.get("office", {}), table.get("plugins", {})
    allowed = plugins.get("allowed")
    return Office(
        authority=office.get("authority", ""),
        state=office.get("state", ""),
        letterhead=tuple(office.get("letterhead", ())),
        templates=file.parent / office["templates"] if "templates" in office else None,
        allowed=None if allowed is None else frozenset(map(_normal, allowed)),
        allow_code=frozenset(map(_normal, plugins.get("allow_code", ()))),
        owners={code: _normal(name) for code, name in plugins.get("owners", {}).items()},
        contacts=tuple(table.get("contacts", ())),
        signatories=tuple(table.get("signatories", ())),
        file=file,
    )


def _table(file: Path) -> dict[str, Any]:
    name = str(file)
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        fault = Fault(
            name, 0, 0, "", f"cannot be read: {error.strerror}", "Name an existing office file."
        )
        raise OfficeError(fault) from error
    except UnicodeDecodeError as error:
        fault = Fault(name, 0, 0, "", "is not UTF-8 text", "Save the file as UTF-8.")
        raise OfficeError(fault) from error
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = map(int, place.groups()) if place else (0, 0)
        what = str(error).split(" (at ")[0]
        fault = Fault(name, line, column, "", f"is no valid TOML: {what}", "Mend this line.")
        raise OfficeError(fault) from error


def _faults(table: Mapping[str, Any], file: Path) -> Iterator[Fault]:
    def fault(field: str, message: str, cure: str) -> Fault:
        return Fault(str(file), 0, 0, field, message, cure)

    if table.get("schema") != 1:
        yield fault("schema", "must be 1", "Write `schema = 1` at the top.")
    for name, value in table.items():
        if name == "schema":
            continue
        if name in PEOPLE:
            yield from (fault(*told) for told in _people(name, value))
            continue
        if name not in FIELDS or not isinstance(value, dict):
            known = {**FIELDS, **dict.fromkeys(PEOPLE)}
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


def _people(name: str, rows: Any) -> Iterator[tuple[str, str, str]]:
    """The faults of ``[[contacts]]`` and ``[[signatories]]``, by the models of a request."""
    from pydantic import ValidationError

    from comity.drafts.people import Contact, Official

    model = Contact if name == "contacts" else Official
    if not isinstance(rows, list):
        yield name, "must be a list of tables", f"Write `[[{name}]]` above each."
        return
    for index, row in enumerate(rows):
        try:
            model.model_validate(row)
        except ValidationError as error:
            for told in error.errors():
                path = ".".join([f"{name}[{index}]", *map(str, told["loc"])])
                known = [f.alias or key for key, f in model.model_fields.items()]
                yield path, told["msg"].lower(), f"Known here: {', '.join(known)}."


def _fits(entry: Any, wanted: type[Any]) -> bool:
    if not isinstance(entry, wanted):
        return False
    if isinstance(entry, str):
        return True
    inner = list(entry.values()) if isinstance(entry, dict) else list(entry)
    return all(isinstance(item, str) for item in inner)


def _did_you_mean(name: str, known: Mapping[str, Any]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    return f"Did you mean `{near[0]}`?" if near else f"Known here: {', '.join(known)}."


def _normal(distribution: str) -> str:
    return re.sub(r"[-_.]+", "-", distribution).lower()
