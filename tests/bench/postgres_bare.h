/*
 * The same rows by bare libpq: prepared statements in one pipeline a transaction.
 */
#ifndef POSTGRES_BARE_H
#define POSTGRES_BARE_H

#include "measure.h"

/* As the role of the URI. */
void bare_connect(const char *uri);
void bare_close(void);

/* What is written to one review, with all that is no text yet as text. */
struct bare_append {
	const struct cspr_append *append;
	char review[32];
	char events[16], breaches[16], recorded[24];
	char *opened[3];
	char numbers[EVENTS][16];
	char *cloud_events[EVENTS];
	struct row_texts *duties;
};
void bare_prepare(const struct cspr_append *append, const char *review, struct bare_append *ret);
void bare_free(struct bare_append *rows);
void bare_write(const struct bare_append *rows);

/* How many rows there were, each looked at. */
int bare_read(const char *review);
int bare_due(void);

#endif
