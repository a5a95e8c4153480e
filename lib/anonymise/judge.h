/*
 * What judges of matches share.
 */
#ifndef JUDGE_H
#define JUDGE_H

#include "rules.h"

enum { DIGITS_MOST = 24 };

static inline unsigned char at(const struct hit *hit, size_t point)
{
	return point < hit->view->count ? hit->view->narrow[point] : 0;
}

static inline size_t digits_of(const struct hit *hit, struct span span, unsigned char digits[DIGITS_MOST])
{
	size_t count = 0;

	for (size_t i = span.start; i < span.end && count < DIGITS_MOST; i++)
		if (is_digit(at(hit, i)))
			digits[count++] = (unsigned char)(at(hit, i) - '0');
	return count;
}

/* Letters and digits, without what is between them. */
static inline size_t squeezed(const struct hit *hit, struct span span, unsigned char *out, size_t room)
{
	size_t count = 0;

	for (size_t i = span.start; i < span.end && count < room; i++)
		if (is_word(at(hit, i)))
			out[count++] = at(hit, i);
	return count;
}

static inline bool all_letters_are(const struct hit *hit, struct span span, bool capital)
{
	for (size_t i = span.start; i < span.end; i++)
		if (is_letter(at(hit, i)) && !(hit->view->flags[i] & FOLD_UPPER) == capital)
			return false;
	return true;
}

static inline bool all_same(const unsigned char *digits, size_t count)
{
	for (size_t i = 1; i < count; i++)
		if (digits[i] != digits[0])
			return false;
	return true;
}

#endif
