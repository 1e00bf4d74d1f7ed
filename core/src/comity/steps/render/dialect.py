"""docxtpl's tag dialect, compiled: a part's XML becomes a Jinja template, and that becomes XML.

Only the dialect is docxtpl's. Its own rendering re-parses the result in lxml's recover mode, which
drops what it cannot read, and replaces ``{_{`` in the *output*, where it may be data; here the
result is parsed strictly and never edited as text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from docxtpl import DocxTemplate
from jinja2 import Template as JinjaTemplate
from jinja2.exceptions import TemplateSyntaxError, UndefinedError
from lxml import etree

from comity.model.errors import RenderError
from comity.steps.render.meter import PER_MARK, charge, metered
from comity.steps.render.sandbox import ENVIRONMENT
from comity.steps.render.tag_syntax import MAX_SOURCE, near, vet_tags
from comity.word.ooxml import Element, markup_in, parse

__all__ = ["CompiledPart", "StrictTemplate", "compile_part"]

_PARAGRAPH = re.compile(r"<w:p([ >])")
_XML_TAG = re.compile(r"<[^>]*>")
_JINJA_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_STRAY = re.compile(r"\{\{|\{%|\}\}|%\}")
_LITERALS = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}


class StrictTemplate(DocxTemplate):  # type: ignore[misc]  # docxtpl carries no types
    """docxtpl's reading of tags, applied to XML at hand; it never opens or saves a file."""

    def __init__(self) -> None:
        """Start without a file."""
        super().__init__("")

    def source(self, written: str) -> str:
        """The Jinja source of a part's XML: tags joined, loops lifted out of their paragraphs.

        Every paragraph starts a line, so that a line number leads back to its text.
        """
        xml = str(self.patch_xml(written))
        xml = _JINJA_TAG.sub(lambda tag: tag.group().replace("&amp;", "&"), xml)
        for written, meant in _LITERALS.items():
            xml = xml.replace(written, "{{ '%s' }}" % meant)  # noqa: UP031  # braces clash
        return _PARAGRAPH.sub(r"\n<w:p\1", xml.replace("\n", " "))


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """A part ready to be filled: its name in messages, its Jinja source and its program."""

    where: str
    source: str
    program: JinjaTemplate

    def fill(self, context: Mapping[str, object]) -> Element:
        """Render with a plain context, within a budget of work, and parse the result strictly.

        Raises:
            RenderError: names the template, the paragraph and the cause.
        """
        try:
            with metered():
                xml = self.program.render(context).encode("utf-8")
                charge(PER_MARK * markup_in(xml))
        except Exception as error:  # a template may raise anything: it is a program
            raise self.fault(error, _line_of(error)) from error
        return parse(xml, self.where)

    def fault(self, error: Exception, line: int) -> RenderError:
        """The error of a template in the words of its author."""
        cause = getattr(error, "message", None) or str(error) or type(error).__name__
        if not isinstance(error, TemplateSyntaxError | UndefinedError):
            cause = f"{type(error).__name__}: {cause}"
        return RenderError(f'{self.where}, near "{_near(self.source, line)}": {cause}')


def compile_part(root: Element, where: str) -> CompiledPart:
    """Compile the tags of a part.

    Args:
        root: the part's XML.
        where: template and part, for messages.

    Raises:
        RenderError: a tag is broken, unclosed or not allowed, or there is too much of them.
    """
    written = etree.tostring(root, encoding="unicode")
    if len(written) > MAX_SOURCE:
        raise RenderError(f"{where}: {len(written)} characters, more than the {MAX_SOURCE} allowed")
    vet_tags(root, where)
    source = StrictTemplate().source(written)
    part = CompiledPart(where, source, ENVIRONMENT.from_string(""))
    try:
        for line, kind, text in ENVIRONMENT.lex(source):
            if kind == "data":
                _refuse_strays(text, line)
        with metered():
            program = ENVIRONMENT.from_string(ENVIRONMENT.vetted(source))
    except TemplateSyntaxError as error:
        raise part.fault(error, error.lineno) from error
    except (SyntaxError, RecursionError, MemoryError, ValueError, OverflowError) as error:
        # Python's own limits: blocks, brackets or numbers beyond what it compiles
        raise RenderError(f"{where}: a tag is nested too deeply or too long: {error}") from error
    return CompiledPart(where, source, program)


def _refuse_strays(text: str, first: int) -> None:
    """Refuse half a tag in the literal text of a template; data is not here yet."""
    for line, paragraph in enumerate(text.split("\n"), first):
        stray = _STRAY.search(_XML_TAG.sub("", paragraph))
        if stray is not None:
            raise TemplateSyntaxError(f"a stray {stray.group()!r}: half of a tag", line)


def _line_of(error: Exception) -> int:
    """The template line at which an error rose; Jinja rewrites tracebacks to say it."""
    line = 0
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _near(source: str, line: int) -> str:
    """The text of the paragraph on a line, or of the next one that has any."""
    for text in source.split("\n")[max(line - 1, 0) :]:
        shown = near(_XML_TAG.sub("", text))
        if shown:
            return shown
    return "the end"
