"""Tickets, what is left on them, the append-only log, and the periods derived from it.

The log is only ever added to, and a period is opened once and closed once: the database refuses
anything else. `Ticket.state`, `TicketService.state` and the open periods say the same thing as the
log, in the form that a desk asks for two hundred times a day.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from hamroh.booking.models import Visit
from hamroh.core.dispatch.states import ServiceState, TicketState
from hamroh.foundation.ids import new_id
from hamroh.network.models import Centre, Desk, DeskKind, Service
from hamroh.people.models import Person

ONE_OPEN_PERIOD = "floor_one_open_period_of_a_ticket"
ONE_CALL_AT_A_DESK = "floor_one_call_at_a_desk"
ONE_NUMBER = "floor_one_number_a_day"
ONE_TICKET = "floor_one_ticket_of_a_visit"
ONE_WATCH = "floor_one_open_watch_of_a_desk"


class Id(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True


class Counter(Id):
    """The last number given out, a row for each letter of a day at a centre."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    day = models.DateField()
    letter = models.CharField(max_length=1)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["centre", "day", "letter"], name="floor_one_counter")]

    def __str__(self) -> str:
        return f"{self.letter}{self.last:03d} {self.day}"


class Ticket(Id):
    """One number for a whole visit."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="tickets")
    person = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    """The visit's, repeated for row-level security."""
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    day = models.DateField()
    letter = models.CharField(max_length=1)
    serial = models.PositiveIntegerField()
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in TicketState])
    languages = ArrayField(models.CharField(max_length=2), default=list)
    precedence = models.BooleanField(default=False)
    """Goes before the line by the rules of the house; who granted it stands in the log, why nowhere."""
    walk_in = models.BooleanField(default=False)
    arrived_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["visit"], name=ONE_TICKET),
            models.UniqueConstraint(fields=["centre", "day", "letter", "serial"], name=ONE_NUMBER),
            models.CheckConstraint(
                condition=Q(state__in=["done", "left"], ended_at__isnull=False)
                | Q(ended_at__isnull=True) & ~Q(state__in=["done", "left"]),
                name="floor_an_ended_ticket_says_when",
            ),
        ]
        indexes = [models.Index(fields=["centre", "day", "state"], name="floor_ticket_of_the_day")]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """What the board shows: A147."""
        return f"{self.letter}{self.serial:03d}"


class TicketService(Id):
    """A service that the person came for, and what became of it."""

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="services")
    service = models.ForeignKey(Service, models.PROTECT, related_name="+")
    kind = models.ForeignKey(DeskKind, models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField()
    after = ArrayField(models.UUIDField(), default=list)
    """Services (their own ids, not those of these rows) that come first."""
    results_after = models.PositiveSmallIntegerField(default=0)
    """Minutes from its end until what comes after it may begin."""
    booked_at = models.DateTimeField(null=True)
    fixed_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, choices=[(s.value, s.value) for s in ServiceState])
    desk = models.ForeignKey(Desk, models.PROTECT, null=True, related_name="+")
    """Where it was done or tried; while it waits, the only desk that will do, if one was named."""
    sent_back = models.BooleanField(default=False)
    waits_since = models.DateTimeField(null=True)
    """Since when the line counts; a call that was undone costs nobody the place."""
    ended_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)
    """Only what `results.Result` lets through."""

    class Meta:
        ordering = ["ticket", "position"]
        constraints = [
            models.UniqueConstraint(fields=["ticket", "service"], name="floor_a_service_once_on_a_ticket"),
            models.UniqueConstraint(
                fields=["ticket"],
                condition=Q(state__in=["next", "at_desk"]),
                name="floor_one_service_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.service_id}"


class TicketEvent(Id):
    """What happened to a ticket. Nobody changes or deletes one, the application has no right to."""

    class Kind(models.TextChoices):
        ARRIVED = "arrived"
        CALLED = "called"
        RECALLED = "recalled"
        STARTED = "started"
        SERVED = "served"
        NOT_SHOWN = "not_shown"
        RETURNED = "returned_to_queue"
        SENT = "sent_to"
        REFUSED = "refused"
        CAME_BACK = "came_back"
        LEFT = "left"
        UNDONE = "undone"

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="events")
    seq = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    at = models.DateTimeField()
    desk = models.ForeignKey(Desk, models.PROTECT, null=True, related_name="+")
    service = models.ForeignKey(Service, models.PROTECT, null=True, related_name="+")
    actor_kind = models.CharField(max_length=9)
    actor_id = models.UUIDField(null=True)
    reason = models.CharField(max_length=40, blank=True, default="")
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        ordering = ["ticket", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["ticket", "seq"], name="floor_events_in_one_order"),
        ]
        indexes = [models.Index(fields=["desk", "-at"], name="floor_events_of_a_desk")]

    def __str__(self) -> str:
        return f"{self.ticket_id} {self.seq} {self.kind}"


class Period(Id):
    """How long a ticket waited, was called, was served, was away. May only be closed.

    It repeats the number and the minutes, so that boards and estimates need no row about a person.
    """

    class Kind(models.TextChoices):
        WAITING = "waiting"
        CALLED = "called"
        SERVING = "serving"
        AWAY = "away"

    AT_DESK = ("called", "serving")

    ticket = models.ForeignKey(Ticket, models.CASCADE, related_name="periods")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    number = models.CharField(max_length=8)
    minutes = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    service = models.ForeignKey(TicketService, models.CASCADE, null=True, related_name="periods")
    desk_kind = models.ForeignKey(DeskKind, models.PROTECT, null=True, related_name="+")
    desk = models.ForeignKey(Desk, models.PROTECT, null=True, related_name="+")
    seat = models.PositiveSmallIntegerField(default=1)
    """A desk has one, an examination room as many as it holds."""
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ticket"], condition=Q(ends_at__isnull=True), name=ONE_OPEN_PERIOD
            ),
            models.UniqueConstraint(
                fields=["desk", "seat"],
                condition=Q(ends_at__isnull=True, kind__in=["called", "serving"]),
                name=ONE_CALL_AT_A_DESK,
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gte=F("starts_at")), name="floor_no_period_backwards"
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["called", "serving"]) | Q(desk__isnull=False, service__isnull=False),
                name="floor_who_is_called_has_a_desk",
            ),
        ]
        indexes = [
            models.Index(
                fields=["centre", "desk_kind"], condition=Q(ends_at__isnull=True), name="floor_open_periods"
            ),
            models.Index(fields=["desk", "-starts_at"], name="floor_periods_of_a_desk"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"


class Watch(Id):
    """A desk is staffed: open, or on a break. No open row: the desk is closed. May only be closed."""

    class Kind(models.TextChoices):
        OPEN = "open"
        PAUSED = "paused"

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    desk = models.ForeignKey(Desk, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    staff_id = models.UUIDField(null=True)
    languages = ArrayField(models.CharField(max_length=2), default=list)
    """What whoever sits there speaks."""
    back_at = models.DateTimeField(null=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["desk"], condition=Q(ends_at__isnull=True), name=ONE_WATCH),
            models.CheckConstraint(condition=Q(ends_at__gte=F("starts_at")), name="floor_no_watch_backwards"),
        ]
        indexes = [models.Index(fields=["centre", "-starts_at"], name="floor_watches_of_a_centre")]

    def __str__(self) -> str:
        return f"{self.desk_id} {self.kind}"
