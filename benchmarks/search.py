"""How long it takes to find again among very many minutes, against LIKE over the same texts, as ratios within one run.

`python benchmarks/search.py [NUMBER] [FOLDER]`: NUMBER minutes (40,000) of 500 to 3,000 characters over ten years, made by `models.demo.many_minutes`;
with FOLDER the database is kept there, and used again by the next run (400,000 take the better part of an hour to make on a slow
machine). Asked are the words of the field and random pieces of 2, 3 and 4 letters of the texts themselves. Measured are the numbers of
the first 50 hits, newest first, as `models.services.search.find` asks for them, and the whole answer with its snippets; LIKE is asked for the
same first 50 by day. Adversarial terms are made of two pairs that each stand in very many texts and together in hardly any; pieces
with signs are told apart, as one that ends in a single letter after a sign has to look at every pair that begins with it. Then the size of
the index against that of the texts, and one save of a meeting of 1,000 characters by `services.meetings` with the index and without (its
triggers dropped). Goals: p95 < 5 ms, median ≥ 1,000 times quicker than LIKE, the worst < 0.5 s, index ≤ 1.1 × the text, a save ≤ 4 × one without;
ratios and sizes hold at every number, the thousandfold is asked for at 400,000. Exit code 1 when a goal is missed.
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from random import Random

from sqlalchemy import Connection

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from models.db.search.asking import Wanted, number_of_documents, numbers_found  # noqa: E402
from models.db.search.triggers import SEARCH_TRIGGERS  # noqa: E402
from models.db.store import Store  # noqa: E402
from models.demo import DemoSize, fill  # noqa: E402
from models.demo.many_minutes import add_minutes  # noqa: E402
from models.opening import create_database  # noqa: E402
from models.rows.meeting import MeetingDetail  # noqa: E402
from models.rules.searching import normalized  # noqa: E402
from models.rules.terms import MeetingKind  # noqa: E402
from models.services.meetings import save_meeting  # noqa: E402
from models.services.search import find  # noqa: E402

LAST = date(2026, 10, 31)
FIRST = date(2016, 11, 1)
PAGE = 50
EACH = 40
"""Random terms of each length."""
TRIES = 3
LIKES = 12
"""Terms that are asked of LIKE, too: each reads every text."""
SAVES = 30
P95, TIMES, WORST, SIZE, SAVE = 5.0, 1000, 500.0, 1.1, 4.0
MANY = 400_000

DOMAIN = (
    "主题党日",
    "支委会",
    "督察",
    "整改",
    "水位",
    "泵站",
    "党费",
    "回头看",
    "销号",
    "防汛",
    "节水宣传",
    "积极分子",
)

LIKE = """SELECT r.id FROM record r JOIN record_text t ON t.record_id = r.id
    WHERE r.deleted_at IS NULL AND t.body LIKE ? ORDER BY r.happened_on DESC, r.id DESC LIMIT ?"""


class Told:
    """Progress on the terminal."""

    def __init__(self) -> None:
        self._last = 0.0

    def step(self, done: int, total: int, text: str) -> None:
        """A line every minute."""
        if time.monotonic() - self._last > 60:
            self._last = time.monotonic()
            print(f"  {text} {done:,}/{total:,}", flush=True)


def make(path: Path, number: int) -> None:
    """The database, unless it is there."""
    if path.exists():
        return
    part = path.with_suffix(".making")
    create_database(part)
    store = Store(part)
    with store.write() as session:
        fill(session, DemoSize(branches=9, members=168, years=1, until=LAST))
    begun = time.perf_counter()
    with store.write() as session:
        add_minutes(session, number, FIRST, LAST, 1, Told())
    print(f"made in {time.perf_counter() - begun:.0f} s")
    store.close()
    part.rename(path)


def terms_of(connection: Connection, random: Random, length: int, signs: bool = False) -> list[str]:
    """Random pieces of letters out of random texts; or such as have signs in them."""
    (last,) = connection.exec_driver_sql("SELECT max(record_id) FROM record_text").one()
    found: list[str] = []
    while len(found) < EACH:
        query = "SELECT body FROM record_text WHERE record_id >= ? LIMIT 1"
        text = connection.exec_driver_sql(query, (random.randint(1, last),)).scalar_one()
        start = random.randrange(max(1, len(text) - length))
        piece = text[start : start + length]
        if len(piece) == length and piece == normalized(piece) and piece.isalnum() is not signs:
            found.append(piece)
    return found


def adversarial(connection: Connection, random: Random) -> list[str]:
    """Terms of three characters whose two pairs are among the most common and which themselves are in hardly any text."""
    pairs: dict[str, int] = {}
    query = "SELECT body FROM record_text WHERE record_id % 97 = 3 LIMIT 500"
    for (text,) in connection.exec_driver_sql(query):
        for pair in {one + other for one, other in pairwise(normalized(text))}:
            pairs[pair] = pairs.get(pair, 0) + 1
    common = [pair for pair in sorted(pairs, key=lambda each: -pairs[each]) if pair.isalnum()][:150]
    candidates = [one + other[1] for one in common for other in common if one[1] == other[0] and one != other]
    random.shuffle(candidates)
    (whole,) = connection.exec_driver_sql("SELECT count(*) FROM record_text").one()
    rare = []
    for term in candidates:
        if number_of_documents(connection, Wanted((term,))) < whole / 1000:
            rare.append(term)
        if len(rare) == EACH:
            break
    return rare


def timed(task: Callable[..., object], *given: object) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    task(*given)
    return (time.perf_counter() - begun) * 1000


def best(times: int, task: Callable[..., object], terms: Sequence[str]) -> list[float]:
    """Milliseconds of each term, the best of so many: a busy machine takes the processor away for longer than an answer takes."""
    return [min(timed(task, term) for _ in range(times)) for term in terms]


def described(name: str, times: Sequence[float]) -> None:
    """A line with median, 95th hundredth and the longest."""
    ordered = sorted(times) or [0.0]
    p95 = p95_of(ordered)
    print(
        f"{name:38} p50 {statistics.median(ordered):9.3f}  p95 {p95:9.3f}  max {ordered[-1]:9.3f} ms  ({len(ordered)})"
    )


def p95_of(times: Sequence[float]) -> float:
    """The 95th hundredth."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def saves(store: Store, number: int) -> list[float]:
    """Milliseconds of so many saves of a new meeting of 1,000 characters."""
    with store.read() as session:
        query = "SELECT body FROM record_text WHERE length(body) BETWEEN 900 AND 1100 ORDER BY record_id DESC LIMIT ?"
        bodies = [body for (body,) in session.connection().exec_driver_sql(query, (number,))]

    def save(detail: MeetingDetail) -> None:
        with store.write() as session:
            save_meeting(session, detail)

    times = []
    for body in bodies:
        detail = MeetingDetail(
            None, MeetingKind.BRANCH_COMMITTEE, 2, "量一次保存", LAST, host="张三", minutes=body
        )

        times.append(timed(save, detail))
    return times


