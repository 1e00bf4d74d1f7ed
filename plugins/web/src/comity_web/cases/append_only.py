"""What the database itself refuses: a change of the trail, and of what a revision says.

Whoever owns the database can take the triggers away. That the trail was changed then shows in its
hashes (``cases.trail``); the triggers are against faults of the program and against the ways in
which a stolen connection of the program could be used without a trace.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

__all__ = ["FIRST_KEPT", "KEPT_TEXT", "MADE", "allow_changes", "refuse_changes"]

FIRST_KEPT = ("file_id", "number", "author", "account", "section", "text", "held", "sha256")
"""The columns of a revision that were never changed when the triggers were first made."""
KEPT_TEXT = (*FIRST_KEPT, "typed_by")
"""The columns of a revision that are never changed."""
WHAT = "The trail is never changed."
TEXT = "A revision is never changed."

MADE = {
    "sqlite": ("trail_no_update", "trail_no_delete", "revision_no_change"),
    "postgresql": ("trail_append_only", "revision_no_change"),
}
"""The names of the triggers."""
_REFUSE = {
    "sqlite": (
        "CREATE TRIGGER trail_no_update BEFORE UPDATE ON cases_auditentry "
        f"BEGIN SELECT RAISE(ABORT, '{WHAT}'); END",
        "CREATE TRIGGER trail_no_delete BEFORE DELETE ON cases_auditentry "
        f"BEGIN SELECT RAISE(ABORT, '{WHAT}'); END",
        "CREATE TRIGGER revision_no_change BEFORE UPDATE ON cases_revision "
        f"WHEN :CHANGED: BEGIN SELECT RAISE(ABORT, '{TEXT}'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION comity_refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = '23001'; END $$",
        "CREATE TRIGGER trail_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON cases_auditentry "
        f"FOR EACH STATEMENT EXECUTE FUNCTION comity_refuse_change('{WHAT}')",
        "CREATE TRIGGER revision_no_change BEFORE UPDATE ON cases_revision FOR EACH ROW "
        "WHEN (:CHANGED:) "
        f"EXECUTE FUNCTION comity_refuse_change('{TEXT}')",
    ),
}
_ALLOW = {
    "sqlite": tuple(f"DROP TRIGGER IF EXISTS {name}" for name in MADE["sqlite"]),
    "postgresql": (
        "DROP TRIGGER IF EXISTS trail_append_only ON cases_auditentry",
        "DROP TRIGGER IF EXISTS revision_no_change ON cases_revision",
        "DROP FUNCTION IF EXISTS comity_refuse_change()",
    ),
}


def refuse_changes(database: BaseDatabaseWrapper, columns: Sequence[str] = KEPT_TEXT) -> None:
    """Make the triggers; those of before go.

    Args:
        database: the connection.
        columns: those of a revision that are never changed.
    """
    allow_changes(database)
    apart = "IS NOT" if database.vendor == "sqlite" else "IS DISTINCT FROM"
    changed = " OR ".join(f"OLD.{name} {apart} NEW.{name}" for name in columns)
    _run(database, [one.replace(":CHANGED:", changed) for one in _REFUSE[database.vendor]])


def allow_changes(database: BaseDatabaseWrapper) -> None:
    """Take the triggers away."""
    _run(database, _ALLOW[database.vendor])


def _run(database: BaseDatabaseWrapper, statements: Sequence[str]) -> None:
    with database.cursor() as cursor:
        for one in statements:
            cursor.execute(one)
