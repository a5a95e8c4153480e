/*
 * The names of names.c by the hashes of runs, so that whether a word of a text is one takes no search. They are nobody's
 * secret, and are kept apart from what is registered (lookup.c).
 *
 * What must stay true: the table is never more than half full.
 */
#include "known_names.h"
#include "names.h"
#include "runs.h"

#include <stdlib.h>

enum { PLACES = 1 << 14 };

/* Where a hash is, or would be; 0 is a free place. */
static size_t place_of(const uint64_t *hashes, uint64_t hash)
{
	size_t at = (hash ^ hash >> 32) & (PLACES - 1);

	while (hashes[at] && hashes[at] != hash)
		at = (at + 1) & (PLACES - 1);
	return at;
}

struct adding {
	uint64_t *hashes;
	size_t count;
};

static bool add(void *data, const char *name, size_t length)
{
	struct adding *adding = data;
	uint64_t hash = 0;

	for (size_t i = 0; i < length; i++)
		hash = hash_letter(hash, (unsigned char)name[i]);
	const size_t at = place_of(adding->hashes, hash);
	adding->count += !adding->hashes[at];
	adding->hashes[at] = hash;
	return adding->count <= PLACES / 2;
}

bool known_names_make(struct known_names *ret)
{
	struct adding adding = { .hashes = calloc(PLACES, sizeof(*adding.hashes)) };

	ret->hashes = adding.hashes;
	return adding.hashes && names_all(add, &adding);
}

void known_names_free(struct known_names *names)
{
	free(names->hashes);
}

bool known_names_have(const struct known_names *names, uint64_t hash)
{
	return names->hashes[place_of(names->hashes, hash)] != 0;
}
