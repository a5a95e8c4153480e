/*
 * The context: where memory comes from, and the limits. Every allocation of the library goes through
 * the functions here, and each can fail. Also how a caller's struct is filled.
 */
#include "core.h"

#include <stdlib.h>
#include <string.h>

static void *allocate_default(void *data, void *block, size_t old_size, size_t new_size)
{
	(void)data;
	(void)old_size;
	if (new_size)
		return realloc(block, new_size);
	free(block);
	return NULL;
}

cspr_status cspr_context_new(const struct cspr_settings *settings, cspr_context **ret)
{
	struct cspr_settings known = { 0 };
	cspr_context *context;

	if (!ret || (settings && settings->size < sizeof settings->size))
		return CSPR_ERROR_ARGUMENT;
	if (settings)
		memcpy(&known, settings, settings->size < sizeof known ? settings->size : sizeof known);
	if (!known.allocate)
		known.allocate = allocate_default;
	if (known.max_event_bytes > 32768)
		return CSPR_ERROR_ARGUMENT;
	context = known.allocate(known.allocate_data, NULL, 0, sizeof *context);
	if (!context)
		return CSPR_ERROR_NO_MEMORY;
	*context = (cspr_context){
		.references = 1,
		.allocate = known.allocate,
		.data = known.allocate_data,
		.max_events = known.max_events ? known.max_events : 1000000,
		.max_event_bytes = known.max_event_bytes ? known.max_event_bytes : 32768,
	};
	*ret = context;
	return CSPR_DONE;
}

cspr_context *cspr_context_ref(cspr_context *context)
{
	context->references++;
	return context;
}

void cspr_context_unref(cspr_context *context)
{
	if (context && --context->references == 0)
		context->allocate(context->data, context, sizeof *context, 0);
}

void *cspr_context_allocate(cspr_context *context, void *block, size_t old_size, size_t new_size)
{
	return context->allocate(context->data, block, old_size, new_size);
}

void *block_new(cspr_context *context, size_t size)
{
	void *block = context->allocate(context->data, NULL, 0, size);

	if (block)
		memset(block, 0, size);
	return block;
}

bool block_resize(cspr_context *context, void *block_pointer, size_t old_size, size_t new_size)
{
	void *old, *grown;

	memcpy(&old, block_pointer, sizeof old);
	grown = context->allocate(context->data, old, old_size, new_size);
	if (!grown)
		return false;
	memcpy(block_pointer, &grown, sizeof grown);
	return true;
}

void block_free(cspr_context *context, void *block, size_t size)
{
	if (block)
		context->allocate(context->data, block, size, 0);
}

cspr_status give_struct(void *ret, const void *filled, size_t size)
{
	size_t known;

	memcpy(&known, ret, sizeof known);
	if (known < sizeof known)
		return CSPR_ERROR_ARGUMENT;
	memcpy((char *)ret + sizeof known, (const char *)filled + sizeof known,
	       (known < size ? known : size) - sizeof known);
	return CSPR_DONE;
}
