/* The least a vendor writes whose reviews are in a file: one is listed that is not there. */
#include <cspr/sqlite.h>

#include <stdio.h>

int main(void)
{
	const char *path = "installed.db";
	cspr_context *context;
	cspr_store *store;
	cspr_stored *stored;
	int empty;

	remove(path);
	if (cspr_context_new(NULL, &context) || cspr_sqlite_open(context, path, NULL, NULL, &store, NULL))
		return 1;
	empty = cspr_store_load(store, "r-1", &stored, NULL) == CSPR_ERROR_NOT_FOUND;
	cspr_store_unref(store);
	cspr_context_unref(context);
	return remove(path) == 0 && empty ? 0 : 1;
}
