/*
 * An event while an author gives it particulars.
 */
#ifndef DRAFT_H
#define DRAFT_H

#include "author.h"

enum { PARTS = CSPR_PART_RULES + 1 };

/* What was set so far: a value's code and whether, by part. */
struct draft {
	struct author *author;
	cspr_event *event;
	cspr_code code;
	cspr_code values[PARTS];
	bool given[PARTS];
};

/* Ends the program if a setter did not take what it should. */
void must(cspr_status status);

/* Values that mostly fit (values.c). */
cspr_code code_value(struct draft *draft, cspr_code part);
cspr_code any_state(struct draft *draft);
cspr_code any_duty(struct draft *draft);
void reference(struct draft *draft, cspr_code part, char text[32]);
int yes_no(struct draft *draft, cspr_code part);
cspr_day date(struct draft *draft, cspr_code part);
int64_t count(struct draft *draft, cspr_code part);
void milestones(struct draft *draft);

#endif
