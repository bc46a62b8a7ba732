"""Addresses of the interface for programs; the version stands in front."""

from django.urls import path

from hamroh.api import views

app_name = "api"

urlpatterns = [
    path("packs", views.packs, name="packs"),
    path("plan", views.plan, name="plan"),
    path("answers", views.answers, name="answers"),
    path("openapi.json", views.openapi, name="openapi"),
    path("schemas/<str:name>.schema.json", views.schema, name="schema"),
]
