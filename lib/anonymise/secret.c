/*
 * Memory that is locked and wiped. Nothing but mmap() and mlock(): the heap would keep copies.
 */
#define _DEFAULT_SOURCE
#include "secret.h"

#include <openssl/crypto.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

enum { PAGE_BYTES = 64 * 1024, ALIGNMENT = 16 };

struct secret_page {
	struct secret_page *next;
	size_t size, used;
};

static struct secret_page *new_page(struct secret *secret, size_t needed)
{
	size_t size = PAGE_BYTES;
	struct secret_page *page;

	if (needed > SIZE_MAX / 2)
		return NULL;
	while (size < needed + sizeof(*page) + ALIGNMENT)
		size *= 2;
	page = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (page == MAP_FAILED)
		return NULL;
	secret->swappable |= mlock(page, size) != 0;
#ifdef MADV_DONTDUMP
	madvise(page, size, MADV_DONTDUMP);
#endif
	*page = (struct secret_page){ .next = secret->pages,
				      .size = size,
				      .used = (sizeof(*page) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT };
	secret->pages = page;
	return page;
}

void *secret_take(struct secret *secret, size_t size)
{
	struct secret_page *page = secret->pages;
	void *piece;

	if (!page || page->size - page->used < size)
		page = new_page(secret, size);
	if (!page)
		return NULL;
	piece = (char *)page + page->used;
	page->used += (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
	if (page->used > page->size)
		page->used = page->size;
	return piece;
}

char *secret_copy(struct secret *secret, const char *text, size_t length)
{
	char *copy = secret_take(secret, length + 1);

	if (copy)
		memcpy(copy, text, length);
	return copy;
}

bool secret_grow(struct secret *secret, void *list_pointer, size_t *room, size_t count, size_t size)
{
	void **list = list_pointer;
	void *larger;

	if (count < *room)
		return true;
	larger = secret_take(secret, (*room ? *room * 2 : 8) * size);
	if (!larger)
		return false;
	if (count)
		memcpy(larger, *list, count * size);
	*room = *room ? *room * 2 : 8;
	*list = larger;
	return true;
}

void secret_free(struct secret *secret)
{
	while (secret->pages) {
		struct secret_page *page = secret->pages;
		size_t size = page->size;

		secret->pages = page->next;
		OPENSSL_cleanse(page, size);
		munlock(page, size);
		munmap(page, size);
	}
	secret->swappable = false;
}
