/*
 * The words in which an edition is written down: one row macro a table, each a designated initialiser
 * and nothing more. Rows are the public structs of cspr.h, so what is weighed is what is shown; what the
 * columns of a need mean is said there, at struct cspr_need.
 */
#ifndef ROWS_H
#define ROWS_H

#include "core/core.h"

/* A row may say again what its macro says by default. */
#pragma GCC diagnostic ignored "-Woverride-init"

/* Sets of states. A range follows the order of vocab.h, ends included. */
#define IN(state) (1u << CSPR_STATE_##state)
#define RANGE(first, last) ((2u << CSPR_STATE_##last) - (1u << CSPR_STATE_##first))
#define NOT_BEGUN 1u
#define ANY_STATE RANGE(REFERRED, NO_REVIEW)
#define ANY_OPEN RANGE(REFERRED, MONITORING) /* every state that is not final */
#define FROM(state) RANGE(state, MONITORING)
#define BEFORE_DECIDED RANGE(REFERRED, RAPID_REVIEW_COMPLETED)

/* Sets of roles. PARTNERS and UNIT are the edition's own (struct cspr_edition). */
#define ROLE(role) (1u << CSPR_ROLE_##role)
#define ANY_ROLE ((2u << CSPR_ROLE_IMPORTER) - (1u << CSPR_ROLE_AGENCY))

/* Sets of recipients. */
#define TO(recipient) CSPR_RECIPIENT_##recipient

/* What the stances of a sign-off must name alike. */
#define NAMES_OUTCOME CSPR_NAMES_OUTCOME
#define NAMES_DOCUMENT CSPR_NAMES_DOCUMENT

#define CITED(provenance_, cite_) .provenance = CSPR_PROVENANCE_##provenance_, .cite = cite_
#define WHEN_PART_IS(part_, value_) .when = { CSPR_CONDITION_PART_IS, CSPR_PART_##part_, CSPR_VALUE_##value_ }
#define WHEN_PART_IS_NOT(part_, value_) .when = { CSPR_CONDITION_PART_IS_NOT, CSPR_PART_##part_, CSPR_VALUE_##value_ }
#define WHEN(condition_) .when = { .kind = CSPR_CONDITION_##condition_ }
#define VOIDS(what_) .voids = CSPR_VOIDS_##what_

#define MOVE(event_, roles_, from_, to_, ...)                                                                          \
	{                                                                                                              \
		.event = CSPR_EVENT_##event_, .roles = (roles_), .from = (from_), .to = CSPR_##to_,                    \
		.when = { .kind = CSPR_CONDITION_ALWAYS }, __VA_ARGS__                                                 \
	}

#define NEED(event_, force_, rule_, words_, remedy_, ...)                                                              \
	{                                                                                                              \
		.event = CSPR_EVENT_##event_, .force = CSPR_FORCE_##force_, .rule = CSPR_RULE_##rule_,                 \
		.from = ANY_STATE, .when = { .kind = CSPR_CONDITION_ALWAYS }, .words = words_, .remedy = remedy_,      \
		__VA_ARGS__                                                                                            \
	}

#define TERM(duty_, force_, base_, met_by_, period_, count_, words_, ...)                                              \
	{                                                                                                              \
		.duty = CSPR_DUTY_##duty_, .force = CSPR_FORCE_##force_, .base = CSPR_##base_,                         \
		.met_by = CSPR_EVENT_##met_by_, .period = CSPR_PERIOD_##period_, .count = count_, .words = words_,     \
		__VA_ARGS__                                                                                            \
	}

#define ASSESSED(answer_) .requirement = CSPR_REQUIREMENT_ASSESSED, .one = CSPR_ASSESSMENT_##answer_
#define VIEWS(subject_) .requirement = CSPR_REQUIREMENT_VIEWS, .one = CSPR_VALUE_##subject_
#define SIGNED_OFF(subject_, bound_, names_)                                                                           \
	.requirement = CSPR_REQUIREMENT_SIGNED_OFF, .one = CSPR_VALUE_##subject_, .other = bound_, .set = names_
