"""The tables of a stored ledger, as the steps by which each version grew out of the one before it.

A figure (``record``) is of a ``series``: a subject of a scope. Every wording of a subject (itself and its aliases) is
found by its canonical ``key`` and ``place``, or by its words through ``term``, rarest first (``frequency`` counts
them). Records are only ever added.
"""

from __future__ import annotations

MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE source (
        id INTEGER PRIMARY KEY,
        title TEXT NOT NULL, publisher TEXT NOT NULL, url TEXT NOT NULL, published TEXT NOT NULL,
        UNIQUE (title, publisher, url, published)
    );
    CREATE TABLE series (
        id INTEGER PRIMARY KEY,
        subject TEXT NOT NULL, aliases TEXT NOT NULL, scope TEXT NOT NULL,
        UNIQUE (subject, aliases, scope)
    );
    CREATE TABLE wording (id INTEGER PRIMARY KEY, key TEXT NOT NULL, place TEXT NOT NULL, series INTEGER NOT NULL);
    CREATE INDEX wording_by_key ON wording (key, place, series);
    CREATE TABLE term (
        term TEXT NOT NULL, place TEXT NOT NULL, size INTEGER NOT NULL, series INTEGER NOT NULL,
        PRIMARY KEY (term, place, size, series)
    ) WITHOUT ROWID;
    CREATE TABLE frequency (term TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE record (
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        series INTEGER NOT NULL REFERENCES series,
        first TEXT NOT NULL, last TEXT NOT NULL, period TEXT NOT NULL, months INTEGER, instant INTEGER NOT NULL,
        low TEXT NOT NULL, high TEXT NOT NULL, place TEXT NOT NULL, unit TEXT NOT NULL, print TEXT NOT NULL,
        qualifier TEXT NOT NULL, bound TEXT NOT NULL, whole INTEGER NOT NULL,
        kind TEXT NOT NULL,
        source INTEGER NOT NULL REFERENCES source, position TEXT NOT NULL,
        entered TEXT NOT NULL, by TEXT NOT NULL
    );
    CREATE INDEX record_of_series ON record (series, first, last);
    """,
)
VERSION = len(MIGRATIONS)
APPLICATION = 0x66616374  # "fact": tells a ledger from any other SQLite file
