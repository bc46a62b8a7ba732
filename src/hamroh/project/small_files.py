"""Static files as whole answers."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware


class SmallFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]  # the base has no types
    """Whitenoise without streams: under ASGI Django gathers each of them again, with a warning in the log.

    Ours are a stylesheet, a few scripts and icons.
    """

    @staticmethod
    def serve(static_file: Any, request: HttpRequest) -> HttpResponse:  # noqa: ANN401 - the base has no types
        """The file, or the answer that it has not changed."""
        found = static_file.get_response(request.method, request.META)
        content = b""
        if found.file is not None:
            with found.file as file:
                content = file.read()
        answer = HttpResponse(content, status=int(found.status))
        del answer["content-type"]
        for name, value in found.headers:
            answer[name] = value
        return answer
