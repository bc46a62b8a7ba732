"""Addresses of the workspace; the doors in front of it are in `signin/urls.py`."""

from django.urls import path

from hamroh.workspace.cards import views as cards
from hamroh.workspace.cashier import receipts
from hamroh.workspace.cashier import views as cashier
from hamroh.workspace.home import views as home
from hamroh.workspace.papers import views as papers

app_name = "workspace"

urlpatterns = [
    path("", home.home, name="home"),
    path("centre/", home.centre_page, name="centre"),
    path("account/", home.account, name="account"),
    path("account/language/", home.choose_language, name="language"),
    path("cash/", cashier.cash_desk, name="cash"),
    path("cash/visit/<uuid:visit_id>/", cashier.open_visit, name="cash_open"),
    path("cash/invoice/<uuid:invoice_id>/", cashier.invoice_page, name="cash_invoice"),
    path("cash/receipt/<uuid:payment_id>/", receipts.receipt_page, name="cash_receipt"),
    path("cash/payment/<uuid:payment_id>/reverse/", cashier.reverse_page, name="cash_reverse"),
    path("papers/<uuid:document_id>/", papers.paper_page, name="paper"),
    path("people/<uuid:person_id>/card/", cards.card, name="person_card"),
]
