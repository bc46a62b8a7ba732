"""Where somebody is done soonest."""

from datetime import UTC, datetime, timedelta
from itertools import permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from hamroh.core.dispatch.lines import Desk, Line, Spot, Walking, plan_lines
from hamroh.core.dispatch.road import Because, Hindrance, Leg, Road, Service, plan_road

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
HALL = Spot(1, "hall")
UPSTAIRS = Spot(2, "21")


def at(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def desk(key: str, kind: str, free: int = 0, spot: Spot = HALL, closes: int | None = None) -> Desk:
    return Desk(key, kind, spot, at(free), None if closes is None else at(closes))


def road(
    *left: Service, desks: list[Desk], spot: Spot | None = HALL, failed: frozenset[str] = frozenset()
) -> Road:
    return plan_road(left=left, desks=desks, now=NOON, spot=spot, failed=failed)


def order(found: Road) -> list[str]:
    return [leg.service for leg in found.legs]


def test_what_stands_in_a_long_line_waits_while_a_short_one_is_served() -> None:
    left = Service("copy", "copy", 10), Service("insurance", "insurance", 5)
    found = road(*left, desks=[desk("3", "copy", 30), desk("6", "insurance")])
    assert order(found) == ["insurance", "copy"]
    assert found.ends_at == at(40)
    assert found.because is Because.NO_WAIT


def test_dependencies_hold_however_short_the_line_is() -> None:
    left = (
        Service("file", "file", 15, frozenset({"pay", "print"})),
        Service("pay", "cash", 5),
        Service("print", "print", 10),
    )
    found = road(*left, desks=[desk("7", "file"), desk("2", "cash", 20), desk("8", "print", 20)])
    assert order(found)[-1] == "file"
    assert found.because is Because.ENDS_SOONEST


def test_a_service_done_earlier_no_longer_stands_in_the_way() -> None:
    found = road(Service("file", "file", 15, frozenset({"pay"})), desks=[desk("7", "file")])
    assert order(found) == ["file"]
    assert found.because is Because.ONLY_ONE_LEFT


def test_an_examination_at_a_fixed_time_is_not_missed_for_a_short_line() -> None:
    exam = Service("exam", "exam", 75, fixed_at=at(10))
    found = road(
        Service("copy", "copy", 15), exam, desks=[desk("3", "copy"), desk("31", "exam", 0, UPSTAIRS)]
    )
    assert order(found) == ["exam", "copy"]
    assert found.because is Because.FIXED_TIME
    assert found.legs[0].starts_at == at(10)


def test_what_fits_before_the_examination_is_done_before_it() -> None:
    exam = Service("exam", "exam", 75, fixed_at=at(30))
    found = road(
        exam, Service("copy", "copy", 15), desks=[desk("3", "copy"), desk("31", "exam", 0, UPSTAIRS)]
    )
    assert order(found) == ["copy", "exam"]
    assert found.ends_at == at(105)


def test_a_booked_time_goes_before_the_line() -> None:
    booked = Service("copy", "copy", 10, booked_at=at(5))
    found = road(booked, Service("cash", "cash", 5), desks=[desk("3", "copy", 60), desk("2", "cash", 40)])
    assert found.legs[0] == Leg("copy", "3", HALL, NOON, at(5), at(15))
    assert found.because is Because.BOOKED_TIME


def test_of_two_desks_the_nearer_wins_if_the_way_costs_more_than_the_line() -> None:
    desks = [desk("21", "copy", 0, UPSTAIRS), desk("3", "copy", 2)]
    assert road(Service("copy", "copy", 10), desks=desks).legs[0].desk == "3"


def test_only_the_named_desk_will_do_when_one_is_named() -> None:
    desks = [desk("3", "copy"), desk("4", "copy", 50)]
    assert road(Service("copy", "copy", 10, desk="4"), desks=desks).legs[0].desk == "4"


def test_what_can_not_be_done_today_is_named_with_its_reason() -> None:
    left = (
        Service("copy", "copy", 10),
        Service("exam", "exam", 75, fixed_at=at(-5)),
        Service("insurance", "insurance", 5),
        Service("file", "file", 15, frozenset({"exam"})),
        Service("late", "late", 5),
        Service("card", "copy", 5, frozenset({"tried"})),
    )
    found = road(
        *left,
        desks=[desk("3", "copy"), desk("31", "exam"), desk("9", "late", 30, closes=20)],
        failed=frozenset({"tried"}),
    )
    assert order(found) == ["copy"]
    assert found.because is Because.ONLY_ONE_POSSIBLE
    assert found.hindered == {
        "exam": Hindrance.FIXED_TIME_MISSED,
        "insurance": Hindrance.NO_OPEN_DESK,
        "file": Hindrance.WAITS_FOR_ANOTHER,
        "late": Hindrance.AFTER_CLOSING,
        "card": Hindrance.WAITS_FOR_ANOTHER,
    }


def test_nothing_left_is_an_empty_road() -> None:
    found = road(desks=[])
    assert (found.legs, found.because, found.ends_at, found.hindered) == ((), None, None, {})


def test_walking_counts_rooms_and_floors() -> None:
    walking = Walking()
    assert walking.between(HALL, HALL) == timedelta()
    assert walking.between(HALL, Spot(1, "5")) == timedelta(minutes=1)
    assert walking.between(HALL, UPSTAIRS) == timedelta(minutes=3)
    assert walking.between(None, UPSTAIRS) == timedelta(minutes=1)


def test_lines_are_worked_off_by_whichever_desk_comes_free_first() -> None:
    desks = [desk("a", "copy"), desk("b", "copy", 5), desk("c", "cash")]
    lines = {"copy": Line(any_desk=(10, 10, 10), one_desk={"a": (7,)}), "closed": Line(any_desk=(5,))}
    free = {one.key: one.free_at for one in plan_lines(desks, lines)}
    assert free == {"a": at(17), "b": at(25), "c": NOON}


def test_what_a_laboratory_works_at_is_begun_early_and_its_results_awaited() -> None:
    blood, copy = Service("blood", "medical", 10, results_after=30), Service("copy", "copy", 5)
    file = Service("file", "file", 15, frozenset({"blood", "copy"}))
    found = road(copy, file, blood, desks=[desk("3", "copy"), desk("21", "medical", 1), desk("7", "file")])
    assert order(found) == ["blood", "copy", "file"]
    assert found.legs[2].starts_at == at(41)


def test_results_of_something_done_before_are_awaited_too() -> None:
    found = road(Service("file", "file", 15, not_before=at(20)), desks=[desk("7", "file")])
    assert found.legs[0].starts_at == at(20)


services = st.lists(
    st.tuples(
        st.sampled_from(["copy", "cash", "exam", "print"]),
        st.integers(1, 30),
        st.sets(st.integers(0, 3)),
        st.none() | st.integers(-5, 60),
        st.none() | st.integers(0, 60),
        st.sampled_from([0, 0, 10, 45]),
    ),
    max_size=4,
)
houses = st.lists(
    st.tuples(
        st.sampled_from(["copy", "cash", "exam", "print"]),
        st.integers(0, 40),
        st.sampled_from([HALL, UPSTAIRS]),
    ),
    max_size=4,
)


def by_hand(left: list[Service], desks: list[Desk]) -> tuple[int, datetime]:
    """Every order, every choice of desks, walked through one by one."""
    names = {one.key for one in left}
    best = (0, NOON)
    for size in range(1, len(left) + 1):
        for some in permutations(left, size):
            for chosen in product(desks, repeat=size):
                end = _walk(some, chosen, names)
                if end is not None and (-size, end) < (-best[0], best[1]):
                    best = (size, end)
    return best


def _walk(some: tuple[Service, ...], chosen: tuple[Desk, ...], names: set[str]) -> datetime | None:
    done: set[str] = set()
    results: dict[str, datetime] = {}
    clock, spot = NOON, HALL
    for service, place in zip(some, chosen, strict=True):
        if service.kind != place.kind or (service.after & names) - done:
            return None
        clock += Walking().between(spot, place.spot)
        clock = max([clock, *(results[key] for key in service.after if key in results)])
        if service.fixed_at is not None:
            if clock > service.fixed_at:
                return None
            clock = service.fixed_at
        else:
            free = min(place.free_at, service.booked_at) if service.booked_at else place.free_at
            clock = max(clock, free)
        clock += timedelta(minutes=service.minutes)
        results[service.key] = clock + timedelta(minutes=service.results_after)
        spot = place.spot
        done.add(service.key)
    return clock


@given(services, houses)
@settings(max_examples=150, deadline=None)
def test_no_order_does_more_or_ends_sooner(
    drawn: list[tuple[str, int, set[int], int | None, int | None, int]], house: list[tuple[str, int, Spot]]
) -> None:
    left = [
        Service(
            str(index),
            kind,
            minutes,
            frozenset(str(other) for other in after if other < len(drawn)),
            None if booked is None else at(booked),
            None if fixed is None or kind != "exam" else at(fixed),
            results_after=later,
        )
        for index, (kind, minutes, after, fixed, booked, later) in enumerate(drawn)
    ]
    desks = [desk(str(index), kind, free, spot) for index, (kind, free, spot) in enumerate(house)]
    found = road(*left, desks=desks)
    assert (len(found.legs), found.ends_at or NOON) == by_hand(left, desks)
    assert set(order(found)) | set(found.hindered) == {one.key for one in left}
    assert len(found.legs) + len(found.hindered) == len(left)


def test_a_whole_filing_day_is_decided_fast_and_the_same_each_time() -> None:
    left = [
        Service("copy", "copy", 10),
        Service("cash", "cash", 5, frozenset({"copy"})),
        Service("blood", "medical", 15, frozenset({"cash"})),
        Service("xray", "medical", 20, frozenset({"cash"})),
        Service("insurance", "insurance", 5, frozenset({"copy"})),
        Service("exam", "exam", 75, frozenset({"cash"}), fixed_at=at(120)),
        Service("print", "print", 10, frozenset({"copy"})),
        Service("translation", "translation", 30, frozenset({"copy"})),
        Service(
            "file", "file", 15, frozenset({"blood", "xray", "insurance", "exam", "print", "translation"})
        ),
    ]
    kinds = ["copy", "cash", "medical", "insurance", "exam", "print", "translation", "file"]
    desks = [desk(f"{kind}{n}", kind, n * 7, Spot(n % 3, kind)) for kind in kinds for n in range(3)]
    found = road(*left, desks=desks)
    assert order(found)[-1] == "file"
    assert not found.hindered
    assert road(*reversed(left), desks=desks[::-1]) == found
