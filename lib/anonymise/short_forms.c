/*
 * Short forms that are made of a forename by rule: what it begins or ends with, by itself or with the endings of
 * endearment. None is an ordinary word: those are in the table of names, where they are known to be used.
 */
#include "names.h"
#include "words.h"

#include <string.h>

enum { LONGEST_STEM = 5, LONGEST_FORM = 12 };

struct making {
	bool (*told)(void *data, const char *name, size_t length, enum kin kin);
	void *data;
};

static bool is_vowel(char letter)
{
	return strchr("aeiouy", letter) != NULL;
}

static bool tell(const struct making *making, const char *form, size_t length)
{
	if (length < 3 || word_class((const unsigned char *)form, length) & WORD_ORDINARY)
		return true;
	return making->told(making->data, form, length, KIN_SHORT);
}

/* A stem with an ending, its last letter doubled or not. */
static bool tell_ended(const struct making *making, const char *stem, size_t length, bool twice, const char *ending)
{
	char form[LONGEST_FORM];
	size_t size = length;

	memcpy(form, stem, length);
	if (twice)
		form[size++] = stem[length - 1];
	memcpy(form + size, ending, strlen(ending));
	return tell(making, form, size + strlen(ending));
}

/* Abby, Abbie; Debs; Gaz, Gazza of what has an r after its vowel. */
static bool tell_endings(const struct making *making, const char *stem, size_t length)
{
	static const char *const endings[] = { "y", "ie", "ey", "i", "o", "s" };
	const char last = stem[length - 1];

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (!tell_ended(making, stem, length, false, endings[i]) ||
		    (i < 3 && !is_vowel(last) && is_vowel(stem[length - 2]) &&
		     !tell_ended(making, stem, length, true, endings[i])))
			return false;
	if (last != 'r' || length > 4)
		return true;
	return tell_ended(making, stem, length - 1, false, "z") && tell_ended(making, stem, length - 1, false, "zza");
}

bool names_shortened(const char *name, size_t length,
		     bool (*told)(void *data, const char *name, size_t length, enum kin kin), void *data)
{
	const struct making making = { told, data };

	for (size_t size = 2; size <= LONGEST_STEM && size + 1 < length; size++) {
		if (!tell(&making, name, size))
			return false;
		if (!is_vowel(name[size - 1]) && size <= 4 && !tell_endings(&making, name, size))
			return false;
	}
	for (size_t from = 1; from + 3 <= length; from++) {
		const size_t size = length - from;

		if (!tell(&making, name + from, size))
			return false;
		/* Nettie of Annette, Tina of Christina, Manny of Emmanuel. */
		if (size <= LONGEST_STEM + 1 && is_vowel(name[length - 1]) && !is_vowel(name[length - 2]) &&
		    (!tell_ended(&making, name + from, size - 1, false, "ie") ||
		     !tell_ended(&making, name + from, size - 1, false, "a")))
			return false;
	}
	return true;
}
