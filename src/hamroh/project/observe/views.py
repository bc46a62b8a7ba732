"""Health for load balancers, metrics for Prometheus."""

from django.conf import settings
from django.db import Error, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest


@require_safe
@never_cache
def health(_request: HttpRequest) -> JsonResponse:
    """200 when this process reaches the database, 503 when not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except Error:
        return JsonResponse({"status": "down", "database": "unreachable"}, status=503)
    return JsonResponse({"status": "ok", "database": "ok"})


@require_safe
@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Counters of this process. In production only for who shows `HAMROH_METRICS_TOKEN` as a bearer token."""
    token = settings.METRICS_TOKEN
    shown = request.headers.get("Authorization", "")
    if settings.PRODUCTION and not (token and constant_time_compare(shown, f"Bearer {token}")):
        raise Http404
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)
