/*
 * JSON in a C string: ' stands for ".
 */
#ifndef QUOTED_H
#define QUOTED_H

#include <string.h>

/* Into a buffer that the next call uses again. */
static inline const char *quoted(const char *text)
{
	static char bytes[4096];
	char *at = strncpy(bytes, text, sizeof(bytes) - 1);

	while ((at = strchr(at, '\'')))
		*at = '"';
	return bytes;
}

#endif
