/*
 * Amendments of what is on record: of any event, mostly one there is; a retraction, another date, other
 * particulars, another actor or another departure.
 */
#include "draft.h"

#include <stdlib.h>

/* Says what is to be replaced of an event; nothing at all, at times. */
static void rewrite(struct author *author, const cspr_event *original, cspr_event *replacement)
{
	struct dice *dice = &author->dice;
	cspr_code code = cspr_event_code(original);
	struct cspr_span happened = cspr_event_happened(original);

	if (chance(dice, 45)) {
		cspr_day day = happened.first + between(dice, -30, chance(dice, 60) ? 5 : 60);

		must(cspr_event_set_happened(replacement, (struct cspr_span){ day, day }));
	}
	if (chance(dice, 60))
		author_fill_some(author, replacement, code, between(dice, 20, 60));
	if (chance(dice, 12)) {
		cspr_code role =
			chance(dice, 60) ? cspr_event_role(original) : (cspr_code)between(dice, 1, CSPR_ROLE_IMPORTER);

		must(cspr_event_set_actor(replacement, role, chance(dice, 50) ? "x-1" : "u-50", 0, NULL));
	}
	if (chance(dice, 10))
		must(cspr_event_set_departure(replacement, "as-amended", chance(dice, 50)));
}

cspr_event *author_amendment(struct author *author)
{
	struct dice *dice = &author->dice;
	uint32_t version = cspr_review_version(author->review);
	size_t of = chance(dice, 97) ? below(dice, version) : below(dice, version + 2);
	cspr_event *amendment = author_event_of(author, CSPR_EVENT_AMEND), *original, *replacement;

	if (!amendment || cspr_review_event(author->review, of, &original, NULL, NULL))
		return amendment;
	must(cspr_event_set_count(amendment, CSPR_PART_OF, (int64_t)of + 1));
	if (chance(dice, 25)) {
		must(cspr_event_set_yes_no(amendment, CSPR_PART_RETRACT, 1));
		return amendment;
	}
	must(cspr_event_set_yes_no(amendment, CSPR_PART_RETRACT, 0));
	if (cspr_event_new(author->scene->context, cspr_event_code(original), &replacement)) {
		cspr_event_unref(amendment);
		return NULL;
	}
	rewrite(author, original, replacement);
	/* What can't replace anything is refused here or when it is decided. */
	cspr_status status = cspr_event_set_replacement(amendment, replacement);

	cspr_event_unref(replacement);
	if (status && status != CSPR_ERROR_UNKNOWN_WORD && status != CSPR_ERROR_NOT_AMENDABLE)
		abort();
	return amendment;
}
