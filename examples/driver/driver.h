/*
 * The driver, as the host sees it: a storage, and the table of functions over it.
 */
#ifndef DRIVER_H
#define DRIVER_H

#include <cspr/store.h>

struct list;

/* All that is kept. */
struct storage {
	struct list *now;
};

/* Its state is a struct storage that was emptied once. */
extern const struct cspr_driver own_driver;

/* Empties it, also for the first time, when it is { NULL }. NO_MEMORY: it is as it was. */
cspr_status own_empty(struct storage *storage);
void own_free(struct storage *storage);

#endif
