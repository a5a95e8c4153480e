/* The least that a vendor writes who has a driver: this one can't reach its storage, and every case that asks says so.
 */
#include <cspr/conformance.h>

static cspr_status append(void *state, const struct cspr_append *append)
{
	(void)state;
	(void)append;
	return CSPR_ERROR_UNAVAILABLE;
}

static cspr_status read(void *state, const char *review, uint32_t after, cspr_visit_event visit, void *data)
{
	(void)state;
	(void)review;
	(void)after;
	(void)visit;
	(void)data;
	return CSPR_ERROR_UNAVAILABLE;
}

static cspr_status list(void *state, const struct cspr_list_query *query, cspr_visit_summary visit, void *data)
{
	(void)state;
	(void)query;
	(void)visit;
	(void)data;
	return CSPR_ERROR_UNAVAILABLE;
}

static cspr_status due(void *state, const struct cspr_due_query *query, cspr_visit_duty visit, void *data)
{
	(void)state;
	(void)query;
	(void)visit;
	(void)data;
	return CSPR_ERROR_UNAVAILABLE;
}

static cspr_status summary(void *state, const char *review, cspr_visit_summary visit, void *data)
{
	(void)state;
	(void)review;
	(void)visit;
	(void)data;
	return CSPR_ERROR_UNAVAILABLE;
}

static cspr_status note(void *state, const char *review, uint32_t number, cspr_visit_note visit, void *data)
{
	(void)state;
	(void)review;
	(void)number;
	(void)visit;
	(void)data;
	return CSPR_ERROR_UNAVAILABLE;
}

static cspr_status erase_note(void *state, const char *review, uint32_t number)
{
	(void)state;
	(void)review;
	(void)number;
	return CSPR_ERROR_UNAVAILABLE;
}

static cspr_status document(void *state, const unsigned char digest[32], cspr_visit_document visit, void *data)
{
	(void)state;
	(void)digest;
	(void)visit;
	(void)data;
	return CSPR_ERROR_UNAVAILABLE;
}

static cspr_status checkpoints(void *state, const char *review, cspr_visit_checkpoint visit, void *data)
{
	(void)state;
	(void)review;
	(void)visit;
	(void)data;
	return CSPR_ERROR_UNAVAILABLE;
}

static void shut(void *state)
{
	(void)state;
}

static cspr_status reset(void *data)
{
	(void)data;
	return CSPR_DONE;
}

static cspr_status open(void *data, void **ret)
{
	*ret = data;
	return CSPR_DONE;
}

int main(void)
{
	static const struct cspr_driver driver = { sizeof driver, "none",   append,	 read, list, due, summary, note,
						   erase_note,	  document, checkpoints, NULL, NULL, shut };
	struct cspr_conformance trial = { sizeof trial, &driver, NULL, reset, open, NULL, 0 };

	return cspr_conformance_run(&trial) == (cspr_status)cspr_conformance_count() ? 0 : 1;
}
