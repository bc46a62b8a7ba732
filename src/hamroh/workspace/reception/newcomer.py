"""The form for somebody new, and all that is wrong with it at once."""

import re
from collections.abc import Callable
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hamroh.core.names import is_latin_name, is_russian_name
from hamroh.flows.serving.newcomer import Newcomer
from hamroh.foundation.errors import DomainError
from hamroh.people.models import NameSource, Script
from hamroh.people.naming import NewName
from hamroh.people.numbers import plain_paper_number, plain_phone
from hamroh.ui.forms import DayField
from hamroh.workspace.problems import problem_of
from hamroh.workspace.words import country_options, spoken_languages

_ORGANISATION = re.compile("[A-Z]{3}")
"""United Nations and their like, as their passports name them; a country has two letters here."""


class NewPersonForm(forms.Form):
    """Both spellings as they stand on the papers; a patronymic is never assumed."""

    surname = forms.CharField(label=_("Surname in Latin letters, as in the passport"), max_length=120)
    given = forms.CharField(label=_("Given name in Latin letters"), max_length=120, required=False)
    surname_ru = forms.CharField(
        label=_("Surname in Russian letters, as in the translation"), max_length=120, required=False
    )
    given_ru = forms.CharField(label=_("Given name in Russian letters"), max_length=120, required=False)
    patronymic_ru = forms.CharField(label=_("Patronymic, if there is one"), max_length=120, required=False)
    birth_date = DayField(label=_("Date of birth"))
    country = forms.ChoiceField(
        label=_("Passport of"), error_messages={"required": _("Choose whose passport it is.")}
    )
    number = forms.CharField(label=_("Number of the passport"), max_length=30)
    phone = forms.CharField(label=_("Phone, if there is one"), max_length=30, required=False)
    language = forms.ChoiceField(label=_("Language"), error_messages={"required": _("Choose the language.")})
    consent = forms.BooleanField(
        label=_("The consent to keep these data is signed"),
        error_messages={"required": _("Let the person read and sign the consent first.")},
    )

    def __init__(
        self, today: date, data: QueryDict | None = None, initial: dict[str, object] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.today = today
        country = data.get("country", "") if data else str((initial or {}).get("country", ""))
        countries = country_options(country if _ORGANISATION.fullmatch(country) else "")
        self.fields["country"].choices = [(one.value, one.text) for one in countries]  # type: ignore[attr-defined]
        languages = [("", gettext("Choose")), *spoken_languages().items()]
        self.fields["language"].choices = languages  # type: ignore[attr-defined]

    def clean_birth_date(self) -> date:
        """Nobody is born today or later."""
        born: date = self.cleaned_data["birth_date"]
        if born >= self.today:
            raise forms.ValidationError(problem_of(DomainError("birth_date_in_future")))
        return born

    def clean(self) -> None:
        """All that registering would refuse one after another, at once."""
        typed = self.cleaned_data
        for names, fits, words in (
            (("surname", "given"), is_latin_name, gettext("Type it in Latin letters, as in the passport.")),
            (
                ("surname_ru", "given_ru", "patronymic_ru"),
                is_russian_name,
                gettext("Type it in Russian letters, as in the translation."),
            ),
        ):
            for name in names:
                if typed.get(name) and not fits(typed[name]):
                    self.add_error(name, words)
        for name, plain in (("number", plain_paper_number), ("phone", plain_phone)):
            if typed.get(name):
                self._try(name, plain)

    def _try(self, name: str, plain: Callable[[str], str]) -> None:
        try:
            plain(self.cleaned_data[name])
        except DomainError as error:
            self.add_error(name, problem_of(error))

    def newcomer(self) -> Newcomer:
        """What was typed, for the flow."""
        typed = self.cleaned_data
        names = [NewName(typed["surname"], Script.LATIN, NameSource.PASSPORT_PAGE, typed["given"])]
        if typed["surname_ru"]:
            names.append(
                NewName(
                    typed["surname_ru"],
                    Script.CYRILLIC,
                    NameSource.TRANSLATION,
                    typed["given_ru"],
                    typed["patronymic_ru"],
                )
            )
        return Newcomer(
            names, typed["birth_date"], typed["country"], typed["number"], typed["language"], typed["phone"]
        )
