/*
 * What identifies by its form: NHS numbers, postcodes, telephone numbers, exact dates, and the rest of section 4 of
 * anonymisation.md. And values that are registered (facts), which are found in whatever spelling.
 *
 * What must stay true: a pass costs time in proportion to the view, whatever is in it; every match looks at a bounded
 * window. A struct patterns does not change once it is made, and any number of threads may scan with it.
 */
#ifndef PATTERNS_H
#define PATTERNS_H

#include "findings.h"
#include "runs.h"

struct patterns;
struct pattern_facts;

/* All rules, compiled. NULL for no memory. */
struct patterns *patterns_new(void);
void patterns_free(struct patterns *patterns);

/* Adds what is found in the view of runs, which it marks, in the order of the text but for ages, which come last.
 * `facts` may be NULL. */
void patterns_scan(const struct patterns *patterns, struct runs *runs, const struct pattern_facts *facts,
		   struct findings *findings);

/* Facts live in locked memory, wiped when they go. */

enum pattern_field {
	PATTERN_FIELD_DOB = 1,
	PATTERN_FIELD_ADDRESS,
	PATTERN_FIELD_POSTCODE,
	PATTERN_FIELD_NHS,
	PATTERN_FIELD_PHONE,
	PATTERN_FIELD_EMAIL,
	PATTERN_FIELD_HANDLE,
	PATTERN_FIELD_REF
};

enum pattern_added {
	PATTERN_ADDED,
	PATTERN_NOT_UNDERSTOOD, /* no date of birth, too short to be told from other text, ... */
	PATTERN_NO_MEMORY
};

struct pattern_facts *pattern_facts_new(void);
void pattern_facts_free(struct pattern_facts *facts);

/* `text` is UTF-8, as registered; `identity` is the index that its findings carry. */
enum pattern_added pattern_facts_add(struct pattern_facts *facts, enum pattern_field field, int32_t identity,
				     const char *text, size_t length);

#endif
