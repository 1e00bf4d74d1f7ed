"""A time limit as law: what starts it, who must act, how its days are counted, what lapses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from comity.model.citations import Citation
from comity.model.law_tables import Cited, Condition, LawText, Period

__all__ = ["ACTORS", "STARTS", "Clock"]

STARTS: Mapping[str, str] = {
    "order-received": "The addressee receives an order, and it is no emergency.",
    "order-received-emergency": "The addressee receives an order in an emergency.",
    "emergency-order-issued": "An order is issued in an emergency without validation.",
    "order-made": "A court or an authority makes an order under its own law.",
    "clarification-asked": "An authority receives a question of the addressee of its order.",
    "information-asked": "An authority receives a question of another authority.",
    "notification-received": "An authority is notified of an order or of a measure.",
    "notification-received-emergency": "An authority is notified of an order in an emergency.",
    "enforcement-asked": "An authority receives an order that it is asked to enforce.",
    "preservation-asked": "A preservation is asked for, or the order for it is received.",
    "preservation-granted": "Data are preserved on the request of another State.",
    "preservation-renewed": "A preservation is extended; the time is added to its earlier time.",
    "extended": "Another time limit is extended; the time is added to the earlier time.",
    "request-received": "The competent authority receives a request or an order.",
    "request-received-urgent": "The same, where it must be carried out at once.",
    "request-granted": "The competent authority decides to carry out what was asked for.",
    "request-granted-urgent": "The same, where it must be carried out at once.",
    "provisional-measure-asked": "An authority is asked to secure evidence at once.",
    "request-returned": "A request is returned to be completed.",
    "served": "A document, an order or a decision reaches the person who can act on it.",
    "notified": "Notice of proceedings reaches a person or the public.",
    "served-before": "The day of a hearing, from which the time is counted back.",
    "intercepted": "An interception or a collection of data in real time is ordered.",
    "seized": "A thing or property is seized, frozen or attached.",
    "searched": "Premises are searched.",
    "no-longer-needed": "A person who came on a summons is no longer needed there.",
    "evidence-received": "The requesting State receives what it asked for.",
    "data-used": "What was received is used in the proceedings.",
    "costs-asked": "The requested State asks for its costs.",
    "reported": "Somebody reports an offence against a child to the authorities.",
    "removed": "A provider removes or disables content.",
    "conduct": "The data come into being, by the use of a service.",
    "account-closed": "A user ends the use of a service.",
    "service-start": "A provider begins to offer its services.",
}
"""What can start a time limit, as far as a case can know it."""

ACTORS: Mapping[str, str] = {
    "requesting": "An authority of the requesting State.",
    "requested": "An authority of the requested State.",
    "issuing-authority": "The authority that issued the order.",
    "executing-authority": "The authority that carries out an order of another State.",
    "enforcing-authority": "The authority in the provider's State that is notified or enforces.",
    "notified-authority": "The authority that is told of a measure on its territory.",
    "provider": "The company that receives an order or a request.",
    "court": "A court of the State whose law it is.",
    "authority": "An authority of the State whose law it is: police, prosecutor or another.",
    "person": "The person whom a measure or an order concerns.",
}
"""Who can have to act."""


def _one_of(names: Mapping[str, str], what: str) -> AfterValidator:
    def known(value: str) -> str:
        if value and value not in names:
            raise ValueError(f"{value!r} is no {what}; docs/law-names.md lists them")
        return value

    return AfterValidator(known)


class Clock(Cited):
    """A time limit that an event starts; ``title`` names the event in words.

    ``means`` tells what ends with it: what ``lasts`` so long, the time to ``apply`` for something
    (to ask, to confirm, to object), or the time in which somebody has to ``act``.

    ``event`` names the event as that law does, ``starts`` (one of ``STARTS``) as a case knows it,
    ``who`` (of ``ACTORS``) has to act. ``days``: which days count, ``calendar`` or ``working``.
    With ``rolls`` a last day that is no working day moves to the next one, and with
    ``working_days`` the period holds so many of them at least; None and 0 where no text that was
    read says so. ``count_rule`` names the further source (of ``also``) that says how to count.
    ``first_day``: the day of the event counts as the first. ``bound``: the text gives the ``least``
    or the ``most`` that it can be, and no exact period.

    ``for`` and ``when`` limit it to kinds of assistance and to cases, ``code`` to the requested
    State that declared it under an instrument. ``lapses`` is what follows when it passes,
    ``renewal`` the id of the time limit that runs on from it once it is extended. ``times`` is how
    often a text allows that extension, where it says so.
    """

    id: str
    title: LawText = ""
    event: str = ""
    means: Literal["", "lasts", "apply", "act"] = ""
    period: Period
    says: LawText = ""
    starts: Annotated[str, _one_of(STARTS, "start of a time limit")] = ""
    who: Annotated[str, _one_of(ACTORS, "one who can have to act")] = ""
    days: Literal["", "calendar", "working"] = ""
    rolls: bool | None = None
    working_days: int = Field(default=0, ge=0)
    count_rule: str = ""
    first_day: bool = False
    bound: Literal["", "least", "most"] = ""
    measures: tuple[str, ...] = Field(default=(), alias="for")
    when: Condition | None = None
    code: str = ""
    lapses: LawText = ""
    renewal: str = ""
    times: int | None = Field(default=None, ge=1)

    @property
    def counted_by(self) -> Citation | None:
        """The text that says how its days are counted, where that is another one."""
        further = self.citation.also if self.citation else ()
        pairs = zip(self.also, further, strict=False)
        return next((cited for one, cited in pairs if one.source == self.count_rule), None)

    @model_validator(mode="after")
    def _can_be_counted(self) -> Clock:
        """What a reader could not count with is a fault of the file."""
        if not self.event and not self.starts:
            raise ValueError("has neither `event` nor `starts`: nothing starts it")
        if self.count_rule and self.count_rule not in {one.source for one in self.also}:
            raise ValueError(f"count_rule: {self.count_rule!r} is not among the sources of `also`")
        if self.period.unit == "hours" and (self.days or self.rolls is not None):
            raise ValueError("a period in hours has no `days` and no `rolls`")
        return self
