/*
 * Words that are known, by what they come to, in memory that is wiped.
 *
 * What must stay true: a table is never more than half full, so that looking up takes the same however much is known.
 */
#include "lookup.h"

enum { SMALLEST = 64 };

struct known {
	struct word_key key;
	size_t index; /* one more than it; 0: nothing is here */
};

struct word_key word_key_with(struct word_key key, uint32_t letter)
{
	key.one = (key.one ^ (letter + 1)) * UINT64_C(0x100000001B3);
	key.one ^= key.one >> 29;
	key.other = (key.other + letter + 1) * UINT64_C(0x9E3779B97F4A7C15);
	key.other ^= key.other >> 32;
	return key;
}

struct word_key word_key_of_id(const char *id)
{
	struct word_key key = { 0 };

	for (; *id; id++)
		key = word_key_with(key, (unsigned char)*id);
	return key;
}

static struct known *place_of(const struct lookup *lookup, struct word_key key)
{
	size_t at = (size_t)(key.one ^ key.other) & (lookup->room - 1);

	while (lookup->list[at].index &&
	       (lookup->list[at].key.one != key.one || lookup->list[at].key.other != key.other))
		at = (at + 1) & (lookup->room - 1);
	return &lookup->list[at];
}

bool lookup_reserve(struct secret *secret, struct lookup *lookup, size_t more)
{
	struct lookup larger = { .count = lookup->count, .room = lookup->room ? lookup->room : SMALLEST };

	while (larger.room < 2 * (lookup->count + more))
		larger.room *= 2;
	if (larger.room == lookup->room)
		return true;
	larger.list = secret_take(secret, larger.room * sizeof(*larger.list));
	if (!larger.list)
		return false;
	for (size_t i = 0; i < lookup->room; i++)
		if (lookup->list[i].index)
			*place_of(&larger, lookup->list[i].key) = lookup->list[i];
	*lookup = larger;
	return true;
}

void lookup_add(struct lookup *lookup, struct word_key key, size_t index)
{
	struct known *place = place_of(lookup, key);

	if (place->index)
		return;
	*place = (struct known){ .key = key, .index = index + 1 };
	lookup->count++;
}

bool lookup_find(const struct lookup *lookup, struct word_key key, size_t *ret_index)
{
	const struct known *place = lookup->room ? place_of(lookup, key) : NULL;

	if (!place || !place->index)
		return false;
	if (ret_index)
		*ret_index = place->index - 1;
	return true;
}
