"""Words of what is decided: rules, duties, and how they were found."""

from .word import Word, group


@group(13)
class Force(Word):
    """What it means that a rule is unmet."""

    MUST = 1
    SHOULD = 2
    EXPECT = 3
    LOCAL = 4


@group(14)
class Verdict(Word):
    """What came of an event that was decided."""

    ALLOWED = 1
    ALLOWED_IN_BREACH = 2
    REFUSED = 3


@group(15)
class Result(Word):
    """How a rule was found when it was weighed."""

    MET = 1
    UNMET = 2
    UNKNOWN = 3


@group(16)
class Provenance(Word):
    """How well a citation is evidenced."""

    PRIMARY = 1
    SECONDARY = 2
    RECALLED = 3
    INFERRED = 4
    LOCAL = 5


@group(17)
class Standing(Word):
    """How a duty stands."""

    NOT_STARTED = 1
    NOT_OWED = 2
    PENDING = 3
    MET = 4
    MET_LATE = 5
    OVERDUE = 6
    LATE_EXPLAINED = 7
    RELAXED = 8
    BROKEN = 9
    INDETERMINATE = 10


@group(18)
class DutyCode(Word):
    """What may be owed."""

    NOTIFY_PANEL = 1
    NOTIFY_PARTNERS = 2
    NOTIFY_LOOKED_AFTER_DEATH = 3
    NOTIFY_CARE_LEAVER_DEATH = 4
    RAPID_REVIEW = 5
    INFORM_DECISION = 6
    PUBLISH = 7
    SEND_COPIES = 8
    STAY_PUBLIC = 9
    ANSWER_PANEL = 10
    PANEL_REPLY = 11
    SUMMARY_RETURN = 12
    MONITOR = 13
    HOLD_REVIEW = 14
    ACTION = 15
    YEARLY_REPORT = 16
    SAR_COMPLETE = 17


@group(19)
class Rule(Word):
    """Every rule that can be weighed."""

    NO_SUCH_MOVE = 1
    NO_AUTHORITY = 2
    PARTICULARS_COMPLETE = 3
    CRITERIA_MET = 4
    CRITERIA_NOT_MET = 5
    CRITERIA_NO_LONGER_MET = 6
    PARTNERS_AGREE_NOTIFICATION = 7
    EDITION_IN_FORCE = 8
    NOT_NOTIFIED = 9
    NOT_MISTAKEN = 10
    OTHER_REVIEW_LINKED = 11
    OUTCOME_IS_LOCAL_LEARNING = 12
    RETURN_OPEN = 13
    IMMEDIATE_SAFETY_CONSIDERED = 14
    MEETING_HELD = 15
    RETURNS_SETTLED = 16
    ONE_PERSON_ONE_PARTNER = 17
    FACTORS_CONSIDERED = 18
    DECISION_SIGNED_OFF = 19
    PANEL_RECOMMENDED = 20
    DECISION_REASONED = 21
    RAPID_REVIEW_SIGNED_OFF = 22
    SAME_DOCUMENT = 23
    QUERY_OPEN = 24
    DECISION_MADE = 25
    NOTHING_PUBLISHED = 26
    OUTCOME_IS_LCSPR = 27
    NO_OPEN_PANEL_QUERY = 28
    NO_CONFLICT = 29
    REVIEWER_APPOINTED = 30
    TERMS_AGREED = 31
    REPORT_HAS_IMPROVEMENTS = 32
    REPORT_HAS_ANALYSIS = 33
    REPORT_SIGNED_OFF = 34
    FACTS_CHECKED = 35
    PRACTITIONERS_INVOLVED = 36
    FAMILY_INVITED = 37
    LABEL_UNIQUE = 38
    SCAN_CLEAN = 39
    LAW_CHECKED = 40
    FOUR_EYES = 41
    FAMILY_SHOWN = 42
    REPORT_ACCEPTED = 43
    PUBLICATION_SIGNED_OFF = 44
    OUTCOME_IS_PUBLICATION = 45
    COPIES_SENT = 46
    SEVEN_WORKING_DAYS = 47
    COPY_TO_OFSTED = 48
    REVIEWER_NAMED = 49
    NO_RESTRICTING_ORDER = 50
    PUBLICATION_NOT_HELD = 51
    OUTCOME_IS_NONE = 52
    JUSTIFICATION_SENT = 53
    ONE_YEAR_PUBLIC = 54
    OUTCOME_IS_NO_REVIEW = 55
    ACTIONS_SETTLED = 56
    DEPOSITED = 57
    IN_YEARLY_REPORT = 58
    HOLD_OPEN = 59
    ORDER_OPEN = 60
    ACTION_OPEN = 61
    SAR_CONDITION = 62
    LATER_MOVES_STAND = 63


@group(11)
class AssessmentCode(Word):
    """Answers of the criteria."""

    MET = 1
    NOT_MET = 2
    NEEDS_INFORMATION = 3
    NEEDS_JUDGEMENT = 4


@group(12)
class Limb(Word):
    """Limbs of the criteria."""

    ABUSE_OR_NEGLECT = 1
    DIED_OR_SERIOUSLY_HARMED = 2
    WHERE = 3
    A_CHILD = 4
