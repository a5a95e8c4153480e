/*
 * What was decoded of a text: bytes, and for each where it came from.
 *
 * What must stay true: pieces and changes are in the order of the text.
 */
#include "decoded.h"

#include <stdlib.h>
#include <string.h>

void decoded_free(struct decoded *decoded)
{
	free(decoded->bytes);
	free(decoded->pieces);
	free(decoded->changes);
	*decoded = (struct decoded){ 0 };
}

/* Room for so many more elements of a list. */
static bool make_room(struct decoded *decoded, void *list_pointer, size_t *room, size_t count, size_t more, size_t size)
{
	void **list = list_pointer, *larger;
	size_t needed = count + more;

	if (decoded->failed || needed <= *room)
		return !decoded->failed;
	if (needed < *room * 2)
		needed = *room * 2;
	if (needed < 64)
		needed = 64;
	larger = realloc(*list, needed * size);
	decoded->failed = !larger;
	if (!larger)
		return false;
	*list = larger;
	*room = needed;
	return true;
}

static void put_piece(struct decoded *decoded, struct piece piece)
{
	if (make_room(decoded, &decoded->pieces, &decoded->piece_room, decoded->piece_count, 1,
		      sizeof(*decoded->pieces)))
		decoded->pieces[decoded->piece_count++] = piece;
}

unsigned char *decoded_reserve(struct decoded *decoded, size_t count)
{
	return make_room(decoded, &decoded->bytes, &decoded->room, decoded->count, count, 1)
		       ? decoded->bytes + decoded->count
		       : NULL;
}

void decoded_take(struct decoded *decoded, size_t count, size_t start, size_t end, uint32_t step)
{
	const struct piece *last = decoded->piece_count ? &decoded->pieces[decoded->piece_count - 1] : NULL;

	if (!last || !step || last->step != step || last->start + (decoded->count - last->at) * (size_t)step != start)
		put_piece(decoded, (struct piece){ (uint32_t)decoded->count, (uint32_t)start, (uint32_t)end, step });
	decoded->count += count;
}

void decoded_put(struct decoded *decoded, const void *bytes, size_t count, size_t start, size_t end, uint32_t step)
{
	unsigned char *to = count ? decoded_reserve(decoded, count) : NULL;

	if (!to)
		return;
	memcpy(to, bytes, count);
	decoded_take(decoded, count, start, end, step);
}

void decoded_change(struct decoded *decoded, size_t start, size_t end)
{
	if (!make_room(decoded, &decoded->changes, &decoded->change_room, decoded->change_count, 1,
		       sizeof(*decoded->changes)))
		return;
	decoded->changes[decoded->change_count][0] = (uint32_t)start;
	decoded->changes[decoded->change_count++][1] = (uint32_t)end;
}

bool decoded_give(struct decoded *decoded, struct decoded *ret)
{
	const bool done = !decoded->failed;

	if (!done || !decoded->change_count)
		decoded_free(decoded);
	*ret = *decoded;
	return done;
}

/* Where the text begins that a place in what was decoded came from, and where what is before a place ends. */
static uint32_t decoded_start(const struct decoded *decoded, uint32_t at)
{
	return piece_start(decoded->pieces, decoded->piece_count,
			   at < decoded->count ? at : (uint32_t)decoded->count - 1);
}

static uint32_t decoded_end(const struct decoded *decoded, uint32_t at)
{
	return piece_end(decoded->pieces, decoded->piece_count, at ? at - 1 : 0);
}

/* A part of what was decoded, bytes that were copied from others that were decoded before. */
static void put_through(struct decoded *to, const struct piece *piece, size_t count, const struct decoded *outer,
			size_t *at)
{
	for (size_t done = 0; done < count;) {
		const size_t from = piece->start + done;

		while (*at + 1 < outer->piece_count && outer->pieces[*at + 1].at <= from)
			++*at;

		const struct piece *its = &outer->pieces[*at];
		size_t end = *at + 1 < outer->piece_count ? its[1].at : outer->count;
		size_t more = end - from < count - done ? end - from : count - done;

		put_piece(to,
			  (struct piece){ (uint32_t)(piece->at + done),
					  its->start + (uint32_t)(from - its->at) * its->step, its->end, its->step });
		done += more;
	}
}

bool decoded_through(struct decoded *inner, const struct decoded *outer)
{
	struct decoded through = { 0 };
	size_t at = 0;

	for (size_t i = 0; i < inner->piece_count; i++) {
		const struct piece *piece = &inner->pieces[i];
		size_t end = i + 1 < inner->piece_count ? piece[1].at : inner->count;

		if (piece->step)
			put_through(&through, piece, end - piece->at, outer, &at);
		else
			put_piece(&through, (struct piece){ piece->at, decoded_start(outer, piece->start),
							    decoded_end(outer, piece->end), 0 });
	}
	for (size_t i = 0; i < inner->change_count; i++) {
		inner->changes[i][0] = decoded_start(outer, inner->changes[i][0]);
		inner->changes[i][1] = decoded_end(outer, inner->changes[i][1]);
	}
	free(inner->pieces);
	inner->pieces = through.pieces;
	inner->piece_count = through.piece_count;
	inner->piece_room = through.piece_room;
	return !through.failed;
}

bool decoded_within(const struct decoded *decoded, uint32_t start, uint32_t end)
{
	size_t low = 0, high = decoded->change_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (decoded->changes[middle][1] <= start)
			low = middle + 1;
		else
			high = middle;
	}
	return low < decoded->change_count && decoded->changes[low][0] < end;
}
