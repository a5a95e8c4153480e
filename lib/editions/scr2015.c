/*
 * Serious Case Reviews, the scheme before 2018 and its transition: history only. A review is adopted as
 * it stands; nothing is owed and nothing is asked for first. Never chosen by date.
 */
#include "rows.h"

/* clang-format off */

static const struct cspr_move history_moves[] = {
/*    event               by                                  from                                                          to */
MOVE( ADOPT,              ROLE(IMPORTER) | UNIT,              NOT_BEGUN,                                                    TO_NAMED,
      CITED(INFERRED, "practice: a running or finished case taken over from another system") ),
MOVE( DEPOSIT,            UNIT,                               IN(PUBLISHED) | IN(NOT_PUBLISHED) | IN(MONITORING) | IN(CLOSED),  TO_SAME,
      CITED(SECONDARY, "practice: national case review repository") ),
MOVE( DISSEMINATE,        UNIT,                               FROM(DECIDED),                                                TO_SAME,
      CITED(INFERRED, "practice: learning is disseminated") ),
MOVE( TAKE_DOWN,          UNIT,                               IN(PUBLISHED) | IN(MONITORING) | IN(CLOSED),                  TO_SAME,
      CITED(INFERRED, "practice: a page is taken down") ),
MOVE( LINK_REVIEW,        UNIT,                               ANY_OPEN,                                                     TO_SAME,
      CITED(SECONDARY, "practice: thematic, joined and parallel reviews") ),
MOVE( RECORD_DISCLOSURE,  UNIT,                               ANY_STATE,                                                    TO_SAME,
      CITED(INFERRED, "practice: an identification or leak that happened") ),
MOVE( CLOSE,              PARTNERS | UNIT,                    ANY_OPEN,                                                     STATE_CLOSED,
      CITED(INFERRED, "practice: history is closed") ),
MOVE( AMEND,              UNIT,                               ANY_STATE,                                                    TO_SAME,
      CITED(INFERRED, "practice: a record is corrected without losing what was written") ),
MOVE( NOTE_REFUSAL,       ANY_ROLE,                           ANY_STATE,                                                    TO_SAME,
      CITED(INFERRED, "practice: what was tried and refused is kept, where that is asked for") ),
};

static const struct move_run scr2015_moves[] = { RUN(history_moves), { 0 } };
static const struct need_run scr2015_needs[] = { { 0 } };
static const struct term_run scr2015_terms[] = { { 0 } };

/* clang-format on */

const struct cspr_edition scr2015 = {
	.name = "scr2015",
	.title = "Serious Case Review (history only)",
	.guidance = "Working Together 2015, chapter 4",
	.kind = CSPR_KIND_CHILDREN,
	.from = CSPR_NO_DAY,
	.states = CHILDREN_STATES,
	.partners = SAFEGUARDING_PARTNERS,
	.unit = SAFEGUARDING_PARTNERS | ROLE(BUSINESS_MANAGER),
	.relaxed = { CSPR_NO_DAY, CSPR_NO_DAY },
	.moves = scr2015_moves,
	.needs = scr2015_needs,
	.terms = scr2015_terms,
};
