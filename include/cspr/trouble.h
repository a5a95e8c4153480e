#ifndef CSPR_TROUBLE_H
#define CSPR_TROUBLE_H
/*
 * How the libraries beside the core say what is wrong with something that was read: where, what, and what would be
 * right. The caller sets size; a call that fails fills the rest. Every call that takes one takes NULL as well.
 */
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What is wrong, and where. No message repeats a value that was read: it might identify a person. */
struct cspr_trouble {
	size_t size;
	uint64_t line;	   /* of the text, or the number of a stored event, from 1; 0: not about a line */
	char pointer[256]; /* a JSON pointer into it; "": all of it */
	char message[640]; /* in words, with what would be right */
	char nearest[64];  /* the known name nearest to a misspelt one, or "" */
	char rule[64];	   /* the rule or duty that a profile would break, or "" */
	char edition[32];  /* and the edition in which, or "" */
};

#ifdef __cplusplus
}
#endif
#endif
