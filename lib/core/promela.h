/*
 * What the files of the Promela export know of each other. Nothing else includes this.
 */
#ifndef PROMELA_H
#define PROMELA_H

#include "core.h"

enum { MOST_CHOICES = 3, MOST_VALUES = 16, DOCUMENTS = 2 };

/* The facts are followed in two parts, each without the other, so that their states do not multiply. */
enum {
	BOTH_PARTS = 0,
	BEFORE_REPORT = 1, /* until a report is accepted */
	SINCE_REPORT = 2,
	EVERY_PART = 3, /* of a rule: both follow what it speaks of; 0 would be none */
};

/* What a step is chosen from: a particular, or what stands for it. */
enum choice {
	CHOICE_NONE,
	CHOICE_DOCUMENT,
	CHOICE_OUTCOME,
	CHOICE_RECIPIENT,
	CHOICE_SCOPE,
	CHOICE_SUBJECT,
	CHOICE_YES_NO,
	CHOICE_SIGNATORY,
	CHOICE_STANCE, /* an outcome, a document, or both; 0: not agreement */
};

/* An event that changes a fact that the model follows. */
struct followed {
	cspr_code event;
	const char *parameters;
	uint8_t choices[MOST_CHOICES];
	const char *wanted; /* whether it brings an ending nearer, where it leaves the state as it is; NULL: never */
	const char *effect; /* on the facts, as in review.c; NULL: none */
	const char *law;    /* what is claimed of it, and what the law credits; NULL: nothing */
	uint8_t effect_part, law_part; /* of the model; 0: both */
	uint8_t kinds;		       /* of reviews to which the law applies: bits, 1 << CSPR_KIND_... */
};

/* One step of the model: a row, and what was chosen. */
struct step {
	const struct cspr_move *move;
	const struct followed *followed; /* NULL: the event changes the state alone */
	int32_t values[MOST_CHOICES];
};

struct model {
	struct text *text;
	struct text aside; /* what has to be known whole before it is written */
	const cspr_basis *basis;
	bool history;	     /* nothing begins in this edition: its reviews are taken over as they stand */
	unsigned int number; /* of alternatives that were written */
};

/* promela_header.c */
void add_header(struct model *model);

/* promela_words.c */
void add_mtypes(struct model *model);
void add_words(struct model *model);
void add_law(struct model *model);

/* promela_choices.c */
typedef void (*each_step)(struct model *, const struct step *);
void for_each_choice(struct model *model, const struct cspr_move *move, each_step each);
size_t list_particular(const struct model *model, cspr_code event, cspr_code part, int32_t *ret);
void add_arguments(struct text *text, const struct step *step, bool as_inline);

/* promela_rows.c */
bool matters(const struct model *model, const struct cspr_move *move); /* takes part in the model */
bool has_row(const struct model *model, cspr_code event);	       /* that takes part */
bool is_stop(cspr_code event);					       /* places or lifts what stops publication */
void add_guard_name(struct model *model, const struct cspr_move *move);
void add_guards(struct model *model, cspr_code event);

/* promela_steps.c */
void add_steps(struct model *model);
void add_weighing(struct model *model);
unsigned int count_weighed(struct model *model, cspr_code event); /* rows; before those of the event, if it has any */

/* promela_law.c */
const struct followed *followed_find(cspr_code event); /* NULL: it changes no such fact */
extern const char *const model_facts[], *const model_ledger[], *const model_bookkeeping[]; /* ended by NULL */
extern const char *const model_claims[];
extern const struct void_row {
	uint32_t what;
	const char *name;
	const char *effect;
} void_rows[9];

/* promela_rules.c: a requirement as an expression, and the part of the model that it is followed in; 0: none. */
uint8_t add_requirement(struct text *text, const struct cspr_need *need);
void add_state_set(struct text *text, const cspr_basis *basis, uint32_t states);
cspr_code part_of_choice(uint8_t choice); /* 0: none */
const char *name_of_value(cspr_code value);
const char *name_of_state(cspr_code state);
const char *name_of_event(cspr_code event);

#endif
