"""Addresses of the portal. No answer of a person ever stands in an address."""

from django.urls import path

from hamroh.portal import doors
from hamroh.portal.advance import receipts
from hamroh.portal.advance import views as advance
from hamroh.portal.asking import stays, supposing
from hamroh.portal.erasing import views as erasing
from hamroh.portal.events import views as events
from hamroh.portal.keeping import cards
from hamroh.portal.keeping import views as keeping
from hamroh.portal.law import views as law
from hamroh.portal.mine import views as mine
from hamroh.portal.offline import views as offline
from hamroh.portal.papers import views as papers
from hamroh.portal.payments import views as payments
from hamroh.portal.plan import views as plan
from hamroh.portal.plan.answers import answers_page
from hamroh.portal.questions import passport, where
from hamroh.portal.questions import views as questions
from hamroh.portal.reminders import mailbox
from hamroh.portal.reminders import views as reminders
from hamroh.portal.verify import views as verify
from hamroh.portal.visits import confirming, offering, visit

app_name = "portal"

urlpatterns = [
    path("", doors.first_page, name="first"),
    path("language", doors.language_page, name="language"),
    path("language/<slug:code>", doors.choose_language, name="choose_language"),
    path("start", doors.start, name="start"),
    path("exit", doors.quick_exit, name="exit"),
    path("where", where.where, name="where"),
    path("questions", questions.begin, name="questions"),
    path("questions/anew", questions.start_anew, name="start_anew"),
    path("passport", passport.passport, name="passport"),
    path("passport/read", passport.passport_read, name="passport_read"),
    path("answers", answers_page, name="answers"),
    path("questions/<slug:kind>", questions.question, name="question"),
    path("plan", plan.plan_page, name="plan"),
    path("law/<slug:pack>", law.law_page, name="law"),
    path("law/<slug:pack>/<slug:step>", law.rule_page, name="law_rule"),
    path("plan/changed", events.changed, name="changed"),
    path("plan/changed/tell", events.tell, name="changed_tell"),
    path("plan/changed/check", events.check, name="changed_check"),
    path("plan/changed/undo", events.undo, name="changed_undo"),
    path("plan/stays", stays.stays_page, name="stays"),
    path("plan/what-if", supposing.what_if, name="what_if"),
    path("keep", keeping.keep, name="keep"),
    path("keep/card", cards.card, name="card"),
    path("keep/card/new", cards.new_card, name="new_card"),
    path("keep/card/print", cards.card_sheet, name="card_sheet"),
    path("keep/card.png", cards.card_image, name="card_image"),
    path("enter", keeping.enter, name="enter"),
    path("enter/code", keeping.code, name="code"),
    path("enter/card", cards.enter_by_card, name="enter_card"),
    path("leave", cards.leave, name="leave"),
    path("me", mine.me, name="me"),
    path("me/papers", papers.papers, name="papers"),
    path("me/papers/<uuid:document_id>", papers.paper, name="paper"),
    path("me/looks", mine.looks, name="looks"),
    path("me/data", mine.data, name="data"),
    path("me/data.json", mine.data_file, name="data_file"),
    path("me/erase", erasing.erase, name="erase"),
    path("me/consent", mine.withdraw, name="withdraw"),
    path("verify", verify.verify_page, name="verify"),
    path("v/<str:code>", verify.opened, name="opened"),
    path("book", offering.book, name="book"),
    path("book/hold", offering.hold, name="hold"),
    path("book/<uuid:visit_id>", confirming.confirm, name="confirm"),
    path("visit", visit.visit_page, name="visit"),
    path("visit/<uuid:visit_id>/here", visit.here, name="here"),
    path("visit/<uuid:visit_id>/cancel", visit.cancel, name="cancel"),
    path("app/<slug:code>.webmanifest", offline.manifest, name="manifest"),
    path("worker.js", offline.worker, name="worker"),
    path("offline", offline.offline, name="offline"),
    path("reminders", reminders.reminders, name="reminders"),
    path("reminders/switch", reminders.switch, name="reminders_switch"),
    path("reminders/language", reminders.speak, name="reminders_language"),
    path("reminders/mail", mailbox.mailbox, name="mailbox"),
    path("reminders/mail/code", mailbox.mailbox_code, name="mailbox_code"),
    path("pay", payments.payments, name="payments"),
    path("pay/<uuid:visit_id>", payments.ask_code, name="ask_code"),
    path("pay/code/<uuid:invoice_id>", payments.payment_code, name="payment_code"),
    path("advance", advance.advance, name="advance"),
    path("advance/receipt", receipts.show_receipt, name="advance_receipt"),
    path("robots.txt", doors.robots, name="robots"),
    path("favicon.ico", doors.favicon, name="favicon"),
]
