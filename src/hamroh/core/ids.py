"""Distinct types for the keys of distinct things; each is a UUID made in Python."""

from typing import NewType
from uuid import UUID

PersonId = NewType("PersonId", UUID)
StaffId = NewType("StaffId", UUID)
CentreId = NewType("CentreId", UUID)
DeskKindId = NewType("DeskKindId", UUID)
DeskId = NewType("DeskId", UUID)
ServiceId = NewType("ServiceId", UUID)
PlanId = NewType("PlanId", UUID)
StepId = NewType("StepId", UUID)
FactId = NewType("FactId", UUID)
ReleaseId = NewType("ReleaseId", UUID)
SlotId = NewType("SlotId", UUID)
VisitId = NewType("VisitId", UUID)
TicketId = NewType("TicketId", UUID)
InvoiceId = NewType("InvoiceId", UUID)
PaymentId = NewType("PaymentId", UUID)
AdvancePaymentId = NewType("AdvancePaymentId", UUID)
IssuedDocumentId = NewType("IssuedDocumentId", UUID)
MessageId = NewType("MessageId", UUID)
ReminderId = NewType("ReminderId", UUID)
CaseId = NewType("CaseId", UUID)
