/*
 * A register and a scanner that find what a test tells them to: every place of some bytes. They stand in for the
 * library's own, where a test is of what is done with findings.
 */
#ifndef BY_HAND_H
#define BY_HAND_H

#include <cspr/anonymise.h>

struct sought {
	const char *bytes; /* NULL ends the list */
	cspr_code kind;
	cspr_code grade;
	int32_t identity; /* -1: nobody's */
	const char *rule;
};

struct cspr_register {
	const char *const *ids;
	const char *const *pseudonyms;
	size_t count;
};

struct cspr_scanner {
	const cspr_register *reg;
	const struct sought *list;
};

/* What cspr_scan_rules_version() says. */
extern const char *by_hand_rules;

/* The scan of a text; ends the test where there is none. */
cspr_scan *by_hand_scan(const cspr_scanner *scanner, const char *text);

#endif
