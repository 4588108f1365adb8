"""Sentences of a total and its parts: lists, shares, comparisons, the balance of trade."""

from __future__ import annotations

from collections.abc import Callable

from tests.joint_worlds import printing
from tests.joint_worlds.statements import Fact, How, Level, Listed, Rate, Statement
from tests.joint_worlds.telling import Teller
from tests.joint_worlds.worlds import Family, Figure, Subject


def _family(teller: Teller) -> tuple[Family, int] | None:
    families = [family for family in teller.world.families if family.parts]
    return (teller.chance.choice(families), teller.chance.choice(teller.world.years)) if families else None


def listed(teller: Teller) -> Statement | None:
    """Năm 2022, … đạt 8.350 tấn, gồm 5.120 tấn lúa, 2.130 tấn ngô và 1.100 tấn khoai."""
    chosen = _family(teller)
    if chosen is None:
        return None
    family, year = chosen
    parts = list(family.parts)
    teller.chance.shuffle(parts)
    form, is_all = teller.chance.choice(LISTS)
    if not is_all:
        parts = parts[: teller.chance.randint(1, len(parts))]
    total = Figure.of(family.total, year)
    head = teller.level(family.total, total)
    numbers = {f"part{at}": teller.plain(part, Figure.of(part, year), head.word) for at, part in enumerate(parts)}
    items = form(parts)
    if items is None:
        return None
    figures = [Figure.of(part, year) for part in parts]
    return Statement(
        "list",
        f"{teller.lead(family.total.name, total.period)} {family.total.verb} {{total}}{items}",
        {"total": head, **numbers},
        (
            Level(total, "total"),
            *(Level(figure, name) for figure, name in zip(figures, numbers, strict=True)),
            Listed(total, tuple(figures), is_all),
        ),
    )


def _joined(items: list[str]) -> str:
    return f"{', '.join(items[:-1])} và {items[-1]}" if len(items) > 1 else items[0]


def _amounts_first(parts: list[Subject]) -> list[str] | None:
    """``5.120 tấn lúa``; of money nobody writes ``3 tỷ đồng doanh thu bán lẻ``."""
    if any("kim ngạch" in part.name or part.item.startswith("doanh thu") for part in parts):
        return None
    return [f"{{part{at}}} {part.item}" for at, part in enumerate(parts)]


def _composed(parts: list[Subject]) -> str | None:
    items = _amounts_first(parts)
    return f", gồm {_joined(items)}" if items else None


def _bracketed(parts: list[Subject]) -> str | None:
    items = _amounts_first(parts)
    return f" ({_joined(items)})" if items else None


def _composed_by_name(parts: list[Subject]) -> str | None:
    items = [f"{part.item} {{part{at}}}" for at, part in enumerate(parts)]
    return None if "lượt" in parts[0].name else f", bao gồm {_joined(items)}"


def _some(parts: list[Subject]) -> str:
    items = [f"{part.name.split(' của ')[0].split(' đến ')[0]} đạt {{part{at}}}" for at, part in enumerate(parts)]
    return f", trong đó {', '.join(items)}"


ListForm = Callable[[list[Subject]], str | None]
LISTS: tuple[tuple[ListForm, bool], ...] = (
    (_composed, True),
    (_bracketed, True),
    (_composed_by_name, True),
    (_some, False),
)


def shared(teller: Teller) -> Statement | None:
    """Năm 2022, sản lượng lúa của huyện Tân Lập đạt 5.120 tấn, chiếm 61,3% sản lượng lương thực của huyện Tân Lập."""
    chosen = _family(teller)
    if chosen is None:
        return None
    family, year = chosen
    part = teller.chance.choice(family.parts)
    current, base = Figure.of(part, year), Figure.of(family.total, year)
    rate = printing.percent(teller.chance, teller.value(current) / teller.value(base) * 100)
    if rate is None:
        return None
    numbers = {"rate": rate}
    facts = (Rate(How.PERCENT, current, base, "rate"), Listed(base, (current,), is_all=False))
    text = f"{teller.lead(part.name, current.period)} "
    extra: list[Fact] = []
    if teller.chance.random() < 0.6:
        text += f"{part.verb} {{current}}, "
        numbers["current"] = teller.level(part, current)
        extra.append(Level(current, "current"))
    text += f"chiếm {{rate}} {family.total.name}"
    if teller.chance.random() < 0.4:
        text += " ({base})"
        numbers["base"] = teller.level(family.total, base)
        extra.append(Level(base, "base"))
    return Statement("share", text, numbers, (*facts, *extra))


def compared(teller: Teller) -> Statement | None:
    """Năm 2022, sản lượng lúa của huyện Tân Lập gấp 2,4 lần sản lượng ngô của huyện Tân Lập."""
    chosen = _family(teller)
    if chosen is None:
        return None
    family, year = chosen
    part, other = teller.chance.sample(family.parts, 2)
    current, base = Figure.of(part, year), Figure.of(other, year)
    new, old = teller.value(current), teller.value(base)
    if new > 2 * old:
        rate, how, words = printing.times(teller.chance, new / old), How.TIMES, "gấp {rate}"
    elif new != old:
        rate = printing.amount(teller.chance, abs(new - old), part.measure)
        how, cue = (How.MORE, "cao hơn") if new > old else (How.LESS, "thấp hơn")
        words = f"{cue} {{rate}} so với"
    if new == old or rate is None:
        return None
    text = f"{teller.lead(part.name, current.period)} {words} {other.name}"
    return Statement("comparison", text, {"rate": rate}, (Rate(how, current, base, "rate"),))


def balanced(teller: Teller) -> Statement | None:
    """Năm 2022, tỉnh An Phú xuất siêu 1,03 tỷ USD."""
    families = [family for family in teller.world.families if family.is_trade]
    if not families:
        return None
    exports, imports = teller.chance.choice(families).parts
    year = teller.chance.choice(teller.world.years)
    current, base = Figure.of(exports, year), Figure.of(imports, year)
    surplus = teller.value(current) - teller.value(base)
    rate = printing.amount(teller.chance, abs(surplus), exports.measure)
    if rate is None:
        return None
    cue, how = ("xuất siêu", How.MORE) if surplus > 0 else ("nhập siêu", How.LESS)
    text = f"{teller.lead(exports.owner, current.period)} {cue} {{rate}}"
    return Statement("balance", text, {"rate": rate}, (Rate(how, current, base, "rate"),))
