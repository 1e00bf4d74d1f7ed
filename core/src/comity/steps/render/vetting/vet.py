"""Vetting: a template from anyone, let in only with what is on the list of what it may hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from comity.model.errors import RenderError
from comity.steps.render.vetting.allowed import WORD, allowed
from comity.steps.render.vetting.clean import clean
from comity.steps.render.vetting.doubles import unknown_styles
from comity.steps.render.vetting.elements import Fault, element_faults
from comity.steps.render.vetting.link_targets import link_fault, words_fault
from comity.steps.render.vetting.pictures import PICTURES, picture_fault
from comity.steps.render.visible.hidden_text import hidden_faults
from comity.word.ooxml import STRICT_W, Element, attributes, parse, serialise, w
from comity.word.package import MAIN_TYPE, OFFICE, Package, Part, R, Relationship

__all__ = ["TEXT_KINDS", "Violation", "require_allowed", "vet", "violations"]

TEXT_KINDS = frozenset({"header", "footer", "footnotes", "endnotes"})

_OF_THE_BODY = {"styles", "settings", "fontTable", "numbering", "theme", "footnotes", "endnotes"}
_NAMED_IN_TEXT = frozenset({"header", "footer", "image", "hyperlink"})  # each by an attribute
_DROPPED = frozenset(
    [
        "comments",
        "commentsExtended",
        "commentsIds",
        "commentsExtensible",
        "people",
        "documenttasks",
        "customXml",
        "customXmlProps",
        "glossaryDocument",
        "webSettings",
        "thumbnail",
        "printerSettings",
        "stylesWithEffects",
        "classificationlabels",
        "core-properties",
        "extended-properties",
        "custom-properties",
    ]
)
_TYPES = {
    kind: f"{WORD}.{kind}+xml" for kind in ("settings", "numbering", "fontTable", "styles")
} | {kind: f"{WORD}.{kind}+xml" for kind in TEXT_KINDS}
_ACTIVE = ("vba", "macro", "ole", "activex", "afchunk", "control")
_REFERENCE = f"{{{R}}}"
_SHOWN = 200  # characters of an address in a message
_SAVE_AS = "save it as a Word document (.docx)"


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that a template may not hold.

    ``node`` is the element if it is one, ``where`` file and part, ``says`` what is wrong and
    ``cure`` what to do, if more is known than to take it out.
    """

    part: str
    node: Element | None
    where: str
    says: str
    cure: str = ""

    @property
    def message(self) -> str:
        """File, part, cause and cure on one line."""
        return f"{self.where}: {self.says}" + (f": {self.cure}" if self.cure else "")


@dataclass(slots=True)
class _Seen:
    """A part after the look at it: what is refused, what stays, its cleaned XML if it is XML."""

    part: Part
    root: Element | None = None
    violations: list[Violation] = field(default_factory=list)
    staying: tuple[Relationship, ...] = ()

    @property
    def cleaned(self) -> Part:
        """The part as it will be filled."""
        return self.part if self.root is None else replace(self.part, blob=serialise(self.root))


def vet(package: Package, what: str) -> Package:
    """Refuse what is dangerous in a template and leave behind what merely leaks.

    Args:
        package: the template's parts.
        what: the template's name, for messages.

    Returns:
        The package with the parts that a document needs, cleaned, and only the relationships that
        it uses.

    Raises:
        RenderError: names the part, what is wrong with it and what to do.
    """
    for violation in _around(package, what):
        raise RenderError(violation.message)
    kept: dict[str, Part] = {}
    roots: list[tuple[str, Element]] = []
    for seen in _parts(package, what):
        for violation in seen.violations:
            raise RenderError(violation.message)
        kept[seen.part.name] = replace(seen.cleaned, relationships=seen.staying)
        roots += [(seen.part.name, seen.root)] if seen.root is not None else []
    whole = Package(package.main, kept)
    for violation in _together(whole, roots, what):
        raise RenderError(violation.message)
    return whole


def violations(package: Package, what: str) -> Iterator[Violation]:
    """Everything in a template that is refused, the kinds of its parts first.

    Args:
        package: the template's parts.
        what: the template's name, for messages.

    Raises:
        RenderError: a part is not valid XML, so that nobody can say what it holds.
    """
    yield from _around(package, what)
    parts = dict(package.parts)
    roots: list[tuple[str, Element]] = []
    for seen in _parts(package, what):
        yield from seen.violations
        parts[seen.part.name] = seen.cleaned
        roots += [(seen.part.name, seen.root)] if seen.root is not None else []
    yield from _together(Package(package.main, parts), roots, what)


def require_allowed(root: Element, part: Part, where: str) -> None:
    """Hold a part that was filled to the same list: tags decide what stays of a vetted template.

    Args:
        root: the filled XML.
        part: the part of the vetted template.
        where: template and part, for messages.

    Raises:
        RenderError: filling made something that no template may hold.
    """
    known = {rel.id: rel for rel in part.relationships}
    for fault in element_faults(root, allowed().kinds[part.content_type], known, {}, filled=True):
        violation = Violation(part.name, fault.node, where, fault.says, fault.cure)
        raise RenderError(f"{violation.message} (after its tags were filled in)")


def _around(package: Package, what: str) -> Iterator[Violation]:
    """What the kinds of the parts tell, used or not."""
    for part in package.parts.values():
        last = f"{part.name.rsplit('/', 1)[-1]} {part.content_type.rsplit('.', 1)[-1]}".lower()
        if any(word in last for word in _ACTIVE):
            says = f"contains active content ({part.name}), which is not allowed"
            yield Violation(part.name, None, what, says)
    kind = package.parts[package.main].content_type
    if kind != MAIN_TYPE:
        yield Violation(package.main, None, what, f"it is not a .docx but {kind!r}", _SAVE_AS)


