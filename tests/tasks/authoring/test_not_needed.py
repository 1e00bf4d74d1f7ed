"""Why a section is not needed: a reason of one of its fields is none for the others."""

from __future__ import annotations

import pytest

from comity.pipeline.own_plugin import open_host
from comity.tasks.authoring.agenda import Agenda
from comity.tasks.authoring.answers_file import Begun
from comity.tasks.authoring.task_list import standing
from comity.tasks.authoring.voice import ENGLISH_VOICE
from comity.tasks.questions.relevance import relevant


@pytest.mark.parametrize("kind", ["deficiency", "acknowledgement"])
def test_enclosures_are_not_said_to_be_left_out_for_the_language(kind: str) -> None:
    host = open_host()
    tree = {"schema": "1", "kind": kind, "language": "en"}
    tree |= {"requesting": {"state": "NG"}, "requested": {"state": "US"}}
    agenda = Agenda(host, kind, None)
    found = relevant(tree, host)
    (section,) = (one for one in agenda.sections if one.id == "sending")
    said = standing(section, agenda, Begun(tree), tree, found).say(ENGLISH_VOICE)
    assert said == "Not needed (Few documents of this kind need this)"
