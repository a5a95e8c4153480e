/*
 * An allocator that counts, that checks that the sizes it is told are true, and that can be made to fail.
 */
#ifndef METER_H
#define METER_H

#include <cspr/cspr.h>

struct meter {
	size_t blocks; /* given and not yet freed */
	size_t bytes;
	size_t calls;	/* for memory, not for freeing */
	size_t fail_at; /* the call that gets none, from 1; 0: every call is served */
	int fail_on;	/* and all that follow */
	int lies;	/* how often a block's size was told wrong */
};

/* data is a struct meter. */
void *meter_allocate(void *data, void *block, size_t old_size, size_t new_size);

/* A context whose memory is metered; NULL when the meter says that there is none. */
cspr_context *meter_context(struct meter *meter, uint32_t max_events, uint32_t max_event_bytes);

#endif
