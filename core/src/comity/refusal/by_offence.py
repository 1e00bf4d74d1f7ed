"""How a ground that looks at the offence is judged: dual criminality, its nature, its penalty.

Each judge takes one measure under one ground and answers from the file's own fields. None states
law: what the law says stands in the ground, and in the answers of the requested State.
"""

from __future__ import annotations

import re

from comity.drafts.request_case import Offence
from comity.law.conditions import holds
from comity.refusal.counterpart import foreign_law
from comity.refusal.given import Given, best_given
from comity.refusal.records import ANSWERED, Look, Verdict
from comity.refusal.signs import UNKNOWN_WORDS, first_sign, words_known
from comity.resolve import Resolved

__all__ = [
    "cruel_or_persecuted",
    "death_penalty",
    "dual_criminality",
    "fiscal",
    "limitation",
    "military",
    "persecution",
    "political",
    "territoriality",
    "threshold",
    "tried_before",
]

DEATH = re.compile(
    r"^death\b|\b(?:death (?:penalty|sentence)|capital punishment|sentence of death|"
    r"(?:to|with) death|death or imprisonment|Todesstrafe|peine de mort)\b|"
    r"\b(?:imprisonment|life|years)(?:(?!injur|harm|caus)[^.;]){0,30}\bor death\s*$",
    re.I,
)
CLAUSE = re.compile(r"[.;]|\b(?:but|however|aber|jedoch|mais)\b", re.I)
AT_LEAST = re.compile(r"\b(?:not?|nicht) (?:less|more|fewer|longer|exceeding|unter|über)\b", re.I)
ABOLISHED = re.compile(r"\b(?:abolished|repealed|abolie?s?|abgeschafft)\b", re.I)
DENIED = re.compile(
    r"\b(?:none|no|not|nobody|never|neither|nor|aucun\w*|pas|jamais|kein\w*|nicht|niemand|nie|weder)\b"
    r"|n['’]t\b|\bpersonne n['’e]",
    re.I,
)
TRIED = re.compile(
    r"\b(?:acquitted|convicted|sentenced|was tried|were tried|been tried|found guilty|pardoned|"
    r"served (?:a|his|her|the|their) sentence|condamn\w+|acquitt\w+|relax[ée]e?s?|graci[ée]e?s?|"
    r"verurteilt|freigesprochen|begnadigt)\b",
    re.I,
)
CONVICTED = re.compile(r"\b(?:convicted|sentenced|found guilty|condamn\w+|verurteilt)\b", re.I)
OTHERWISE = re.compile(  # a judgment that the drafter says is about something else
    r"\b(?:unrelated|"
    r"(?<!\band )(?:another|other|different) (?:facts?|offences?|matters?|cases?)|"
    r"d['’]autres (?:faits|infractions)|anderer (?:taten|straftaten))\b",
    re.I,
)


def _ids(offences: list[Offence]) -> str:
    return ", ".join(offence.id for offence in offences)


def _answered(look: Look, offence: Offence) -> str:
    """The field by which the draft shows that conduct is an offence there too; or nothing.

    A counterpart in a third State's law shows nothing; a list of offences is an order's own.
    """
    there = offence.requested_law
    if there is not None and foreign_law(there.provision, look.resolved) is None:
        return "requested_law"
    dual = offence.dual_criminality
    if dual is not None and dual.statement:
        return "dual_criminality.statement"
    if dual is not None and dual.listed_as and _has_a_list(look.resolved):
        return "dual_criminality.listed_as"
    return ""


def _has_a_list(resolved: Resolved) -> bool:
    """Whether an order on a form of its own is relied on: those name the offences not examined."""
    return any(basis.instrument.own_form for basis in resolved.relied_on())


