"""The current one-time codes of the demo's staff, as their authenticator apps would show them (RFC 6238).

`python -m hamroh.project.demo.codes` prints them; `./hamroh codes` and the end of `./hamroh demo` call it.
"""

import base64
import hashlib
import hmac
import os
import struct
import time
from dataclasses import dataclass

import django
from django.conf import settings

PERIOD = 30
DIGITS = 6


@dataclass(frozen=True, slots=True)
class DemoSignIn:
    """How a member of the demo's staff signs in now."""

    username: str
    name: str
    roles: tuple[str, ...]
    centre: str
    code: str


def code_at(secret: str, moment: float) -> str:
    """The code of a base32 secret at a moment (seconds of Unix time): HOTP (RFC 4226) of the time step."""
    step = struct.pack(">Q", int(moment) // PERIOD)
    digest = hmac.new(base64.b32decode(secret, casefold=True), step, hashlib.sha1).digest()
    start = digest[-1] & 0x0F
    number = int.from_bytes(digest[start : start + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}}"


def seconds_left(moment: float) -> int:
    """How long the codes of this moment still work."""
    return PERIOD - int(moment) % PERIOD


def list_sign_ins(moment: float) -> list[DemoSignIn]:
    """Each member of the demo's staff with the code of this moment; nobody in production."""
    from hamroh.accounts.models import StaffUser
    from hamroh.accounts.signin import secret_of
    from hamroh.project.demo.network import staff_names

    if settings.PRODUCTION:
        return []
    users = {user.username: user for user in StaffUser.objects.filter(is_demo=True, is_active=True)}
    found = []
    for username, name, roles, centre in staff_names():
        secret = secret_of(users[username]) if username in users else None
        if secret is not None:
            found.append(DemoSignIn(username, name, tuple(roles), centre, code_at(secret, moment)))
    return found


def print_codes() -> None:
    """A table for the terminal."""
    from hamroh.project.demo.network import PASSWORD

    moment = time.time()
    print(f"  Staff sign in at {settings.PUBLIC_URL}/work/ with the password {PASSWORD} and a one-time code.")
    print(
        f"  These codes work for {seconds_left(moment)} s more; `./hamroh codes` and /demo/ show the next.\n"
    )
    for one in list_sign_ins(moment):
        print(f"    {one.username:<16} {one.code}   {', '.join(one.roles):<42} {one.centre}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hamroh.project.settings")
    django.setup()
    print_codes()
