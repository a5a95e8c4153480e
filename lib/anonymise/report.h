/*
 * What the files of the report know of each other.
 */
#ifndef REPORT_H
#define REPORT_H

#include "buffer.h"

#include <cspr/anonymise.h>

enum { STANDS_DEFINITE, STANDS_REVIEW, STANDS_SETTLED, STANDINGS };

/* A finding as it is shown. */
struct reported {
	struct cspr_scan_finding finding;
	size_t number; /* in the page, from 1 */
	size_t line;   /* from 1 */
	int standing;
	struct cspr_resolution resolution; /* decision 0: there is none */
};

/* A text with its findings, by start. */
struct reported_text {
	const char *name; /* or NULL */
	const char *text;
	size_t length;
	struct reported *list;
	size_t count;
};

/* report_text.c: bytes as HTML; what can't be seen, and what is no UTF-8, is made to be seen. */
void report_bytes(struct buffer *page, const char *bytes, size_t length);
/* A text, line by line, with its findings marked. false: no memory. */
bool report_text(struct buffer *page, const struct reported_text *text);
/* report_table.c: the findings, to work through. */
void report_table(struct buffer *page, const struct reported_text *text);

extern const char report_head[], report_style[];

#endif