def dual_criminality(look: Look) -> Verdict:
    """Whether the draft shows, for the offences that the measure serves, an offence there too."""
    ground = look.held.ground
    asked = look.asked("dual-criminality")
    if look.held.instrument is not None and asked is not None and asked.value == "no":
        why = f"The requested State's law does not ask for it for this measure ({asked.cited()})."
        return Verdict("not-in-play", why)
    served = [offence for _, offence in look.offences]
    silent = [offence for offence in served if not _answered(look, offence)]
    index = next((n for n, offence in look.offences if not _answered(look, offence)), 0)
    field = f"offences[{index}].requested_law"
    if not silent:
        shown = ", ".join(dict.fromkeys(f"`{_answered(look, o)}`" for o in served))
        why = f"{shown} of {_ids(served)} names the offence there; "
        why += "that State decides whether it fits."
        return Verdict("addressed", why, field=field)
    cure = ground.cure or (
        "Name under `requested_law` of the offence the provision that the same conduct would break."
    )
    if len(silent) < len(served) and not look.strict:
        others = [offence for offence in served if offence not in silent]
        why = f"`requested_law` of {_ids(others)} names an offence there; {_ids(silent)} has none."
        return Verdict("addressed", why, cure, field)
    why = f"Nothing shows which offence the conduct would be there: {_ids(silent)}."
    if look.measure.kind == "preservation" and not look.strict:
        why = f"Whether that State has made the reservation is not known here. {why}"
        return Verdict("cannot-tell", why, cure, field)
    return Verdict("at-risk", why, cure, field)


def _flagged(look: Look, topic: str) -> tuple[int, str] | None:
    """The first offence served whose title or category is of a kind, and the word that tells."""
    for index, offence in look.offences:
        if word := first_sign(topic, (offence.title, offence.category or "")):
            return index, word
    return None


def _by_nature(look: Look, topic: str, *statements: str) -> Verdict:
    """A ground about the nature of an offence: seen in its title and category alone."""
    said = look.statement(*statements)
    flagged = _flagged(look, topic)
    if said:
        return Verdict("addressed", "`statements` speaks to it.", field="statements")
    if flagged is None:
        told = words_known(look.resolved.language) or all(o.category for _, o in look.offences)
        if not told:
            return Verdict("cannot-tell", UNKNOWN_WORDS, _spoken_to(look, statements))
        return Verdict("not-in-play", "Neither title nor category of an offence served names it.")
    index, word = flagged
    field = f"offences[{index}].title"
    why = f"The offence {look.draft.offences[index].id} is called {word!r}."
    return Verdict("at-risk", why, _spoken_to(look, statements), field)


def _spoken_to(look: Look, statements: tuple[str, ...]) -> str:
    return look.held.ground.cure or (
        f"Say under `statements` (`ground: {statements[0]}`) why the offence is an ordinary one, "
        "or rest the measure on another offence."
    )


def political(look: Look) -> Verdict:
    """Political offence: by what the offence is, never by who its victim is."""
    return _by_nature(look, "political-offence", "political-offence")


def military(look: Look) -> Verdict:
    """Offence under military law alone."""
    return _by_nature(look, "military-offence", "military-offence")


def fiscal(look: Look) -> Verdict:
    """Fiscal offence: only where every offence served is one; a tax in the facts makes none."""
    for _, offence in look.offences:
        if not first_sign("fiscal", (offence.title, offence.category or "")):
            if not words_known(look.resolved.language) and not offence.category:
                return Verdict("cannot-tell", UNKNOWN_WORDS, _spoken_to(look, ("fiscal-offence",)))
            return Verdict(
                "not-in-play", f"The offence {offence.id} is not described as a fiscal one."
            )
    return _by_nature(look, "fiscal", "fiscal-offence")


def persecution(look: Look) -> Verdict:
    """Persecution for belief, origin or the like: by what the offence punishes."""
    return _by_nature(look, "persecution", "persecution")


def cruel_or_persecuted(look: Look) -> Verdict:
    """A punishment or a prosecution against the person's basic rights."""
    for index, offence in look.offences:
        word = first_sign("cruel-punishment", _said_of(offence.maximum_penalty.text))
        if word:
            return _cruel(look, index, word)
    if _flagged(look, "speech"):
        return _by_nature(look, "speech", "persecution", "political-offence", "other")
    return persecution(look)


