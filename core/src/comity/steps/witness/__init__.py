"""The second witness: the page is read on its own, and compared with what the data say.

A template can print one sum and carry the true one unseen beside it. Whoever searches the text of
the file then finds what was to be found. The witness looks at the page as eyes do.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from comity.model.errors import Fault, InputError
from comity.steps.witness.testimony import Testimony, WitnessFinding

if TYPE_CHECKING:
    from comity.model.content import Content, Rendered
    from comity.model.records import Template

__all__ = ["Testimony", "WitnessFinding", "examine", "hear", "missing_program"]

HOW_TO_ADD = 'python -m pip install "comity[witness]"'


def missing_program() -> str:
    """What a second reading would need and is not installed; empty when all is there."""
    from importlib.util import find_spec

    from comity.steps.render.pdf import find_office

    if find_spec("pypdfium2") is None or find_spec("PIL") is None:
        return f"pypdfium2 and Pillow, which read pages: {HOW_TO_ADD}"
    try:
        find_office()
    except InputError:
        return "LibreOffice, which makes pages (Debian: apt install libreoffice-writer-nogui)"
    return ""


def examine(rendered: Rendered, template: Template, pdf: bytes = b"") -> Testimony:
    """Print a document, read its pages and compare them with the data.

    Args:
        rendered: the filled document with its content.
        template: the template that was filled, whose own words it may print.
        pdf: the document as printed already; left out, LibreOffice prints it.

    Raises:
        InputError: LibreOffice or pypdfium2 is not installed.
        OutputError: there is no room for a working folder.
        RenderError: it cannot be printed or read.
    """
    from comity.steps.render.document import read_template
    from comity.steps.render.pdf import export
    from comity.steps.witness.own import own_words

    own = own_words(read_template(template.path), template.path.name)
    return hear(rendered.docx, pdf or export(rendered).data, rendered.content, own)


def hear(docx: bytes, pdf: bytes, content: Content, own: Sequence[str] = ()) -> Testimony:
    """Compare a page with the data, both ways and in reading order.

    Args:
        docx: the filled document, whose text the JSON gives.
        pdf: the document as printed.
        content: what was composed from the case.
        own: the template's own words, by ``own_words``.

    Raises:
        InputError: pypdfium2 is not installed.
        RenderError: the DOCX or the PDF cannot be read.
    """
    try:
        from comity.steps.witness.hearing import compared  # needs what is not always installed
    except ModuleNotFoundError as error:
        if error.name not in {"pypdfium2", "PIL"}:
            raise
        message = "the second witness needs pypdfium2 and Pillow, which are not installed"
        raise InputError(
            Fault("--witness", 0, 0, "", message, f"Install them: {HOW_TO_ADD}")
        ) from error
    return compared(docx, pdf, content, own)
