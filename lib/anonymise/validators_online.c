/*
 * Addresses of the net.
 */
#include "judge.h"

#include <string.h>

enum verdict judge_email(struct hit *hit)
{
	hit->identity = facts_within(hit->facts, hit->view, hit->whole);
	return VERDICT_RIGHT;
}

/* Whether a host is of a domain. */
static bool is_of(const struct hit *hit, struct span span, const char *ending)
{
	size_t length = strlen(ending);

	return span.end - span.start >= length && !memcmp(hit->view->narrow + span.end - length, ending, length) &&
	       (span.end - span.start == length || at(hit, span.end - length - 1) == '.');
}

/* Addresses of public bodies and of what is published are cited in every report: a person looks at them. */
enum verdict judge_url(struct hit *hit)
{
	static const char *const public_bodies[] = { "gov.uk",	    "nhs.uk",	  "parliament.uk", "ac.uk",
						     "gov.scot",    "gov.wales",  "police.uk",	   "nspcc.org.uk",
						     "doi.org",	    "bailii.org", "judiciary.uk",  "scie.org.uk",
						     "nice.org.uk", "europa.eu",  "who.int" };
	struct span host = hit->group[GROUP_VALUE];

	hit->identity = facts_within(hit->facts, hit->view, hit->whole);
	if (hit->identity >= 0)
		return VERDICT_RIGHT;
	for (size_t i = 0; i < sizeof public_bodies / sizeof public_bodies[0]; i++)
		if (is_of(hit, host, public_bodies[i]))
			return VERDICT_UNSURE;
	return VERDICT_RIGHT;
}
