"""Tickets behind row-level security; a log that only grows; periods that may only be closed.

Periods and watches hold no row about a person: numbers on the board and times at desks.
"""

from django.db import migrations

from hamroh.foundation import rls

_TICKET = rls.any_of(rls.SYSTEM, rls.own(), rls.all_of(rls.centre(), rls.compartment("service")))
_OF_TICKET = "EXISTS (SELECT 1 FROM floor_ticket ticket WHERE ticket.id = ticket_id)"
_CLOSABLE = ("floor_period", "floor_watch")

_ONLY_CLOSE = """
CREATE FUNCTION floor_only_close() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ends_at IS NOT NULL OR NEW.ends_at IS NULL THEN
    RAISE EXCEPTION 'a period may only be closed, and once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$
"""


def _closable(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        [
            f"REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM hamroh_app",
            f"GRANT UPDATE (ends_at) ON {table} TO hamroh_app",
            f"CREATE TRIGGER only_close BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION floor_only_close()",
        ],
        [
            f"DROP TRIGGER only_close ON {table}",
            f"REVOKE UPDATE (ends_at) ON {table} FROM hamroh_app",
            f"GRANT UPDATE, DELETE ON {table} TO hamroh_app",
        ],
    )


class Migration(migrations.Migration):
    dependencies = [("floor", "0001_initial")]

    operations = [
        rls.Protect("floor_ticket", using=_TICKET),
        rls.Protect("floor_ticketservice", using=_OF_TICKET),
        rls.Protect("floor_ticketevent", using=_OF_TICKET),
        rls.AppendOnly("floor_ticketevent"),
        migrations.RunSQL(_ONLY_CLOSE, "DROP FUNCTION floor_only_close()"),
        *(_closable(table) for table in _CLOSABLE),
    ]
