/*
 * Keys of words: words that are taken for one another have the same. By signs that look alike, by the strokes of
 * letters, by spelling, by sound.
 */
#include "matcher.h"

/* What a sign is taken for where letters may have been mistaken for one another. */
static uint32_t confused(uint32_t letter)
{
	switch (letter) {
	case '0':
		return 'o';
	case '1':
	case 'i':
	case '|':
	case '!':
		return 'l';
	case '5':
	case '$':
		return 's';
	case '8':
		return 'b';
	case '3':
		return 'e';
	case '4':
	case '@':
		return 'a';
	case '7':
	case '+':
		return 't';
	case '9':
		return 'g';
	case '6':
		return 'b';
	case '2':
		return 'z';
	}
	return letter;
}

uint64_t confused_key(const uint32_t *letters, size_t length)
{
	static const char pairs[][3] = { { 'r', 'n', 'm' }, { 'c', 'l', 'd' }, { 'v', 'v', 'w' } };
	uint64_t hash = 0;

	for (size_t i = 0; i < length; i++) {
		uint32_t letter = confused(letters[i]);

		for (size_t pair = 0; pair < sizeof(pairs) / sizeof(pairs[0]) && i + 1 < length; pair++)
			if (letter == (unsigned char)pairs[pair][0] &&
			    confused(letters[i + 1]) == (unsigned char)pairs[pair][1]) {
				letter = (unsigned char)pairs[pair][2];
				i++;
				break;
			}
		hash = hash_letter(hash, letter);
	}
	return hash;
}

/* How many upright strokes a letter is written with; 0: it is told from others by more than those. */
static unsigned strokes_of(uint32_t letter)
{
	switch (letter) {
	case '1':
	case 'i':
	case 'l':
	case 'r':
	case '|':
	case '!':
		return 1;
	case 'n':
	case 'u':
	case 'h':
		return 2;
	case 'm':
		return 3;
	}
	return 0;
}

/* Letters as their strokes, so that ri is n, and in is m. */
uint64_t strokes_key(const uint32_t *letters, size_t length)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < length; i++) {
		unsigned strokes = strokes_of(letters[i]);

		for (unsigned j = 0; j < strokes; j++)
			hash = hash_letter(hash, 'i');
		if (!strokes)
			hash = hash_letter(hash, confused(letters[i]));
	}
	return hash;
}

uint64_t sound_key(const uint32_t *letters, size_t length)
{
	uint64_t hash = 0;
	uint32_t before = 0;

	if (length > 3 && letters[length - 1] == 'e')
		length--;
	for (size_t i = 0; i < length; i++) {
		uint32_t letter = letters[i];

		if (letter == 'p' && i + 1 < length && letters[i + 1] == 'h') {
			letter = 'f';
			i++;
		} else if (letter == 'c' && i + 1 < length && letters[i + 1] == 'k') {
			letter = 'k';
			i++;
		} else if (letter == 'e' && i + 2 == length && letters[i + 1] == 'y') {
			letter = 'y';
			i++;
		} else if (letter == 'i' && i > 0) {
			letter = 'y';
		}
		if (letter != before)
			hash = hash_letter(hash, letter);
		before = letter;
	}
	return hash;
}

static bool is_vowel(uint32_t letter)
{
	return letter == 'a' || letter == 'e' || letter == 'i' || letter == 'o' || letter == 'u' || letter == 'y';
}

/* What a consonant sounds like; `length` letters follow it. An h after it may change it, and is taken with it. */
static uint32_t consonant_of(const uint32_t *at, size_t length, size_t *ret_taken)
{
	const uint32_t next = length ? at[1] : 0;

	*ret_taken = 1 + (next == 'h' && *at != 'h');
	switch (*at) {
	case 'p':
		return next == 'h' ? 'f' : 'p';
	case 'b':
	case 'm':
		return next == 'h' ? 'v' : *at;
	case 'c':
		return next == 'e' || next == 'i' || next == 'y' ? 's' : 'k';
	case 'q':
		return 'k';
	case 'z':
		return 's';
	case 'w':
		return 'v';
	}
	return *at;
}

/* How letters sound, roughly: consonants by their kind, and that a vowel is between two. 0: too little to go by. */
uint64_t rough_key(const uint32_t *letters, size_t length)
{
	uint64_t hash = 0;
	uint32_t before = 0;
	size_t consonants = 0;

	for (size_t i = 0, taken; i < length; i += taken) {
		uint32_t sound = 'a';

		taken = 1;
		if (!is_vowel(letters[i]) || (i == 0 && letters[0] == 'y'))
			sound = consonant_of(letters + i, length - i - 1, &taken);
		if (sound == before || (i + taken == length && i && (sound == 'a' || sound == 'h')))
			continue;
		consonants += sound != 'a';
		hash = hash_letter(hash, sound);
		before = sound;
	}
	return consonants >= 3 ? hash : 0;
}
