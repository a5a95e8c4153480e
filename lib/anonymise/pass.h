/*
 * What the files of the pass over patterns know of each other.
 *
 * What must stay true: from one place, no more than WINDOW points are looked at, but by patterns that consume what they
 * look at. Places only go forward. A rule that is not tried at a place would not have matched there.
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
	RULES_MOST = 160,
	RULES_OF_FROM = 64, /* one bit each */
	MATCH_LIMIT = 20000,
	PREFIXES = 27 * 27 * 27,
	BEGINNING = 12,	    /* bytes of a pattern that are worked out: patterns_begin.c */
	COLUMNS = 0x80 + 1, /* ASCII, and all other letters */
	SAYINGS_MOST = 64,  /* labels, and what is said before what is none */
	RUNS_APART = 8,	    /* runs of digits of which it is worked out for each length */
	SAYING_LONGEST = 1024,
	SAYING_PLACES = 5,  /* the same of a saying */
	SAYING_WIDTH = 6,   /* numbers of 64 bits, of which each alternative of a saying has one */
	LOOKED_AHEAD = 128, /* more than NEAR_AFTER, at once */
	SAYINGS_KEPT = 512  /* more than there can be from NEAR_BEFORE to what was looked at */
};

enum { SKIP, LETTER, DIGIT, SIGN }; /* what a byte is to the pass */

enum { PREFIX_MONTH = 1 << 0, PREFIX_UNIT = 1 << 1, PREFIX_SAYING = 1 << 2, PREFIX_RULE = 1 << 3, PREFIX_DOT = 1 << 4 };

/* What rules may need near the place that they are tried at: words of two sorts, and sayings. */
enum { PREFIXES_NEEDED = PREFIX_MONTH | PREFIX_UNIT, NEEDED_WORDS = 2, NEEDS_MOST = NEEDED_WORDS + SAYINGS_MOST };

/* Words that are looked for near a place, compiled once for all rules that have the same. */
struct saying {
	const char *text;
	pcre2_code *pattern;
};

/* Sorts of bytes. */
enum { KIND_OTHER, KIND_SPACE, KIND_DIGIT, KIND_LETTER, KIND_HYPHEN, KIND_POINT, KIND_SLASH, KIND_COMMA, KINDS };

/* What rules may begin with, a bit each: the bytes in a place, and the kinds that one after another may be of. */
struct rule_beginning {
	uint64_t table[BEGINNING][COLUMNS];
	uint64_t pairs[BEGINNING][KINDS][KINDS];
};

/* What sayings may begin with: a bit for each alternative. */
struct saying_beginning {
	uint64_t table[SAYING_PLACES][COLUMNS][SAYING_WIDTH];
	uint8_t saying[64 * SAYING_WIDTH]; /* of each bit */
};

struct compiled {
	const struct rule *rule;
	pcre2_code *pattern;
	uint8_t label, unless;	    /* one more than the index of a saying; 0 none */
	uint8_t group[GROUP_COUNT]; /* number of the named group; 0 none */
	bool label_after;
};

struct patterns {
	struct compiled compiled[RULES_MOST];
	struct saying sayings[SAYINGS_MOST];
	size_t saying_count;
	unsigned saying_bits;			 /* the last that is used */
	uint8_t list[FROM_COUNT][RULES_OF_FROM]; /* rules by where they begin, a bit each in what follows */
	uint8_t count[FROM_COUNT];
	uint64_t runs[FROM_COUNT][RUN_LONGEST + 1]; /* those that a run of digits may be of */
	struct rule_beginning begin[FROM_COUNT];
	struct rule_beginning digits[RUNS_APART]; /* the same from runs of digits, by their length */
	uint64_t needing[FROM_COUNT][NEEDS_MOST]; /* those that need something near */
	struct saying_beginning say;
	uint8_t prefix[PREFIXES];
	uint8_t marked[PREFIXES / 8 + 1]; /* a bit for each prefix that has a mark: most have none */
	uint8_t what[256], kind[256];
	uint8_t letter[256]; /* 1 to 26; 0 for what is none of a to z */
	bool jit;	     /* all patterns are machine code */
	pcre2_match_context *context;
};

/* A word that may begin sayings. */
struct said {
	uint32_t at;
	uint64_t sayings;
};

struct pass {
	const struct patterns *patterns;
	const struct folded *view;
	struct runs *runs;
	const struct pattern_facts *facts;
	bool has_texts; /* among the facts */
	pcre2_match_data *match;
	struct findings *findings;
	size_t first_finding;	     /* of this pass, in findings */
	struct findings dates, ages; /* in points */
	size_t clear;		     /* where the last finding ends */
	uint8_t digits;		     /* from the place on, as struct rule counts them; 0: not counted yet */
	size_t ahead, seen;	     /* runs that have been looked at for what rules need; up to which place */
	size_t latest[NEEDS_MOST];   /* where the last of each need was, and one more; 0 none */
	size_t place;		     /* that rules are tried for */
	struct allowed {
		size_t ahead, until; /* what is allowed was found when so many runs had been looked at; up to a place */
		uint64_t rules;
	} allowed[FROM_COUNT]; /* by what is near */
	struct said said[SAYINGS_KEPT];
	size_t said_count; /* of all; the last of them are kept */
};

struct best {
	struct finding finding; /* in points; grade 0 while there is none */
	unsigned weight;
};

static inline unsigned kind_of(unsigned char byte)
{
	switch (byte) {
	case ' ':
	case '\n':
		return KIND_SPACE;
	case '-':
		return KIND_HYPHEN;
	case '.':
		return KIND_POINT;
	case '/':
		return KIND_SLASH;
	case ',':
		return KIND_COMMA;
	}
	return is_digit(byte) ? KIND_DIGIT : byte >= 'a' && byte <= 'z' ? KIND_LETTER : KIND_OTHER;
}

static inline unsigned column_of(unsigned char byte)
{
	return byte < 0x80 ? byte : 0x80;
}

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

/* Looks at words up to some way after a place, once for each. */
void look_farther(struct pass *pass, size_t place);
static inline void look_ahead_of(struct pass *pass, size_t place)
{
	if (pass->seen < place + NEAR_AFTER)
		look_farther(pass, place + NEAR_AFTER + LOOKED_AHEAD);
}
/* Each rule that begins there and whose needs are met; the better of what it finds and what is found already stays. A
 * run of 0 is for rules that begin at words. */
void try_rules(struct pass *pass, enum from from, size_t start, size_t run, struct best *best);
/* Adds what was found, if anything: where the pass goes on. */
size_t settle(struct pass *pass, const struct best *best, size_t next);

/* What begins at a run of digits, at a word with marks, at a sign: where the pass goes on. */
size_t look_at_digits(struct pass *pass, size_t start);
size_t look_at_word(struct pass *pass, const struct run *word);
size_t look_at_sign(struct pass *pass, size_t sign);

/* Marks in each place the bytes that a rule may have there. `run`: of digits that it begins at, 0 for any. */
void mark_rule(const char *pattern, unsigned run, unsigned bit, struct rule_beginning *beginning);
/* The same of a saying, with bits after the given one, as far as there are any; gives the last. */
unsigned mark_saying(const char *pattern, unsigned bit, struct saying_beginning *beginning);

#endif
