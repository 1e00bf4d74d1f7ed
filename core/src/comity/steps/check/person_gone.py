"""A text that calls somebody by role and number, as a protected person, who is not in the file.

``the victim P3`` is how the documents call somebody under a pseudonym. When P3 is taken out of the
file, nothing is looked for any more that would tell who P3 is, and the texts still promise it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from comity.model.drafts.request import Request
from comity.model.findings import Finding
from comity.steps.protect.inflection import script_of
from comity.steps.protect.roles import LONGEST_ROLE, roles_at_end
from comity.text import free_text
from comity.text.folding import words
from comity.text.messages import finding

__all__ = ["check_person_gone"]

NUMBERED = re.compile(r"(?<![\w-])P\d{1,3}(?![\w-])")
NEAR = re.compile(r"[\s\u00a0(]{1,3}$")  # what may stand between the role and the number
BEFORE = 60  # characters in which the words for a role are looked for


def check_person_gone(draft: Request) -> Iterator[Finding]:
    """The findings on persons whom a text calls by role and number, and who are not listed.

    A number alone does not count: ``P3`` may be a form or a visa. The place of a person in the file
    counts as the id does, since the documents number the persons by it.
    """
    known = {person.id for person in draft.persons}
    known |= {f"P{number}" for number in range(1, len(draft.persons) + 1)}
    for paragraph in free_text(draft):
        told: set[str] = set()
        for found in NUMBERED.finditer(paragraph.text):
            name = found.group()
            before = paragraph.text[max(0, found.start() - BEFORE) : found.start()]
            if name not in known | told and _ends_in_role(before):
                told.add(name)
                yield finding("protection.person-gone", paragraph.field, person=name)


def _ends_in_role(text: str) -> bool:
    """Whether a text ends in the words for a role: ``by the victim``."""
    if not NEAR.search(text):
        return False
    last = [(word.text, script_of(text[word.start])) for word in words(text)][-LONGEST_ROLE:]
    return bool(last) and bool(roles_at_end(last))
