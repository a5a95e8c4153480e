/*
 * What the files of the pass over patterns know of each other.
 *
 * What must stay true: from one place, no more than WINDOW points are looked at, but by patterns that consume what they
 * look at. Places only go forward.
 */
#ifndef PASS_H
#define PASS_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include "rules.h"

#include <pcre2.h>
#include <string.h>

enum {
	WINDOW = 128,	/* what a match may look at, from its start */
	ADDRESS = 4096, /* of a web address */
	LABEL_BEFORE = 64,
	LABEL_AFTER = 24,
	LABEL_CLOSE = 24,
	DIGITS_COUNTED = 10,
	NEAR_BEFORE = 128,
	NEAR_AFTER = 96,
	UNLESS_BEFORE = 24,
	FROM_COUNT = FROM_DOMAIN + 1,
	RULES_MOST = 128,
	MATCH_LIMIT = 20000,
	PREFIXES = 27 * 27 * 27
};

enum { SKIP, LETTER, DIGIT, SIGN }; /* what a byte is to the pass */

enum { PREFIX_MONTH = 1 << 0, PREFIX_UNIT = 1 << 1, PREFIX_LABEL = 1 << 2, PREFIX_RULE = 1 << 3, PREFIX_DOT = 1 << 4 };

/* What rules may need near the place that they are tried at. */
enum { PREFIXES_NEEDED = PREFIX_MONTH | PREFIX_UNIT | PREFIX_LABEL, NEEDED_COUNT = 3 };

struct compiled {
	const struct rule *rule;
	pcre2_code *pattern, *label, *unless;
	uint8_t group[GROUP_COUNT]; /* number of the named group; 0 none */
	bool label_after;
	uint8_t needs; /* marks of words that must be near */
};

struct patterns {
	struct compiled compiled[RULES_MOST];
	uint8_t list[FROM_COUNT][RUN_LONGEST + 1][RULES_MOST]; /* rules by where they begin and the run of digits */
	uint8_t count[FROM_COUNT][RUN_LONGEST + 1];
	uint8_t prefix[PREFIXES];
	uint8_t what[256];
	uint8_t letter[256]; /* 1 to 26; 0 for what is none of a to z */
	bool jit;	     /* all patterns are machine code */
	pcre2_match_context *context;
};

struct pass {
	const struct patterns *patterns;
	const struct folded *view;
	const struct pattern_facts *facts;
	pcre2_match_data *match;
	struct findings *findings;
	size_t first_finding;	     /* of this pass, in findings */
	struct findings dates, ages; /* in points */
	size_t clear;		     /* where the last finding ends */
	uint8_t digits;		     /* from the place on, as struct rule counts them */
	uint8_t marks;		     /* of words near the place that rules are tried for */
	size_t ahead;		     /* how far words have been looked at for what rules need */
	size_t latest[NEEDED_COUNT]; /* where the last of each sort was, and one more; 0 none */
};

struct best {
	struct finding finding; /* in points; grade 0 while there is none */
	unsigned weight;
};

/* The first three letters of a word, as a number. */
static inline size_t prefix_of(const struct patterns *patterns, const unsigned char *word)
{
	size_t second = patterns->letter[word[1]];
	size_t third = second ? patterns->letter[word[2]] : 0;

	return (patterns->letter[word[0]] * 27u + second) * 27u + third;
}

static inline unsigned char before(const struct pass *pass, size_t point, size_t count)
{
	return point >= count ? pass->view->narrow[point - count] : 0;
}

static inline bool is_gap(unsigned char c)
{
	return c == ' ' || c == '\n' || c == '-' || c == '.';
}

/* The start of letters that end at a point, at most so many; `end` where there are none or more. */
static inline size_t letters_before(const struct pass *pass, size_t end, size_t most)
{
	size_t start = end;

	while (end - start <= most && is_letter(before(pass, start, 1)))
		start--;
	return end - start > most || is_word(before(pass, start, 1)) ? end : start;
}

static inline size_t at_most(const struct pass *pass, size_t start, size_t length)
{
	return pass->view->count - start < length ? pass->view->count : start + length;
}

/* Makes pass->marks those of words near a place. */
void look_around(struct pass *pass, size_t place);
/* Each rule that begins there and whose needs are met; the better of what it finds and what is found already stays. A
 * run of 0 is for rules that begin at words. */
void try_rules(struct pass *pass, enum from from, size_t start, size_t run, struct best *best);
/* Adds what was found, if anything: where the pass goes on. */
size_t settle(struct pass *pass, const struct best *best, size_t next);

/* What begins at a run of digits, at a word, at a sign: where the pass goes on. */
size_t look_at_digits(struct pass *pass, size_t start);
size_t look_at_word(struct pass *pass, size_t start, size_t end);
size_t look_at_sign(struct pass *pass, size_t sign);

#endif
