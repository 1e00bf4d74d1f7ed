"""Everything that is wrong in a template, in one pass."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from comity.host import Host
from comity.kit.templating.blocks import skeleton
from comity.kit.templating.context import context_shape
from comity.kit.templating.direct_formatting import check_formatting
from comity.kit.templating.filling import try_out, unmentioned
from comity.kit.templating.forbidden import check_content
from comity.kit.templating.lifted_tags import lost_beside
from comity.kit.templating.paragraph_tags import find_tags, half_tags
from comity.kit.templating.paragraphs import TextPart, text_parts
from comity.kit.templating.shapes import Record
from comity.kit.templating.specimens import Specimen, specimens
from comity.kit.templating.structure import check_structure
from comity.kit.templating.template_findings import TemplateFinding
from comity.kit.templating.used_names import check_names
from comity.kit.templating.witness_trial import read_page
from comity.model.errors import Fault, InputError, RenderError
from comity.model.findings import Severity
from comity.steps.compose.sealed_annex import KIND as SEALED
from comity.steps.render.document import read_template
from comity.steps.render.tag_syntax import MAX_TAGS
from comity.word.package import open_package
from comity.word.styles import Styles

__all__ = ["CheckedTemplate", "Checker"]

_PART = re.compile(r"\bparts\.(\w+)")


@dataclass(frozen=True, slots=True)
class CheckedTemplate:
    """A template that was checked: its file, its kind, its findings, errors first.

    ``witness`` is what the second witness said in one line; empty where it was not asked.
    """

    path: Path
    kind: str
    findings: tuple[TemplateFinding, ...]
    witness: str = ""

    @property
    def blocked(self) -> bool:
        """Whether an error is among the findings."""
        return any(f.severity is Severity.ERROR for f in self.findings)


class Checker:
    """Checks templates against the kinds of document of one host."""

    def __init__(self, host: Host, *, witness: bool = False) -> None:
        """Remember the host; documents to try templates on are composed when first needed.

        With ``witness``, a document of each template without an error is printed and read.
        """
        self.host = host
        self.witness = witness
        self._known: dict[str, tuple[tuple[Specimen, ...], Record]] = {}

    def check(self, path: Path, kind: str = "") -> CheckedTemplate:
        """Check a template.

        Args:
            path: the DOCX.
            kind: the kind of document it is for; left out, its name or its parts tell.

        Raises:
            InputError: the file is not there, is no Word document, or nothing tells its kind.
        """
        try:
            data = read_template(path)
            package = open_package(data, path.name)
            parts = text_parts(package)
            styles = Styles.of(package)
            content = list(check_content(package, path.name, parts))
        except RenderError as error:
            message = str(error).removeprefix(f"{path}: ").removeprefix(f"{path.name}: ")
            cure = "Open it in Word and save it as a Word document (.docx)."
            if "cannot be read" in message:
                cure = "Name a Word document (.docx) that you can open."
            raise InputError(Fault(str(path), 0, 0, "", message, cure)) from error
        kind = kind or self._kind(path, parts)
        tried, shape = self._of(kind)
        found = [*content, *_tags(parts, shape)]
        for part in parts:
            found += check_formatting(part, styles)
        found += check_structure(parts, package, styles)
        broken = any(f.severity is Severity.ERROR for f in found)
        for trial in try_out(path, data, tried, shape):
            if trial.id != "trial" or not broken:
                found.append(trial)
            if trial.id == "trial":
                text = "\n".join(p.text for part in parts for p in part.paragraphs)
                found += unmentioned(text, tried)
        said = ""
        if self.witness and any(f.severity is Severity.ERROR for f in found):
            said = "not run because the template has errors"
        elif self.witness:
            said, differences = read_page(path, tried, shape)
            found += differences
        found = list(dict.fromkeys(found))
        ordered = tuple(sorted(found, key=lambda f: f.severity.rank))
        return CheckedTemplate(path, kind, ordered, said)

    def _of(self, kind: str) -> tuple[tuple[Specimen, ...], Record]:
        if kind not in self._known:
            kinds = self._served(kind) or (kind,)
            tried = tuple(s for one in kinds for s in specimens(one, self.host, named="--kind"))
            self._known[kind] = (tried, context_shape(tried, self.host))
        return self._known[kind]

    def _kind(self, path: Path, parts: Sequence[TextPart]) -> str:
        known = self.host.document_types()
        named = path.name.partition(".")[0]
        if named in known or named == SEALED or self._served(named):
            return named
        used = {n for part in parts for p in part.paragraphs for n in _PART.findall(p.text)}
        own = {kind: len(used & self._parts(kind)) for kind in known}
        best = sorted(own.values(), reverse=True)[:2]
        if best and best[0] and (len(best) == 1 or best[0] > best[1]):
            return max(own, key=lambda kind: own[kind])
        cure = f"Give the kind with --kind: {', '.join((*known, SEALED))}."
        message = "neither its name nor its parts show which kind of document it is for"
        raise InputError(Fault(str(path), 0, 0, "", message, cure))

    def _served(self, template: str) -> tuple[str, ...]:
        """The kinds that one template of this name serves, where they are several."""
        types = self.host.document_types().values()
        return tuple(t.kind for t in types if t.template == template != t.kind)

    def _parts(self, kind: str) -> frozenset[str]:
        parts = self._of(kind)[1].names["parts"]
        return frozenset(parts.names if isinstance(parts, Record) else ())


def _tags(parts: Sequence[TextPart], shape: Record) -> list[TemplateFinding]:
    found: list[TemplateFinding] = []
    for part in parts:
        tags = [tag for paragraph in part.paragraphs for tag in find_tags(paragraph)]
        made = skeleton(tags)
        if made.tags and len(made.tags) <= MAX_TAGS:  # more are refused when it is filled
            check_names(made, shape)
        found += [*half_tags(part.paragraphs), *lost_beside(tags), *made.findings]
    return found
