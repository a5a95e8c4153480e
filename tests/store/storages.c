/*
 * Storages by the scheme of their URI.
 */
#include "storages.h"

#include <string.h>

static const struct {
	const char *scheme;
	bool (*make)(const char *place, struct storage *ret);
} kinds[] = {
	{ "memory:", memory_storage },
#ifdef WITH_SQLITE
	{ "sqlite:", sqlite_storage },
#endif
#ifdef WITH_POSTGRES
	{ "postgresql:", postgres_storage },
#endif
};

bool storage_find(const char *uri, struct storage *ret)
{
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		size_t length = strlen(kinds[i].scheme);

		if (strncmp(uri, kinds[i].scheme, length) == 0)
			return kinds[i].make(uri + length, ret);
	}
	return false;
}
