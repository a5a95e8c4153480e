/*
 * A rule for identifiers of one form, and what the engine tells the function that judges a match.
 *
 * Patterns are matched anchored, over struct folded's narrow bytes, at a place that `from` says how to find.
 */
#ifndef RULES_H
#define RULES_H

#include "patterns.h"

/* Where a pattern begins. The first six are found from a run of digits, the others from a word or a sign. */
enum from {
	FROM_DIGITS,	 /* at the run */
	FROM_SIGN,	 /* at the + ( [ before it */
	FROM_LETTERS,	 /* at the letters that it is glued to */
	FROM_WORD,	 /* at the letters before it, with a space, a hyphen or a point between */
	FROM_TOKEN,	 /* at the letters, digits and / - _ . that run up to it */
	FROM_MONTH,	 /* at the name of a month before it */
	FROM_MONTH_NAME, /* at the name of a month */
	FROM_HERE,	 /* at a word that begins as one of `words` does */
	FROM_ORDINAL,	 /* at words that may be the day, before the name of a month */
	FROM_QUANTITY,	 /* at words that may be a number, before day, week, month or year */
	FROM_LOCAL,	 /* at the local part before an @ */
	FROM_AT,	 /* at an @ */
	FROM_SPELT_AT,	 /* at the word before (at) or [at] */
	FROM_DOMAIN	 /* at the name that a point is in */
};

/* Groups of a pattern: named v, d, m, y, w, e, and s where the finding is of less than the whole. */
enum group { GROUP_VALUE, GROUP_DAY, GROUP_MONTH, GROUP_YEAR, GROUP_ORDINAL, GROUP_LAST, GROUP_SHOWN, GROUP_COUNT };

enum verdict {
	VERDICT_NOT,	/* nothing, whatever is said of it */
	VERDICT_WRONG,	/* the form without what proves it */
	VERDICT_UNSURE, /* to be reviewed */
	VERDICT_RIGHT
};

struct span {
	size_t start, end;
};

struct hit {
	const struct folded *view;
	const struct pattern_facts *facts;
	struct span whole, group[GROUP_COUNT]; /* points; a group that took no part has end 0 */
	bool labelled;
	int32_t identity; /* set by a judge that knows whose it is */
};

struct rule {
	const char *id;
	uint16_t kind;
	uint8_t from;
	uint8_t plain, labelled, mistyped; /* grades where right without a label, right with one, wrong with one; 0
					      none */
	uint32_t runs;			   /* the lengths the run of digits may have: RUN(n) */
	uint8_t digits; /* at least so many from the run on, with nothing but signs and spaces between; 10 at most */
	const char *pattern;
	const char *label;  /* words looked for nearby */
	const char *unless; /* words that stand right before what looks like it and isn't */
	const char *words;  /* for FROM_HERE, three letters or more each; with a point after those that are whole */
	enum verdict (*judge)(struct hit *hit);
};

#define RUN(n) (1u << (n))
#define RUNS(from, to) ((RUN((to) + 1) - 1) & ~(RUN(from) - 1))
enum { RUN_LONGEST = 24 };

extern const struct rule rules[];
extern const size_t rule_count;

enum verdict judge_account(struct hit *hit);
enum verdict judge_application(struct hit *hit);
enum verdict judge_capitals(struct hit *hit);
enum verdict judge_card(struct hit *hit);
enum verdict judge_email(struct hit *hit);
enum verdict judge_iban(struct hit *hit);
enum verdict judge_licence(struct hit *hit);
enum verdict judge_nhs(struct hit *hit);
enum verdict judge_nhs_misread(struct hit *hit);
enum verdict judge_nhs_said(struct hit *hit);
enum verdict judge_nino(struct hit *hit);
enum verdict judge_phone(struct hit *hit);
enum verdict judge_phone_abroad(struct hit *hit);
enum verdict judge_phone_misread(struct hit *hit);
enum verdict judge_phone_said(struct hit *hit);
enum verdict judge_pnc(struct hit *hit);
enum verdict judge_postcode(struct hit *hit);
enum verdict judge_uln(struct hit *hit);
enum verdict judge_upn(struct hit *hit);
enum verdict judge_url(struct hit *hit);
enum verdict judge_utr(struct hit *hit);
enum verdict judge_vehicle(struct hit *hit);

enum verdict judge_birthday(struct hit *hit);
enum verdict judge_date(struct hit *hit);
enum verdict judge_date_basic(struct hit *hit);
enum verdict judge_date_numbers(struct hit *hit);
enum verdict judge_day_month(struct hit *hit);
enum verdict judge_feast(struct hit *hit);
enum verdict judge_day_month_numbers(struct hit *hit);

/* Ages count where an exact date is within a sentence of them. Both lists are in points, and sorted. */
void ages_settle(const struct folded *view, const struct findings *dates, const struct findings *ages,
		 struct findings *findings);

/* Whose it is, or -1. A year of 0 is any; up to 100, the last two digits, 100 for 00. */
int32_t facts_date(const struct pattern_facts *facts, unsigned year, unsigned month, unsigned day);
/* Whether any value is found where it stands, and not only dates. */
bool facts_have_texts(const struct pattern_facts *facts);
/* A registered value that begins at a point: its end, or 0. */
size_t facts_at(const struct pattern_facts *facts, const struct folded *view, size_t start, struct finding *ret);
/* The same value at a point, as far as it was found there, of others that have it registered, too: added, each as a
 * finding of the same place. */
void facts_shared(const struct pattern_facts *facts, const struct folded *view, size_t start, size_t end,
		  const struct finding *found, struct findings *findings);
/* The same for a date that was found to be of one: those who have the same one. */
void facts_born_together(const struct pattern_facts *facts, const struct finding *found, struct findings *findings);
/* The identity of a registered value somewhere in a stretch, or -1. */
int32_t facts_within(const struct pattern_facts *facts, const struct folded *view, struct span stretch);

static inline bool is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

static inline bool is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || c == 0xff;
}

static inline bool is_word(unsigned char c)
{
	return is_digit(c) || is_letter(c);
}

#endif
