/*
 * What the files that read text know of each other: lines of a record, and local profiles. Nothing here is exported.
 *
 * What must stay true: nothing half-read is ever given out; no message repeats a value that was read, because it may
 * identify a person. Functions that give bool have filled the trouble when they give false.
 */
#ifndef READING_H
#define READING_H

#include "trouble.h"

#include <jansson.h>

enum {
	MOST_DEPTH = 16,
	POINTER_SIZE = sizeof(((struct cspr_trouble *)NULL)->pointer),
};

/* trouble.c: what would be right, and where; besides trouble.h */

/* The known name that was meant; NULL: none is near. */
void nearest_is(struct trouble *trouble, const char *name);
void nearest_word(struct trouble *trouble, cspr_code group, const char *misspelt);
/* Adds a key to a pointer, unless the key might identify a person: then the pointer stays its parent's. */
void pointer_add(char pointer[POINTER_SIZE], const char *key);

/* json.c: bytes as one object with whole numbers only, no key twice and no NUL; and the values in it */

json_t *json_line(const char *bytes, size_t length, struct trouble *trouble);
json_t *json_profile(const char *bytes, size_t length, struct trouble *trouble);
bool one_of_keys(json_t *object, const char *const keys[], const char *pointer, struct trouble *trouble);
/* A word of a group; 0 after saying what is wrong. */
cspr_code word_read(json_t *value, cspr_code group, const char *what, const char *pointer, struct trouble *trouble);
bool reference_read(json_t *value, const char *pointer, const char **ret, struct trouble *trouble);

/* moment.c and digest.c */

bool full_date_read(const char *text, cspr_day *ret);
cspr_day moment_day(int64_t nanoseconds);
bool digest_of(const char *bytes, size_t length, unsigned char ret[32]); /* SHA-256 */

/* Under what a line is read. */
struct reading {
	cspr_context *context;
	cspr_basis *basis;
	const cspr_review *review; /* NULL: the line is the first */
	const uint32_t *numbers;   /* of the lines before; NULL: each line is an event */
	size_t lines;		   /* how many there were before */
};

/* beside.c: what a line carries beside its event. Strings are in the JSON. */

struct beside {
	const char *note; /* NULL: there is none */
	bool has_note_digest;
	unsigned char note_digest[32];
	cspr_code verdict; /* as it was decided; 0: that is not said */
	bool has_profile;  /* the one under which it was decided */
	const char *profile_id;
	const char *profile_version;
	unsigned char profile_digest[32];
};
bool beside_read(json_t *line, struct beside *beside, struct trouble *trouble);

/* heading.c: everything of a line but the particulars */

bool event_read(const struct reading *reading, json_t *line, cspr_event **ret, struct beside *ret_beside,
		struct trouble *trouble);
/* What a replacement says of date, actor and departure. */
bool replacement_keys_read(cspr_event *event, json_t *replacement, struct trouble *trouble);
bool vague_date_trouble(const char *pointer, struct trouble *trouble);

/* choose.c: which edition a record is under */

/* wanted may be NULL. */
bool edition_choose(json_t *line, const cspr_event *event, const char *wanted, const cspr_edition **ret,
		    struct trouble *trouble);
/* One that a review can be carried on under. */
bool edition_follow(const char *name, const cspr_basis *basis, const char *pointer, const cspr_edition **ret,
		    struct trouble *trouble);

/* parts.c and amendment.c: the particulars */

bool parts_read(const struct reading *reading, cspr_event *event, json_t *line, struct trouble *trouble);
bool amendment_read(const struct reading *reading, cspr_event *amendment, json_t *parts, struct trouble *trouble);
/* What the library finds wrong with an amendment, with its place. */
bool amendment_trouble(const cspr_event *amendment, cspr_status status, struct trouble *trouble);

/* profile.c, profile_row.c, profile_terms.c, profile_needs.c: a local profile */

/* What the library says against the last setter. */
bool profile_trouble(const cspr_profile *profile, cspr_status status, const char *pointer, struct trouble *trouble);

/* Where in the file a row is. */
struct row {
	cspr_profile *profile;
	json_t *object;
	char pointer[POINTER_SIZE];
	struct trouble *trouble;
};
/* The pointer of a key of the row; at most two keys are below a row. */
const char *at(const struct row *row, const char *key, char pointer[POINTER_SIZE]);
bool wrong(const struct row *row, const char *key, const char *words);
/* What is under a key; 0, or NULL, where there is no such key. */
bool word_at(const struct row *row, json_t *object, const char *key, cspr_code group, const char *what, cspr_code *ret);
bool text_at(const struct row *row, const char *key, const char **ret);
bool event_at(const struct row *row, const char *key, bool milestones, cspr_code *ret);
bool editions_at(const struct row *row, uint32_t *ret); /* a set */
bool condition_at(const struct row *row, const char *key, struct cspr_condition *ret);
/* The library's refusal, at the key that the field is under: pairs of both. */
bool refused(const struct row *row, cspr_status status, const char *const fields[][2]);

bool term_read(const struct row *row);
bool need_read(const struct row *row);
bool sign_off_read(const struct row *row);

#endif
