/*
 * How what is wrong is told: never with a value that was read.
 */
#include "wrong.h"

#include <string.h>

cspr_status wrong(struct cspr_trouble *trouble, cspr_status status, uint64_t line, const char *message)
{
	const size_t first = offsetof(struct cspr_trouble, line);
	struct cspr_trouble told = { .line = line };

	strncpy(told.message, message, sizeof(told.message) - 1);
	if (trouble && trouble->size > first)
		memcpy((char *)trouble + first, (const char *)&told + first,
		       (trouble->size < sizeof(told) ? trouble->size : sizeof(told)) - first);
	return status;
}
