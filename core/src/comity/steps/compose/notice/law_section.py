"""The law of the host States, in a section of its own, where the notice asks for it.

It is no statement of the company. Each sentence says for whom it holds and cites its source. Only
what was read in an official text is printed; the check tells those who draft the notice the rest.
"""

from __future__ import annotations

from comity.model.content import Part
from comity.steps.compose.drafter import Drafter
from comity.steps.compose.part_shapes import item, part
from comity.steps.compose.spacing import bound
from comity.steps.resolve.host_law import Stated, stated_beside
from comity.text.written import sentence, within

__all__ = ["law_part"]


def law_part(drafter: Drafter, company: str) -> Part:
    """What the law says on the sections for which the notice prints it; empty without."""
    drafter.part_name = "law"
    heading = drafter.say("notice.law.heading")
    found = stated_beside(drafter.resolved)
    if not found:
        return part(heading)
    paragraphs = [drafter.clause("notice.law", company=company)]
    paragraphs += [_statement(drafter, one) for one in found]
    if drafter.foreign_law:
        paragraphs.append(drafter.clause("document.law.language"))
    paragraphs.append(drafter.clause("notice.law.sources"))
    cited = [item(f"[{number}]", text) for text, number in drafter.law.items()]
    return part(heading, paragraphs=paragraphs, items=cited)


def _statement(drafter: Drafter, one: Stated) -> str:
    """``Preservation, for authorities of the United States: Records are kept ... [2]``.

    Law of parts of a State names them: ``Process (England and Wales), for authorities of ...``.
    """
    kinds = [within(drafter.measure_title(kind), drafter.language) for kind in one.categories]
    topic = drafter.say(f"notice.law.topic.{one.question}")
    parts = map(drafter.state_coded, one.answer.part)
    topic = drafter.aside(topic, drafter.listed([*kinds, *parts]))
    state = drafter.state_coded(one.state)
    about = drafter.say(f"notice.law.for.{one.holds_for}", state=state)
    said = drafter.foreign("law.text", one.says, _sentence)
    return drafter.clause(
        "notice.law.says",
        cite=[one.answer.cited()],
        topic=topic,
        about=about,
        says=said,
        mark=drafter.mark(one.answer.cited()),
    )


def _sentence(says: str) -> str:
    return sentence(bound(says))
