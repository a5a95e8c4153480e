/*
 * What the files that record know of each other.
 */
#ifndef RECORD_H
#define RECORD_H

#include "stored.h"

/* One attempt at recording. */
struct attempt {
	cspr_stored *stored;
	const struct cspr_recording *recording;
	struct cspr_trouble *trouble;
	cspr_review *review; /* with the new events */
	cspr_event **events;
	cspr_decision **decisions;
	size_t count; /* of both */
	struct lines lines;
	struct cspr_note *notes;
	size_t note_count;
	struct frontier tree;
	struct buffer text; /* of a line */
};

/* append.c: what was decided goes to the driver; and when it is durable, to the stored review and to observers. */
cspr_status attempt_append(struct attempt *attempt);

/* refusal.c: a refusal as an event: who tried what, and the rules that were not met. It is not recorded before the last
 * event of the review. */
cspr_status refusal_event(const cspr_stored *stored, const cspr_event *tried, const cspr_decision *decision,
			  cspr_event **ret);

#endif
