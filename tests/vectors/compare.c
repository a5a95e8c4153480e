/*
 * Where two JSON values first differ. Keys of objects have no order, elements of arrays have one.
 */
#include "vectors.h"

#include <stdio.h>
#include <string.h>

static bool differ(struct differing *ret, json_t *expected, json_t *got)
{
	size_t flags = JSON_ENCODE_ANY | JSON_COMPACT;

	ret->expected = expected ? json_dumps(expected, flags) : NULL;
	ret->got = got ? json_dumps(got, flags) : NULL;
	return false;
}

static bool same_at(json_t *expected, json_t *got, struct differing *ret);

/* One level down, and up again if there is nothing to tell. */
static bool same_below(const char *key, json_t *expected, json_t *got, struct differing *ret)
{
	size_t at = strlen(ret->pointer);

	snprintf(ret->pointer + at, sizeof(ret->pointer) - at, "/%s", key);
	if (!same_at(expected, got, ret))
		return false;
	ret->pointer[at] = '\0';
	return true;
}

static bool same_objects(json_t *expected, json_t *got, struct differing *ret)
{
	const char *key;
	json_t *value;

	json_object_foreach(expected, key, value)
		if (!same_below(key, value, json_object_get(got, key), ret))
			return false;
	json_object_foreach(got, key, value)
		if (!json_object_get(expected, key) && !same_below(key, NULL, value, ret))
			return false;
	return true;
}

static bool same_arrays(json_t *expected, json_t *got, struct differing *ret)
{
	size_t most = json_array_size(expected);
	char index[24];

	if (json_array_size(got) > most)
		most = json_array_size(got);
	for (size_t i = 0; i < most; i++) {
		snprintf(index, sizeof(index), "%zu", i);
		if (!same_below(index, json_array_get(expected, i), json_array_get(got, i), ret))
			return false;
	}
	return true;
}

static bool same_at(json_t *expected, json_t *got, struct differing *ret)
{
	if (json_is_object(expected) && json_is_object(got))
		return same_objects(expected, got, ret);
	if (json_is_array(expected) && json_is_array(got))
		return same_arrays(expected, got, ret);
	return json_equal(expected, got) || differ(ret, expected, got);
}

bool same(json_t *expected, json_t *got, struct differing *ret)
{
	*ret = (struct differing){ "", NULL, NULL };
	return same_at(expected, got, ret);
}
