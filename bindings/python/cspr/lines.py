"""Lines of a record: events as JSON, read, written and replayed. By libcspr-store.

A record is JSON Lines: an event a line, the first of them naming its edition. A line is read
against the review that it continues, so that what it carries can be said to be right, or where it
is wrong: CsprError has the line, the JSON pointer into it and, of a misspelt word, the nearest.
"""

from dataclasses import dataclass
from typing import Iterable, Iterator, List, NamedTuple, Optional, Tuple, Union

from . import _ffi
from .bases import Basis
from .calendars import Calendar
from .context import Context, Owned, context_of
from .decisions import Decision
from .editions import Edition, edition_of
from .errors import CsprError, Status, failure
from .events import Event
from .given import check_kind, handle_of, whole
from .particulars import to_digest
from .profiles import Profile
from .reviews import Review
from .texts import to_bytes, to_text
from .words import State, Verdict

_byref = _ffi.byref


class ProfileNamed(NamedTuple):
    """The local profile that a line says it was decided under."""

    id: str
    version: str
    digest: Optional[bytes]


class Line(Owned):
    """A line of a record, read: its event, and what it carries beside it.

    >>> line = Line.read('{"event":"refer","actor":{"id":"hospital-1","role":"agency"},'
    ...     '"happened_on":"2024-09-02","recorded_at":"2024-09-02T09:00:00Z",'
    ...     '"parts":{"referring_agency":"hospital-1","children":1},"note":"In words."}')
    >>> line.event, line.note, line.basis
    (<Event refer on 2024-09-02 by hospital-1 (agency)>, 'In words.', <Basis wt2023>)
    >>> Line.read('{"evnt":"refer"}')
    Traceback (most recent call last):
        ...
    cspr.InputError: /evnt: ...
    """

    __slots__ = ()

    @classmethod
    def read(
        cls,
        text: Union[str, bytes],
        review: Optional[Review] = None,
        *,
        numbers: Optional[List[int]] = None,
        edition: Union[Edition, str, None] = None,
        calendar: Optional[Calendar] = None,
        profile: Optional[Profile] = None,
        context: Optional[Context] = None,
    ) -> "Line":
        """Reads a line, without what ends it: the one that continues a review, or a first one.

        numbers: of each line before it, the number of its event, or 0: it was refused; None: the
        lines are the events of the review. edition: that a first line is wanted to be under;
        calendar and profile: as of a Basis. InputError, with the place, where it can't be right.
        """
        if review is not None:
            check_kind(Review, review)
            context = review._context
        context = context_of(context)
        store = _ffi.store()
        data = to_bytes(text)
        place = _ffi.cspr_line_place(
            review=None if review is None else review._handle,
            edition=None if edition is None else to_text(edition_of(edition).name),
            calendar=None if calendar is None else handle_of(Calendar, calendar, context),
            profile=None if profile is None else handle_of(Profile, profile, context),
        )
        if numbers is not None:
            array = (_ffi.c_uint32 * len(numbers))(*map(_number, numbers))
            place.numbers = array
            place.lines = len(numbers)
        trouble = _ffi.cspr_trouble()
        ret = _ffi.handle()
        with context._lock:
            status = store.cspr_line_read(
                context._handle, data, len(data), _byref(place), _byref(ret), _byref(trouble)
            )
        if status < 0:
            raise failure(status, trouble=trouble)
        return cls._of(context, ret.value)  # type: ignore[arg-type]

    def __del__(self) -> None:
        if hasattr(self, "_handle"):
            handle = self._handle
            del self._handle
            self._context._give_up(_ffi.store().cspr_line_unref, handle)

    @property
    def event(self) -> Event:
        """Its event."""
        with self._context._lock:
            return Event._shared(self._context, _ffi.store().cspr_line_event(self._handle))

    @property
    def basis(self) -> Basis:
        """What it was read against: what a first line's review is to be on."""
        with self._context._lock:
            return Basis._shared(self._context, _ffi.store().cspr_line_basis(self._handle))

    @property
    def note(self) -> Optional[str]:
        """Its narrative, or None."""
        with self._context._lock:
            note = _ffi.store().cspr_line_note(self._handle)
        return None if note is None else note.decode()

    @property
    def note_digest(self) -> Optional[bytes]:
        """The digest that stands for its narrative, or None."""
        with self._context._lock:
            return _ffi.digest_of(_ffi.store().cspr_line_note_digest(self._handle))

    @property
    def verdict(self) -> Optional[Verdict]:
        """What it says was decided when it was recorded, or None."""
        with self._context._lock:
            return Verdict.read(_ffi.store().cspr_line_verdict(self._handle))

    @property
    def profile(self) -> Optional[ProfileNamed]:
        """The local profile that it says it was decided under, or None."""
        name, version, digest = _ffi.text(), _ffi.text(), _ffi.octets()
        with self._context._lock:
            status = _ffi.store().cspr_line_profile(
                self._handle, _byref(name), _byref(version), _byref(digest)
            )
            if status:
                return None
            return ProfileNamed(
                (name.value or b"").decode(),
                (version.value or b"").decode(),
                _ffi.digest_of(digest),
            )

    def decide(self, review: Review) -> Decision:
        """Decides its event; what the library says against the event as a whole, with its place in
        the line."""
        event = self.event
        try:
            return review.decide(event)
        except CsprError as problem:
            trouble = _ffi.cspr_trouble()
            with self._context._lock:
                status = _ffi.store().cspr_event_trouble(
                    event._handle, problem.status, _byref(trouble)
                )
            raise failure(status, trouble=trouble) from None

    def __repr__(self) -> str:
        return "<Line of %r>" % self.event