#define HAPPENED(event_) .requirement = CSPR_REQUIREMENT_HAPPENED, .one = CSPR_EVENT_##event_
#define HAPPENED_SINCE(event_, since_)                                                                                 \
	.requirement = CSPR_REQUIREMENT_HAPPENED_SINCE, .one = CSPR_EVENT_##event_, .other = CSPR_EVENT_##since_
#define OPEN(opened_by_, part_) .requirement = CSPR_REQUIREMENT_OPEN, .one = CSPR_EVENT_##opened_by_, .other = part_
#define NONE_OPEN(opened_by_) .requirement = CSPR_REQUIREMENT_NONE_OPEN, .one = CSPR_EVENT_##opened_by_
#define STANDS(event_) .requirement = CSPR_REQUIREMENT_STANDS, .one = CSPR_EVENT_##event_
#define NOT_STANDING(event_) .requirement = CSPR_REQUIREMENT_NOT_STANDING, .one = CSPR_EVENT_##event_
#define OUTCOME_IS(decided_by_, value_, second_)                                                                       \
	.requirement = CSPR_REQUIREMENT_OUTCOME_IS, .one = CSPR_EVENT_##decided_by_, .other = CSPR_VALUE_##value_,     \
	.set = second_
#define DOCUMENT_IS(bound_by_) .requirement = CSPR_REQUIREMENT_DOCUMENT_IS, .one = CSPR_EVENT_##bound_by_
#define PART_RULE(kind_, part_) .requirement = CSPR_REQUIREMENT_##kind_, .one = CSPR_PART_##part_
#define CHECKED(checked_by_) .requirement = CSPR_REQUIREMENT_CHECKED, .one = CSPR_EVENT_##checked_by_
#define SENT_TO(event_, to_) .requirement = CSPR_REQUIREMENT_SENT_TO, .one = CSPR_EVENT_##event_, .set = (to_)
#define DAYS_BEFORE(event_, to_, days_)                                                                                \
	.requirement = CSPR_REQUIREMENT_DAYS_BEFORE, .one = CSPR_EVENT_##event_, .set = (to_), .count = days_
#define REQUIRES(kind_) .requirement = CSPR_REQUIREMENT_##kind_

/* A run of rows; an edition is a list of them, ended by one without rows. */
#define RUN(rows_)                                                                                                     \
	{                                                                                                              \
		(rows_), LENGTH(rows_)                                                                                 \
	}

#define CHILDREN_STATES RANGE(REFERRED, CLOSED)
#define SAFEGUARDING_PARTNERS (ROLE(LOCAL_AUTHORITY) | ROLE(INTEGRATED_CARE_BOARD) | ROLE(POLICE))

/* The lists of runs that wt2023.c gives to other editions. */
extern const struct move_run wt2023_moves[];
extern const struct need_run wt2023_needs[], wt2018_needs[];
extern const struct term_run wt2023_terms[], wt2018_terms[];

/* The runs that sar2014 shares with the children's editions. */
enum {
	REVIEW_MOVES = 31,
	PUBLICATION_MOVES = 7,
	ANYTIME_MOVES = 17,
	REVIEW_NEEDS = 21,
	PUBLICATION_NEEDS = 10,
	COMMON_TERMS = 4,
};
extern const struct cspr_move review_moves[REVIEW_MOVES], publication_moves[PUBLICATION_MOVES],
	anytime_moves[ANYTIME_MOVES];
extern const struct cspr_need review_needs[REVIEW_NEEDS], publication_needs[PUBLICATION_NEEDS];
extern const struct cspr_term common_terms[COMMON_TERMS];

extern const struct cspr_edition wt2018, wt2023, wt2026, sar2014, scr2015;

#endif
