/*
 * A view as it grows: points with the bytes that they came from, and where those are.
 *
 * What must stay true: points come in the order of the text; bytes that are dropped belong to the point before them.
 */
#include "folding.h"
#include "views.h"

#include <openssl/crypto.h>
#include <stdlib.h>
#include <string.h>

void folded_free(struct folded *folded)
{
	free(folded->narrow);
	free(folded->points);
	free(folded->flags);
	free(folded->stretches);
	*folded = (struct folded){ 0 };
}

void folded_wipe(struct folded *folded)
{
	OPENSSL_cleanse(folded->narrow, folded->count);
	if (folded->points)
		OPENSSL_cleanse(folded->points, folded->count * sizeof(*folded->points));
	folded_free(folded);
}

static bool resize(void *list_pointer, size_t count, size_t size)
{
	void **list = list_pointer;
	void *larger = realloc(*list, count * size);

	if (larger)
		*list = larger;
	return larger;
}

bool folding_reserve(struct folding *folding, size_t needed)
{
	struct folded *view = &folding->view;
	size_t room = folding->room + folding->room / 2;

	if (needed <= folding->room)
		return true;
	if (room < needed)
		room = needed;
	if (!resize(&view->narrow, room + FOLD_AFTER, 1) || !resize(&view->flags, room + FOLD_AFTER, 1) ||
	    (view->points && !resize(&view->points, room, sizeof(*view->points))))
		return false;
	folding->room = room;
	return true;
}

bool folding_stretch(struct folding *folding, size_t point, size_t start, size_t end)
{
	struct folded *view = &folding->view;

	if (view->stretch_count == folding->stretch_room) {
		size_t room = folding->stretch_room ? folding->stretch_room * 2 : 64;

		if (!resize(&view->stretches, room, sizeof(*view->stretches)))
			return false;
		folding->stretch_room = room;
	}
	view->stretches[view->stretch_count++] = (struct stretch){ (uint32_t)point, (uint32_t)start, (uint32_t)end };
	return true;
}

/* From the first point that is not ASCII on, points are kept beside the narrow ones. */
static bool widen(struct folding *folding)
{
	struct folded *view = &folding->view;

	view->points = malloc(folding->room * sizeof(*view->points));
	if (!view->points)
		return false;
	for (size_t i = 0; i < view->count; i++)
		view->points[i] = view->narrow[i];
	return true;
}

bool folding_put(struct folding *folding, uint32_t point, uint8_t flags, size_t start, size_t end)
{
	struct folded *view = &folding->view;
	size_t at = view->count;

	if (point >= 0x80 && !view->points && !widen(folding))
		return false;
	if ((!at || start != folding->end || end != start + 1) && !folding_stretch(folding, at, start, end))
		return false;
	if (point < 0x80 && !(point >= 'a' && point <= 'z'))
		flags = (uint8_t)((flags & FOLD_ALTERED) | (point >= '0' && point <= '9' ? FOLD_DIGIT : 0));
	view->narrow[at] = point < 0x80		 ? (point < 0x20 && point != '\n' ? 0x01 : (unsigned char)point)
			   : flags & FOLD_LETTER ? 0xFF
						 : 0x01;
	if (view->points)
		view->points[at] = point;
	view->flags[at] = flags | (folding->altered ? FOLD_ALTERED : 0);
	view->count++;
	folding->end = end;
	folding->altered = false;
	return true;
}

bool folding_drop(struct folding *folding, size_t end)
{
	struct folded *view = &folding->view;
	size_t last = view->count - 1;

	folding->altered = true;
	if (!view->count)
		return true;
	if (view->stretches[view->stretch_count - 1].point == last)
		view->stretches[view->stretch_count - 1].end = (uint32_t)end;
	else if (!folding_stretch(folding, last, folding->end - 1, end))
		return false;
	view->flags[last] |= FOLD_ALTERED;
	folding->end = end;
	return true;
}

static const struct piece *piece_of(const struct piece *pieces, size_t count, uint32_t byte)
{
	size_t low = 0, high = count;

	while (high - low > 1) {
		size_t middle = (low + high) / 2;

		if (pieces[middle].at <= byte)
			low = middle;
		else
			high = middle;
	}
	return &pieces[low];
}

uint32_t piece_start(const struct piece *pieces, size_t count, uint32_t byte)
{
	const struct piece *piece = piece_of(pieces, count, byte);

	return piece->start + (byte - piece->at) * piece->step;
}

uint32_t piece_end(const struct piece *pieces, size_t count, uint32_t byte)
{
	const struct piece *piece = piece_of(pieces, count, byte);

	return piece->step ? piece->start + (byte - piece->at + 1) * piece->step : piece->end;
}

/* From where it would be if all were as long as each other. */
static const struct stretch *stretch_of(const struct folded *view, size_t at)
{
	const struct stretch *list = view->stretches;
	size_t low = (size_t)((uint64_t)at * view->stretch_count / view->count), high = low + 1;

	for (size_t by = 1; list[low].point > at; by *= 2) {
		high = low;
		low = low > by ? low - by : 0;
	}
	for (size_t by = 1; high < view->stretch_count && list[high].point <= at; by *= 2) {
		low = high;
		high = view->stretch_count - high > by ? high + by : view->stretch_count;
	}
	while (high - low > 1) {
		size_t middle = (low + high) / 2;

		if (list[middle].point <= at)
			low = middle;
		else
			high = middle;
	}
	return &list[low];
}

uint32_t folded_start(const struct folded *view, size_t at)
{
	const struct stretch *stretch = stretch_of(view, at);
	uint32_t after = (uint32_t)at - stretch->point;
	uint32_t start = after ? stretch->end + after - 1 : stretch->start;

	return view->pieces ? piece_start(view->pieces, view->piece_count, start) : start;
}

uint32_t folded_end(const struct folded *view, size_t at)
{
	const struct stretch *stretch = stretch_of(view, at);
	uint32_t end = stretch->end + ((uint32_t)at - stretch->point);

	return view->pieces ? piece_end(view->pieces, view->piece_count, end - 1) : end;
}
