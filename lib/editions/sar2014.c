/*
 * Safeguarding Adult Reviews: Care Act 2014 ss.44-45. Its own rows are here; from commissioning on it
 * takes over the runs of wt2023.c, with the board wherever partners act or sign. No notification, no
 * rapid review, no national Panel, no copies before publication.
 */
#include "rows.h"

#define BOARD ROLE(SAFEGUARDING_ADULTS_BOARD)

/* clang-format off */

static const struct cspr_move adult_moves[] = {
/*    event                  by                                              from                                to */
MOVE( REFER,                 ROLE(AGENCY) | SAFEGUARDING_PARTNERS | UNIT,    NOT_BEGUN,                          STATE_REFERRED,
      CITED(RECALLED, "Care and Support Statutory Guidance, chapter 14") ),
MOVE( ADOPT,                 ROLE(IMPORTER) | UNIT,                          NOT_BEGUN,                          TO_NAMED,
      CITED(INFERRED, "practice: a running or finished case taken over from another system") ),
MOVE( BEGIN_SCREENING,       UNIT,                                           IN(REFERRED),                       STATE_SCREENING,
      CITED(RECALLED, "Care and Support Statutory Guidance, chapter 14") ),
MOVE( RECORD_CIRCUMSTANCES,  UNIT | ROLE(AGENCY),                            ANY_OPEN,                           TO_SAME,
      CITED(PRIMARY, "Care Act 2014 s.44(1)-(3)") ),
MOVE( DECIDE,                BOARD,                                          IN(SCREENING),                      STATE_COMMISSIONING,  WHEN_PART_IS(OUTCOME, MANDATORY_REVIEW),
      CITED(PRIMARY, "Care Act 2014 s.44(1)-(3)") ),
MOVE( DECIDE,                BOARD,                                          IN(SCREENING),                      STATE_COMMISSIONING,  WHEN_PART_IS(OUTCOME, DISCRETIONARY_REVIEW),
      CITED(PRIMARY, "Care Act 2014 s.44(4)") ),
MOVE( DECIDE,                BOARD,                                          IN(SCREENING),                      STATE_NO_REVIEW,      WHEN_PART_IS(OUTCOME, NO_REVIEW),
      CITED(PRIMARY, "Care Act 2014 s.44") ),
MOVE( RESCREEN,              UNIT,                                           IN(NO_REVIEW) | IN(CLOSED),         STATE_SCREENING,
      CITED(INFERRED, "practice: new information on a case that was set aside") ),
MOVE( CLOSE_WITHOUT_REVIEW,  PARTNERS,                                       RANGE(REFERRED, SCREENING),         STATE_CLOSED,
      CITED(INFERRED, "practice: a duplicate, a mistake, a case joined to another or transferred") ),
MOVE( PUBLISH,               UNIT,                                           IN(PUBLICATION_DECIDED),            STATE_PUBLISHED,
      CITED(RECALLED, "practice: publication is not a duty of the Care Act 2014") ),
};

static const struct cspr_need adult_needs[] = {
/*    event                  force   rule */
NEED( DECIDE,                MUST,   SAR_CONDITION,
      "The conditions of a mandatory review are met.",
      "Record the circumstances that meet them, or decide on a discretionary review.",
      WHEN_PART_IS(OUTCOME, MANDATORY_REVIEW),  REQUIRES(ADULT_CONDITION),  CITED(PRIMARY, "Care Act 2014 s.44(1)-(3)") ),
NEED( DECIDE,                MUST,   DECISION_REASONED,
      "The decision carries its reason.",
      "Give the reason.",
      PART_RULE(PART_GIVEN, REASON),  CITED(RECALLED, "Care and Support Statutory Guidance, chapter 14") ),
NEED( PUBLISH,               MUST,   OUTCOME_IS_PUBLICATION, /* no copies come before it that would ask */
      "The decision is to publish, in full or the improvements only.",
      "Reconsider the decision on publication.",
      OUTCOME_IS(DECIDE_PUBLICATION, FULL, CSPR_VALUE_IMPROVEMENTS_ONLY),  CITED(INFERRED, "practice: what was decided is done") ),
};

static const struct cspr_term adult_terms[] = {
TERM( SAR_COMPLETE,          SHOULD, EVENT_DECIDE,  ACCEPT_REPORT,  MONTHS,  6,
      "Complete the review within six months of initiating it.",
      CITED(RECALLED, "Care and Support Statutory Guidance, chapter 14") ),
};

static const struct move_run sar2014_moves[] = {
	RUN(adult_moves), { review_moves, REVIEW_MOVES }, { publication_moves, PUBLICATION_MOVES },
	{ anytime_moves, ANYTIME_MOVES }, { 0 } };
static const struct need_run sar2014_needs[] = {
	RUN(adult_needs), { review_needs, REVIEW_NEEDS }, { publication_needs, PUBLICATION_NEEDS }, { 0 } };
static const struct term_run sar2014_terms[] = { RUN(adult_terms), { common_terms, COMMON_TERMS }, { 0 } };

/* clang-format on */

const struct cspr_edition sar2014 = {
	.name = "sar2014",
	.title = "Safeguarding Adult Review, Care Act 2014",
	.guidance = "practice, by analogy with Working Together",
	.kind = CSPR_KIND_ADULT,
	.from = 16526, /* 2015-04-01 */
	.by_analogy = true,
	.states = IN(REFERRED) | IN(SCREENING) | RANGE(COMMISSIONING, PUBLICATION_DECIDED) | IN(PUBLISHED) |
		  IN(NOT_PUBLISHED) | IN(MONITORING) | IN(CLOSED) | IN(NO_REVIEW),
	.partners = BOARD,
	.unit = BOARD | ROLE(BUSINESS_MANAGER),
	.relaxed = { CSPR_NO_DAY, CSPR_NO_DAY },
	.moves = sar2014_moves,
	.needs = sar2014_needs,
	.terms = sar2014_terms,
};
