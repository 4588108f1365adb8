"""Holds claims and figures against a ledger."""
