/*
 * What the files that write a stored line know of each other.
 */
#ifndef PUT_H
#define PUT_H

#include "inside.h"

/* put.c: values */

void put_string(struct buffer *buffer, const char *words);
void put_word(struct buffer *buffer, cspr_code group, int64_t word);
void put_number(struct buffer *buffer, int64_t number);
void put_digest(struct buffer *buffer, const unsigned char digest[32]);
void put_span(struct buffer *buffer, struct cspr_span span);
void put_yes_no(struct buffer *buffer, bool yes);
void put_moment(struct buffer *buffer, int64_t moment);

/* encode_parts.c: what a line and a replacement have alike */

void put_actor(struct buffer *buffer, const cspr_event *event);
void put_departure(struct buffer *buffer, const cspr_event *event);
/* With its key, if there are any; first: of its object's members. */
void put_parts(struct buffer *buffer, bool first, const cspr_event *event);

#endif
