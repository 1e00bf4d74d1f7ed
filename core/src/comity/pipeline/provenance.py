"""What a build rests on, as its manifest says it: the case, the template, the plugins, the law."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from comity._version import __version__
from comity.host import Host
from comity.law.editions import editions_of
from comity.model.content import Content
from comity.model.findings import Finding
from comity.model.records import Exported, LawBook, Template, owner_of
from comity.steps.compose.sealed_annex import KIND as SEALED
from comity.steps.resolve import Resolved
from comity.steps.write import Manifest, OutputFile, PluginUsed, Salt, SourceFile, TemplateUsed
from comity.steps.write.manifest import sha256

__all__ = ["manifest_of"]


def manifest_of(
    resolved: Resolved,
    findings: Sequence[Finding],
    host: Host,
    content: Content,
    template: Template,
    documents: Sequence[tuple[str, Exported]],
    *,
    draft: bool,
    salt: Salt | None,
    other_languages: Mapping[str, int],
) -> bytes:
    """The manifest of a build.

    Args:
        resolved: the case.
        findings: all that was found in it.
        host: asked which plugins were used.
        content: what was composed.
        template: the template that was filled.
        documents: the names and bytes of the files, the sealed annex among them.
        draft: whether every page is marked as a draft.
        salt: the secret of the output folder, where something is withheld.
        other_languages: how many texts of law or of a plugin are in each other language.
    """
    from comity.steps.render.document import read_template  # docxtpl is slow to import

    return Manifest(
        comity=__version__,
        kind=content.kind,
        form=content.form,
        language=content.language,
        source=SourceFile(resolved.case.path.name, resolved.case.sha256),
        outputs=tuple(
            OutputFile.of(
                name, made.data, made.tool, made.network, sealed=name.endswith(f".{SEALED}.docx")
            )
            for name, made in documents
        ),
        plugins=tuple(_plugins(resolved, host)),
        template=TemplateUsed(
            template.origin, template.path.name, sha256(read_template(template.path))
        ),
        clauses=content.clauses,
        placed=tuple(path for path in content.placed if path not in content.withheld),
        withheld=content.withheld,
        findings=tuple(findings),
        draft=draft,
        other_languages=other_languages,
        salt=salt.value if salt else None,
        reader=resolved.view.reader if resolved.view else "",
    ).as_bytes()


def _plugins(resolved: Resolved, host: Host) -> Iterable[PluginUsed]:
    """The topics, and the plugins of this case's States; not those that another case needs."""
    books: dict[str, list[LawBook | None]] = {}
    for code in resolved.states:
        books.setdefault(owner_of(code), []).append(resolved.books.get(code))
    topics = host.registry.names(topics_only=True)
    for name in (*topics, *(n for n in host.registry.names() if n in books and n not in topics)):
        entry = host.registry.entry(name)
        if entry is not None:
            read = editions_of(*books.get(name, ()))
            yield PluginUsed(name, entry.distribution, entry.version, read.days, read.undated)
