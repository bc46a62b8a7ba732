"""Why no day fits a visit, in words that the phone and the reception share."""

from collections.abc import Mapping

from django.utils.translation import gettext

from hamroh.core.itinerary.values import Because, NoDay
from hamroh.ui import dates


def no_day_words(answer: NoDay, names: Mapping[str, str]) -> tuple[str, ...]:
    """Desk by desk why there is none, and the nearest day where there is one; `names` by kind of desk."""
    words = []
    for reason in answer.reasons:
        name = names.get(reason.kind or "", "")
        if reason.because is Because.NEVER_TOGETHER:
            words.append(gettext("Each desk has places, but on no day all of them in the right order."))
        elif reason.because is Because.NO_SLOTS:
            words.append(gettext("%(desk)s: this desk takes no bookings here.") % {"desk": name})
        else:
            words.append(gettext("%(desk)s: every place is taken.") % {"desk": name})
        if reason.nearest:
            words.append(gettext("The next place there: %(day)s.") % {"day": dates.day(reason.nearest)})
    return tuple(words)
