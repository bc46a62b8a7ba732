"""A search of the workspace as a browser sends it: the words by POST, then the page that shows what they find."""

from typing import TYPE_CHECKING

from django.test import Client

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer


def search(client: Client, path: str, typed: str) -> "Answer":
    """What the page at `path` answers to these words."""
    return client.get(search_address(client, path, typed))


def search_address(client: Client, path: str, typed: str) -> str:
    """The address under which the found is shown, also after a reload."""
    sent = client.post(path, {"q": typed})
    assert sent.status_code == 302
    return sent["Location"]
