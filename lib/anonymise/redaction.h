/*
 * What the files of a redaction know of each other.
 */
#ifndef REDACTION_H
#define REDACTION_H

#include "edits.h"

struct left {
	size_t finding;
	cspr_code why;
	size_t resolution; /* or SIZE_MAX */
};

struct cspr_redaction {
	const cspr_register *reg;
	struct findings
		findings;   /* in bytes of the text that was given; those of later scans after those of the first */
	size_t first_count; /* how many the first scan found */
	size_t *resolved;   /* by finding of the first scan: its resolution, or SIZE_MAX */
	bool *wanted, *ambiguous; /* by finding */
	const char **pseudonyms;  /* by identity */
	const char *words[32];	  /* by kind */
	struct edits edits;
	struct buffer text; /* the result */
	struct left *left;
	size_t left_count;
};

/* Where a byte that no edit covers is in the result. */
size_t redaction_new_place(const struct cspr_redaction *redaction, size_t old);

#endif
