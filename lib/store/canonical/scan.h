/*
 * What the files that read a stored line know of each other. Functions that give bool give false when something is
 * wrong, and have said what.
 */
#ifndef SCAN_H
#define SCAN_H

#include "inside.h"

enum { TEXT_SIZE = 72 }; /* the longest string is a digest */

struct scan {
	const char *at, *end;
	cspr_context *context;
	const cspr_review *review;
	const char *where; /* a pointer to what is read, */
	const char *part;  /* and the particular in it, or NULL */
	bool replaces;	   /* it is in a replacement */
	const char *wrong; /* in words; NULL: the status says it */
	cspr_status status;
};

bool scan_wrong(struct scan *scan, const char *words);
bool not_canonical(struct scan *scan);
/* A setter's status: what a setter refuses was never written. */
bool set(struct scan *scan, cspr_status status);

/* scan.c: bytes */

/* These two are no error when they give false. */
static inline bool next_is(struct scan *scan, const char *bytes, size_t length)
{
	if ((size_t)(scan->end - scan->at) < length || memcmp(scan->at, bytes, length) != 0)
		return false;
	scan->at += length;
	return true;
}
/* A key of an object, which has its comma in front unless it is the first. */
static inline bool key_is(struct scan *scan, bool *first, const char *key, size_t length)
{
	if (!next_is(scan, key + *first, length - *first))
		return false;
	*first = false;
	return true;
}
#define KEY_IS(scan, first, key) key_is(scan, first, ",\"" key "\":", sizeof key + 3)

bool want(struct scan *scan, char byte);
/* A string; there are no escapes. Who asks for it looks at what is in it. */
bool read_string(struct scan *scan, char text[TEXT_SIZE]);
bool read_word(struct scan *scan, cspr_code group, cspr_code *ret);
bool read_number(struct scan *scan, uint32_t most, uint32_t *ret);
bool read_yes_no(struct scan *scan, bool *ret);
bool digest_parse(const char text[TEXT_SIZE], unsigned char ret[32]);
bool read_digest(struct scan *scan, unsigned char ret[32]);
bool read_span(struct scan *scan, struct cspr_span *ret);
bool read_moment(struct scan *scan, int64_t *ret);

/* decode_parts.c: what a line and a replacement have alike */

/* What comes before the event's name, and is set once that is known. */
struct heading {
	cspr_code role, capacity; /* 0: there is none */
	bool has_organisation, departs, already_happened;
	char actor[TEXT_SIZE], organisation[TEXT_SIZE], reason[TEXT_SIZE];
};
bool read_actor(struct scan *scan, struct heading *ret);
bool read_departure(struct scan *scan, struct heading *ret);
bool set_heading(struct scan *scan, cspr_event *event, const struct heading *heading);
bool read_happened(struct scan *scan, cspr_event *event);
bool read_historic(struct scan *scan, cspr_event *event);
bool read_parts(struct scan *scan, cspr_event *event);

#endif
