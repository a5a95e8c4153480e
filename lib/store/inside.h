/*
 * What the files of lib/store know of each other. Nothing here is exported.
 */
#ifndef INSIDE_H
#define INSIDE_H

#include <cspr/store.h>

#include <stdbool.h>
#include <string.h>

/* canonical/buffer.c: bytes that grow, and can be used again; a failed addition sticks */

struct buffer {
	cspr_context *context;
	char *bytes;
	size_t length;
	size_t capacity;
	bool failed;
};
/* Room for so much more, or false. */
bool buffer_reserve(struct buffer *buffer, size_t length);
static inline void buffer_add(struct buffer *buffer, const char *bytes, size_t length)
{
	if (buffer->capacity - buffer->length < length && !buffer_reserve(buffer, length))
		return;
	memcpy(buffer->bytes + buffer->length, bytes, length);
	buffer->length += length;
}
#define BUFFER_ADD(buffer, literal) buffer_add(buffer, literal, sizeof literal - 1)
void buffer_clear(struct buffer *buffer);
void buffer_free(struct buffer *buffer);

/* The last moment that can be written: the calendar ends with 2199. */
#define MOMENT_LAST (INT64_C(84006) * 86400 * 1000000000 - 1)

/* canonical/encode.c and decode.c: a stored line, both ways */

enum { REFERENCE_SIZE = 65 };

struct line {
	cspr_event *event;
	uint32_t number;	     /* its seq, from 1 */
	const cspr_edition *edition; /* of number 1; else NULL */
	cspr_code verdict;	     /* CSPR_VERDICT_ALLOWED or _ALLOWED_IN_BREACH; 0: not said */
	bool has_note, has_profile, has_profile_digest;
	unsigned char note_digest[32];
	unsigned char profile_digest[32];
	char profile_id[REFERENCE_SIZE];
	char profile_version[REFERENCE_SIZE];
};

/* What a decision says of an event that is written; decision may be NULL. REFUSED: it is a refusal. */
cspr_status line_decided(struct line *line, const cspr_decision *decision);
/* Adds the line, without a line end, or leaves the buffer as it was. INCOMPLETE; BAD_DATE: recorded after 2199. */
cspr_status line_write(struct buffer *buffer, const struct line *line);

/* Under which edition the first line was written. CORRUPT: with a trouble, as below. */
cspr_status line_edition(const char *bytes, size_t length, const cspr_edition **ret, struct cspr_trouble *trouble);
/*
 * The line of a number, exactly as line_write() writes it; the review is what the lines before it add up to, and its
 * edition that of the first line. The caller gives up ret->event. CORRUPT: with a trouble, which may be NULL.
 */
cspr_status line_read(cspr_context *context, const cspr_review *review, const char *bytes, size_t length,
		      uint32_t number, struct line *ret, struct cspr_trouble *trouble);
/* The digest that a line has which was read already, whatever has happened to its review since. No string has a quote
 * in it, so that the key stands nowhere else. */
bool line_note_digest(const char *bytes, size_t length, unsigned char ret[32]);

/* The driver in memory: memory.c */
extern const struct cspr_driver memory_driver;
/* An empty storage, which memory_driver.close() frees. NO_MEMORY. */
cspr_status memory_new(void **ret);

#endif
