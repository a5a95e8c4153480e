/*
 * What a step of the Promela model is chosen from: two documents, the outcomes, recipients and scopes of the
 * edition, those who sign. A particular that is no choice here is taken as the rows want it.
 */
#include "promela.h"

/* A stance as a number: what was agreed to. */
static int32_t stance_of(int32_t outcome, int32_t document)
{
	return outcome << 2 | document;
}

size_t list_particular(const struct model *model, cspr_code event, cspr_code part, int32_t *ret)
{
	size_t count = 0;
	cspr_code value;

	while (count < MOST_VALUES && (value = cspr_basis_particular_value(model->basis, event, part, count)))
		ret[count++] = value;
	return count;
}

static size_t list_documents(int32_t outcome, int32_t *ret)
{
	for (int32_t document = 1; document <= DOCUMENTS; document++)
		ret[document - 1] = stance_of(outcome, document);
	return DOCUMENTS;
}

static size_t list_stances(const struct model *model, int32_t subject, int32_t *ret)
{
	int32_t outcomes[MOST_VALUES];
	size_t count = 0, outcome_count;

	ret[count++] = 0;
	if (subject == CSPR_VALUE_DECISION || subject == CSPR_VALUE_PUBLICATION) {
		outcome_count = list_particular(
			model, subject == CSPR_VALUE_DECISION ? CSPR_EVENT_DECIDE : CSPR_EVENT_DECIDE_PUBLICATION,
			CSPR_PART_OUTCOME, outcomes);
		for (size_t i = 0; i < outcome_count && count + DOCUMENTS <= MOST_VALUES; i++)
			if (subject == CSPR_VALUE_DECISION)
				ret[count++] = stance_of(outcomes[i], 0);
			else
				count += list_documents(outcomes[i], ret + count);
		return count;
	}
	return count + list_documents(0, ret + count);
}

/* Who signs off a publication is told apart. Of an earlier subject they sign together, if they all may: 0. */
static size_t list_signatories(const struct model *model, const struct step *step, int32_t *ret)
{
	const cspr_basis *basis = model->basis;
	size_t count = 0;

	for (cspr_code role = 1; role < ROLES; role++)
		if (basis->edition->partners & step->move->roles & 1u << role)
			ret[count++] = role;
	if (step->values[0] == CSPR_VALUE_PUBLICATION)
		return count;
	ret[0] = 0;
	return (basis->edition->partners & ~step->move->roles) == 0;
}

static size_t list_values(const struct model *model, const struct step *step, size_t depth, int32_t *ret)
{
	switch (step->followed->choices[depth]) {
	case CHOICE_DOCUMENT:
		return list_documents(0, ret);
	case CHOICE_YES_NO:
		ret[0] = true;
		ret[1] = false;
		return 2;
	case CHOICE_SUBJECT:
		for (int32_t i = 0; i < SUBJECTS - 1; i++) /* of the first, notification, no must asks */
			ret[i] = CSPR_VALUE_NOTIFICATION + 1 + i;
		return SUBJECTS - 1;
	case CHOICE_SIGNATORY:
		return list_signatories(model, step, ret);
	case CHOICE_STANCE:
		return list_stances(model, step->values[0], ret);
	case CHOICE_SCOPE: /* the hold that is lifted names it */
		return list_particular(model, CSPR_EVENT_PLACE_HOLD, CSPR_PART_SCOPE, ret);
	default:
		return list_particular(model, step->move->event, part_of_choice(step->followed->choices[depth]), ret);
	}
}

/* Whether the row speaks for what was chosen; what is not chosen leaves it open. */
static bool speaks(const struct step *step)
{
	const struct cspr_condition *when = &step->move->when;

	if (!step->followed || (when->kind != CSPR_CONDITION_PART_IS && when->kind != CSPR_CONDITION_PART_IS_NOT))
		return true;
	for (size_t i = 0; i < MOST_CHOICES; i++)
		if (step->followed->choices[i] && part_of_choice(step->followed->choices[i]) == when->part)
			return (step->values[i] == when->value) == (when->kind == CSPR_CONDITION_PART_IS);
	return true;
}

static void choose(struct model *model, struct step *step, size_t depth, each_step each)
{
	int32_t values[MOST_VALUES];
	size_t count;

	if (!step->followed || depth == MOST_CHOICES || !step->followed->choices[depth]) {
		if (speaks(step))
			each(model, step);
		return;
	}
	count = list_values(model, step, depth, values);
	for (size_t i = 0; i < count; i++) {
		step->values[depth] = values[i];
		choose(model, step, depth + 1, each);
	}
}

void for_each_choice(struct model *model, const struct cspr_move *move, each_step each)
{
	struct step step = { .move = move, .followed = model->history ? NULL : followed_find(move->event) };

	choose(model, &step, 0, each);
}

static void add_outcome(struct text *text, int32_t outcome)
{
	if (outcome)
		ADD(text, "^", name_of_value((cspr_code)outcome));
	else
		text_add(text, "0");
}

static const char *document_name(int32_t document)
{
	static const char *const names[DOCUMENTS + 1] = { "0", "A", "B" };

	return names[document];
}

static void add_value(struct text *text, uint8_t choice, int32_t value)
{
	switch (choice) {
	case CHOICE_DOCUMENT:
		text_add(text, document_name(value));
		break;
	case CHOICE_YES_NO:
		text_add(text, value ? "true" : "false");
		break;
	case CHOICE_SIGNATORY:
		ADD(text, "^", value ? cspr_word_name(CSPR_GROUP_ROLE, (cspr_code)value) : "everyone");
		break;
	case CHOICE_STANCE:
		text_add(text, value ? "STANCE(" : "0");
		if (!value)
			break;
		add_outcome(text, value >> 2);
		ADD(text, ", $)", document_name(value & 3));
		break;
	default:
		ADD(text, "^", name_of_value((cspr_code)value));
		break;
	}
}

/* "(A, true)"; nothing where nothing is chosen. */
void add_arguments(struct text *text, const struct step *step, bool as_inline)
{
	bool any = false;

	for (size_t i = 0; step->followed && i < MOST_CHOICES && step->followed->choices[i]; i++) {
		text_add(text, any ? ", " : "(");
		add_value(text, step->followed->choices[i], step->values[i]);
		any = true;
	}
	text_add(text, any ? ")" : as_inline ? "()" : "");
}
