/*
 * Text that grows, for pages and drawings. A failed append sticks, and the end tells.
 */
#include "core.h"

#include <string.h>

enum { WIDTH = 96 };

void text_add_bytes(struct text *text, const char *bytes, size_t length)
{
	if (text->failed)
		return;
	if (text->capacity - text->length <= length) {
		size_t capacity = (text->length + length + 1) * 2;

		if (!block_resize(text->context, &text->bytes, text->capacity, capacity)) {
			text->failed = true;
			return;
		}
		text->capacity = capacity;
	}
	memcpy(text->bytes + text->length, bytes, length);
	text->length += length;
	text->bytes[text->length] = '\0';
}

void text_add(struct text *text, const char *words)
{
	text_add_bytes(text, words, strlen(words));
}

void text_add_number(struct text *text, int64_t number)
{
	char digits[24];
	size_t at = sizeof digits;
	uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;

	do
		digits[--at] = (char)('0' + rest % 10);
	while (rest /= 10);
	if (number < 0)
		digits[--at] = '-';
	text_add_bytes(text, digits + at, sizeof digits - at);
}

static void add_upper(struct text *text, const char *name)
{
	for (; *name; name++) {
		char letter = *name == '-' ? '_' : *name;

		if (letter >= 'a' && letter <= 'z')
			letter = (char)(letter - 'a' + 'A');
		text_add_bytes(text, &letter, 1);
	}
}

void text_add_filled(struct text *text, const char *pattern, const char *const *words)
{
	size_t length;

	for (; *pattern; pattern += length) {
		length = strcspn(pattern, "$^");
		text_add_bytes(text, pattern, length);
		if (!pattern[length])
			break;
		if (pattern[length++] == '$')
			text_add(text, *words++);
		else
			add_upper(text, *words++);
	}
}

/* Words, broken into lines that begin with the indent; ends its last line. */
void text_add_wrapped(struct text *text, const char *words, const char *indent)
{
	size_t column = strlen(indent);

	text_add(text, indent);
	while (*words) {
		size_t length = strcspn(words, " ");

		if (column > strlen(indent) && column + 1 + length > WIDTH) {
			text_add(text, "\n");
			text_add(text, indent);
			column = strlen(indent);
		} else if (column > strlen(indent)) {
			text_add(text, " ");
			column++;
		}
		text_add_bytes(text, words, length);
		column += length;
		words += length + (words[length] == ' ');
	}
	text_add(text, "\n");
}

/* The block that is given out remembers its size in front, for cspr_text_free(). */
cspr_status cspr_text_new(cspr_context *context, const char *bytes, size_t length, char **ret)
{
	size_t size = length + 1 + sizeof size;
	char *block;

	if (!context || !ret || (!bytes && length))
		return CSPR_ERROR_ARGUMENT;
	block = block_new(context, size);
	if (!block)
		return CSPR_ERROR_NO_MEMORY;
	memcpy(block, &size, sizeof size);
	if (length)
		memcpy(block + sizeof size, bytes, length);
	*ret = block + sizeof size;
	return CSPR_DONE;
}

cspr_status text_finish(struct text *text, char **ret)
{
	cspr_status status =
		text->failed ? CSPR_ERROR_NO_MEMORY : cspr_text_new(text->context, text->bytes, text->length, ret);

	block_free(text->context, text->bytes, text->capacity);
	return status;
}

void cspr_text_free(cspr_context *context, char *text)
{
	size_t size;

	if (!text)
		return;
	memcpy(&size, text - sizeof size, sizeof size);
	block_free(context, text - sizeof size, size);
}
