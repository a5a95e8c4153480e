/*
 * Lists put in order.
 */
#ifndef SORT_H
#define SORT_H

#include <stdbool.h>
#include <stddef.h>

/* Stable; linear where the list is in order but for a few stretches, one after the other. False: no memory. */
bool sort_list(void *list, size_t count, size_t size, int (*compare)(const void *one, const void *other));

#endif
