/*
 * A storage in memory: connections to it are one state, which stays when they are closed.
 */
#include "storages.h"

#include "inside.h"

#include <stdlib.h>

struct shared {
	struct cspr_driver driver; /* the driver in memory, but for close() */
	void *state;
};

static void close_shared(void *state)
{
	(void)state;
}

static cspr_status reset_shared(void *data)
{
	struct shared *shared = data;

	if (shared->state)
		memory_driver.close(shared->state);
	shared->state = NULL;
	return memory_new(&shared->state);
}

static cspr_status open_shared(void *data, void **ret)
{
	struct shared *shared = data;

	*ret = shared->state;
	return CSPR_DONE;
}

static void done_shared(void *data)
{
	struct shared *shared = data;

	if (shared->state)
		memory_driver.close(shared->state);
	free(shared);
}

bool memory_storage(const char *place, struct storage *ret)
{
	struct shared *shared = calloc(1, sizeof *shared);

	if (!shared || *place) {
		free(shared);
		return false;
	}
	shared->driver = memory_driver;
	shared->driver.close = close_shared;
	*ret = (struct storage){
		.driver = &shared->driver,
		.data = shared,
		.reset = reset_shared,
		.open = open_shared,
		.done = done_shared,
	};
	return true;
}
