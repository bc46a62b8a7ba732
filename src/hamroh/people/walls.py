"""Who reaches rows about a person: the rule behind every policy on personal tables.

The person reaches their own rows. Staff reach those of people linked to a centre at which they hold a
role (`PersonCentre`: a registration, a booking or a service there). The system scope reaches all.
Reception may look up an exact paper or phone across the network, but sees only a masked answer until
a visit or registration links the person to their centre; the link and the look are both recorded.
"""

from hamroh.foundation import rls


def reach(column: str = "person_id") -> str:
    """The condition for a table whose `column` names the person, for `rls.Protect(using=…)`.

    A link of people alone opens the row; `rls.compartment(…)` narrows it where a compartment is closed.
    """
    here = rls.centre("link.centre_id")
    # Both parts are written in our own code, never by a request.
    linked = f"EXISTS (SELECT 1 FROM people_personcentre link WHERE link.person_id = {column} AND {here})"  # noqa: S608
    return rls.any_of(rls.SYSTEM, rls.own(column), linked)
