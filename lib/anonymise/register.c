/*
 * A register: identities and what is known of them, kept in memory that is locked and wiped.
 *
 * What must stay true: nothing of it is copied to the heap but for as long as a call lasts, and no message repeats it.
 */
#include "register_words.h"
#include "facts.h"
#include "views.h"

#include <stdlib.h>
#include <string.h>

static const char *const classes[] = {
	[CSPR_CLASS_CHILD] = "child",	[CSPR_CLASS_SIBLING] = "sibling",   [CSPR_CLASS_PARENT] = "parent",
	[CSPR_CLASS_CARER] = "carer",	[CSPR_CLASS_RELATIVE] = "relative", [CSPR_CLASS_PROFESSIONAL] = "professional",
	[CSPR_CLASS_AGENCY] = "agency", [CSPR_CLASS_SCHOOL] = "school",	    [CSPR_CLASS_PLACE] = "place",
	[CSPR_CLASS_OTHER] = "other",	[CSPR_CLASS_PERSON] = "person",
};

static const char *const fields[] = {
	[CSPR_FIELD_NAME] = "name",	    [CSPR_FIELD_FORENAME] = "forename", [CSPR_FIELD_MIDDLE] = "middle",
	[CSPR_FIELD_SURNAME] = "surname",   [CSPR_FIELD_NICKNAME] = "nickname", [CSPR_FIELD_ALIAS] = "alias",
	[CSPR_FIELD_FORMER] = "former",	    [CSPR_FIELD_DOB] = "dob",		[CSPR_FIELD_ADDRESS] = "address",
	[CSPR_FIELD_POSTCODE] = "postcode", [CSPR_FIELD_NHS] = "nhs",		[CSPR_FIELD_PHONE] = "phone",
	[CSPR_FIELD_EMAIL] = "email",	    [CSPR_FIELD_HANDLE] = "handle",	[CSPR_FIELD_REF] = "ref",
};

static const char *name_of(const char *const *names, size_t count, cspr_code code)
{
	return code < count ? names[code] : NULL;
}

static cspr_code find_name(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 1; name && i < count; i++)
		if (strcmp(names[i], name) == 0)
			return (cspr_code)i;
	return 0;
}

const char *cspr_class_name(cspr_code identity_class)
{
	return name_of(classes, sizeof(classes) / sizeof(classes[0]), identity_class);
}

cspr_code cspr_class_find(const char *name)
{
	return find_name(classes, sizeof(classes) / sizeof(classes[0]), name);
}

const char *cspr_field_name(cspr_code field)
{
	return name_of(fields, sizeof(fields) / sizeof(fields[0]), field);
}

cspr_code cspr_field_find(const char *name)
{
	return find_name(fields, sizeof(fields) / sizeof(fields[0]), name);
}

cspr_status cspr_register_new(cspr_register **ret)
{
	struct secret secret = { 0 };
	cspr_register *reg;

	if (!ret)
		return CSPR_ERROR_ARGUMENT;
	reg = secret_take(&secret, sizeof(*reg));
	if (!reg)
		return CSPR_ERROR_NO_MEMORY;
	reg->secret = secret;
	*ret = reg;
	return CSPR_DONE;
}

void cspr_register_free(cspr_register *reg)
{
	struct secret secret;

	if (!reg)
		return;
	secret = reg->secret;
	secret_free(&secret);
}

int cspr_register_is_locked(const cspr_register *reg)
{
	return reg && !reg->secret.swappable;
}

static struct identity *find(const cspr_register *reg, const char *id)
{
	size_t index;

	return lookup_find(&reg->ids, word_key_of_id(id), &index) ? &reg->identities[index] : NULL;
}

/* Whether a value or a pseudonym is UTF-8, and a value has something that could be found: a letter or a digit. */
static cspr_status weigh_text(const char *value, bool found, struct cspr_trouble *trouble)
{
	struct findings findings = { 0 };
	struct folded view = { 0 };
	bool sane = fold_text((const unsigned char *)value, strlen(value), &view, &findings);
	bool something = !found;

	if (!sane || findings.failed) {
		findings_free(&findings);
		if (sane)
			folded_wipe(&view);
		return wrong(trouble, CSPR_ERROR_NO_MEMORY, 0, "there is not enough memory");
	}
	for (size_t i = 0; i < view.count && !something; i++)
		something = view.flags[i] & (FOLD_LETTER | FOLD_DIGIT);
	sane = findings.count == 0;
	folded_wipe(&view);
	findings_free(&findings);
	if (!sane)
		return wrong(trouble, CSPR_ERROR_BAD_INPUT, 0,
			     "a value and a pseudonym are UTF-8, without characters that change the order of reading");
	if (!something)
		return wrong(trouble, CSPR_ERROR_BAD_INPUT, 0, "a value has at least one letter or digit");
	return CSPR_DONE;
}

/* A date that can't be read would never be looked for. */
static cspr_status weigh_field(cspr_code field, const char *value, struct cspr_trouble *trouble)
{
	struct date_fact date;

	return field != CSPR_FIELD_DOB || read_date(value, strlen(value), &date)
		       ? CSPR_DONE
		       : wrong(trouble, CSPR_ERROR_BAD_INPUT, 0,
			       "a date of birth is a day, a month and a year, as 2012-05-14, 14/05/2012 or 14 May "
			       "2012");
}

static cspr_status weigh_pseudonym(const cspr_register *reg, const struct words_added *words,
				   struct cspr_trouble *trouble)
{
	return words_added_tell(reg, words)
		       ? wrong(trouble, CSPR_ERROR_BAD_INPUT, 0,
			       "a pseudonym holds a word of a registered name: choose one that has none")
		       : CSPR_DONE;
}