def saves_without(store: Store, number: int) -> list[float]:
    """The same with the index off; it is put right afterwards."""
    with store.write() as session:
        for name in SEARCH_TRIGGERS:
            session.connection().exec_driver_sql(f"DROP TRIGGER {name}")
        (last,) = session.connection().exec_driver_sql("SELECT max(id) FROM record").one()
    times = saves(store, number)
    with store.write() as session:
        connection = session.connection()
        for statement in SEARCH_TRIGGERS.values():
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(
            "INSERT INTO search_stale (owner, owner_id) SELECT 'record', id FROM record WHERE id > ?", (last,)
        )
    return times


def sizes(connection: Connection) -> tuple[int, int]:
    """Bytes of the texts and of the index: its tokens, sizes and lines."""
    (texts,) = connection.exec_driver_sql("SELECT sum(length(CAST(body AS blob))) FROM record_text").one()
    (heads,) = connection.exec_driver_sql(
        "SELECT sum(length(CAST(r.title || m.place || m.host || m.recorder AS blob))) FROM record r JOIN meeting m ON m.id = r.id"
    ).one()
    (tokens,) = connection.exec_driver_sql("SELECT sum(length(block)) FROM search_text_data").one()
    (kept,) = connection.exec_driver_sql("SELECT sum(length(sz) + 8) FROM search_text_docsize").one()
    return texts + heads, tokens + kept


