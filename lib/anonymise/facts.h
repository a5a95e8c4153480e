/*
 * Registered values that have a form, as they are kept.
 */
#ifndef FACTS_H
#define FACTS_H

#include "rules.h"
#include "secret.h"

enum { TEXT_MOST = 63, CHARACTERS = 36, GAP_MOST = 3 };

enum shape {
	SHAPE_LOOSE, /* anything may stand between its characters */
	SHAPE_TIGHT, /* short: as one run */
	SHAPE_WORDS  /* canonical words with spaces between */
};

struct date_fact {
	int32_t identity;
	uint16_t year;
	uint8_t month, day;
};

struct text_fact {
	int32_t identity;
	int32_t next; /* of those that are told from it by nothing, or not here; the one before it; -1 none */
	const char *rule;
	uint16_t kind;
	uint8_t shape;
	uint8_t grade;
	uint8_t grade_lower; /* where the text has no capital there; 0: it is not found */
	char text[TEXT_MOST + 1];
};

/* A character of values, after the same ones before it. */
struct character_step {
	int32_t other; /* in its place; -1 none */
	int32_t after; /* -1 none */
	int32_t fact;  /* the last of those that end here; -1 none */
	char character;
};

struct pattern_facts {
	struct secret secret; /* which the facts themselves are in */
	struct date_fact *dates;
	size_t date_count, date_room;
	struct text_fact *texts;
	size_t text_count, text_room;
	struct character_step *steps;
	size_t step_count, step_room;
	int32_t first[CHARACTERS * CHARACTERS]; /* by their first two characters: of what is kept as words, the last */
	int32_t first_step[CHARACTERS * CHARACTERS]; /* of the others, the step of the second */
};

static inline int character_of(unsigned char c)
{
	if (is_digit(c))
		return c - '0';
	return c >= 'a' && c <= 'z' ? c - 'a' + 10 : -1;
}

/* The step of a character after another; -1: no value goes on so. */
int32_t step_after(const struct pattern_facts *facts, int32_t step, char character);
/* Letters and digits of a folded value; false where there is no room for all. */
bool squeeze(const char *text, size_t length, char out[TEXT_MOST + 1]);
/* A fact whose text is made: or of the letters and digits of a value. */
enum pattern_added add_text(struct pattern_facts *facts, struct text_fact fact);
enum pattern_added add_squeezed(struct pattern_facts *facts, struct text_fact fact, const char *text, size_t length);
/* The parts of an address that say more than a town: the house and its street, the street, the postcode. */
enum pattern_added add_address(struct pattern_facts *facts, int32_t identity, const char *text, size_t length);
bool read_date(const char *text, size_t length, struct date_fact *ret);
/* The long form of the kind of a street; NULL for other words. */
const char *canonical_word(const char *word, size_t length);

#endif
