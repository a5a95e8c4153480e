/*
 * Bytes that grow, and how numbers, digests and JSON strings are written into them.
 */
#include "buffer.h"

#include <stdlib.h>
#include <string.h>

static bool buffer_grow(struct buffer *buffer, size_t length)
{
	size_t room = buffer->room ? buffer->room : 256;
	char *bytes;

	if (buffer->failed || length > SIZE_MAX / 4 - buffer->length)
		return false;
	while (room < buffer->length + length + 1)
		room *= 2;
	bytes = room == buffer->room ? buffer->bytes : realloc(buffer->bytes, room);
	if (!bytes)
		return false;
	buffer->bytes = bytes;
	buffer->room = room;
	return true;
}

void buffer_add(struct buffer *buffer, const char *bytes, size_t length)
{
	if (!buffer_grow(buffer, length)) {
		buffer_free(buffer);
		buffer->failed = true;
		return;
	}
	if (length)
		memcpy(buffer->bytes + buffer->length, bytes, length);
	buffer->length += length;
	buffer->bytes[buffer->length] = '\0';
}

void buffer_say(struct buffer *buffer, const char *text)
{
	buffer_add(buffer, text, strlen(text));
}

void buffer_number(struct buffer *buffer, uint64_t number)
{
	char digits[20];
	size_t first = sizeof(digits);

	do
		digits[--first] = (char)('0' + number % 10);
	while (number /= 10);
	buffer_add(buffer, digits + first, sizeof(digits) - first);
}

static const char hex[] = "0123456789abcdef";

void buffer_hex(struct buffer *buffer, const unsigned char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++)
		buffer_add(buffer, (char[]){ hex[bytes[i] >> 4], hex[bytes[i] & 15] }, 2);
}

void buffer_quoted(struct buffer *buffer, const char *text)
{
	static const char short_forms[] = "\b\t\n\f\r\"\\", letters[] = "btnfr\"\\";

	buffer_say(buffer, "\"");
	for (; *text; text++) {
		const char *known = strchr(short_forms, *text);

		if (known)
			buffer_add(buffer, (char[]){ '\\', letters[known - short_forms] }, 2);
		else if ((unsigned char)*text < 0x20)
			buffer_add(buffer, (char[]){ '\\', 'u', '0', '0', hex[*text >> 4], hex[*text & 15] }, 6);
		else
			buffer_add(buffer, text, 1);
	}
	buffer_say(buffer, "\"");
}

void buffer_free(struct buffer *buffer)
{
	free(buffer->bytes);
	*buffer = (struct buffer){ 0 };
}
