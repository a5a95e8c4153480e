"""Words of the tables of an edition, of profiles and of comparisons."""

from .word import Word, group


@group(20)
class Requirement(Word):
    """The kinds of requirement."""

    ASSESSED = 1
    VIEWS = 2
    SIGNED_OFF = 3
    HAPPENED = 4
    HAPPENED_SINCE = 5
    OPEN = 6
    NONE_OPEN = 7
    STANDS = 8
    NOT_STANDING = 9
    OUTCOME_IS = 10
    DOCUMENT_IS = 11
    INTERESTS_CLEAR = 12
    PART_GIVEN = 13
    PART_TRUE = 14
    PART_IS_NOT = 15
    LABEL_UNIQUE = 16
    CHECKED = 17
    FOUR_EYES = 18
    ONE_PERSON = 19
    SENT_TO = 20
    DAYS_BEFORE = 21
    MONTHS_SINCE_PUBLISHED = 22
    EDITION_IN_FORCE = 23
    ADULT_CONDITION = 24


@group(21)
class Period(Word):
    """How the period of a duty is counted."""

    WORKING_DAYS = 1
    WORKING_DAYS_BEFORE = 2
    MONTHS = 3
    RECORDED_DAY = 4
    PROMPTLY = 5
    DAYS = 6


@group(22)
class ConditionCode(Word):
    """When a row of the tables speaks."""

    ALWAYS = 1
    PART_IS = 2
    PART_IS_NOT = 3
    APPROVED = 4
    NOT_APPROVED = 5
    CLOSED_WITHOUT_REVIEW = 6
    CLOSED_AFTER_REVIEW = 7
    PUBLISHED = 8


@group(23)
class Drawing(Word):
    """Formats of a drawing."""

    DOT = 1
    MERMAID = 2


@group(24)
class DifferenceCode(Word):
    """In what two reviews differ."""

    VERDICT = 1
    DUTY = 2
    STATE = 3


@group(25)
class Reading(Word):
    """Where the law leaves a reading open, and a local profile may choose."""

    RAPID_REVIEW_BASE = 1
    SIX_MONTHS_BASE = 2
    RELAXATION_END = 3


@group(26)
class Display(Word):
    """What a local profile may call by its own name."""

    CASE_REVIEW_PANEL = 1
    PARTNERSHIP = 2
    HEALTH_PARTNER = 3
