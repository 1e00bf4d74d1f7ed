"""The manifest: what a build made, from what, under which law. Internal, never transmitted.

It holds no time of day, no name of a person or machine and no path, so that two builds of the
same case by the same plugins give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath, PureWindowsPath

from comity.model.citations import Citation
from comity.model.content import ClauseUse
from comity.model.drafts.disclosable import AUTHORITY
from comity.model.findings import Finding, Place
from comity.steps.write.salt import keyed

__all__ = [
    "KEYED",
    "PLAIN",
    "Manifest",
    "OutputFile",
    "PluginUsed",
    "SourceFile",
    "TemplateUsed",
    "as_json",
    "sha256",
    "with_twins",
]

SCHEMA = 1
PLAIN = "sha256"
"""The field of a hash that anybody can work out."""
KEYED = "hmac-sha256"
"""The field of a hash that only the holder of the folder's secret can work out (write.salt)."""


def sha256(data: bytes) -> str:
    """The SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The case file: its name, without a folder, and the hash of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class OutputFile:
    """A file that was made: its name in the output folder, its hash and its size in bytes.

    ``tool`` and ``network`` are those of an outside program, and empty without one
    (``comity.model.records.Exported``). ``sealed`` marks what holds the identity of protected
    persons.
    """

    name: str
    sha256: str
    size: int
    tool: str = ""
    network: str = ""
    sealed: bool = False

    @classmethod
    def of(
        cls, name: str, data: bytes, tool: str = "", network: str = "", *, sealed: bool = False
    ) -> OutputFile:
        """Hash what is to be written."""
        return cls(name, sha256(data), len(data), tool, network, sealed)


@dataclass(frozen=True, slots=True)
class PluginUsed:
    """A plugin whose law or measures entered: entry-point name, distribution, version.

    ``editions`` are the days of the oldest and the newest text of the State's law that was read,
    one where they are the same; ``undated`` counts its statements read in an official text that
    does not tell its day.
    """

    name: str
    distribution: str
    version: str
    editions: tuple[dt.date, ...] = ()
    undated: int = 0


@dataclass(frozen=True, slots=True)
class TemplateUsed:
    """The DOCX that was filled: whose it is, its file name and the hash of its bytes."""

    origin: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Everything a manifest says; ``as_dict`` and ``as_bytes`` write it.

    ``placed`` names the field paths that stand in the document, ``withheld`` those that do not,
    with the reason. ``draft`` tells whether the build was forced past errors. ``other_languages``
    counts the texts of law or of a plugin in another language, by tag. With a ``salt`` the
    hashes of the case file and of the sealed annex are keyed, and the size of the annex is not
    told: both would let a reader try names. ``reader`` is whom the document is for, where that is
    not the authority; ``with_twins`` adds the documents of the same version for other readers.
    """

    comity: str
    kind: str
    form: str
    language: str
    source: SourceFile
    outputs: tuple[OutputFile, ...] = ()
    plugins: tuple[PluginUsed, ...] = ()
    template: TemplateUsed | None = None
    clauses: tuple[ClauseUse, ...] = ()
    placed: tuple[str, ...] = ()
    withheld: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()
    draft: bool = False
    other_languages: Mapping[str, int] = field(default_factory=dict)
    salt: bytes | None = None
    reader: str = ""

    def as_dict(self) -> dict[str, object]:
        """The manifest as JSON types; lists in a fixed order."""
        template = self.template
        return {
            "schema": SCHEMA,
            "comity": self.comity,
            "kind": self.kind,
            "form": self.form,
            "language": self.language,
            "draft": self.draft,
            "source": {"name": _bare(self.source.name), **_hash(self.source.sha256, self.salt)},
            "outputs": [
                _output(output, self.salt)
                for output in sorted(self.outputs, key=lambda output: output.name)
            ],
            "plugins": [
                {
                    "name": plugin.name,
                    "distribution": plugin.distribution,
                    "version": plugin.version,
                    "editions": [day.isoformat() for day in plugin.editions],
                    "undated": plugin.undated,
                }
                for plugin in sorted(self.plugins, key=lambda plugin: (plugin.name, plugin.version))
            ],
            "template": template
            and {
                "origin": template.origin,
                "name": _bare(template.name),
                "sha256": template.sha256,
            },
            "clauses": [_clause(clause) for clause in self.clauses],
            "placed": sorted(self.placed),
            "withheld": dict(sorted(self.withheld.items())),
            "findings": [_finding(finding) for finding in self.findings],
            "other_languages": dict(sorted(self.other_languages.items())),
            **({"reader": {"name": self.reader}} if self.reader else {}),
        }

    def as_bytes(self) -> bytes:
        """The manifest as JSON in UTF-8; the same input gives the same bytes."""
        return as_json(self.as_dict())


def with_twins(data: bytes, twins: Mapping[str, Mapping[str, str]]) -> bytes:
    """A manifest that names the documents of the same version for other readers.

    Args:
        data: the bytes of a manifest.
        twins: by reader, the names of the documents and their hashes.
    """
    if not twins:
        return data
    table = json.loads(data)
    table["reader"] = {"name": AUTHORITY, **table.get("reader", {})} | {
        "twins": [
            {"reader": reader, "outputs": [{"name": n, PLAIN: h} for n, h in sorted(made.items())]}
            for reader, made in sorted(twins.items())
        ]
    }
    return as_json(table)


def as_json(table: Mapping[str, object]) -> bytes:
    """A manifest's table as it is written: the same table gives the same bytes."""
    text = json.dumps(table, ensure_ascii=False, indent=2, sort_keys=True)
    return (text + "\n").encode("utf-8")


def _output(output: OutputFile, salt: bytes | None) -> dict[str, object]:
    how = {"tool": output.tool, "network": output.network}
    secret = salt if output.sealed else None
    return {
        "name": _relative(output.name),
        **_hash(output.sha256, secret),
        **({"size": output.size} if secret is None else {}),
        **{name: value for name, value in how.items() if value},
        **({"sealed": True} if output.sealed else {}),
    }


def _hash(plain: str, salt: bytes | None) -> dict[str, str]:
    return {PLAIN: plain} if salt is None else {KEYED: keyed(plain, salt)}


def _clause(use: ClauseUse) -> dict[str, object]:
    return {
        "clause": use.clause,
        "part": use.part,
        "fields": list(use.fields),
        "citations": [_citation(citation) for citation in use.citations],
    }


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "title": citation.title,
        "article": citation.article,
        "cite": citation.cite,
        "official_id": citation.official_id,
        "url": citation.url,
        "read": citation.read.value,
        **citation.days(),
        "reviewed_by": citation.reviewed_by,
        **({"also": [_citation(one) for one in citation.also]} if citation.also else {}),
    }


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "severity": finding.severity.value,
        "rule": finding.rule,
        "field": finding.field,
        "message": finding.message,
        "cure": finding.cure,
        "said": finding.said and finding.said.data(),
        "source": finding.source,
        "place": _place(finding.place),
        "citation": finding.citation and _citation(finding.citation),
    }


def _place(place: Place | None) -> dict[str, object] | None:
    if place is None:
        return None
    return {"file": _bare(place.file), "line": place.line, "column": place.column}


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _bare(path: str) -> str:
    """The last step of a path of either system: a folder can name a person or a machine."""
    return PurePosixPath(PureWindowsPath(path).as_posix()).name


def _relative(name: str) -> str:
    """The name of an output in its folder; an absolute one is cut to its last step."""
    path = PureWindowsPath(name)
    return _bare(name) if path.anchor or ".." in path.parts else path.as_posix()
