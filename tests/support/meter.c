#include "meter.h"

#include <stdlib.h>
#include <string.h>

/* Before each block, so that what the library says of it can be checked. */
union header {
	size_t size;
	max_align_t align;
};

void *meter_allocate(void *data, void *block, size_t old_size, size_t new_size)
{
	struct meter *meter = data;
	union header *old = block ? (union header *)block - 1 : NULL;
	union header *grown;

	if (old_size != (old ? old->size : 0))
		meter->lies++;
	if (new_size == 0) {
		if (old) {
			meter->blocks--;
			meter->bytes -= old->size;
			memset(block, 0xDB, old->size);
			free(old);
		}
		return NULL;
	}
	meter->calls++;
	if (meter->fail_at && (meter->calls == meter->fail_at || (meter->fail_on && meter->calls > meter->fail_at)))
		return NULL;
	/* Always another block, so that a pointer kept too long is found. */
	grown = malloc(sizeof *grown + new_size);
	if (!grown)
		abort();
	memset(grown + 1, 0xCD, new_size);
	grown->size = new_size;
	if (old) {
		memcpy(grown + 1, block, old->size < new_size ? old->size : new_size);
		meter->bytes -= old->size;
		memset(block, 0xDB, old->size);
		free(old);
	} else {
		meter->blocks++;
	}
	meter->bytes += new_size;
	return grown + 1;
}

cspr_context *meter_context(struct meter *meter, uint32_t max_events, uint32_t max_event_bytes)
{
	struct cspr_settings settings = {
		.size = sizeof settings,
		.allocate = meter_allocate,
		.allocate_data = meter,
		.max_events = max_events,
		.max_event_bytes = max_event_bytes,
	};
	cspr_context *context = NULL;

	return cspr_context_new(&settings, &context) == CSPR_DONE ? context : NULL;
}
