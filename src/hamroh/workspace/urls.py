"""Addresses of the workspace; the doors in front of it are in `signin/urls.py`."""

from django.urls import path

from hamroh.workspace.cards import views as cards
from hamroh.workspace.home import views as home

app_name = "workspace"

urlpatterns = [
    path("", home.home, name="home"),
    path("centre/", home.centre_page, name="centre"),
    path("account/", home.account, name="account"),
    path("account/language/", home.choose_language, name="language"),
    path("people/<uuid:person_id>/card/", cards.card, name="person_card"),
]
