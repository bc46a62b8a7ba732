"""Addresses of the portal. No answer of a person ever stands in an address."""

from django.urls import path

from hamroh.portal import doors

app_name = "portal"

urlpatterns = [
    path("", doors.first_page, name="first"),
    path("language", doors.language_page, name="language"),
    path("language/<slug:code>", doors.choose_language, name="choose_language"),
    path("start", doors.start, name="start"),
    path("exit", doors.quick_exit, name="exit"),
    path("robots.txt", doors.robots, name="robots"),
    path("favicon.ico", doors.favicon, name="favicon"),
]
