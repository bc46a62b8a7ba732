"""Addresses: each wing brings its own."""

from django.urls import URLPattern, URLResolver, include, path

from hamroh.project.observe import views as observe

urlpatterns: list[URLPattern | URLResolver] = [
    path("health", observe.health, name="health"),
    path("metrics", observe.metrics, name="metrics"),
    path("", include("hamroh.portal.urls")),
    path("work/", include("hamroh.workspace.signin.urls")),
    path("work/", include("hamroh.workspace.urls")),
    path("board/", include("hamroh.boards.urls")),
    path("api/v1/", include("hamroh.api.urls")),
    path("demo/", include("hamroh.project.demo.urls")),
]

handler400 = "hamroh.ui.errors.bad_request"
handler403 = "hamroh.ui.errors.forbidden"
handler404 = "hamroh.ui.errors.not_found"
handler429 = "hamroh.ui.errors.too_many"
handler500 = "hamroh.ui.errors.broken"
