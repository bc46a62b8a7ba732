"""Roles in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hamroh.accounts.roles import Role

_NAMES: dict[Role, str | Promise] = {
    Role.RECEPTION: pgettext_lazy("who works", "reception"),
    Role.CASHIER: _("cashier"),
    Role.MEDIC: _("medical worker"),
    Role.EXAMINER: _("examiner"),
    Role.TRANSLATOR: _("translator"),
    Role.REGISTRAR: _("registrar"),
    Role.CONSULTANT: _("consultant"),
    Role.LAWYER: _("lawyer"),
    Role.LAW_EDITOR: _("editor of the law"),
    Role.JOB_ADVISER: _("job adviser"),
    Role.MANAGER: _("manager"),
    Role.ADMINISTRATOR: _("administrator"),
}


def role_name(role: Role) -> str:
    """The role in the language that is active."""
    return str(_NAMES[role])
