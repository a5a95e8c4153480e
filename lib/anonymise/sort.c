/*
 * Lists put in order: what is a few places from where it belongs is moved there, then stretches that are in order are
 * merged, two at a time.
 */
#include "sort.h"

#include <stdlib.h>
#include <string.h>

enum { NEARBY = 8, LARGEST = 64 };

struct sorting {
	size_t count, size;
	int (*compare)(const void *one, const void *other);
};

/* Where the stretch that is in order from a place on ends. */
static size_t end_of_stretch(const struct sorting *sorting, const char *list, size_t at)
{
	const size_t size = sorting->size;

	if (at == sorting->count)
		return at;
	for (at++; at < sorting->count; at++)
		if (sorting->compare(list + (at - 1) * size, list + at * size) > 0)
			break;
	return at;
}

/* Elements that belong a few places farther up, moved there. */
static void mend(const struct sorting *sorting, char *list)
{
	const size_t size = sorting->size;
	size_t start = 0; /* of the stretch */

	for (size_t at = 1; at < sorting->count; at++) {
		size_t place = at;
		char moved[LARGEST];

		while (place > start && at - place < NEARBY &&
		       sorting->compare(list + (place - 1) * size, list + at * size) > 0)
			place--;
		if (place == at)
			continue;
		if (place > start && sorting->compare(list + (place - 1) * size, list + at * size) > 0) {
			start = at;
			continue;
		}
		memcpy(moved, list + at * size, size);
		memmove(list + (place + 1) * size, list + place * size, (at - place) * size);
		memcpy(list + place * size, moved, size);
	}
}

static void merge(const struct sorting *sorting, const char *list, size_t from, size_t middle, size_t end, char *to)
{
	const size_t size = sorting->size;
	size_t one = from, other = middle;

	for (to += from * size; one < middle && other < end; to += size)
		memcpy(to,
		       list + (sorting->compare(list + one * size, list + other * size) <= 0 ? one++ : other++) * size,
		       size);
	memcpy(to, list + one * size, (middle - one) * size);
	to += (middle - one) * size;
	memcpy(to, list + other * size, (end - other) * size);
}

bool sort_list(void *list, size_t count, size_t size, int (*compare)(const void *one, const void *other))
{
	const struct sorting sorting = { count, size, compare };
	char *from = list, *to, *room;

	if (count && size <= LARGEST)
		mend(&sorting, from);
	if (!count || end_of_stretch(&sorting, from, 0) == count)
		return true;
	room = malloc(count * size);
	if (!room)
		return false;
	to = room;
	for (size_t stretches = 2; stretches > 1;) {
		size_t at = 0;
		char *other = from;

		for (stretches = 0; at < count; stretches++) {
			size_t middle = end_of_stretch(&sorting, from, at),
			       end = end_of_stretch(&sorting, from, middle);

			merge(&sorting, from, at, middle, end, to);
			at = end;
		}
		from = to;
		to = other;
	}
	if (from == room)
		memcpy(list, room, count * size);
	free(room);
	return true;
}
