/*
 * Appends as a store would make them, and whether what is stored is just what they made. The rows of a review after n
 * events are a function of its name and n (an event's actor is its writer's to choose), so that anything half-written
 * is seen.
 */
#ifndef SAMPLE_H
#define SAMPLE_H

#include <cspr/sqlite.h>

enum { SAMPLE_MOST = 24 };

struct sample {
	char lines[SAMPLE_MOST][320];
	char notes[SAMPLE_MOST][96];
	char about[32], gone_about[32];
	struct cspr_stored_event events[SAMPLE_MOST];
	struct cspr_note note[SAMPLE_MOST];
	struct cspr_duty_row duties[2], gone;
	struct cspr_summary summary;
	struct cspr_checkpoint checkpoint;
	const struct cspr_stored_event *event_list[SAMPLE_MOST];
	const struct cspr_note *note_list[SAMPLE_MOST];
	const struct cspr_duty_row *duty_list[2], *gone_list[1];
	struct cspr_append append;
};

/* The next so many events of a review that has expected ones. */
void sample_fill(struct sample *sample, const char *review, uint32_t expected, uint32_t count, const char *actor);
/* Fills and appends. */
cspr_status sample_append(const struct cspr_driver *driver, void *state, const char *review, uint32_t expected,
			  uint32_t count, const char *actor);

/* What is wrong with what is stored of a review, in words; NULL: nothing. *ret_events: how many it has. With erased,
 * notes may be missing. */
const char *sample_check(const struct cspr_driver *driver, void *state, const char *review, int erased,
			 uint32_t *ret_events);

#endif
