"""What one entry of a list is called, and the buttons that add one."""

from __future__ import annotations

from comity_web.wording.catalogues import Words

__all__ = ["add_entry", "entry_of"]


def entry_of(spoken: Words, name: str, title: str) -> str:
    """An entry in the singular: ``Asset`` for the list ``assets``.

    Args:
        spoken: the language of the reader.
        name: of the list in the file.
        title: of the list; it stands for an entry of a list that only a plugin knows.
    """
    try:
        return spoken.say(f"web.entries.{name}")
    except KeyError:  # a list of a plugin
        return title


def add_entry(spoken: Words, name: str, title: str, *, another: bool) -> str:
    """The words of a button: ``Add an asset``, ``Add another asset``.

    Args:
        spoken: the language of the reader.
        name: of the list in the file.
        title: of the list, which a list that only a plugin knows is told by.
        another: whether the list has one already.
    """
    try:
        return spoken.say(f"web.entries.{'more' if another else 'add'}-{name}")
    except KeyError:  # a list of a plugin
        return spoken.say("web.forms.add-to", title=title)
