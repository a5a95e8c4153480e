/*
 * Which bytes are a file of another program, and no text.
 */
#ifndef CONTAINER_H
#define CONTAINER_H

#include <stddef.h>

/* The rule that says so: "pdf", "zip", "rtf", "office", "binary"; NULL: it may be text. UTF-16 is
 * asked for before. */
const char *container_rule(const char *bytes, size_t length);
/* What to do about it, in words. */
const char *container_advice(const char *rule);

#endif
