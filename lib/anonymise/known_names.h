/*
 * Whether a word is a name that many people have, by the hash of its run.
 */
#ifndef KNOWN_NAMES_H
#define KNOWN_NAMES_H

#include <stdbool.h>
#include <stdint.h>

struct known_names {
	uint64_t *hashes;
};

/* false: no memory. */
bool known_names_make(struct known_names *ret);
void known_names_free(struct known_names *names);
bool known_names_have(const struct known_names *names, uint64_t hash);

#endif
