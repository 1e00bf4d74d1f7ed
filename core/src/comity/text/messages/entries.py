"""The registry of messages: one TOML file for each family, ``lint.toml`` for ``lint.all-data``.

    [all-data]
    severity = "warning"
    topic = "particularity"
    rests-on = "practice"
    message = "The measure requests all data of {holder}, without a limit."
    cure = "Name the records or the data that are needed."
    params = { holder = "text" }

An entry with ``severity`` is a finding. One without is a sentence: the reason for a judgement, or a
part of another message. ``severity`` may be a list, from which the code chooses. ``plural`` names a
parameter (a number or a list) and ``one`` has the words for exactly one. ``page`` is the cure for
somebody who fills in a page, where the titles of the fields in the place of their names would not
make good English; of a sentence it is what stands for it in such a cure. ``patch`` is the change
that cures the finding, where that is always the same: ``[{ at = "level", value = "urgent" }]``.
``at`` is below the field of the finding; it is empty for that field, ``../kind`` for one beside it
and ``/form`` for one of the document, and without ``value`` the field is removed. It is
``"computed"`` where the code may give a patch. A variant,
``[all-data.few]``, has other words for the same finding, with the parameters that it adds; its id
is ``lint.all-data/few``. With ``variants-only = true`` the entry itself is not a message: it holds
what its variants share. ``reads`` lists the fields that the rule looks at, as
``comity.model.field_reads`` has them. ``costs`` is what the finding would cost, where its topic and
its field do not say so; ``nothing`` marks a limit of Comity.
"""

from __future__ import annotations

import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from comity.model.findings import Costs, Severity

__all__ = ["RESTS_ON", "TOPICS", "TYPES", "Entry", "Words", "entry", "families", "load_family"]

TOPICS: Mapping[str, str] = {
    "form": "Completeness: what a document cannot do without",
    "coherence": "Parts of a document that do not fit together",
    "particularity": "How precisely a measure is described",
    "substance": "Texts that say too little",
    "basis": "The legal basis",
    "addressee": "Who receives the document, and by which channel",
    "language": "Languages and translations",
    "undertakings": "Undertakings and assurances",
    "refusal": "Grounds of refusal",
    "correspondence": "Letters after the request",
    "notice": "Corporate transparency notices",
    "protection": "Protected persons and withheld facts",
    "law": "The law that was applied",
    "plugins": "Plugins and their fields",
}
"""What a finding can be about, in the order of the page that lists them."""

RESTS_ON: Mapping[str, str] = {
    "law": "a law, a treaty or a notification, which the finding cites",
    "practice": "what practice expects of a good document",
    "coherence": "what the document itself says elsewhere",
    "notice": "the notice of the company, which the finding cites",
    "format": "how Comity reads and writes files",
    "protection": "the protection that the file declares",
}
"""What a finding can rest on."""

TYPES: Mapping[str, str] = {
    "text": "words of the file or of a law, quoted",
    "id": "an id of the file or of a plugin",
    "field": "a path in the file",
    "code": "what to write into the file, as it stands there",
    "number": "a whole number",
    "date": "a date",
    "law": "a sentence of law data",
    "place": "where a law says something, as law data have it",
    "assurance": "a kind of assurance, by its id",
    "promise": "a term that an assurance promises, by its id",
    "message": "another message",
    "state": "a State",
    "instrument": "a treaty or another instrument",
    "kind": "a kind of assistance",
    "language": "a language, or a kind of writing",
    "term": "another thing with a name, such as a ground of refusal",
}
"""The types of parameters; ``id[]`` is a list of ids, ``message?`` may be absent."""

