"""Addresses of the workspace; the doors in front of it are in `signin/urls.py`."""

from django.urls import path

from hamroh.workspace.advances import views as advances
from hamroh.workspace.cards import views as cards
from hamroh.workspace.cashier import receipts
from hamroh.workspace.cashier import views as cashier
from hamroh.workspace.day import views as day
from hamroh.workspace.decisions import views as decisions
from hamroh.workspace.desk import refusing
from hamroh.workspace.desk import views as desk
from hamroh.workspace.home import views as home
from hamroh.workspace.law import bills as law_bills
from hamroh.workspace.law import changes as law_changes
from hamroh.workspace.law import views as law
from hamroh.workspace.papers import views as papers
from hamroh.workspace.reception import (
    answers,
    booked,
    booking,
    door,
    erasing,
    people,
    person,
    plan_sheet,
    sheet,
)
from hamroh.workspace.reception import views as reception

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
    path("advances/", advances.advances, name="advances"),
    path("advances/people/<uuid:person_id>/", advances.person_page, name="advances_of"),
    path("advances/<uuid:advance_id>/", advances.payment_page, name="advance"),
    path("advances/<uuid:advance_id>/<slug:verb>/", advances.answer, name="advance_answer"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("decisions/<uuid:person_id>/", decisions.decision, name="decision"),
    path("papers/<uuid:document_id>/", papers.paper_page, name="paper"),
    path("people/<uuid:person_id>/card/", cards.card, name="person_card"),
    path("day/", day.today, name="day"),
    path("law/", law.law, name="law"),
    path("law/bills/", law_bills.bills, name="law_bills"),
    path("law/prepare/", law.prepare, name="law_prepare"),
    path("law/releases/<uuid:release_id>/", law.release_page, name="law_release"),
    path("law-changes/", law_changes.queue, name="law_changes"),
    path("law-changes/<uuid:change_id>/<slug:verb>/", law_changes.decide, name="law_decide"),
    path("desk/", desk.desks, name="desk"),
    path("desk/<uuid:desk_id>/", desk.desk_page, name="at_desk"),
    path("desk/<uuid:desk_id>/line/", desk.line, name="desk_line"),
    path("desk/<uuid:desk_id>/open/", desk.open_desk, name="desk_open"),
    path("desk/<uuid:desk_id>/serve/", desk.serve, name="desk_serve"),
    path("desk/<uuid:desk_id>/send/", desk.send, name="desk_send"),
    path("desk/<uuid:desk_id>/cannot/", refusing.cannot, name="desk_cannot"),
    path("desk/<uuid:desk_id>/do/<slug:verb>/", desk.act, name="desk_act"),
    path("desk/<uuid:desk_id>/again/<uuid:ticket_id>/", desk.call_again, name="desk_call_again"),
    path("desk/attempts/<uuid:ticket_id>/<uuid:document_id>/", refusing.attempt, name="attempt"),
    path(
        "desk/attempts/<uuid:ticket_id>/<uuid:document_id>/sheet/",
        refusing.attempt_sheet,
        name="attempt_sheet",
    ),
    path("desk/attempts/<uuid:ticket_id>/<uuid:document_id>/book/", refusing.book_again, name="book_again"),
    path("reception/", reception.reception, name="reception"),
    path("reception/scan/", reception.scan, name="scan"),
    path("reception/passport/", people.passport, name="passport"),
    path("reception/new/", people.new_person, name="new_person"),
    path("reception/walk-in/", door.walk_in, name="walk_in"),
    path("reception/people/<uuid:person_id>/", person.person_page, name="person"),
    path("reception/people/<uuid:person_id>/answers/", answers.answers_page, name="answers"),
    path("reception/people/<uuid:person_id>/book/", booking.book, name="book"),
    path("reception/people/<uuid:person_id>/plan/", plan_sheet.plan_sheet, name="plan_sheet"),
    path("reception/people/<uuid:person_id>/erase/", erasing.erase, name="erase_person"),
    path("reception/people/<uuid:person_id>/link/", people.link, name="link"),
    path("reception/people/<uuid:person_id>/walk-in/", door.walk_in, name="walk_in_person"),
    path("reception/booked/<uuid:visit_id>/", booked.booked, name="booked"),
    path("reception/booked/<uuid:visit_id>/cancel/", booked.cancel, name="cancel"),
    path("reception/booked/<uuid:visit_id>/sheet/", sheet.visit_sheet, name="visit_sheet"),
    path("reception/visits/<uuid:visit_id>/", door.check_in_page, name="check_in"),
    path("reception/tickets/<uuid:ticket_id>/", door.ticket_page, name="ticket"),
    path("reception/tickets/<uuid:ticket_id>/sheet/", sheet.itinerary_sheet, name="sheet"),
    path("reception/tickets/<uuid:ticket_id>/back/", door.come_back, name="come_back"),
    path("reception/tickets/<uuid:ticket_id>/send/", door.direct, name="direct"),
    path("reception/tickets/<uuid:ticket_id>/send/undo/", door.undirect, name="undirect"),
    path("reception/tickets/<uuid:ticket_id>/leave/", door.leave, name="leave"),
]
