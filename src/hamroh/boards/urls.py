"""Addresses of the boards: open to everybody, for they carry nothing about a person."""

from django.urls import path

from hamroh.boards import views

app_name = "boards"

urlpatterns = [path("<slug:key>", views.number_board, name="board")]
