"""What a change of a field makes, unmakes or rewords declares that it reads the field."""

from __future__ import annotations

import random

import pytest
from trials import SAMPLES, changed, found_of, whole

from comity.pipeline.examine import examine_reading

pytestmark = pytest.mark.needs_country

FEW = 8  # of each sample
EVERY = pytest.param("all", marks=pytest.mark.long)


@pytest.mark.parametrize("much", ["few", EVERY])
@pytest.mark.parametrize("name", SAMPLES)
def test_a_finding_that_a_field_makes_or_unmakes_reads_it(name: str, much: str) -> None:
    sample = whole(name)
    every = list(changed(sample.tree.data))
    if much == "few":
        every = random.Random(name).sample(every, FEW * 3)
    undeclared, complete = [], 0
    for field, data in every:
        reading = sample.read(data)
        if reading.faults or (much == "few" and complete >= FEW):
            continue
        complete += 1
        now = found_of(examine_reading(reading, sample.host))
        other = [now[key] for key in now.keys() - sample.findings.keys()]
        other += [sample.findings[key] for key in sample.findings.keys() - now.keys()]
        undeclared += [
            (field, one.rule, one.field) for one in other if not sample.looks_at(one, [field])
        ]
    assert complete
    assert undeclared == []
