/*
 * The storages that tests of drivers run on, by URI. To add one: a file with its kind of storage, a line in the table
 * of storages.c, and its library in meson.build.
 */
#ifndef STORAGES_H
#define STORAGES_H

#include <cspr/store.h>

#include <stdbool.h>

struct storage {
	const struct cspr_driver *driver;
	void *data;
	cspr_status (*reset)(void *data);
	cspr_status (*open)(void *data, void **ret);
	void (*done)(void *data);
};

/* False: there is none for such a URI. */
bool storage_find(const char *uri, struct storage *ret);

/* Each is given what follows the colon. */
bool memory_storage(const char *place, struct storage *ret);
bool sqlite_storage(const char *place, struct storage *ret);
bool postgres_storage(const char *place, struct storage *ret);

#endif
