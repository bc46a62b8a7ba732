"""From what the check found to what a person should read and do."""

from django.utils.translation import gettext

from hamroh.core.credentials import Claims, Genuineness
from hamroh.documents.models import Revocation
from hamroh.documents.queries import Finding
from hamroh.foundation.errors import DomainError
from hamroh.network.queries import get_centre, service_names
from hamroh.ui.papers import (
    PaperFacts,
    big_fact,
    moment,
    paper_name,
    revocation_reason,
    rows_of,
    service_keys,
)
from hamroh.ui.parts import Row, Summary, Verdict, VerdictKind

_ZONE = "Europe/Moscow"
"""Of a paper whose centre is gone."""


def verdict_of(finding: Finding) -> Verdict:
    """One of: genuine, revoked, changed, not ours, unreadable."""
    if finding.claims is not None:
        facts = facts_of(finding.claims)
        return _revoked(finding.revocation, facts) if finding.revocation else _genuine(facts)
    if finding.outcome is Genuineness.CHANGED:
        return Verdict(
            VerdictKind.CHANGED,
            gettext("Changed"),
            gettext("Do not trust this paper."),
            paragraphs=(
                gettext("The signature does not fit the text: somebody changed it after we issued it."),
            ),
            todo=_keep_safe(),
        )
    if finding.by_short_code:
        return Verdict(
            VerdictKind.CHANGED,
            gettext("Not found"),
            gettext("No paper of ours has this short code."),
            paragraphs=(gettext("Check each letter. If all are right, we did not issue this paper."),),
            todo=_keep_safe(),
        )
    if finding.outcome is Genuineness.FOREIGN:
        return Verdict(
            VerdictKind.CHANGED,
            gettext("Not ours"),
            gettext("We did not issue this paper."),
            paragraphs=(gettext("If somebody else issued it, check it with them."),),
            todo=_keep_safe(),
        )
    return Verdict(
        VerdictKind.CHANGED,
        gettext("Not readable"),
        gettext("This is no code of our papers."),
        paragraphs=(gettext("Take the photo from nearer, or type the short code."),),
    )


def facts_of(claims: Claims) -> PaperFacts:
    """A paper's claims with the names of its centre and services."""
    services = service_names(service_keys(claims))
    try:
        centre = get_centre(key=claims.place)
    except DomainError:  # a centre of another network with our keys, or one that is gone
        return PaperFacts(claims, {}, _ZONE, services)
    return PaperFacts(claims, centre.names, centre.time_zone, services)


def _keep_safe() -> tuple[str, ...]:
    return (gettext("Do not pay on this paper."), gettext("Keep the paper and the messages about it."))


def _genuine(facts: PaperFacts) -> Verdict:
    return Verdict(
        VerdictKind.OK,
        gettext("Genuine"),
        gettext("We issued it. Nothing was changed."),
        fact=big_fact(facts),
        rows=Summary((Row(gettext("Paper"), paper_name(facts.claims.kind)), *rows_of(facts))),
        paragraphs=(gettext("Compare it with the paper. If anything differs, the paper is forged."),),
    )


def _revoked(revocation: Revocation, facts: PaperFacts) -> Verdict:
    rows = [
        Row(gettext("Revoked"), moment(revocation.revoked_at, facts.zone)),
        Row(gettext("Why"), revocation_reason(revocation.reason)),
    ]
    if revocation.replaced_by:
        rows.append(Row(gettext("Instead of it"), revocation.replaced_by))
    return Verdict(
        VerdictKind.REVOKED,
        gettext("Revoked"),
        gettext("We issued it, but it no longer holds."),
        rows=Summary((*rows, Row(gettext("Paper"), paper_name(facts.claims.kind)), *rows_of(facts))),
    )
