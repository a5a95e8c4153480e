"""Words of what events carry."""

from .word import Word, group


@group(8)
class Part(Word):
    """The particulars of events."""

    REFERRING_AGENCY = 1
    INCIDENT_ON = 2
    AWARE_ON = 3
    CHILDREN = 4
    CHILD_REFS = 5
    STATE = 6
    MILESTONES = 7
    OUTCOME = 8
    PUBLICATION_OUTCOME = 9
    DOCUMENT = 10
    REVIEWER = 11
    SUSPICION = 12
    HARM = 13
    PLACE = 14
    RESIDENCE = 15
    AGE_BAND = 16
    LOOKED_AFTER = 17
    CARE_LEAVER = 18
    RECOVERED = 19
    PATTERN = 20
    HARM_DOMAINS = 21
    MATTER = 22
    JUDGED = 23
    REASON = 24
    METHOD = 25
    LIMB = 26
    REFERENCE = 27
    AREA = 28
    AGENCY = 29
    DUE = 30
    ACTION = 31
    RECOMMENDATION = 32
    FACTOR_A = 33
    FACTOR_B = 34
    FACTOR_C = 35
    FACTOR_D = 36
    SUBJECT = 37
    STANCE = 38
    RESPONSE = 39
    RECIPIENT = 40
    CONFLICT = 41
    ON_TIME = 42
    QUALITY = 43
    WHAT = 44
    PERSON = 45
    HAS_IMPROVEMENTS = 46
    HAS_ANALYSIS = 47
    LABEL = 48
    OPEN_FINDINGS = 49
    TOOL = 50
    CLEAR = 51
    PREPARED_BY = 52
    PLANNED_ON = 53
    CHANNEL = 54
    REVIEWER_NAMED = 55
    REPOSITORY = 56
    PRODUCT = 57
    AUDIENCE = 58
    HOLD = 59
    SCOPE = 60
    REVIEW_ON = 61
    PROCEEDING = 62
    KIND = 63
    STATUS = 64
    ORDER = 65
    DUTY = 66
    ABOUT = 67
    OWNER = 68
    DISPOSITION = 69
    EVIDENCE = 70
    REVIEW = 71
    RELATION = 72
    YEAR = 73
    TO = 74
    OF = 75
    RETRACT = 76
    REPLACEMENT = 77
    NEEDS = 78
    JOINT_WORKING_CONCERN = 79
    DIED = 80
    SERIOUS = 81
    EVENT = 82
    RULES = 83


@group(9)
class Type(Word):
    """Types of particulars."""

    CODE = 1
    REFERENCE = 2
    REFERENCES = 3
    DATE = 4
    COUNT = 5
    YES_NO = 6
    DIGEST = 7
    EVIDENCE = 8
    STATE = 9
    DUTY = 10
    MILESTONES = 11
    EVENT = 12
    EVENT_NAME = 13


@group(10)
class Value(Word):
    """Values of particulars: outcomes, reasons, stances, recipients and the rest."""

    UNKNOWN = 1
    NONE = 2
    SUSPECTED = 3
    KNOWN = 4
    DIED = 5
    SERIOUS = 6
    NOT_SERIOUS = 7
    UNCERTAIN = 8
    IN_AREA = 9
    ELSEWHERE_IN_ENGLAND = 10
    OUTSIDE_ENGLAND = 11
    ELSEWHERE = 12
    UNDER_18 = 13
    AGE_18_TO_24 = 14
    AGE_25_PLUS = 15
    UNBORN = 16
    ONE_OFF = 17
    REPEATED = 18
    LONG_TERM_IMPAIRMENT = 19
    UNBORN_CHILD = 20
    OTHER = 21
    DUPLICATE = 22
    MISTAKEN = 23
    JOINED = 24
    TRANSFERRED = 25
    LCSPR = 26
    NO_REVIEW = 27
    LOCAL_LEARNING = 28
    NATIONAL_REVIEW = 29
    MANDATORY_REVIEW = 30
    DISCRETIONARY_REVIEW = 31
    NOTIFICATION = 32
    RAPID_REVIEW = 33
    DECISION = 34
    REPORT = 35
    PUBLICATION = 36
    AGREES = 37
    DISSENTS = 38
    RECUSED = 39
    ASKS_FOR_INFORMATION = 40
    DISAGREES = 41
    NATIONAL_PANEL = 42
    SECRETARY_OF_STATE = 43
    OFSTED = 44
    FAMILY = 45
    ACCEPTABLE = 46
    CONCERN = 47
    INFORMATION = 48
    DRAFT = 49
    CONTRIBUTED = 50
    DECLINED = 51
    FULL = 52
    IMPROVEMENTS_ONLY = 53
    REVIEW = 54
    CRIMINAL_INVESTIGATION = 55
    PROSECUTION = 56
    INQUEST = 57
    FAMILY_PROCEEDINGS = 58
    CRIMINAL = 59
    DARDR = 60
    MAPPA = 61
    CHILD_DEATH_REVIEW = 62
    SAR = 63
    DISCIPLINARY = 64
    OPEN = 65
    ENDED = 66
    DONE = 67
    SUPERSEDED = 68
    REJECTED = 69
    SIBLING = 70
    THEMATIC = 71
    SPLIT = 72
