/*
 * What the files of a path know of each other: meet.c says what would meet a rule, act.c makes an
 * event of it, pursue.c does it on a copy of the review, plan.c searches by what facts.c sees, vary.c finds out
 * what is fixed in what was found, path.c gives it out.
 *
 * What must stay true: nothing here is recorded in the review that is asked about, and every step of a
 * plan was decided and committed, on a copy, by the one evaluator.
 */
#ifndef PLAN_H
#define PLAN_H

#include "core.h"

enum { MOST_ACT_PARTS = 6, MOST_DOCUMENTS = 8 };

/* An event that somebody might record, with what is fixed of it. What a particular points to belongs to the
 * review that was asked, or is static. */
struct act_part {
	cspr_code part;
	int32_t number;
	const void *bytes;
};
struct act {
	cspr_code event;
	cspr_code role; /* 0: whoever may */
	bool replaces;	/* it puts another thing in the place of what is on record */
	uint8_t part_count;
	struct act_part parts[MOST_ACT_PARTS];
};

void act_add(struct act *act, cspr_code part, int32_t number, const void *bytes);

/* meet.c */

/* The next event that it would take to meet a need; false: none, or none more. also_unknown: also what may
 * be older than the adoption of the review. */
bool meet_next(const struct question *question, const struct cspr_need *need, bool also_unknown, struct act *ret);
/* The particular that a need wants of the event itself, if it has another, or none; number 0: any will do. */
bool meet_own(const struct question *question, const struct cspr_need *need, struct act_part *ret);
/* The documents that an event could be about, the most promising first; 0: any will do. */
size_t meet_documents(const cspr_review *review, cspr_code event, const unsigned char *ret[MOST_DOCUMENTS]);
/* The name that is on record for a particular by which an event names something, or NULL. */
const char *meet_name(const cspr_review *review, cspr_code event, cspr_code part);
/* Whether the graph has a row for the act in a state. */
bool act_has_row(const cspr_basis *basis, const struct act *act, cspr_code state);

/* pursue.c */

struct planned {
	cspr_event *event;
	cspr_code rule;	     /* for which it is done, or 0: it moves the review on */
	cspr_code for_event; /* the event that is asked this, when it is done ahead of its time; else 0 */
	uint16_t ahead;	     /* how many steps later the step comes that it is done for */
	bool replaces;
};

struct planned_list {
	struct planned *list;
	uint32_t count, room;
};
cspr_status planned_add(cspr_context *context, struct planned_list *list, const struct planned *planned);
void planned_free(cspr_context *context, struct planned_list *list);

/* In the order in which they weigh. */
struct cost {
	uint16_t departures; /* from rules that are not met */
	uint16_t undone;     /* steps that go back on what is on record */
	uint16_t unknown;    /* rules that are departed from because a fact was not given on adoption */
	uint16_t steps;
	cspr_day day; /* of the last step */
};

/* What is asked in a state in which it can't be recorded any more. */
struct wish {
	struct act act;
	cspr_code rule, for_event;
};

enum { MOST_WISHES = 8 };

struct wishes {
	struct wish list[MOST_WISHES];
	uint32_t count;
};

/* One move and all that it asks for first, tried on a copy. */
struct trial {
	cspr_review *review;
	struct planned_list steps;
	struct cost cost; /* in: until here; out: with the steps */
};

/* CSPR_REFUSED: there is no lawful way to do it here and now. What it lacked that could have been done
 * earlier is added to wishes. first: wishes to do before it, as bits. */
cspr_status pursue_move(const cspr_review *review, const struct act *move, uint32_t first, struct wishes *wishes,
			struct trial *trial);
void trial_free(struct trial *trial);
/* Decides and commits. CSPR_REFUSED: it is not allowed. ret may be NULL. */
cspr_status plan_record(cspr_review *review, cspr_event *event, cspr_decision **ret);

/* act.c */

/* The event of an act, of which everything required is given: by the act, or by a stand-in. document: what the
 * move is about that it is done for, or NULL. CSPR_REFUSED: the graph has no row for it here. */
cspr_status act_event(const cspr_review *review, const struct act *act, const unsigned char *document, cspr_day day,
		      cspr_event **ret);
/* Gives an event what it requires and does not have yet: what is on record, or a stand-in. */
cspr_status fill_missing(const cspr_review *review, cspr_event *event, const unsigned char *document, cspr_day day);
/* It happens on that day, and is recorded as soon as the record lets it. */
cspr_status put_day(const cspr_review *review, cspr_event *event, cspr_day day);
/* Stands for what nobody knows yet: somebody or something named. */
void stand_in_name(const char *of, char ret[65]);

/* facts.c: what the rules can see of a review on a day, as one number */
uint64_t facts_of(const cspr_review *review, cspr_day day);

/* plan.c */

/* The best list of steps to a state. CSPR_REFUSED: no way; LIMIT: none was found in time. */
cspr_status plan(const cspr_review *review, cspr_code state, cspr_day as_of, struct planned_list *ret);

/* vary.c */

enum { MOST_PARTICULARS = 32 };

struct step {
	cspr_decision *decision;
	struct planned planned;
	uint32_t alone;			  /* particulars, as bits: those that need not be alike elsewhere */
	uint32_t fixed;			  /* where their value stands first, or alone */
	uint32_t holds[MOST_PARTICULARS]; /* of a coded one: the values with which the plan holds, as bits */
	bool goes_back;
};

struct cspr_path {
	uint32_t references;
	uint32_t count, room;
	cspr_context *context;
	cspr_review *review; /* as it would be at the end */
	struct step *steps;
};

/* Finds out which values are fixed. */
cspr_status vary(const cspr_review *review, cspr_path *path);
/* The first step that carries the same as a particular of this one, and where: perhaps this one. */
uint32_t vary_like(const cspr_path *path, uint32_t at, size_t index, size_t *ret_index);
/* The values that a coded particular may have; NULL for one of another type. */
const cspr_code *vary_values(const cspr_path *path, uint32_t at, const struct item *item);
/* A particular of an event by its index, or NULL. */
const struct item *event_particular(const cspr_event *event, size_t index);

#endif
