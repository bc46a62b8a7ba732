"""Addresses that exist only outside production."""

from django.urls import path

from hamroh.project.demo import views

app_name = "demo"

urlpatterns = [
    path("", views.people, name="people"),
    path("outbox/", views.outbox, name="outbox"),
]
