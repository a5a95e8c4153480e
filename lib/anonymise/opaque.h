/*
 * Moments and digests, as they are read and written.
 */
#ifndef OPAQUE_H
#define OPAQUE_H

#include "buffer.h"
#include "wrong.h"

#include <cspr/anonymise.h>

/* Whole seconds of the years 1970 to 2199, in nanoseconds. */
bool moment_good(int64_t when);
void buffer_moment(struct buffer *buffer, int64_t when); /* 2024-03-08T15:04:05Z */
bool moment_read(const char *text, size_t length, int64_t *ret);
bool hex_read(const char *text, size_t length, unsigned char *ret, size_t bytes);
/* A member of a struct that says its size, or is too old to have it. */
#define HAS(object, type, member) ((object)->size >= offsetof(type, member) + sizeof((object)->member))

#endif
