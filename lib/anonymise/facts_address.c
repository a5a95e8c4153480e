/*
 * Addresses as they are registered: taken apart at commas, their streets with long forms of short words.
 */
#include "facts.h"

#include <string.h>

/* In order. "Saint" is written as "street" is: both are read as that. */
static const struct {
	const char *written, *canonical;
} street_words[] = {
	{ "av", "avenue" },	 { "ave", "avenue" },	   { "avenue", "avenue" },     { "bank", "bank" },
	{ "building", "house" }, { "cl", "close" },	   { "close", "close" },       { "court", "court" },
	{ "cr", "crescent" },	 { "cres", "crescent" },   { "crescent", "crescent" }, { "croft", "croft" },
	{ "ct", "court" },	 { "dr", "drive" },	   { "drive", "drive" },       { "fold", "fold" },
	{ "garden", "gardens" }, { "gardens", "gardens" }, { "gate", "gate" },	       { "gdns", "gardens" },
	{ "gr", "grove" },	 { "green", "green" },	   { "grove", "grove" },       { "hill", "hill" },
	{ "house", "house" },	 { "la", "lane" },	   { "lane", "lane" },	       { "ln", "lane" },
	{ "mews", "mews" },	 { "parade", "parade" },   { "park", "park" },	       { "pl", "place" },
	{ "place", "place" },	 { "rd", "road" },	   { "rise", "rise" },	       { "road", "road" },
	{ "row", "row" },	 { "saint", "street" },	   { "sq", "square" },	       { "square", "square" },
	{ "st", "street" },	 { "str", "street" },	   { "street", "street" },     { "ter", "terrace" },
	{ "terr", "terrace" },	 { "terrace", "terrace" }, { "view", "view" },	       { "walk", "walk" },
	{ "way", "way" },	 { "wy", "way" },	   { "yard", "yard" },
};

