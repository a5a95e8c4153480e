"""The store in PostgreSQL from Python, and its outbox."""

import json
import threading

import cspr
import pytest
from steps import main_line


@pytest.fixture
def store(postgres):
    with cspr.Store.open(postgres.uri("bury_app"), patience=5) as opened:
        yield opened


def record(store, reference, count):
    stored = store.begin(reference, edition="wt2023")
    for step in main_line()[:count]:
        stored.record(step, note="In words.").require()
    return stored


def drained(store):
    while store.outbox.send_on(lambda *row: None):
        pass


def test_records_are_of_one_partnership(store, postgres):
    record(store, "r-1", 3)
    assert store.load("r-1").note(3) == "In words." and store.driver == "postgres"
    with cspr.Store.open(postgres.uri("rochdale_app")) as other:
        assert not other.list()
        with pytest.raises(cspr.NotFoundError):
            other.load("r-1")


def test_the_outbox_hands_on_each_event_in_order(store):
    drained(store)
    record(store, "r-2", 4)
    sent = []
    assert store.outbox.send_on(lambda *row: sent.append(row), most=3) == 3
    assert store.outbox.send_on(lambda *row: sent.append(row)) == 1
    assert store.outbox.send_on(lambda *row: sent.append(row)) == 0
    assert [(review, number) for review, number, _ in sent] == [("r-2", n) for n in (1, 2, 3, 4)]
    told = json.loads(sent[0][2])
    assert told["id"] == "r-2/1" and told["type"] == "cspr.refer"
    assert told["data"]["event"] == "refer"
    assert repr(store.outbox) == "<Outbox of <Store, postgres>>"


def test_what_cannot_be_sent_stays(store):
    drained(store)
    record(store, "r-3", 3)
    sent = []

    def fails_at_two(review, number, cloud_event):
        if number == 2:
            raise ConnectionError("not now")
        sent.append(number)

    with pytest.raises(ConnectionError, match="not now"):
        store.outbox.send_on(fails_at_two)
    with pytest.raises(RuntimeError):  # it is at work
        store.outbox.send_on(lambda *row: store.list())
    with pytest.raises(ValueError):
        store.outbox.send_on(lambda *row: None, most=-1)
    store.outbox.send_on(lambda review, number, cloud_event: sent.append(number))
    assert sent == [1, 2, 3]


def test_waiting_ends_with_something_new_or_with_time(store, postgres):
    with cspr.Store.open(postgres.uri("bury_app")) as waiting:
        assert waiting.outbox.wait(0)  # word may have been missed
        while waiting.outbox.wait(0):
            pass
        assert not waiting.outbox.wait(0.01)
        writer = threading.Thread(target=record, args=(store, "r-4", 1))
        writer.start()
        assert waiting.outbox.wait(60)
        writer.join()
        with pytest.raises(ValueError):
            waiting.outbox.wait(-1)


def test_what_is_wrong_with_a_server_is_told(postgres):
    with pytest.raises(cspr.UnavailableError, match="^the store: ") as raised:
        cspr.Store.open(postgres.uri("postgres", "postgres"), patience=0.1)
    assert "schema" in str(raised.value)
    with pytest.raises(cspr.UnavailableError):
        cspr.Store.open("postgresql://nobody@/none?host=/nowhere", patience=0.1)
    with pytest.raises(cspr.UnavailableError):
        cspr.install_postgres("postgresql://nobody@/none?host=/nowhere")
