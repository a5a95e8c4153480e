/*
 * How what is wrong is told: where, in words, with the nearest known name. Decides nothing.
 *
 * What must stay true: a message is made of the library's own words and the names of vocab.h; nothing that
 * was read is repeated but a key, and that only when it could be an opaque reference.
 */
#include "reading/reading.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool trouble_fits(const struct cspr_trouble *trouble)
{
	return !trouble || trouble->size >= sizeof(trouble->size);
}

cspr_status trouble_give(const struct trouble *trouble, struct cspr_trouble *ret)
{
	const size_t first = offsetof(struct cspr_trouble, line);

	if (ret && ret->size > first)
		memcpy((char *)ret + first, (const char *)&trouble->told + first,
		       (ret->size < sizeof(*ret) ? ret->size : sizeof(*ret)) - first);
	return trouble->status;
}

cspr_status trouble_end(struct trouble *trouble, cspr_status status, struct cspr_trouble *ret)
{
	trouble->status = status;
	if (status < 0 && !trouble->told.message[0])
		snprintf(trouble->told.message, sizeof(trouble->told.message), "%s", cspr_status_words(status));
	return trouble_give(trouble, ret);
}

bool bad_input(struct trouble *trouble, const char *pointer, const char *format, ...)
{
	va_list values;

	trouble->status = CSPR_ERROR_BAD_INPUT;
	if (pointer != trouble->told.pointer)
		snprintf(trouble->told.pointer, sizeof(trouble->told.pointer), "%s", pointer);
	trouble->told.nearest[0] = '\0';
	va_start(values, format);
	vsnprintf(trouble->told.message, sizeof(trouble->told.message), format, values);
	va_end(values);
	return false;
}

bool no_memory(struct trouble *trouble)
{
	bad_input(trouble, "", "there is not enough memory");
	trouble->status = CSPR_ERROR_NO_MEMORY;
	return false;
}

bool status_trouble(cspr_status status, const char *pointer, struct trouble *trouble)
{
	switch (status) {
	case CSPR_ERROR_NO_MEMORY:
		return no_memory(trouble);
	case CSPR_ERROR_BAD_REFERENCE:
		return bad_input(
			trouble, pointer,
			"a reference is letters, digits and ._:/- , 1 to 64 of them, beginning with a letter or "
			"a digit; anything in words belongs in note");
	case CSPR_ERROR_PERSONAL_DATA:
		return bad_input(trouble, pointer,
				 "this looks like a postcode, an NHS number or a telephone number: give an opaque "
				 "reference");
	case CSPR_ERROR_LIMIT:
		return bad_input(trouble, pointer, "this is more than one event or one review can carry");
	}
	return bad_input(trouble, pointer, "%s", cspr_status_words(status));
}

void nearest_is(struct trouble *trouble, const char *name)
{
	snprintf(trouble->told.nearest, sizeof(trouble->told.nearest), "%s", name ? name : "");
}

void nearest_word(struct trouble *trouble, cspr_code group, const char *misspelt)
{
	nearest_is(trouble, cspr_word_name(group, cspr_word_nearest(group, misspelt)));
}

void pointer_add(char pointer[POINTER_SIZE], const char *key)
{
	size_t at = strlen(pointer);

	/* The longest key that passes has 64 bytes, at most doubled by the escapes. */
	if (cspr_reference_check(key) != CSPR_DONE || at + 2 * strlen(key) + 2 > POINTER_SIZE)
		return;
	pointer[at++] = '/';
	for (; *key; key++) {
		if (*key == '/') {
			pointer[at++] = '~';
			pointer[at++] = '1';
		} else {
			pointer[at++] = *key;
		}
	}
	pointer[at] = '\0';
}

cspr_status say_wrong(struct cspr_trouble *trouble, cspr_status status, uint64_t line, const char *format, ...)
{
	struct trouble wrong = { .status = status, .told = { .line = line } };
	va_list values;

	va_start(values, format);
	vsnprintf(wrong.told.message, sizeof(wrong.told.message), format, values);
	va_end(values);
	return trouble_give(&wrong, trouble);
}
