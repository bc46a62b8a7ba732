"""What each kind of desk records, and how it is typed. Of a medical examination only the paper."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hamroh.floor.results import Result, ResultKind
from hamroh.ui.forms import DayField


class ResultForm(forms.Form):
    """Nothing to type: what the desk does leaves no paper."""

    kind = ResultKind.DONE

    def __init__(self, data: QueryDict | None = None, *, today: date) -> None:
        super().__init__(data)
        self.today = today
        if "issued_on" in self.fields:
            self.initial["issued_on"] = today

    def clean_issued_on(self) -> date | None:
        """No paper is from tomorrow."""
        day: date | None = self.cleaned_data["issued_on"]
        if day and day > self.today:
            raise forms.ValidationError(gettext("This day has not come yet."))
        return day

    def clean_valid_until(self) -> date | None:
        """A paper that has ended is of no use to anybody."""
        day: date | None = self.cleaned_data["valid_until"]
        if day and day < self.today:
            raise forms.ValidationError(gettext("This paper has ended already. Check the date."))
        return day

    def result(self) -> Result:
        """What the floor stores."""
        typed = {
            name: value
            for name, value in self.cleaned_data.items()
            if name in {"number", "issuer", "issued_on", "valid_until"}
        }
        return Result(self.kind, **typed)

    @property
    def paid_months(self) -> int | None:
        """How many months a patent was paid for; only where it is handed over."""
        return None

    @property
    def go_on(self) -> bool:
        """Whether the person may go on to the other desks today."""
        return True


class PaperForm(ResultForm):
    """A paper of the centre or of a partner: a translation, a policy, a certificate."""

    kind = ResultKind.PAPER
    number = forms.CharField(label=_("Number of the paper"), max_length=40)
    issuer = forms.CharField(label=_("Issued by"), max_length=120, required=False)
    valid_until = DayField(label=_("Valid until"), required=False)


class MedicalForm(ResultForm):
    """The conclusion's number, issuer and validity; a finding has no field."""

    kind = ResultKind.MEDICAL
    number = forms.CharField(label=_("Number of the paper"), max_length=30)
    issuer = forms.CharField(label=_("Issued by"), max_length=120)
    valid_until = DayField(label=_("Valid until"))


class RegistrationForm(ResultForm):
    """The slip of the notice of arrival."""

    kind = ResultKind.PAPER
    number = forms.CharField(label=_("Number of the slip"), max_length=40)
    issued_on = DayField(label=_("Registered on"))
    valid_until = DayField(label=_("Registered until"))


class ApplicationForm(ResultForm):
    """The state took the application."""

    kind = ResultKind.ACCEPTED
    number = forms.CharField(label=_("Number of the receipt of the application"), max_length=40)
    issued_on = DayField(label=_("Accepted on"))


class HandOverForm(ResultForm):
    """The patent itself."""

    kind = ResultKind.PAPER
    number = forms.CharField(label=_("Series and number of the patent"), max_length=40)
    issued_on = DayField(label=_("Issued on"))
    months = forms.IntegerField(
        label=_("For how many months is it paid?"), min_value=1, max_value=12, widget=forms.TextInput
    )

    @property
    def paid_months(self) -> int | None:
        """As the receipts say that the person shows."""
        return int(self.cleaned_data["months"])


class ConsultationForm(ResultForm):
    """A consultant decides whether the desks of the state are safe."""

    go = forms.ChoiceField(
        label=_("And now?"),
        widget=forms.RadioSelect,
        choices=(
            ("yes", _("The person may go on to the other desks")),
            ("no", _("No other desk today")),
        ),
        error_messages={"required": _("Say whether the person may go on.")},
    )

    @property
    def go_on(self) -> bool:
        """What the consultant chose."""
        return bool(self.cleaned_data["go"] == "yes")


@dataclass(frozen=True, slots=True)
class DeskWork:
    """How a kind of desk records, and the word on its main button."""

    form: type[ResultForm]
    done: str | Promise


_WORK: dict[str, DeskWork] = {
    "medical": DeskWork(MedicalForm, _("Paper given, next")),
    "translation": DeskWork(PaperForm, _("Paper given, next")),
    "insurance": DeskWork(PaperForm, _("Paper given, next")),
    "exam": DeskWork(PaperForm, _("Paper given, next")),
    "registration": DeskWork(RegistrationForm, _("Registered, next")),
    "application": DeskWork(ApplicationForm, _("Accepted, next")),
    "hand_over": DeskWork(HandOverForm, _("Handed over, next")),
    "consultant": DeskWork(ConsultationForm, _("Advised, next")),
}
_PLAIN = DeskWork(ResultForm, _("Done, next"))


def work_of(kind: str) -> DeskWork:
    """The form of a desk kind, by its key."""
    return _WORK.get(kind, _PLAIN)
