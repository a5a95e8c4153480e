/*
 * A registered name cut into its words, and those put in order that are somebody's.
 */
#include "name_words.h"
#include "words.h"

#include <string.h>

static uint32_t class_of(const struct word *word)
{
	unsigned char letters[LONGEST_ENTRY];

	for (size_t i = 0; i < word->length; i++) {
		if (word->letters[i] >= 0x80)
			return 0;
		letters[i] = (unsigned char)word->letters[i];
	}
	return word_class(letters, word->length);
}

static bool ends_word(const struct folded *view, size_t at)
{
	return view->narrow[at] == ' ' || view->narrow[at] == '\n' || view->narrow[at] == ',' ||
	       view->narrow[at] == '(' || view->narrow[at] == ')' || view->narrow[at] == '"' || view->narrow[at] == '/';
}

/* One word of a view from *at on; false: there is none. */
static bool next_word(const struct folded *view, size_t *at, struct word *ret)
{
	struct word word = { 0 };
	bool in_piece = false, apostrophe = false;

	while (*at < view->count && !(view->flags[*at] & FOLD_LETTER)) {
		word.after_comma |= view->narrow[*at] == ',';
		++*at;
	}
	for (; *at < view->count && !ends_word(view, *at); ++*at) {
		if (!(view->flags[*at] & FOLD_LETTER)) {
			word.hyphen |= view->narrow[*at] == '-' && word.length;
			apostrophe = view->narrow[*at] == '\'';
			in_piece = false;
			continue;
		}
		if (word.length == LONGEST_ENTRY)
			continue;
		if (!in_piece) {
			/* A possessive is none of the name. */
			if (apostrophe && word.length > 1 && view->narrow[*at] == 's' &&
			    (*at + 1 == view->count || ends_word(view, *at + 1)))
				continue;
			if (word.pieces < MOST_PIECES)
				word.cuts[word.pieces++] = word.length;
			in_piece = true;
		}
		if (!word.length)
			word.capital = view->flags[*at] & FOLD_UPPER;
		word.letters[word.length++] = folded_point(view, *at);
	}
	word.cuts[word.pieces] = word.length;
	word.class = class_of(&word);
	*ret = word;
	return word.length > 0;
}

static bool is_among(const struct word *word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t at = 0;

		while (at < word->length && word->letters[at] == (unsigned char)list[i][at])
			at++;
		if (at == word->length && !list[i][at])
			return true;
	}
	return false;
}

static bool is_suffix(const struct word *word)
{
	static const char *const suffixes[] = { "jr", "jnr", "junior", "sr",  "snr", "senior", "esq",
						"ii", "iii", "iv",     "phd", "md",  "obe",    "mbe",
						"qc", "kc",  "mp",     "bsc", "msc", "rn" };

	return is_among(word, suffixes, sizeof(suffixes) / sizeof(suffixes[0]));
}

bool is_noise(const struct word *word)
{
	static const char *const noise[] = { "of", "the", "and", "nee", "aka", "known", "as", "or" };

	return !(word->capital && word->length > 2) && is_among(word, noise, sizeof(noise) / sizeof(noise[0]));
}

void drop_words(struct name *name, size_t at, size_t count)
{
	memmove(&name->words[at], &name->words[at + count], (name->count - at - count) * sizeof(name->words[0]));
	name->count -= count;
}

/* "Bennet, Elizabeth" is Elizabeth Bennet. */
static void turn(struct name *name)
{
	struct word words[MOST_WORDS];
	size_t first = 1;

	while (first < name->count && !name->words[first].after_comma)
		first++;
	if (first >= name->count || is_suffix(&name->words[first]))
		return;
	memcpy(words, name->words, sizeof(words));
	memcpy(name->words, words + first, (name->count - first) * sizeof(words[0]));
	memcpy(name->words + name->count - first, words, first * sizeof(words[0]));
	memset(words, 0, sizeof(words));
}

static bool is_initials(const struct word *word)
{
	for (size_t i = 0; i < word->pieces; i++)
		if (word->cuts[i + 1] - word->cuts[i] > 1)
			return false;
	return true;
}

uint32_t initials_of(const struct word *word)
{
	uint32_t initials = 0;

	for (size_t i = 0; i < word->pieces; i++)
		initials |= 1u << first_letter(word->letters[word->cuts[i]]);
	return initials;
}

/* Junior and Senior after a forename or initials alone are the surname. */
static bool ends_in_suffix(const struct name *name)
{
	const struct word *last = &name->words[name->count - 1];
	size_t names = 0;

	for (size_t i = 0; i + 1 < name->count; i++)
		names += !is_initials(&name->words[i]) && !is_noise(&name->words[i]);
	return name->count > 1 && is_suffix(last) && names > (last->length > 5 ? 1 : 0);
}

/* Mr, old, of: what stands before a name. Prince and Young are forenames, too, and stay before a single word. */
static bool is_before_name(const struct name *name)
{
	const struct word *word = &name->words[0];

	if (!(word->class & (WORD_TITLE | WORD_EPITHET)))
		return is_noise(word);
	return name->count > 2 || !(word->class & WORD_GIVEN) || (!word->capital && name->words[1].capital);
}

static void drop_initials(struct name *name)
{
	for (size_t i = 0; i < name->count && name->count > 1;) {
		if (!is_initials(&name->words[i]) && !is_noise(&name->words[i])) {
			i++;
			continue;
		}
		if (is_initials(&name->words[i]))
			name->initials |= initials_of(&name->words[i]);
		if (i == 0 && !name->initial && is_initials(&name->words[i]))
			name->initial = name->words[i].letters[0];
		drop_words(name, i, 1);
	}
	if (name->count > 1)
		name->initial = 0;
	name->titled |= name->initial != 0;
}

void parse_name(const struct folded *view, struct name *name)
{
	size_t at = 0;

	/* Of one that is longer those in the middle go: never the surname. */
	while (next_word(view, &at, &name->words[name->count]))
		if (++name->count > MOST_WORDS)
			drop_words(name, MOST_WORDS / 2, 1);
	turn(name);
	while (name->count > 1 && is_before_name(name)) {
		name->titled |= (name->words[0].class & WORD_TITLE) != 0;
		drop_words(name, 0, 1);
	}
	while (ends_in_suffix(name))
		name->count--;
	drop_initials(name);
}
