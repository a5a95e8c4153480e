/*
 * Words of names and of pseudonyms: those that are to be registered, held against those that are.
 */
#ifndef REGISTER_WORDS_H
#define REGISTER_WORDS_H

#include "fold.h"
#include "register.h"

struct words_added {
	struct folded value, pseudonym; /* the value's is empty where it is no name */
	bool body;
};

/* Reads them; false: no memory, and nothing is left to free. */
bool words_added_read(const struct identity *owner, uint16_t field, const char *value, struct words_added *ret);
void words_added_free(struct words_added *words);
/* Whether a pseudonym, the owner's or one that is registered, holds a word of a name, the one added or one that is
 * registered. */
bool words_added_tell(const cspr_register *reg, const struct words_added *words);
/* Room to keep them in the register, false: no memory; then they are kept. */
bool words_added_reserve(cspr_register *reg, const struct words_added *words);
void words_added_keep(cspr_register *reg, const struct words_added *words);

/* Whether a pseudonym holds a word of the name of a person who is registered. False for *ret_memory: none. */
bool pseudonym_tells(const cspr_register *reg, const char *pseudonym, bool *ret_memory);

#endif
