/*
 * Memory for what must not get out: locked into RAM, left out of core dumps, wiped when it goes.
 */
#ifndef SECRET_H
#define SECRET_H

#include <stdbool.h>
#include <stddef.h>

struct secret_page;

/* Pieces are given out one after the other and freed all at once. */
struct secret {
	struct secret_page *pages;
	bool swappable; /* the process may not lock all of it */
};

/* Zeroed, for any type; NULL: there is none. */
void *secret_take(struct secret *secret, size_t size);
char *secret_copy(struct secret *secret, const char *text, size_t length);
/* Twice the room for a list; what it had before stays until all is freed. */
bool secret_grow(struct secret *secret, void *list_pointer, size_t *room, size_t count, size_t size);
void secret_free(struct secret *secret);

#endif
