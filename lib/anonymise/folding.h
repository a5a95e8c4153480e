/*
 * A view while a text is folded into it.
 */
#ifndef FOLDING_H
#define FOLDING_H

#include "fold.h"
#include "signs.h"

struct folding {
	const unsigned char *text;
	struct folded view;
	size_t room, stretch_room;
	struct character *known; /* what was looked up of some */
	size_t end;		 /* of the last point, in bytes */
	bool altered;		 /* something was dropped since the last point */
};

/* Each false for no memory. */

/* Room for so many points. */
bool folding_reserve(struct folding *folding, size_t needed);
/* A point of which the bytes are not one byte right after those of the point before. */
bool folding_stretch(struct folding *folding, size_t point, size_t start, size_t end);
/* One more point, there being room. */
bool folding_put(struct folding *folding, uint32_t point, uint8_t flags, size_t start, size_t end);
/* What is not compared, up to an end: it belongs to the point before it. */
bool folding_drop(struct folding *folding, size_t end);

#endif
