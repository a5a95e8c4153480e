/*
 * Stored lines in tests: read, written, compared.
 */
#ifndef LINES_H
#define LINES_H

#include "store/inside.h"

/* What reading a line and writing it again comes to. */
enum outcome { SAME, CORRUPT, DIFFERENT, FAILED };

/* The line of a number, read and written; trouble may be NULL. */
enum outcome outcome_of(cspr_context *context, const cspr_review *review, const char *bytes, size_t length,
			uint32_t number, struct cspr_trouble *trouble);

/* Whether two events say the same; the order in which different particulars were set counts for nothing. */
bool same_event(const cspr_event *one, const cspr_event *other);

#endif