def judge(number: int, path: Path) -> int:
    """Measure, print, judge."""
    make(path, number)
    store = Store(path)
    random = Random(7)
    missed = []

    def goal(met: bool, said: str) -> None:
        print(("  met:    " if met else "  MISSED: ") + said)
        if not met:
            missed.append(said)

    with store.read() as session:
        connection = session.connection()
        characters, texts = connection.exec_driver_sql(
            "SELECT sum(length(body)), count(*) FROM record_text"
        ).one()
        text_bytes, index_bytes = sizes(connection)
        print(
            f"{texts:,} texts of {characters / texts:,.0f} characters on average, {text_bytes / 1e6:,.0f} MB"
        )
        groups = {"words of the field": list(DOMAIN)}
        groups |= {
            f"random, {length} characters": terms_of(connection, random, length) for length in (2, 3, 4)
        }
        signed = terms_of(connection, random, 3, signs=True)
        hard = adversarial(connection, random)
        number_of = connection.exec_driver_sql("SELECT count(*) FROM search_document").scalar_one()

        def first_page(term: str) -> object:
            return numbers_found(connection, Wanted((term,)), PAGE)

        def shown(term: str) -> object:
            return find(session, f"“{term}”", limit=PAGE)

        def counted(term: str) -> object:
            return number_of_documents(connection, Wanted((term,)))

        def alike(term: str) -> object:
            return connection.exec_driver_sql(LIKE, (f"%{term}%", PAGE)).fetchall()

        every: list[float] = []
        for name, terms in groups.items():
            times = best(TRIES, first_page, terms)
            described(f"first {PAGE}: {name}", times)
            every += times
        signed_times = best(TRIES, first_page, signed)
        described("with signs, 3 characters", signed_times)
        mixed = [term for terms in groups.values() for term in terms[:12]]
        described("the page with its snippets", best(TRIES, shown, mixed))
        hard_times = best(TRIES, first_page, hard)
        described(f"adversarial, e.g. {'、'.join(hard[:3])}", hard_times)
        described("counted", best(TRIES, counted, mixed))
        asked = random.sample(mixed, LIKES)
        slow, quick = best(2, alike, asked), best(TRIES, first_page, asked)
        described("LIKE, the first 50 by day", slow)
        ratio = statistics.median(slow) / statistics.median(quick)
    with_index: list[float] = []
    without: list[float] = []
    for _ in range(3):
        with_index += saves(store, SAVES // 3)
        without += saves_without(store, SAVES // 3)
    described("a save with the index", with_index)
    described("a save without", without)
    store.close()
    cost = statistics.median(with_index) / statistics.median(without)
    print(f"{number_of:,} documents; index {index_bytes / 1e6:,.0f} MB")
    asked_of_many = TIMES if number >= MANY else 0
    worst, size = max(every + hard_times + signed_times), index_bytes / text_bytes
    goal(p95_of(every) < P95, f"first {PAGE}: p95 {p95_of(every):.2f} ms (goal < {P95} ms)")
    goal(ratio >= asked_of_many, f"{ratio:,.0f} times as quick as LIKE (medians; goal ≥ {asked_of_many:,})")
    goal(worst < WORST, f"the worst {worst:.1f} ms (goal < {WORST:.0f} ms)")
    goal(size <= SIZE, f"index {size:.2f} × the text (goal ≤ {SIZE} ×)")
    goal(cost <= SAVE, f"a save {cost:.2f} × one without the index (medians; goal ≤ {SAVE} ×)")
    return 1 if missed else 0


def main(argv: Sequence[str]) -> int:
    """NUMBER and FOLDER as typed."""
    number = int(argv[0].replace(",", "")) if argv else 40_000
    if len(argv) > 1:
        folder = Path(argv[1])
        folder.mkdir(parents=True, exist_ok=True)
        return judge(number, folder / f"minutes-{number}.db")
    with tempfile.TemporaryDirectory() as temporary:
        return judge(number, Path(temporary) / "minutes.db")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
