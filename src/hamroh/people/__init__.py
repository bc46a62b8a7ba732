"""The people we serve: names in every spelling, identity papers, contact points, consents.

Who works here is in accounts; what the law asks of a person is in journeys.
"""
