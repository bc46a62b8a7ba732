"""Fields for what must not be readable in a stolen database.

An encrypted value is bound to its table, column and row: moved elsewhere, it does not open.
What must be found again has a keyed hash beside it, made with another key.
"""

import base64
import hashlib
import hmac
import secrets
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import models
from django.db.models.query_utils import DeferredAttribute

from hamroh.foundation import keys

if TYPE_CHECKING:
    _Text = models.TextField[Any, Any]
    _Chars = models.CharField[Any, Any]
else:  # Django's own classes take no types at run time.
    _Text = models.TextField
    _Chars = models.CharField

_NONCE = 12


class SealBrokenError(RuntimeError):
    """A stored value was changed, moved to another row, or written under a key that is gone."""


class Sealed(str):
    """The stored form `<key id>.<base64url of nonce and ciphertext>`; a type of its own, so that plain
    text is never taken for it.
    """

    __slots__ = ()


def seal(plain: str, *, place: str) -> Sealed:
    """Encrypt `plain` (AES-256-GCM, fresh nonce), bound to `place`, by convention table|column|row."""
    ring = keys.load("encryption")
    nonce = secrets.token_bytes(_NONCE)
    body = nonce + AESGCM(ring.secret).encrypt(nonce, plain.encode(), place.encode())
    return Sealed(f"{ring.current}.{base64.urlsafe_b64encode(body).decode()}")


def unseal(stored: str, *, place: str) -> str:
    """The plain text. Raises SealBrokenError when it was not sealed for `place` with one of our keys."""
    key_id, _, encoded = stored.partition(".")
    key = keys.load("encryption").keys.get(key_id)
    if key is None:
        raise SealBrokenError(f"no key {key_id!r}")
    try:
        body = base64.urlsafe_b64decode(encoded)
        return AESGCM(key).decrypt(body[:_NONCE], body[_NONCE:], place.encode()).decode()
    except (InvalidTag, ValueError) as error:
        raise SealBrokenError("the seal of a stored value is broken") from error


def keyed_hash(value: str, *, purpose: str) -> str:
    """HMAC-SHA256 with the search key, 64 hexadecimal digits; equal values of one purpose hash alike."""
    secret = keys.load("search").secret
    return hmac.new(secret, f"{purpose}|{value}".encode(), hashlib.sha256).hexdigest()


class _Opener(DeferredAttribute):
    """Decrypts on first reading, when the row that the value is bound to is known."""

    def __get__(self, instance: models.Model | None, cls: Any = None) -> Any:
        if instance is None:
            return self
        value = super().__get__(instance, cls)
        if isinstance(value, Sealed):
            value = unseal(value, place=_place(instance, self.field))
            instance.__dict__[self.field.attname] = value
        return value

    def __set__(self, instance: models.Model, value: Any) -> None:
        # Having this makes Python ask __get__ although the object has an attribute of that name.
        instance.__dict__[self.field.attname] = value


class EncryptedTextField(_Text):
    """Text that is encrypted in the database and plain on the object.

    The row's key must exist before saving (ours are UUIDs made in Python). It cannot be filtered by or
    set with `update()`; both raise TypeError, because neither knows the row.
    """

    descriptor_class = _Opener

    def from_db_value(self, value: str | None, *_: Any) -> Sealed | None:
        """Keep it closed; most queries never read it."""
        return None if value is None else Sealed(value)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:  # Django's signature
        """Encrypt for the row that is saved; a value that was never opened stays as it is."""
        value = model_instance.__dict__.get(self.attname)
        if value is None or isinstance(value, Sealed):
            return value
        return seal(str(value), place=_place(model_instance, self))

    def get_prep_value(self, value: Any) -> Any:
        """Let only sealed values through to the database."""
        if value is None or isinstance(value, Sealed):
            return None if value is None else str(value)
        raise TypeError(f"{self.name} is encrypted: it cannot be compared or set without its row")


class SearchHashField(_Chars):
    """A keyed hash beside an encrypted value."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 64)
        super().__init__(*args, **kwargs)


def _place(instance: models.Model, field: Any) -> str:
    return f"{instance._meta.db_table}|{field.column}|{instance.pk}"
