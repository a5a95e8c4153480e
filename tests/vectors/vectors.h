/*
 * What the files of the runner of the conformance vectors know of each other. The format is told in
 * bindings/vectors/README.md; this runner uses the public API and jansson alone, as a binding would.
 *
 * What must stay true: an answer is made of what was given and of what the library says, never of what is expected.
 */
#ifndef VECTORS_H
#define VECTORS_H

#include <cspr/store.h>
#include <jansson.h>

#include <stdbool.h>

/* Ends the program: a vector that can't be read, or no memory. Every vector is checked against the schema before. */
_Noreturn void give_up(const char *why);

/* words.c: names, days and moments as they are written in a vector. */

json_t *word_json(cspr_code group, cspr_code word); /* null for 0 */
json_t *span_json(struct cspr_span span);	    /* null when there is none */
json_t *due_json(struct cspr_span span);	    /* in days: the first and the last, if they differ */
json_t *day_json(cspr_day day);
cspr_day day_of(json_t *text);
int64_t moment_of(json_t *text);
bool moment_read(const char *text, int64_t *ret);
bool digest_read(const char *text, unsigned char ret[32]);
const char *status_name(cspr_status status);
/* The string of a key, or NULL. */
const char *text_of(json_t *object, const char *key);
/* Sets a key unless the value is null. */
void set_given(json_t *object, const char *key, json_t *value);
/* Of an object, the keys that are listed (ended by NULL) and there. */
json_t *given_of(json_t *object, const char *const keys[]);

/* event.c: an event of a vector, made by the setters. The status of the first call that failed, and where. */

struct place {
	char pointer[256];
};
cspr_status event_of(cspr_context *context, const cspr_review *review, json_t *given, cspr_event **ret,
		     struct place *place);

/* answers.c: what the library gives out, as JSON. */

json_t *findings_json(const cspr_decision *decision);
json_t *consequences_json(const cspr_decision *decision);
json_t *differences_json(const cspr_comparison *comparison);
json_t *duties_json(cspr_review *review, cspr_day as_of);
json_t *flags_json(const cspr_review *review);
json_t *next_json(const cspr_review *review);
json_t *reads_json(cspr_review *review);
json_t *limbs_json(const struct cspr_assessment *assessment);

/* asks.c: the question of an ask, put to a review: the ask with what is answered. */

json_t *ask_answered(cspr_context *context, cspr_review *review, json_t *ask);

/* basis.c: a vector's basis, calendar (NULL: none given) and profile (NULL: none given, or refused: *ret_error). */

cspr_basis *basis_of(cspr_context *context, json_t *given);
cspr_calendar *calendar_of(cspr_context *context, json_t *given);
cspr_profile *profile_of(cspr_context *context, json_t *given, json_t **ret_error);
json_t *trouble_json(cspr_status status, const struct cspr_trouble *trouble);

/* facts.c: a vector that is about no review, answered. */

json_t *fact_answered(cspr_context *context, json_t *vector);

/* vector.c: a vector, with everything in it that is an answer put there anew. */

json_t *vector_answered(json_t *vector);

/* compare.c: where two values first differ: false, and the pointer and both values as text. */

struct differing {
	char pointer[256];
	char *expected, *got; /* to be freed */
};
bool same(json_t *expected, json_t *got, struct differing *ret);

#endif