def write_line(
    event: Event,
    number: int,
    *,
    edition: Union[Edition, str, None] = None,
    note_digest: Union[str, bytes, None] = None,
    decision: Optional[Decision] = None,
) -> str:
    """The canonical line of an event, without a line end.

    number: of the event within its review, from 1; the first names its edition. note_digest commits
    to its narrative; of a decision, its verdict and profile are told. InputError: the event lacks
    what a line has.

    >>> event = Event("begin_screening", actor="manager-1", role="business_manager",
    ...     happened="2024-09-03", recorded="2024-09-03T09:00:00Z")
    >>> print(write_line(event, 2))
    {"actor":{"id":"manager-1","role":"business_manager"},"event":"begin_screening",...
    """
    check_kind(Event, event)
    if not _number(number):
        raise ValueError("events are numbered from 1")
    if decision is not None:
        check_kind(Decision, decision)
    context = event._context if decision is None else decision._context
    content = _ffi.cspr_line_content(
        event=event._in(context),
        number=number,
        edition=None if edition is None else edition_of(edition)._handle,
        note_digest=None if note_digest is None else _ffi.digest_at(_digest(note_digest)),
        decision=decision._handle if decision is not None else None,
    )
    ret = _ffi.address()
    store = _ffi.store()
    with context._lock:
        status = store.cspr_line_write(context._handle, _byref(content), _byref(ret))
        if status >= 0:
            text = _ffi.text_at(ret)
            _ffi.core.cspr_text_free(context._handle, ret)
    if status < 0:
        raise failure(status, repr(event))
    return text


def _number(number: int) -> int:
    if not 0 <= whole(number, "the number of an event") < 2**32:
        raise ValueError("events are numbered from 1, and there are fewer than 2**32")
    return int(number)


def _digest(given: Union[str, bytes]) -> bytes:
    if not isinstance(given, (str, bytes, bytearray)):
        raise TypeError("a digest is text or bytes, not %s" % type(given).__name__)
    return to_digest(given)


@dataclass(frozen=True, repr=False)
class Replayed:
    """A line that was replayed: what came of its event, and the state of the review after it."""

    line: int
    event: Event
    decision: Decision
    state: Optional[State]
    note: Optional[str]

    def __repr__(self) -> str:
        return "<Replayed line %d: %r, then %s>" % (self.line, self.decision, self.state)


@dataclass(frozen=True, repr=False)
class Replay:
    """A record that was replayed: its review, and what came of each line."""

    review: Review
    lines: Tuple[Replayed, ...]

    @property
    def refused(self) -> Tuple[Replayed, ...]:
        """The lines whose events were refused, and count for nothing."""
        return tuple(line for line in self.lines if not line.decision)

    def __iter__(self) -> Iterator[Replayed]:
        return iter(self.lines)

    def __repr__(self) -> str:
        told = (len(self.lines), "" if len(self.lines) == 1 else "s", len(self.refused))
        return "<Replay of %d line%s, %d refused: %r>" % (*told, self.review)


def replay(
    lines: Iterable[Union[str, bytes]],
    *,
    edition: Union[Edition, str, None] = None,
    calendar: Optional[Calendar] = None,
    profile: Optional[Profile] = None,
    context: Optional[Context] = None,
) -> Replay:
    """Replays a record, such as an open file, from nothing: each line is read, decided and, unless
    it is refused, made part of the review. The first thing wrong ends it, with its line; blank
    lines are passed over.

    >>> record = replay([
    ...     '{"edition":"wt2023","event":"refer","actor":{"id":"hospital-1","role":"agency"},'
    ...     '"happened_on":"2024-09-02","recorded_at":"2024-09-02T09:00:00Z",'
    ...     '"parts":{"referring_agency":"hospital-1","children":1}}',
    ...     '{"event":"publish","actor":{"id":"manager-1","role":"business_manager"},'
    ...     '"happened_on":"2024-09-03","recorded_at":"2024-09-03T09:00:00Z"}',
    ... ])
    >>> record.review, [line.decision.verdict for line in record]
    (<Review wt2023 referred, 1 event>, [<Verdict.ALLOWED: 1>, <Verdict.REFUSED: 3>])
    """
    if isinstance(lines, (str, bytes, bytearray)):
        raise TypeError("the lines are needed one by one, as text.splitlines() gives them")
    review: Optional[Review] = None
    numbers: List[int] = []
    done: List[Replayed] = []
    for place, text in enumerate(lines, 1):
        try:
            data = to_bytes(text).rstrip(b"\r\n")
            if not data.strip():
                continue
            line = Line.read(
                data,
                review,
                numbers=numbers,
                edition=None if review else edition,
                calendar=calendar,
                profile=profile,
                context=context,
            )
            if review is None:
                review = Review(line.basis)
            event = line.event
            decision = line.decide(review)
        except CsprError as problem:
            raise _at_line(problem, place)
        if decision:
            review.commit(decision)
        numbers.append(review.version if decision else 0)
        done.append(Replayed(place, event, decision, review.state, line.note))
    if review is None:
        raise failure(Status.BAD_INPUT, words="the record is empty")
    return Replay(review, tuple(done))


def _at_line(problem: CsprError, place: int) -> CsprError:
    problem.line = place
    problem.args = ("line %d: %s" % (place, problem),)
    return problem
