/*
 * Edits applied: the new text, in one pass, and where each replacement is in it.
 */
#include "edits.h"

#include <string.h>
#include <utf8proc.h>

const char *replacement_of(const struct replacing *replacing, const struct edit *edit)
{
	const struct finding *finding = replacing->findings + edit->finding;

	if (!edit->nobodys && finding->identity >= 0 && replacing->pseudonyms[finding->identity][0] &&
	    (edit->kind == CSPR_FINDING_NAME || edit->kind == CSPR_FINDING_HANDLE))
		return replacing->pseudonyms[finding->identity];
	return replacing->words[edit->kind];
}

static void add_capitals(struct buffer *buffer, const char *text)
{
	size_t length = strlen(text);

	while (length) {
		utf8proc_int32_t point;
		utf8proc_ssize_t bytes =
			utf8proc_iterate((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &point);
		utf8proc_uint8_t upper[4];

		if (bytes <= 0) {
			buffer_add(buffer, text, length);
			return;
		}
		buffer_add(buffer, (const char *)upper, (size_t)utf8proc_encode_char(utf8proc_toupper(point), upper));
		text += bytes;
		length -= (size_t)bytes;
	}
}

void edits_write(const struct replacing *replacing, struct edits *edits, struct buffer *ret)
{
	size_t done = 0;

	for (size_t i = 0; i < edits->count; i++) {
		struct edit *edit = edits->list + i;

		buffer_add(ret, replacing->text + done, edit->start - done);
		edit->at = ret->length;
		if (edit->capitals)
			add_capitals(ret, replacement_of(replacing, edit));
		else
			buffer_say(ret, replacement_of(replacing, edit));
		edit->at_end = ret->length;
		done = edit->end;
	}
	buffer_add(ret, replacing->text + done, replacing->length - done);
}
