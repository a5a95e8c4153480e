#ifdef REALFOLD
#include "views.h"
#else
#include "../../lib/anonymise/fold.h"
#include <stdlib.h>
/* ASCII only, until there is the real one. */
struct findings;
static bool fold_text(const unsigned char *text, size_t length, struct folded *ret, struct findings *findings)
{
	(void)findings;
	*ret = (struct folded){ .count = length, .narrow = calloc(length + 1, 1), .start = calloc(length + 1, 4), .end = calloc(length + 1, 4), .flags = calloc(length + 1, 1) };
	for (size_t i = 0; i < length; i++) {
		unsigned char c = text[i];
		ret->start[i] = (uint32_t)i; ret->end[i] = (uint32_t)i + 1;
		if (c >= 'A' && c <= 'Z') { ret->flags[i] = FOLD_UPPER; c = (unsigned char)(c + 32); }
		ret->narrow[i] = c >= 0x80 ? 0x01 : c == '\t' ? ' ' : c;
	}
	return true;
}
static void folded_free(struct folded *f) { free(f->narrow); free(f->start); free(f->end); free(f->flags); }
#endif
