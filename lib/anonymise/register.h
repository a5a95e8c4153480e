/*
 * What the files of the register know of each other.
 */
#ifndef REGISTER_H
#define REGISTER_H

#include "lookup.h"
#include "wrong.h"

#include <cspr/anonymise.h>

#include <stdint.h>

struct field {
	uint16_t field;
	const char *value; /* UTF-8, of the register's memory */
};

struct identity {
	const char *id;
	uint16_t identity_class;
	const char *pseudonym;
	struct field *fields;
	size_t count, room;
};

struct cspr_register {
	struct secret secret;
	struct identity *identities;
	size_t count, room;
	struct lookup ids, name_words, pseudonym_words; /* words: those of which each tells who somebody is */
};

/* An agency, a school or a place: what it is called is words, not forenames and surnames. */
static inline bool is_body(const struct identity *identity)
{
	return identity->identity_class == CSPR_CLASS_AGENCY || identity->identity_class == CSPR_CLASS_SCHOOL ||
	       identity->identity_class == CSPR_CLASS_PLACE;
}

/* Whether a field is a name or a part of one. */
static inline bool is_naming(uint16_t field)
{
	return field >= CSPR_FIELD_NAME && field <= CSPR_FIELD_FORMER;
}

#endif
