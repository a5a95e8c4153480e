/*
 * Words of names and words of pseudonyms: no word is to be both, but for those that say nothing of anybody.
 *
 * What must stay true: what a register knows of words is what all of its values and pseudonyms come to, so that one
 * more is held against all of them at once.
 */
#include "register_words.h"
#include "views.h"
#include "words.h"

#include <string.h>

/* Folded, to see what is in it. */
static bool fold(const char *value, struct folded *ret)
{
	return fold_text((const unsigned char *)value, strlen(value), ret, NULL);
}

/* The next run of letters from *at on; false: there is none. */
static bool next_run(const struct folded *view, size_t *at, size_t *ret_start)
{
	while (*at < view->count && !(view->flags[*at] & FOLD_LETTER))
		++*at;
	*ret_start = *at;
	while (*at < view->count && view->flags[*at] & FOLD_LETTER)
		++*at;
	return *at > *ret_start;
}

/* Words that say what somebody is, and so may be in a pseudonym whatever anybody is called. */
static bool says_nothing(const struct folded *view, size_t start, size_t end)
{
	static const char *const words[] = {
		"adult",	"agency",	"aunt",	    "baby",    "boy",	  "brother", "carer",  "child",
		"doctor",	"family",	"father",   "female",  "foster",  "friend",  "girl",   "grandfather",
		"grandmother",	"health",	"hospital", "male",    "man",	  "mother",  "mr",     "mrs",
		"ms",		"miss",		"nurse",    "officer", "parent",  "partner", "person", "police",
		"practitioner", "professional", "school",   "sibling", "sister",  "social",  "son",    "daughter",
		"teacher",	"the",		"town",	    "uncle",   "visitor", "woman",   "worker", "young"
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (strlen(words[i]) == end - start && memcmp(words[i], view->narrow + start, end - start) == 0)
			return true;
	return end - start < 2;
}

static struct word_key word_key_of(const struct folded *view, size_t start, size_t end)
{
	struct word_key key = { 0 };

	for (; start < end; start++)
		key = word_key_with(key, folded_point(view, start));
	return key;
}

/* Whether a word of a name tells who somebody is. Of a body's name, only words that are not ordinary do. */
static bool counts(const struct words_added *words, size_t start, size_t end)
{
	return !says_nothing(&words->value, start, end) &&
	       !(words->body && word_class(words->value.narrow + start, end - start) & WORD_ORDINARY);
}

bool words_added_read(const struct identity *owner, uint16_t field, const char *value, struct words_added *ret)
{
	*ret = (struct words_added){ .body = is_body(owner) };
	if (!fold(owner->pseudonym, &ret->pseudonym))
		return false;
	if (!is_naming(field) || fold(value, &ret->value))
		return true;
	folded_wipe(&ret->pseudonym);
	return false;
}

static void wipe(struct folded *view)
{
	if (view->narrow)
		folded_wipe(view);
}

void words_added_free(struct words_added *words)
{
	wipe(&words->value);
	wipe(&words->pseudonym);
}

static bool holds(const struct folded *view, struct word_key key)
{
	size_t at = 0, start;

	while (next_run(view, &at, &start)) {
		struct word_key its = word_key_of(view, start, at);

		if (its.one == key.one && its.other == key.other)
			return true;
	}
	return false;
}

static bool holds_known(const struct folded *view, const struct lookup *lookup)
{
	size_t at = 0, start;

	while (next_run(view, &at, &start))
		if (lookup_find(lookup, word_key_of(view, start, at), NULL))
			return true;
	return false;
}

bool words_added_tell(const cspr_register *reg, const struct words_added *words)
{
	size_t at = 0, start;

	while (next_run(&words->value, &at, &start)) {
		struct word_key key = word_key_of(&words->value, start, at);

		if (counts(words, start, at) &&
		    (lookup_find(&reg->pseudonym_words, key, NULL) || holds(&words->pseudonym, key)))
			return true;
	}
	return holds_known(&words->pseudonym, &reg->name_words);
}

bool pseudonym_tells(const cspr_register *reg, const char *pseudonym, bool *ret_memory)
{
	struct folded view;
	bool tells;

	*ret_memory = fold(pseudonym, &view);
	if (!*ret_memory)
		return false;
	tells = holds_known(&view, &reg->name_words);
	folded_wipe(&view);
	return tells;
}

bool words_added_reserve(cspr_register *reg, const struct words_added *words)
{
	return lookup_reserve(&reg->secret, &reg->name_words, words->value.count / 2 + 1) &&
	       lookup_reserve(&reg->secret, &reg->pseudonym_words, words->pseudonym.count / 2 + 1);
}

void words_added_keep(cspr_register *reg, const struct words_added *words)
{
	size_t at = 0, start;

	while (next_run(&words->value, &at, &start))
		if (counts(words, start, at))
			lookup_add(&reg->name_words, word_key_of(&words->value, start, at), 0);
	for (at = 0; next_run(&words->pseudonym, &at, &start);)
		lookup_add(&reg->pseudonym_words, word_key_of(&words->pseudonym, start, at), 0);
}
