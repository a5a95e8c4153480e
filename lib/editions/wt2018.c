/*
 * Working Together 2018, chapter 4 (also its factual update of 2020): the rows of wt2023.c without the
 * partners' joint view on notification and without care leavers, and with the relaxation of 2020.
 */
#include "rows.h"

const struct cspr_edition wt2018 = {
	.name = "wt2018",
	.title = "Working Together to Safeguard Children 2018",
	.guidance = "Working Together 2018, chapter 4",
	.kind = CSPR_KIND_CHILDREN,
	.from = 17711, /* 2018-06-29 */
	.criteria = true,
	.states = CHILDREN_STATES,
	.partners = SAFEGUARDING_PARTNERS,
	.unit = SAFEGUARDING_PARTNERS | ROLE(BUSINESS_MANAGER),
	.relaxed = { 18351, 18627 }, /* 2020-03-30 to 2020-12-31; the end is inferred, none was announced */
	.moves = wt2023_moves,
	.needs = wt2018_needs,
	.terms = wt2018_terms,
};
