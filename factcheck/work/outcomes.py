"""Drafts as they are best gone through: few of them one after another, many in processes and with the cache."""

from __future__ import annotations

from collections.abc import Generator, Sequence

from factcheck.errors import ReadError
from factcheck.model.draft import Format
from factcheck.work.examine import Outcome, Plan, in_turn, tasks

FEW = 4  # plain files are checked before processes have started or the cache is loaded
_SLOW_FORMS = frozenset({Format.DOCX, Format.ODT, Format.PDF, Format.JSONL})
_SLOW_ENDINGS = (".docx", ".odt", ".pdf", ".jsonl", ".ndjson")


def outcomes(
    paths: Sequence[str | ReadError], plan: Plan, *, jobs: int | None = None, is_cached: bool = True
) -> Generator[Outcome]:
    """What comes of the drafts of the files at ``paths``, in their order.

    ``jobs`` is how many processes there may be, by default one for each processor; ``is_cached`` whether reports of
    earlier runs may be taken, and those of this one kept.
    """
    if len(paths) < FEW and not any(_is_slow(path, plan) for path in paths):
        return in_turn(tasks(paths, plan), plan)
    return _at_once(paths, plan, jobs, is_cached=is_cached)


def _is_slow(path: str | ReadError, plan: Plan) -> bool:
    """Whether what is at ``path`` takes longer to read than a plain file, or may be many drafts."""
    if plan.form is not None:
        return plan.form in _SLOW_FORMS
    return not isinstance(path, ReadError) and path.lower().endswith(_SLOW_ENDINGS)


def _at_once(paths: Sequence[str | ReadError], plan: Plan, jobs: int | None, *, is_cached: bool) -> Generator[Outcome]:
    from factcheck.work.cache import Cache  # noqa: PLC0415  # not for a single plain file
    from factcheck.work.pool import Pool, available  # noqa: PLC0415  # the same

    cache = Cache.opened(plan) if is_cached else None
    with Pool(plan, jobs or available(), cache) as pool:
        yield from pool.outcomes(tasks(paths, plan))
    if cache is not None:
        cache.trim()
