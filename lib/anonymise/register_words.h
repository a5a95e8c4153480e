/*
 * The words of a value and of a pseudonym that are to be registered.
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
bool words_read(const struct identity *owner, uint16_t field, const char *value, struct words_added *ret);
void words_free(struct words_added *words);
/* Whether a pseudonym, the owner's or one that is registered, holds a word of a name, the one added or one that is
 * registered. */
bool words_tell(const cspr_register *reg, const struct words_added *words);
/* Room to keep them in the register, false: no memory; then they are kept. */
bool words_reserve(cspr_register *reg, const struct words_added *words);
void words_keep(cspr_register *reg, const struct words_added *words);

#endif
