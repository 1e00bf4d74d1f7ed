"""Row 4: what no document can carry is refused by name, with file, line, column and field."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from comity.model.errors import DraftError
from comity.pipeline.own_plugin import open_host
from comity.steps.read import read_case

SURROGATES = range(0xD800, 0xE000)
CONTROLS = [code for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if code not in (9, 10)]
OTHERS = [0xFFFE, 0xFFFF]
RAW = [code for code in (*CONTROLS, *OTHERS) if code != 0x0D]  # as itself it ends a line
A_FILE = 40  # beyond fifty in one file the rest is counted, not named


def written(code: int, *, raw: bool) -> str:
    return chr(code) if raw else f"\\u{code:04X}"


def test_every_illegal_character_is_refused_with_its_place(tmp_path: Path, figure) -> None:
    types = open_host().document_types()
    every = [(code, False) for code in (*SURROGATES, *CONTROLS, *OTHERS)]
    every += [(code, True) for code in RAW]
    found = 0
    for start in range(0, len(every), A_FILE):
        batch = every[start : start + A_FILE]
        lines = ["kind: request", "schema: 1", "facts:"]
        lines += [f'  - text: "before {written(code, raw=raw)} after"' for code, raw in batch]
        case = tmp_path / "case.yaml"
        case.write_bytes("\n".join(lines).encode("utf-8"))
        try:
            read_case(case, types)
        except DraftError as refused:
            places = {(f.line, f.column, f.field) for f in refused.faults if "U+" in f.message}
            column = len('  - text: "before ') + 1
            wanted = {(n + 4, column, f"facts[{n}].text") for n in range(len(batch))}
            found += len(wanted & places)
    assert found == len(every)
    figure(
        "4",
        tried=f"{len(every):,}: each surrogate and control, U+FFFE, U+FFFF; raw and as escape",
        ours=f"{100 * found // len(every)} % refused",
    )


@pytest.mark.long
def test_pyyaml_lets_most_of_them_in(figure) -> None:
    every = [(code, False) for code in (*SURROGATES, *CONTROLS, *OTHERS)]
    every += [(code, True) for code in RAW]
    placed = 0
    for code, raw in every:
        try:
            yaml.safe_load(f'text: "before {written(code, raw=raw)} after"')
        except yaml.MarkedYAMLError:
            placed += 1
        except yaml.YAMLError:
            pass  # refused, but without a line
    figure("4", plain=f"{100 * placed // len(every)} % refused with a place")
