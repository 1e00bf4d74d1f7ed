"""Reading what practice asks: the files practice/*.toml of a topic."""

from __future__ import annotations

from comity.law.home import Home, root_of
from comity.law.kept import kept
from comity.law.load import cite, load_sources, parse, read_toml, tables_of, toml_files
from comity.law.text_tables import law_language
from comity.model.errors import LawDataError
from comity.model.law_practice import PracticeGround
from comity.model.origin import Origin

__all__ = ["load_practice"]


@kept("sources.toml", "sources", "practice")
def load_practice(home: Home) -> tuple[PracticeGround, ...]:
    """The grounds that practice knows, in the order of the files.

    Raises:
        LawDataError: a file breaks its schema, cites a source that is not there, or an id stands
            twice.
    """
    sources, language = load_sources(home), law_language(home)
    found: dict[str, PracticeGround] = {}
    for file in toml_files(root_of(home) / "practice"):
        rows = tables_of(read_toml(file), "ground", file.name)
        for number, row in enumerate(rows, start=1):
            ground = parse(PracticeGround, row, file.name, f"ground {number}", language)
            if ground.id in found:
                raise LawDataError(f"{file.name}: ground {ground.id} appears twice")
            origin = Origin(f"practice/{file.name}", "ground", number)
            cited = cite(ground, sources, origin)
            assert isinstance(cited, PracticeGround)
            found[ground.id] = cited
    return tuple(found.values())
