/*
 * A storage in a file: it is emptied by removing it.
 */
#include "storages.h"

#include <cspr/sqlite.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct place {
	char path[4096];
	const struct cspr_driver *driver;
};

static bool remove_file(const struct place *place, const char *ending)
{
	char name[sizeof place->path + 8];

	snprintf(name, sizeof name, "%s%s", place->path, ending);
	return remove(name) == 0 || errno == ENOENT;
}

static cspr_status reset_file(void *data)
{
	bool gone = remove_file(data, "") && remove_file(data, "-wal") && remove_file(data, "-shm");

	return gone ? CSPR_DONE : CSPR_ERROR_UNAVAILABLE;
}

static cspr_status open_file(void *data, void **ret)
{
	struct place *place = data;

	return cspr_sqlite_driver_open(place->path, NULL, &place->driver, ret, NULL);
}

static void done_file(void *data)
{
	reset_file(data);
	free(data);
}

/* The driver is known only from a connection. */
bool sqlite_storage(const char *path, struct storage *ret)
{
	struct place *place = calloc(1, sizeof *place);
	void *state;

	if (!place || strlen(path) >= sizeof place->path)
		abort();
	strcpy(place->path, path);
	if (reset_file(place) || open_file(place, &state)) {
		free(place);
		return false;
	}
	place->driver->close(state);
	*ret = (struct storage){
		.driver = place->driver,
		.data = place,
		.reset = reset_file,
		.open = open_file,
		.done = done_file,
	};
	return true;
}
