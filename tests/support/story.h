/*
 * A review as a table of steps, each written as it would be in a record, and the events made from it
 * through the public API.
 */
#ifndef STORY_H
#define STORY_H

#include <cspr/cspr.h>

/* A particular: what a record would say. A digest is told by one character, '1' for 32 bytes of 0x11. */
struct given {
	cspr_code part;
	const char *text;
};

struct step {
	const char *day; /* happened, and recorded at 10:00 UTC of the same day */
	cspr_code event;
	cspr_code role;
	const char *actor;
	struct given parts[8];
};

/* The event of a step. Any status that the API gives; *ret is set when it is CSPR_DONE. */
cspr_status story_event(cspr_context *context, const cspr_basis *basis, const struct step *step, cspr_event **ret);

/* The day of a text that is known to be a date; ends the program if it is none. */
cspr_day story_day(const char *text);

/* The shortest review under wt2023 in which every step is allowed, from referral to closed. */
extern const struct step main_line[];
extern const size_t main_line_length;

#endif