def _cruel(look: Look, index: int, word: str) -> Verdict:
    """A cruel punishment: offered away by an assurance, spoken to by a statement."""
    why = f"The penalty for {look.draft.offences[index].id} names {word!r}"
    cure = (
        "Give the assurance that it will not be imposed (`kind: treatment`), by an authority that "
        "can bind the courts and the executive."
    )
    if given := best_given(look.resolved, "treatment"):
        return _by_assurance(given, f"{why}.", cure)
    if look.statement("persecution", "other"):
        return Verdict("addressed", f"{why}; `statements` speaks to it.", field="statements")
    return Verdict("at-risk", f"{why}.", cure, f"offences[{index}].maximum_penalty")


def _by_assurance(given: Given, why: str, cure: str) -> Verdict:
    """What an assurance comes to: offered at best, since only the other side accepts one."""
    said = given.summary
    if given.status == "offered":
        return Verdict("offered", f"{why} {said}", field=given.path)
    return Verdict(given.status, f"{why} {said}", given.cure or cure, given.field)


def death_penalty(look: Look) -> Verdict:
    """Death penalty: answered by an assurance, and by nothing else."""
    facing = [
        index
        for index, offence in look.offences
        if offence.maximum_penalty.death or _says_death(offence)
    ]
    if not facing:
        return _no_death(look)
    named = _ids([look.draft.offences[index] for index in facing])
    if given := best_given(look.resolved, "death-penalty"):
        why = f"The death penalty is possible for {named}."
        return _by_assurance(given, why, look.held.ground.cure)
    cure = look.held.ground.cure or (
        "Give the assurance under `assurances` (`kind: death-penalty`), by an authority that can "
        "bind the courts and the executive."
    )
    why = f"The death penalty is possible for {named}, and no assurance is given."
    return Verdict("at-risk", why, cure, "assurances")


def _no_death(look: Look) -> Verdict:
    """No offence is said to carry it: by the flag, or by words that are known here."""
    for index, offence in look.offences:
        path = f"offences[{index}].maximum_penalty.death"
        penalty = offence.maximum_penalty
        cure = f"Say under `{path}` whether it carries the death penalty."
        if penalty.death is False and any(map(DEATH.search, _said_of(penalty.text))):
            why = f"`{path}` says no, but the words of the penalty name death."
            return Verdict("cannot-tell", why, cure, path)
        if penalty.death is None and not words_known(look.resolved.language):
            return Verdict("cannot-tell", UNKNOWN_WORDS, cure, path)
    return Verdict("not-in-play", "No offence that the measure serves carries it.")


def _says_death(offence: Offence) -> bool:
    said = _said_of(offence.maximum_penalty.text)
    return offence.maximum_penalty.death is None and any(map(DEATH.search, said))


def _said_of(penalty: str) -> list[str]:
    """The clauses of a penalty that deny nothing: one that was abolished is none."""
    clauses = [AT_LEAST.sub("", clause).strip() for clause in CLAUSE.split(penalty)]
    return [c for c in clauses if not DENIED.search(c) and not ABOLISHED.search(c)]


def tried_before(look: Look) -> Verdict:
    """Ne bis in idem: by what the file says of earlier judgments, here and elsewhere."""
    if look.statement("double-jeopardy"):
        return Verdict("addressed", "`statements` speaks to it.", field="statements")
    path = "proceedings.earlier_judgments"
    said = look.draft.proceedings.earlier_judgments or ""
    if look.draft.proceedings.nature in ("confiscation", "execution"):
        said = CONVICTED.sub("", said)  # that judgment is the one that is carried out
    elsewhere = [
        f"proceedings.other_states[{n}]"
        for n, other in enumerate(look.draft.proceedings.other_states)
        if _tells_of_judgment(other.matter)
    ]
    cure = look.held.ground.cure or (
        "Say under `statements` (`ground: double-jeopardy`) why that judgment is about other facts "
        "or other persons, and what came of it."
    )
    told = [*([path] if _tells_of_judgment(said) else ()), *elsewhere]
    if told:
        return Verdict("at-risk", f"`{told[0]}` tells of a judgment.", cure, told[0])
    if DENIED.search(said):
        return Verdict("addressed", f"`{path}` says that there is none.", field=path)
    if said:
        return Verdict("cannot-tell", f"`{path}` does not say that there is none.", cure, path)
    cure = look.held.ground.cure or f"Say under `{path}` whether anybody was tried for these facts."
    return Verdict("cannot-tell", "The file does not say whether anybody was tried.", cure, path)


