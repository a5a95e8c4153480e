/* The least a vendor writes whose reviews are on a server: there is none, and it says so. */
#include <cspr/postgres.h>

int main(void)
{
	struct cspr_trouble trouble = { 0 };
	cspr_context *context;
	cspr_store *store;
	cspr_status status;

	trouble.size = sizeof trouble;
	if (cspr_context_new(NULL, &context))
		return 1;
	status = cspr_postgres_open(context, "postgresql:///none?host=/nowhere", NULL, NULL, &store, &trouble);
	cspr_context_unref(context);
	return status == CSPR_ERROR_UNAVAILABLE && *trouble.message ? 0 : 1;
}
