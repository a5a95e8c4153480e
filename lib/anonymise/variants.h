/*
 * What the files that make variants of names know of each other.
 */
#ifndef VARIANTS_H
#define VARIANTS_H

#include "name_words.h"

/* What variants of one word are added to. */
struct target {
	struct matcher *matcher;
	int32_t identity;
	enum part part;
	bool shorten;
};

/* Two words as one; false: it would be too long. */
bool words_join(const struct word *one, const struct word *other, struct word *ret);
bool word_starts(const struct word *word, const char *with);
/* All of these give false where there is no memory. */
bool variant_add(const struct target *target, const uint32_t *letters, size_t length, uint16_t flags, const char *rule);
/* A word with some letters at a place put for others. */
bool variant_add_changed(const struct target *target, const struct word *word, size_t at, size_t removed,
			 const char *instead, uint16_t flags, const char *rule);
/* A word, and all that it may look like. */
bool variants_of_word(struct target *target, const struct word *word, uint16_t field);

#endif
