"""The name under which mailboxes know a letter."""

from hashlib import sha256


def message_id(key: str, domain: str) -> str:
    """The Message-ID (RFC 5322, 3.6.4) of the message with this unique key: the same however often it is sent.

    The key itself stays at home, since it may say what the message is about.
    """
    return f"<{sha256(key.encode()).hexdigest()[:32]}@{domain}>"
