"""Addresses of the portal. No answer of a person ever stands in an address."""

from django.urls import path

from hamroh.portal import doors
from hamroh.portal.plan import views as plan
from hamroh.portal.plan.answers import answers_page
from hamroh.portal.questions import views as questions
from hamroh.portal.verify import views as verify

app_name = "portal"

urlpatterns = [
    path("", doors.first_page, name="first"),
    path("language", doors.language_page, name="language"),
    path("language/<slug:code>", doors.choose_language, name="choose_language"),
    path("start", doors.start, name="start"),
    path("exit", doors.quick_exit, name="exit"),
    path("questions", questions.begin, name="questions"),
    path("questions/anew", questions.start_anew, name="start_anew"),
    path("answers", answers_page, name="answers"),
    path("questions/<slug:kind>", questions.question, name="question"),
    path("plan", plan.plan_page, name="plan"),
    path("verify", verify.verify_page, name="verify"),
    path("v/<str:code>", verify.opened, name="opened"),
    path("robots.txt", doors.robots, name="robots"),
    path("favicon.ico", doors.favicon, name="favicon"),
]
