/*
 * How a test program of Check is run here: one case, told as TAP on standard output.
 */
#ifndef SUITE_H
#define SUITE_H

#include <check.h>

/* Runs the tests of a case, which it takes over; what main() is to return. */
int run_tests(const char *name, TCase *tests);

/* A status is compared by number and told in words. */
#define ck_assert_status(call, expected)                                                                               \
	do {                                                                                                           \
		cspr_status status_ = (call);                                                                          \
		ck_assert_msg(status_ == (expected), "%s gave %d (%s), not " #expected, #call, (int)status_,           \
			      cspr_status_words(status_));                                                             \
	} while (0)

#endif
