"""Splits statements into parts that share no variable."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.joint.rows import Program


def connected(program: Program, statements: Iterable[int]) -> list[list[int]]:
    """``statements`` by part: those of one part are linked through variables, those of two are not."""
    parent = list(range(len(program.domains)))

    def root(variable: int) -> int:
        while parent[variable] != variable:
            parent[variable] = parent[parent[variable]]
            variable = parent[variable]
        return variable

    chosen = list(statements)
    for statement in chosen:
        variables = program.variables[statement]
        for variable in variables[1:]:
            parent[root(variable)] = root(variables[0])
    parts: dict[int, list[int]] = {}
    for statement in chosen:
        variables = program.variables[statement]
        parts.setdefault(root(variables[0]) if variables else -1 - statement, []).append(statement)
    return list(parts.values())