static bool is_id(const char *id)
{
	size_t length = 0;

	while (id[length] >= ' ' && id[length] <= '~')
		length++;
	return length && length <= 64 && !id[length] && strcmp(id, "-") != 0;
}

/* Adds a value to an identity that is in the register, or to one that is made: all of it or, for no memory, nothing. */
static cspr_status put_weighed(cspr_register *reg, struct identity *identity, const struct words_added *words,
			       struct field field)
{
	struct identity *made = lookup_find(&reg->ids, word_key_of_id(identity->id), NULL) ? NULL : identity;
	char *copy = secret_copy(&reg->secret, field.value, strlen(field.value));

	if (!copy || !secret_grow(&reg->secret, &reg->identities, &reg->room, reg->count, sizeof(*made)) ||
	    !lookup_reserve(&reg->secret, &reg->ids, 1) || !words_added_reserve(reg, words))
		return CSPR_ERROR_NO_MEMORY;
	/* The list may have moved. */
	identity = made ? made : find(reg, identity->id);
	if (!secret_grow(&reg->secret, &identity->fields, &identity->room, identity->count, sizeof(*identity->fields)))
		return CSPR_ERROR_NO_MEMORY;
	words_added_keep(reg, words);
	identity->fields[identity->count++] = (struct field){ .field = field.field, .value = copy };
	if (made) {
		lookup_add(&reg->ids, word_key_of_id(made->id), reg->count);
		reg->identities[reg->count++] = *made;
	}
	return CSPR_DONE;
}

static cspr_status put(cspr_register *reg, struct identity *identity, uint16_t field, const char *value,
		       struct cspr_trouble *trouble)
{
	struct words_added words;
	cspr_status status = words_added_read(identity, field, value, &words) ? CSPR_DONE : CSPR_ERROR_NO_MEMORY;

	if (status == CSPR_DONE) {
		status = weigh_pseudonym(reg, &words, trouble);
		if (status == CSPR_DONE)
			status = put_weighed(reg, identity, &words, (struct field){ .field = field, .value = value });
		words_added_free(&words);
	}
	return status == CSPR_ERROR_NO_MEMORY ? wrong(trouble, status, 0, "there is not enough memory") : status;
}

cspr_status cspr_register_add(cspr_register *reg, const char *id, cspr_code identity_class, const char *pseudonym,
			      cspr_code field, const char *value, struct cspr_trouble *trouble)
{
	struct identity *identity, made = { 0 };
	cspr_status status;

	if (!reg || !id || !value)
		return wrong(trouble, CSPR_ERROR_ARGUMENT, 0, cspr_status_words(CSPR_ERROR_ARGUMENT));
	if (!cspr_class_name(identity_class))
		return wrong(trouble, CSPR_ERROR_UNKNOWN_WORD, 0, "there is no such class of identities");
	if (!cspr_field_name(field))
		return wrong(trouble, CSPR_ERROR_UNKNOWN_WORD, 0, "there is no such field");
	if (!is_id(id))
		return wrong(trouble, CSPR_ERROR_BAD_INPUT, 0,
			     "an id is 1 to 64 printable characters of ASCII, and says nothing of whose it is");
	status = weigh_text(value, true, trouble);
	if (status == CSPR_DONE)
		status = weigh_field(field, value, trouble);
	if (status == CSPR_DONE && pseudonym)
		status = weigh_text(pseudonym, false, trouble);
	if (status != CSPR_DONE)
		return status;
	identity = find(reg, id);
	if (identity && (identity->identity_class != identity_class ||
			 (pseudonym && *pseudonym && strcmp(identity->pseudonym, pseudonym) != 0)))
		return wrong(trouble, CSPR_ERROR_BAD_INPUT, 0, "one identity has one class and one pseudonym");
	if (!identity) {
		made = (struct identity){ .id = secret_copy(&reg->secret, id, strlen(id)),
					  .identity_class = (uint16_t)identity_class,
					  .pseudonym = secret_copy(&reg->secret, pseudonym ? pseudonym : "",
								   pseudonym ? strlen(pseudonym) : 0) };
		if (!made.id || !made.pseudonym)
			return wrong(trouble, CSPR_ERROR_NO_MEMORY, 0, "there is not enough memory");
	}
	return put(reg, identity ? identity : &made, (uint16_t)field, value, trouble);
}

size_t cspr_register_count(const cspr_register *reg)
{
	return reg ? reg->count : 0;
}

cspr_status cspr_register_identity(const cspr_register *reg, size_t index, struct cspr_identity *ret)
{
	struct cspr_identity told;

	if (!reg || !ret || ret->size < sizeof(ret->size))
		return CSPR_ERROR_ARGUMENT;
	if (index >= reg->count)
		return CSPR_ERROR_NOT_FOUND;
	told = (struct cspr_identity){ .size = ret->size,
				       .id = reg->identities[index].id,
				       .identity_class = reg->identities[index].identity_class,
				       .pseudonym = reg->identities[index].pseudonym,
				       .fields = reg->identities[index].count };
	memcpy(ret, &told, ret->size < sizeof(told) ? ret->size : sizeof(told));
	return CSPR_DONE;
}

cspr_status cspr_register_field(const cspr_register *reg, size_t identity, size_t index, cspr_code *ret_field,
				const char **ret_value)
{
	if (!reg)
		return CSPR_ERROR_ARGUMENT;
	if (identity >= reg->count || index >= reg->identities[identity].count)
		return CSPR_ERROR_NOT_FOUND;
	if (ret_field)
		*ret_field = reg->identities[identity].fields[index].field;
	if (ret_value)
		*ret_value = reg->identities[identity].fields[index].value;
	return CSPR_DONE;
}
