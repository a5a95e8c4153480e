/*
 * A folder of a test's own, the store in it, and other processes that have it open.
 */
#ifndef PLACE_H
#define PLACE_H

#include "sample.h"

#include <stddef.h>
#include <sys/types.h>

extern char folder[64];
extern char path[96]; /* of the store */
extern const struct cspr_driver *driver;

/* Before and after each test. */
void place_make(void);
void place_remove(void);

/* Ends the test if it can't be opened. */
void *place_open(void);
void *place_open_with(int read_only, uint32_t wait);
/* The status that opening gives, and the words of the trouble. */
cspr_status place_try(const struct cspr_sqlite_settings *settings, char words[640]);
/* A store with one event in each of r-0 and r-1, closed. */
void place_fill(void);
/* Runs SQL by hand; what SQLite gives. */
int place_by_hand(const char *sql);
/* All of a file; its length. NULL: there is none. */
char *place_bytes(const char *ending, size_t *ret_length);

/* Another process that opens the store, appends an event to a review, and then waits. */
pid_t place_writer(const char *review, int *ret_until);
/* Lets it close the store and end; kills it. */
void place_writer_close(pid_t writer, int until);
void place_writer_kill(pid_t writer, int until);

#endif
