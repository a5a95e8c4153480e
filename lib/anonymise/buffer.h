/*
 * Bytes that grow. A buffer that got no memory stays failed, and is empty.
 */
#ifndef BUFFER_H
#define BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buffer {
	char *bytes; /* with a zero byte after them, once something was added */
	size_t length, room;
	bool failed;
};

void buffer_add(struct buffer *buffer, const char *bytes, size_t length);
void buffer_say(struct buffer *buffer, const char *text);
void buffer_number(struct buffer *buffer, uint64_t number);
void buffer_hex(struct buffer *buffer, const unsigned char *bytes, size_t length);
/* A JSON string, in its quotes. Bytes that are not UTF-8 are the caller's fault. */
void buffer_quoted(struct buffer *buffer, const char *text);
void buffer_free(struct buffer *buffer);

#endif