def _tells_of_judgment(text: str) -> bool:
    """Whether a clause of a text speaks of a judgment on these facts, and denies nothing."""
    plain = re.sub(r"(?i)\bfound not guilty\b", "acquitted", text)
    clauses = [c for c in CLAUSE.split(plain) if TRIED.search(c)]
    return any(not DENIED.search(c) and not OTHERWISE.search(c) for c in clauses)


def limitation(look: Look) -> Verdict:
    """Lapse of time: by the day that the draft names, under the law of the State that asks.

    A day to come answers nothing for certain: the ground may look at the other State's own law.
    """
    known = [(n, o.limitation.date) for n, o in look.offences if o.limitation and o.limitation.date]
    silent = [n for n, o in look.offences if o.limitation is None]
    past = [n for n, day in known if day < look.draft.date]
    if past:
        field = f"offences[{past[0]}].limitation.date"
        cure = (
            "Say under `limitation.text` what interrupts it, or why it does not bar this offence."
        )
        return Verdict("at-risk", "The offence was time-barred before the request.", cure, field)
    field = f"offences[{silent[0] if silent else look.offences[0][0]}].limitation"
    if not silent:
        why = "`limitation` speaks to it under the law at home; that State's own law may differ."
        return Verdict("addressed", why, field=field)
    cure = look.held.ground.cure or "Say under `limitation` when the offence lapses, if it does."
    return Verdict("cannot-tell", "Nothing says when the offence lapses.", cure, field)


def territoriality(look: Look) -> Verdict:
    """Conduct there, and no offence there."""
    there = look.draft.proceedings.conduct_in_requested_state
    field = "proceedings.conduct_in_requested_state"
    if there == "no":
        return Verdict("not-in-play", f"`{field}` says that no conduct took place there.")
    verdict = dual_criminality(look)
    if verdict.status in ANSWERED:
        return verdict
    if there != "yes":
        cure = f"Say under `{field}` whether any of the conduct took place there."
        why = "The file does not say whether any of the conduct took place there."
        return Verdict("cannot-tell", why, cure, field)
    why = "Part of the conduct took place there, and nothing shows that it is an offence there."
    return Verdict("at-risk", why, verdict.cure, field)


def threshold(look: Look) -> Verdict:
    """A measure kept for graver offences: by the maximum penalty, or by what is said of gravity.

    Where the law's own condition names the penalty, the figures of the draft decide.
    """
    ground = look.held.ground
    if ground.when is not None:
        return _by_penalty(look)
    said = look.draft.gravity or (look.measure.particulars or {}).get("seriousness")
    listed = any(o.dual_criminality and o.dual_criminality.listed_as for _, o in look.offences)
    if said or listed:
        why = "The draft says what makes the offence grave, or which list it is on; "
        return Verdict("addressed", f"{why}which offences qualify is for that State's law.")
    why = "Which offences the measure is kept for is for that State's own list."
    return Verdict("cannot-tell", why, ground.cure, "gravity")


def _by_penalty(look: Look) -> Verdict:
    """A threshold that the law's condition states: a penalty for life is above every term."""
    ground = look.held.ground
    for _, offence in look.offences:
        if offence.maximum_penalty.life or offence.maximum_penalty.death:
            return Verdict("met", f"The maximum penalty for {offence.id} is above every term.")
    field = f"offences[{look.offences[0][0]}].maximum_penalty"
    if look.strict:
        return Verdict("at-risk", "No offence served carries a higher penalty.", ground.cure, field)
    assert ground.when is not None
    if holds(ground.when, look.data, look.data) is False:
        stated = [f"{o.id}: {o.maximum_penalty.years} years" for _, o in look.offences]
        return Verdict("met", f"The maximum penalties stated are above it ({', '.join(stated)}).")
    cure = "State the maximum penalty in years under `maximum_penalty.years`."
    why = "The maximum penalty is not stated in years."
    return Verdict("cannot-tell", why, cure, f"{field}.years")
