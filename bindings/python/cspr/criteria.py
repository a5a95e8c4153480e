"""The criteria: whether a case has to be notified, as a function of what is known of it."""

from dataclasses import dataclass
from typing import Any, Dict, Optional, Tuple, Union

from . import _ffi
from .editions import Edition
from .errors import Status, failure
from .given import yes_no
from .particulars import carried
from .words import AssessmentCode, EventCode, Limb, Value
from .words.word import code_of

_core = _ffi.core
_CODES = ("suspicion", "harm", "place", "residence", "age_band")
_JUDGEMENTS = ("long_term_impairment", "unborn_child")


@dataclass(frozen=True)
class Circumstances:
    """What is known of the circumstances; None: it was never given, or judged."""

    suspicion: Union[Value, str, None] = None
    harm: Union[Value, str, None] = None
    place: Union[Value, str, None] = None
    residence: Union[Value, str, None] = None
    age_band: Union[Value, str, None] = None
    long_term_impairment: Optional[bool] = None
    unborn_child: Optional[bool] = None


@dataclass(frozen=True)
class LimbAssessment:
    """What one limb of the criteria comes to, and why."""

    limb: Limb
    answer: AssessmentCode
    words: str


@dataclass(frozen=True)
class Assessment:
    """What the criteria come to."""

    answer: AssessmentCode
    limbs: Tuple[LimbAssessment, ...]


def assess(
    edition: Union[Edition, str],
    circumstances: Optional[Circumstances] = None,
    **facts: Any,
) -> Assessment:
    """The criteria of an edition, of circumstances or of the facts by name. InputError: a value
    that the fact can't have.

    >>> answer = assess("wt2023", suspicion="known", harm="died", place="in_area",
    ...                 residence="in_area", age_band="under_18")
    >>> str(answer.answer)
    'met'
    >>> unknown = assess("wt2023", harm="died")
    >>> str(unknown.answer), str(unknown.limbs[0].limb)
    ('needs_information', 'abuse_or_neglect')
    """
    if circumstances is not None and facts:
        raise TypeError("either circumstances, or facts by name")
    known = circumstances or Circumstances(**facts)
    if isinstance(edition, str):
        edition = Edition(edition)
    asked = _ffi.cspr_circumstances()
    for name in _CODES:
        fact = getattr(known, name)
        if fact is not None:
            allowed = carried()[EventCode.RECORD_CIRCUMSTANCES][name].values
            value = code_of(Value, fact)
            if value not in allowed:
                raise failure(
                    Status.UNKNOWN_WORD,
                    "%s: %s" % (name, value),
                    words="it is one of " + ", ".join(map(str, allowed)),
                )
            setattr(asked, name, value)
    for name in _JUDGEMENTS:
        judged = getattr(known, name)
        setattr(asked, name, 0 if judged is None else 1 if yes_no(judged, name) else 2)
    ret = _ffi.cspr_assessment()
    status = _core.cspr_assess(edition._handle, _ffi.byref(asked), _ffi.byref(ret))
    if status < 0:
        raise failure(status, "the criteria of %s" % edition.name)
    return Assessment(
        AssessmentCode(ret.answer),
        tuple(
            LimbAssessment(Limb(index + 1), AssessmentCode(answer), words.decode())
            for index, (answer, words) in enumerate(zip(ret.limbs, ret.words))
        ),
    )


def read_circumstances(row: "_ffi.cspr_circumstances") -> Circumstances:
    facts: Dict[str, Any] = {name: Value.read(getattr(row, name)) for name in _CODES}
    for name in _JUDGEMENTS:
        judged = getattr(row, name)
        facts[name] = None if not judged else judged == 1
    return Circumstances(**facts)
