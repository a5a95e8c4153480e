/*
 * What a scan has of its register, and the views of a text looked through with it.
 */
#ifndef SCANNER_H
#define SCANNER_H

#include "matcher.h"
#include "patterns.h"

struct cspr_scanner {
	struct matcher matcher;
	struct patterns *patterns;
	struct pattern_facts *facts;
	cspr_code passes;
	const char **ids; /* in the matcher's memory */
};

/* What is found in a text, in no order, some of it several times. False: no memory. */
bool scan_views(const cspr_scanner *scanner, const unsigned char *text, size_t length, struct findings *findings);

#endif
