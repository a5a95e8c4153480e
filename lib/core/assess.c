/*
 * The criteria (rulebook section 5.4): a pure function of what is known, by Kleene's logic. It decides
 * nothing for anybody: criteria met never starts a review.
 */
#include "core.h"

#include <string.h>

enum { LIMBS = CSPR_LIMB_A_CHILD };

static cspr_code judged(uint8_t judgement)
{
	return judgement == 1	? CSPR_ASSESSMENT_MET
	       : judgement == 2 ? CSPR_ASSESSMENT_NOT_MET
				: CSPR_ASSESSMENT_NEEDS_JUDGEMENT;
}

static cspr_code abuse_or_neglect(const struct cspr_circumstances *known)
{
	switch (known->suspicion) {
	case CSPR_VALUE_SUSPECTED:
	case CSPR_VALUE_KNOWN:
		return CSPR_ASSESSMENT_MET;
	case CSPR_VALUE_NONE:
		return CSPR_ASSESSMENT_NOT_MET;
	default:
		return CSPR_ASSESSMENT_NEEDS_INFORMATION;
	}
}

static cspr_code died_or_seriously_harmed(const struct cspr_circumstances *known)
{
	switch (known->harm) {
	case CSPR_VALUE_DIED:
	case CSPR_VALUE_SERIOUS:
		return CSPR_ASSESSMENT_MET;
	case CSPR_VALUE_NOT_SERIOUS:
		return CSPR_ASSESSMENT_NOT_MET;
	case CSPR_VALUE_UNCERTAIN:
		return judged(known->long_term_impairment);
	default:
		return CSPR_ASSESSMENT_NEEDS_INFORMATION;
	}
}

static cspr_code where(const struct cspr_circumstances *known)
{
	switch (known->place) {
	case CSPR_VALUE_IN_AREA:
		return CSPR_ASSESSMENT_MET;
	case CSPR_VALUE_ELSEWHERE_IN_ENGLAND:
		return CSPR_ASSESSMENT_NOT_MET;
	case CSPR_VALUE_OUTSIDE_ENGLAND:
		return known->residence == CSPR_VALUE_IN_AREA	  ? CSPR_ASSESSMENT_MET
		       : known->residence == CSPR_VALUE_ELSEWHERE ? CSPR_ASSESSMENT_NOT_MET
								  : CSPR_ASSESSMENT_NEEDS_INFORMATION;
	default:
		return CSPR_ASSESSMENT_NEEDS_INFORMATION;
	}
}

static cspr_code a_child(const struct cspr_circumstances *known)
{
	switch (known->age_band) {
	case CSPR_VALUE_UNDER_18:
		return CSPR_ASSESSMENT_MET;
	case CSPR_VALUE_18_TO_24:
	case CSPR_VALUE_25_PLUS:
		return CSPR_ASSESSMENT_NOT_MET;
	case CSPR_VALUE_UNBORN:
		return judged(known->unborn_child);
	default:
		return CSPR_ASSESSMENT_NEEDS_INFORMATION;
	}
}

void assess(const struct cspr_circumstances *known, cspr_code limbs[4])
{
	limbs[CSPR_LIMB_ABUSE_OR_NEGLECT - 1] = abuse_or_neglect(known);
	limbs[CSPR_LIMB_DIED_OR_SERIOUSLY_HARMED - 1] = died_or_seriously_harmed(known);
	limbs[CSPR_LIMB_WHERE - 1] = where(known);
	limbs[CSPR_LIMB_A_CHILD - 1] = a_child(known);
}

static cspr_code answer_of(const cspr_code limbs[4])
{
	static const cspr_code order[] = { CSPR_ASSESSMENT_NOT_MET, CSPR_ASSESSMENT_NEEDS_INFORMATION,
					   CSPR_ASSESSMENT_NEEDS_JUDGEMENT };

	for (size_t i = 0; i < LENGTH(order); i++)
		for (int limb = 0; limb < LIMBS; limb++)
			if (limbs[limb] == order[i])
				return order[i];
	return CSPR_ASSESSMENT_MET;
}

static void known_of(const cspr_review *review, struct cspr_circumstances *known)
{
	*known = (struct cspr_circumstances){
		.size = sizeof *known,
		.suspicion = review->suspicion,
		.harm = review->harm,
		.place = review->place,
		.residence = review->residence,
		.age_band = review->age_band,
		.long_term_impairment = review->long_term_impairment,
		.unborn_child = review->unborn_child,
	};
}

