/*
 * What the files that keep resolutions know of each other.
 */
#ifndef RESOLUTIONS_H
#define RESOLUTIONS_H

#include "buffer.h"

#include <cspr/anonymise.h>

struct resolution {
	size_t start, end;
	cspr_code kind;
	cspr_code decision;
	char *rule;
	char *id; /* "": nobody's */
	char *who;
	char *reason;
	int64_t when;
	unsigned char digest[32]; /* of the finding and what is around it */
};

struct cspr_resolutions {
	unsigned char salt[32];
	struct resolution *list;
	size_t count, room;
};

/* surroundings.c: HMAC-SHA-256 of a finding, its bytes and the 40 before and after it. false: no memory. */
bool surroundings_digest(const unsigned char salt[32], const struct cspr_scan_finding *finding, const char *text,
			 size_t length, unsigned char ret[32]);

char *text_copy(const char *text);
/* Takes the strings over, whatever comes of it. */
cspr_status resolutions_take(cspr_resolutions *resolutions, struct resolution resolution);

#endif