def _together(package: Package, roots: list[tuple[str, Element]], what: str) -> Iterator[Violation]:
    """What only the cleaned parts tell together: what is looked at is what will be filled."""
    for part, used, says, cure in unknown_styles(roots):
        yield Violation(part, used, f"{what}: {part}", says, cure)
    for part, node, says, cure in hidden_faults(package, what):
        yield Violation(part, node, f"{what}: {part}", says, cure)


def _parts(package: Package, what: str) -> Iterator[_Seen]:
    """The body and each part that is used from it, then a look at the rest."""
    done: set[str] = set()
    waiting = [package.main]
    while waiting:
        part = package.parts[waiting.pop()]
        if part.name not in done:
            done.add(part.name)
            seen = _looked_at(part, package, f"{what}: {part.name}")
            yield seen
            waiting += [r.target for r in seen.staying if r.target in package.parts]
    for name in sorted(set(package.parts) - done):
        part = package.parts[name]
        if part.content_type.endswith(("+xml", "/xml")) or name.endswith(".xml"):
            parse(part.blob, f"{what}: {name}")  # left behind, but nothing unsound is let near


def _looked_at(part: Part, package: Package, where: str) -> _Seen:
    seen = _Seen(part)
    refused = {rel.id: why for rel in part.relationships if (why := _refused(rel, package))}
    told: set[str] = set()
    used: set[str] = set()
    if part.content_type not in PICTURES:
        seen.root = parse(part.blob, where)
        for fault in _in_xml(seen.root, part, package.main, refused, used):
            told.add(fault.rel)  # told where it is used, not once more
            seen.violations.append(Violation(part.name, fault.node, where, fault.says, fault.cure))
        seen.violations += _misleading(seen.root, part, where)
    seen.violations += [
        Violation(part.name, None, where, refused[id]) for id in sorted(refused.keys() - told)
    ]
    seen.violations += [Violation(part.name, None, where, s) for s in _twice(part)]
    implied = _OF_THE_BODY if part.name == package.main else set()
    seen.staying = tuple(
        rel
        for rel in part.relationships
        if rel.id not in refused and (rel.id in used or rel.short_kind in implied)
    )
    return seen


def _misleading(root: Element, part: Part, where: str) -> Iterator[Violation]:
    """Links whose words are another address than the one that they lead to."""
    targets = {rel.id: rel.target for rel in part.relationships if rel.external}
    for link in root.iter(w("hyperlink")) if targets else ():
        target = targets.get(link.get(f"{{{R}}}id", ""))
        words = "".join(text.text or "" for text in link.iter(w("t")))
        if target is not None and (says := words_fault(words, target)):
            cure = "Type the address that it leads to, or remove the link"
            yield Violation(part.name, link, where, says, cure)


def _in_xml(
    root: Element, part: Part, main: str, refused: dict[str, str], used: set[str]
) -> Iterator[Fault]:
    # a body of another type is told of already, and looked at all the same
    kind = allowed().kinds.get(MAIN_TYPE if part.name == main else part.content_type)
    if str(root.tag).startswith(f"{{{STRICT_W}}}"):
        yield Fault(root, "is saved as Strict Open XML", _SAVE_AS)
        return
    if kind is None:
        yield Fault(root, f"is a part of the unknown kind {part.content_type!r}", _SAVE_AS)
        return
    clean(root)
    known = {rel.id: rel for rel in part.relationships}
    yield from element_faults(root, kind, known, refused)
    for node in root.iter("*"):
        used.update(value for name, value in attributes(node) if name.startswith(_REFERENCE))


def _twice(part: Part) -> Iterator[str]:
    """Relationships of which a document has one: programs differ in which of two they follow."""
    seen: set[str] = set()
    for rel in part.relationships:
        if rel.short_kind in _OF_THE_BODY:
            if rel.short_kind in seen:
                yield f"has two parts of the kind {rel.short_kind}"
            seen.add(rel.short_kind)


def _refused(rel: Relationship, package: Package) -> str:
    """Why a relationship is refused whatever it is used for, or nothing."""
    kind = rel.short_kind
    if rel.external:
        return _refused_link(rel)
    if kind in _DROPPED:
        return ""
    if kind not in _OF_THE_BODY | _NAMED_IN_TEXT or rel.kind != f"{OFFICE}/{kind}":
        return f"contains a part of an unknown kind ({kind}: {rel.target})"
    if kind == "hyperlink":
        return f"a hyperlink leads to {rel.target}, which is not outside the document"
    part = package.parts.get(rel.target)
    if part is None:
        return f"points to {rel.target}, which does not exist"
    if kind == "image":
        return picture_fault(part)
    if kind in _TYPES and part.content_type != _TYPES[kind]:
        return f"{rel.target} is used as {kind} but is declared as something else"
    return ""


def _refused_link(rel: Relationship) -> str:
    kind = rel.short_kind
    if rel.kind != f"{OFFICE}/hyperlink":
        why = "only hyperlinks to web and mail addresses may do that"
    else:
        why = link_fault(rel.target)
    shown = rel.target if len(rel.target) <= _SHOWN else f"{rel.target[:_SHOWN]}…"
    return f"links to {shown!r} outside the document ({kind}); {why}" if why else ""
