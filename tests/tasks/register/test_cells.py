"""A cell of the register's table: nothing that a spreadsheet reckons, and no more than it takes."""

from __future__ import annotations

import csv
import io

import pytest

from comity.tasks.register.register_data import as_cell


@pytest.mark.parametrize("text", ["=1+1", " +49 30 5550", "@home", "-2", "\tx"])
def test_no_text_is_reckoned(text):
    assert as_cell(text) == f"'{text}"


def test_a_text_of_any_size_is_read_by_what_reads_tables():
    line = io.StringIO()
    csv.writer(line).writerow([as_cell("word " * 100_000), as_cell("=" * 200_000)])
    (row,) = csv.reader(io.StringIO(line.getvalue()))
    assert [len(cell) < 32_767 and cell.endswith("…") for cell in row] == [True, True]
    assert row[1].startswith("'=")
