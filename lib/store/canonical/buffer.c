/*
 * Bytes that grow. What is added is asked for once: that it failed is seen at the end.
 */
#include "inside.h"

bool buffer_reserve(struct buffer *buffer, size_t length)
{
	size_t capacity = buffer->capacity ? buffer->capacity : 1024;
	char *bytes = NULL;

	while (capacity - buffer->length < length && capacity <= SIZE_MAX / 4)
		capacity *= 2;
	if (!buffer->failed && capacity - buffer->length >= length)
		bytes = cspr_context_allocate(buffer->context, buffer->bytes, buffer->capacity, capacity);
	if (!bytes) {
		buffer->failed = true;
		return false;
	}
	buffer->bytes = bytes;
	buffer->capacity = capacity;
	return true;
}

void buffer_clear(struct buffer *buffer)
{
	buffer->length = 0;
	buffer->failed = false;
}

void buffer_free(struct buffer *buffer)
{
	if (buffer->bytes)
		cspr_context_allocate(buffer->context, buffer->bytes, buffer->capacity, 0);
	*buffer = (struct buffer){ .context = buffer->context };
}