/* The answer for a review. Of the limbs that leave it open: whether all, or any, do so for want of a fact
 * that was never given and that may be older than the adoption of the review. */
cspr_code assess_review(const cspr_review *review, bool *ret_all_older, bool *ret_any_older)
{
	struct cspr_circumstances known;
	cspr_code limbs[4];
	bool not_given[4];

	known_of(review, &known);
	assess(&known, limbs);
	not_given[CSPR_LIMB_ABUSE_OR_NEGLECT - 1] = !known.suspicion;
	not_given[CSPR_LIMB_DIED_OR_SERIOUSLY_HARMED - 1] = !known.harm || known.harm == CSPR_VALUE_UNCERTAIN;
	not_given[CSPR_LIMB_WHERE - 1] =
		!known.place || (known.place == CSPR_VALUE_OUTSIDE_ENGLAND && !known.residence);
	not_given[CSPR_LIMB_A_CHILD - 1] = !known.age_band || known.age_band == CSPR_VALUE_UNBORN;
	*ret_all_older = review->adopted_in != 0;
	*ret_any_older = false;
	for (int limb = 0; limb < LIMBS; limb++) {
		if (limbs[limb] == CSPR_ASSESSMENT_MET)
			continue;
		*ret_all_older = *ret_all_older && not_given[limb];
		*ret_any_older = *ret_any_older || (review->adopted_in && not_given[limb]);
	}
	return answer_of(limbs);
}

/* Care Act 2014 s.44(1)-(3), as a limb of one: met, not met, or in want of a fact. */
cspr_code assess_adult(const cspr_review *review)
{
	bool suspected = review->suspicion == CSPR_VALUE_KNOWN || review->suspicion == CSPR_VALUE_SUSPECTED;
	bool open_suspicion = !review->suspicion || review->suspicion == CSPR_VALUE_UNKNOWN;

	if (review->needs == NO || review->joint_working_concern == NO || (!suspected && !open_suspicion) ||
	    (review->died == NO && review->serious == NO))
		return CSPR_ASSESSMENT_NOT_MET;
	if (review->needs == YES && review->joint_working_concern == YES && suspected &&
	    (review->died == YES || (review->died == NO && review->serious == YES)))
		return CSPR_ASSESSMENT_MET;
	return CSPR_ASSESSMENT_NEEDS_INFORMATION;
}

static const char *limb_words(const struct cspr_circumstances *known, int limb, cspr_code answer)
{
	if (limb == CSPR_LIMB_WHERE && known->place == CSPR_VALUE_ELSEWHERE_IN_ENGLAND)
		return "the incident was elsewhere in England: the authority of that area has the duty";
	if (limb == CSPR_LIMB_WHERE && answer == CSPR_ASSESSMENT_NOT_MET)
		return "outside England, and normally resident elsewhere: the authority of residence has the duty";
	switch (answer) {
	case CSPR_ASSESSMENT_MET:
		return "met";
	case CSPR_ASSESSMENT_NOT_MET:
		return "not met";
	case CSPR_ASSESSMENT_NEEDS_JUDGEMENT:
		return limb == CSPR_LIMB_A_CHILD ? "unborn: the partners' judgement is needed"
						 : "uncertain: judge whether impairment is likely to be long-term";
	default:
		return "a fact is unknown";
	}
}

cspr_status cspr_assess(const cspr_edition *edition, const struct cspr_circumstances *circumstances,
			struct cspr_assessment *ret)
{
	struct cspr_circumstances known = { 0 };
	struct cspr_assessment assessment = { 0 };

	if (!edition || !circumstances || !ret || circumstances->size < sizeof circumstances->size)
		return CSPR_ERROR_ARGUMENT;
	if (!edition->criteria)
		return CSPR_ERROR_NOT_FOUND;
	memcpy(&known, circumstances, circumstances->size < sizeof known ? circumstances->size : sizeof known);
	assess(&known, assessment.limbs);
	assessment.answer = answer_of(assessment.limbs);
	for (int limb = 1; limb <= LIMBS; limb++)
		assessment.words[limb - 1] = limb_words(&known, limb, assessment.limbs[limb - 1]);
	return give_struct(ret, &assessment, sizeof assessment);
}

cspr_status cspr_review_circumstances(const cspr_review *review, struct cspr_circumstances *ret)
{
	struct cspr_circumstances known;

	if (!review || !ret)
		return CSPR_ERROR_ARGUMENT;
	known_of(review, &known);
	return give_struct(ret, &known, sizeof known);
}
