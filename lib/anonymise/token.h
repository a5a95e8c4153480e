/*
 * What is written without a space around a name: a user name, an address of the web, a file's name, or only the name.
 */
#ifndef TOKEN_H
#define TOKEN_H

#include "fold.h"

/* Asked for names in the order of the text: what was looked at for one is not looked at again for the next. */
struct token {
	const struct folded *view;
	uint32_t start, end;		     /* of the last one, however long */
	uint32_t joint, twice, slash, point; /* where the next sign of each sort is, as far as was looked */
};

/* Makes of a name all of the user name, address or file's name that it is in; false: it is in none. */
bool whole_token(struct token *token, uint32_t *start, uint32_t *end);

#endif