COMPUTED = "computed"  # a patch that the code gives, where the case has one
RESERVED = {"at", "by", "citation", "patch", "place", "reads", "remedy", "rule", "weight"}
FIELDS = {
    "severity",
    "topic",
    "rests-on",
    "message",
    "cure",
    "page",
    "patch",
    "params",
    "plural",
    "one",
    "variants-only",
    "reads",
    "costs",
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a message for one number: templates with ``{name}`` for each parameter."""

    message: str
    cure: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One id of the registry; ``severities`` is empty for a sentence.

    ``patched`` tells that its finding may have a patch, ``patch`` is one that it always has.
    """

    id: str
    words: Words
    params: Mapping[str, str] = field(default_factory=dict)
    severities: tuple[Severity, ...] = ()
    topic: str = ""
    rests_on: str = ""
    costs: Costs | None = None
    plural: str = ""
    one: Words | None = None
    reads: tuple[str, ...] = ()
    patch: tuple[tuple[str, str | None], ...] = ()
    patched: bool = False

    @property
    def rule(self) -> str:
        """The id of the finding, without the variant."""
        return self.id.partition("/")[0]


def families() -> tuple[str, ...]:
    """The names of the families, in alphabetical order."""
    found = (path.name for path in files(__package__).iterdir())
    return tuple(sorted(name[:-5] for name in found if name.endswith(".toml")))


@cache
def load_family(family: str) -> Mapping[str, Entry]:
    """The entries of a family by their ids.

    Raises:
        KeyError: no family has this name.
        ValueError: an entry does not follow the format of the registry.
    """
    if family not in families():
        raise KeyError(f"no family of messages is called {family!r}")
    text = files(__package__).joinpath(f"{family}.toml").read_text(encoding="utf-8")
    tables = tomllib.loads(text).items()
    found = [one for name, raw in tables for one in _entries(f"{family}.{name}", raw)]
    return {one.id: one for one in found}


def entry(id: str) -> Entry:
    """The entry of an id.

    Raises:
        KeyError: the registry does not have it.
    """
    return load_family(id.partition(".")[0])[id]


def _entries(id: str, raw: Mapping[str, Any]) -> Iterator[Entry]:
    own = {key: value for key, value in raw.items() if key in FIELDS}
    if not own.pop("variants-only", False):
        yield _entry(id, own)
    for name, variant in raw.items():
        if name not in FIELDS:
            if not isinstance(variant, dict):
                raise ValueError(f"{id}: unknown key {name!r}")
            params = {**own.get("params", {}), **variant.get("params", {})}
            merged = {**own, **variant, "params": params}
            for key in ("page", "patch"):  # which belong to a cure
                computed = merged.get(key) == COMPUTED
                if "cure" in variant and key not in variant and not computed:
                    merged.pop(key, None)
            if "plural" in own and "one" not in variant:
                merged.pop("plural", None)
                merged.pop("one", None)
            yield _entry(f"{id}/{name}", _only_used(merged))


def _only_used(raw: dict[str, Any]) -> dict[str, Any]:
    """A variant with those of the common parameters that its words use."""
    texts = [
        *(raw.get(key, "") for key in ("message", "cure", "page")),
        *raw.get("one", {}).values(),
        *(line.get("value", "") for line in _lines(raw)),
    ]
    used = {name for text in texts for name in placeholders(text)} | {raw.get("plural")}
    return {**raw, "params": {k: v for k, v in raw["params"].items() if k in used}}


def _entry(id: str, raw: Mapping[str, Any]) -> Entry:
    severity = raw.get("severity", [])
    severities = tuple(map(Severity, [severity] if isinstance(severity, str) else severity))
    one = raw.get("one")
    made = Entry(
        id=id,
        words=Words(raw.get("message", ""), raw.get("cure", ""), raw.get("page", "")),
        params=raw.get("params", {}),
        severities=severities,
        topic=raw.get("topic", ""),
        rests_on=raw.get("rests-on", ""),
        costs=Costs(raw["costs"]) if "costs" in raw else None,
        plural=raw.get("plural", ""),
        reads=tuple(raw.get("reads", ())),
        one=_one(one, raw) if one else None,
        patch=tuple((line["at"], line.get("value")) for line in _lines(raw)),
        patched="patch" in raw,
    )
    if fault := _fault(made):
        raise ValueError(f"{id}: {fault}")
    return made


def _lines(raw: Mapping[str, Any]) -> list[dict[str, str]]:
    """The changes of a patch that is always the same."""
    lines = raw.get("patch", [])
    return lines if isinstance(lines, list) else []


def _one(one: Mapping[str, str], raw: Mapping[str, Any]) -> Words:
    """The words for exactly one: what they do not have is as for any number."""
    page = one.get("page", "" if "cure" in one else raw.get("page", ""))
    return Words(one.get("message", raw["message"]), one.get("cure", raw.get("cure", "")), page)


def _fault(made: Entry) -> str:
    if RESERVED & made.params.keys():
        return f"reserved parameters: {', '.join(sorted(RESERVED & made.params.keys()))}"
    if not made.words.message:
        return "`message` is missing"
    if made.severities and (made.topic not in TOPICS or made.rests_on not in RESTS_ON):
        return f"unknown topic or rests-on: {made.topic!r}, {made.rests_on!r}"
    wrong = [t for t in made.params.values() if t.removesuffix("?").removesuffix("[]") not in TYPES]
    if wrong:
        return f"unknown types: {', '.join(wrong)}"
    words = [made.words, *([made.one] if made.one else [])]
    used = {name for f in words for text in _texts(f) for name in placeholders(text)}
    used |= {made.plural} - {""}
    used |= {name for _, value in made.patch for name in placeholders(value or "")}
    if used != set(made.params):
        return f"declared and used parameters differ: {', '.join(sorted(used ^ set(made.params)))}"
    return "" if bool(made.plural) == bool(made.one) else "`plural` and `one` belong together"


def _texts(words: Words) -> tuple[str, str, str]:
    return words.message, words.cure, words.page


def placeholders(template: str) -> Iterator[str]:
    """The names of the parameters in a template."""
    for _, name, _, _ in string.Formatter().parse(template):
        if name is not None:
            yield name
