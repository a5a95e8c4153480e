/*
 * How what is wrong is told. Inside, it is said to a trouble of the library's own; the caller is given as much of that
 * as it knows, at the end of a call.
 */
#ifndef TROUBLE_H
#define TROUBLE_H

#include <cspr/store.h>

#include <stdbool.h>

struct trouble {
	cspr_status status; /* of the call */
	struct cspr_trouble told;
};
bool trouble_fits(const struct cspr_trouble *trouble);
/* As much of it as the caller knows, who may want none (NULL); gives the status. */
cspr_status trouble_give(const struct trouble *trouble, struct cspr_trouble *ret);
/* The end of a call that had a trouble: where nothing was said of a status that is an error, what that means. */
cspr_status trouble_end(struct trouble *trouble, cspr_status status, struct cspr_trouble *ret);

/* These fill a trouble, with BAD_INPUT if that is what it is, and give false. */
bool bad_input(struct trouble *trouble, const char *pointer, const char *format, ...)
#if defined(__GNUC__)
	__attribute__((format(printf, 3, 4)))
#endif
	;
bool no_memory(struct trouble *trouble);
bool status_trouble(cspr_status status, const char *pointer, struct trouble *trouble); /* of a call of libcspr */

/* Says what is wrong, in words and with its line, to whoever asked (or not: NULL); gives the status. */
cspr_status say_wrong(struct cspr_trouble *trouble, cspr_status status, uint64_t line, const char *format, ...)
#if defined(__GNUC__)
	__attribute__((format(printf, 4, 5)))
#endif
	;

#endif
