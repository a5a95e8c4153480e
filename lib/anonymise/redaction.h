/*
 * What the files of a redaction know of each other.
 */
#ifndef REDACTION_H
#define REDACTION_H

#include "edits.h"

struct left {
	size_t finding;
	uint32_t start; /* of the finding, in the text that was given */
	cspr_code why;
	size_t resolution; /* or SIZE_MAX */
};

struct cspr_redaction {
	const cspr_register *reg;
	struct findings
		findings;   /* in bytes of the text that was given; those of later scans after those of the first */
	size_t first_count; /* how many the first scan found */
	size_t *resolved;   /* by finding of the first scan: its resolution, or SIZE_MAX */
	bool *wanted, *ambiguous, *forced; /* by finding, as in edits.h */
	const char **pseudonyms;	   /* by identity */
	const char *words[32];		   /* by kind */
	struct edits edits;
	struct buffer text; /* the result */
	struct left *left;
	size_t left_count;
};

/* redact_again.c */

/* A finding of a scan, as it is kept. */
struct finding redaction_finding(const cspr_scan *scan, size_t index);
/* Makes room for what is kept by finding, as many as there are. false: no memory. */
bool redaction_room(struct cspr_redaction *redaction);
cspr_status redaction_clean(struct cspr_redaction *redaction, const cspr_scanner *scanner, const char *text,
			    size_t length, struct cspr_trouble *trouble);

/* redact_left.c */

/* Where a place of the text that was given is in the result, as the start or the end of a span: of one within an edit,
 * where that starts or ends. */
size_t redaction_new_place(const struct cspr_redaction *redaction, size_t old, bool end);
/* All findings of which more than a possessive is in the result. false: no memory. */
bool redaction_tell_left(struct cspr_redaction *redaction, const char *text);

#endif