const char *canonical_word(const char *word, size_t length)
{
	size_t low = 0, high = sizeof street_words / sizeof street_words[0];

	while (low < high) {
		size_t middle = (low + high) / 2;
		int order = strncmp(street_words[middle].written, word, length);

		if (order == 0 && !street_words[middle].written[length])
			return street_words[middle].canonical;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

struct words {
	char text[TEXT_MOST + 1]; /* canonical, with spaces between */
	unsigned count;
	bool street;   /* the last is the kind of a street */
	size_t second; /* where the second word begins */
};

static bool words_append(struct words *words, const char *word)
{
	const char *canonical = canonical_word(word, strlen(word));
	size_t length = strlen(words->text);
	size_t needed = strlen(canonical ? canonical : word) + (words->count > 0);

	if (length + needed > TEXT_MOST)
		return false;
	if (words->count)
		strcat(words->text, " ");
	if (words->count == 1)
		words->second = length + 1;
	strcat(words->text, canonical ? canonical : word);
	words->count++;
	words->street = canonical && words->count > 1;
	return true;
}

static bool read_words(const char *text, size_t length, struct words *words)
{
	char word[TEXT_MOST + 1];
	size_t count = 0;

	for (size_t i = 0; i <= length; i++) {
		unsigned char c = i < length ? (unsigned char)text[i] : ' ';

		if (character_of(c) >= 0) {
			if (count == TEXT_MOST)
				return false;
			word[count++] = (char)c;
		} else if (c != '\'' && count) {
			word[count] = 0;
			count = 0;
			if (!words_append(words, word))
				return false;
		}
	}
	return true;
}

static bool looks_like_postcode(const char *text, size_t length)
{
	char squeezed[TEXT_MOST + 1];

	if (!squeeze(text, length, squeezed))
		return false;
	size_t count = strlen(squeezed);
	return count >= 5 && count <= 7 && !is_digit((unsigned char)squeezed[0]) &&
	       is_digit((unsigned char)squeezed[count - 3]) && !is_digit((unsigned char)squeezed[count - 2]) &&
	       !is_digit((unsigned char)squeezed[count - 1]);
}

/* The start of the last two words of a part, or of the last, where they are a postcode. */
static size_t postcode_start(const char *text, size_t length)
{
	size_t found = length;

	for (size_t i = length, words = 0; i-- > 0 && words < 2;) {
		bool starts = text[i] != ' ' && (i == 0 || text[i - 1] == ' ');

		words += starts;
		if (starts && looks_like_postcode(text + i, length - i))
			found = i;
	}
	return found;
}

/* A house and its street, or a street or the name of a house alone. */
static enum pattern_added add_street(struct pattern_facts *facts, int32_t identity, const struct words *words)
{
	struct text_fact fact = {
		.identity = identity, .kind = CSPR_FINDING_ADDRESS, .shape = SHAPE_WORDS, .grade = CSPR_GRADE_DEFINITE
	};
	bool numbered = is_digit((unsigned char)words->text[0]);

	strcpy(fact.text, words->text);
	fact.rule = numbered ? "registered-address" : "registered-street";
	fact.grade_lower = numbered ? CSPR_GRADE_DEFINITE : CSPR_GRADE_REVIEW;
	enum pattern_added added = add_text(facts, fact);
	if (!numbered || words->count < 3 || added == PATTERN_NO_MEMORY)
		return added;
	strcpy(fact.text, words->text + words->second);
	fact.rule = "registered-street";
	fact.grade_lower = CSPR_GRADE_REVIEW;
	return add_text(facts, fact);
}

/* The town, and what it is in: by a capital, and only for review. */
static enum pattern_added add_town(struct pattern_facts *facts, int32_t identity, const struct words *words)
{
	static const char countries[] = "england wales scotland united kingdom great britain northern ireland";
	struct text_fact fact = { .identity = identity,
				  .kind = CSPR_FINDING_ADDRESS,
				  .shape = SHAPE_WORDS,
				  .grade = CSPR_GRADE_REVIEW,
				  .rule = "registered-town" };

	if (strlen(words->text) < 4 || strstr(countries, words->text))
		return PATTERN_NOT_UNDERSTOOD;
	strcpy(fact.text, words->text);
	return add_text(facts, fact);
}

static enum pattern_added add_part(struct pattern_facts *facts, int32_t identity, const struct words *words, bool first)
{
	bool numbered = is_digit((unsigned char)words->text[0]);

	if (words->street || (first && words->count >= (numbered ? 3 : 2)))
		return add_street(facts, identity, words);
	return first || numbered ? PATTERN_NOT_UNDERSTOOD : add_town(facts, identity, words);
}

enum pattern_added add_address(struct pattern_facts *facts, int32_t identity, const char *text, size_t length)
{
	struct text_fact postcode = { .identity = identity,
				      .kind = CSPR_FINDING_POSTCODE,
				      .grade = CSPR_GRADE_DEFINITE,
				      .grade_lower = CSPR_GRADE_DEFINITE,
				      .rule = "registered-postcode" };
	enum pattern_added all = PATTERN_NOT_UNDERSTOOD;
	bool first = true;

	for (size_t start = 0; start < length;) {
		size_t end = start;
		while (end < length && !strchr(",;\n", text[end]))
			end++;
		size_t code = start + postcode_start(text + start, end - start);
		struct words words = { 0 };
		enum pattern_added added = PATTERN_NOT_UNDERSTOOD;
		if (code < end)
			all = add_squeezed(facts, postcode, text + code, end - code);
		if (all != PATTERN_NO_MEMORY && read_words(text + start, code - start, &words) && words.count) {
			added = add_part(facts, identity, &words, first);
			first = false;
		}
		all = added == PATTERN_NOT_UNDERSTOOD ? all : added;
		if (all == PATTERN_NO_MEMORY)
			break;
		start = end + 1;
	}
	return all;
}
