/*
 * What the tests of stores share: a store in memory, and the main line recorded in it.
 */
#ifndef DESK_H
#define DESK_H

#include "story.h"
#include "suite.h"

#include <cspr/store.h>

extern cspr_context *context;
extern cspr_basis *basis; /* of wt2023, for making events */
extern cspr_store *store; /* in memory */
extern struct cspr_trouble trouble;

/* A fixture: these are there, and the store is empty. */
void set_up(void);
void tear_down(void);

cspr_store *open_memory(const struct cspr_store_settings *settings);
cspr_stored *begin(cspr_store *in, const char *reference);
cspr_stored *load(cspr_store *from, const char *reference);
/* A review with the first steps of the main line, under a reference that it has in store. */
cspr_stored *begun(const char *reference, size_t count);

cspr_event *step(size_t index); /* of the main line */
/* Records some steps of the main line in one transaction. */
cspr_status record_steps(cspr_stored *stored, size_t from, size_t count, struct cspr_recorded *ret);
cspr_status record_event(cspr_stored *stored, cspr_event *event, const char *note, int64_t expect,
			 struct cspr_recorded *ret);
/* A referral, which is only ever lawful as the first event; recorded after everything in the main line. */
cspr_event *referral_again(void);
cspr_status refer_again(cspr_stored *stored, struct cspr_recorded *ret);

uint64_t mark(const cspr_review *review);
void assert_same(const cspr_stored *one, const cspr_stored *other);
const char *line_of(cspr_stored *stored, size_t index); /* until the next one */
size_t duties_of(cspr_store *of, const char *review, const char *duty);

/* An observer of the review "r". */
struct heard {
	size_t count;
	uint32_t numbers[64];
	cspr_code events[64];
};

void hear(void *data, const char *review, uint32_t number, const cspr_event *event, const cspr_decision *decision);

#endif
