/*
 * A basis: an edition, a calendar and a local profile, compiled for use (compile.c), and its rows by index. Also
 * what is known of states by themselves.
 *
 * What must stay true: a basis is not written to after cspr_basis_new().
 */
#include "core.h"

cspr_code cspr_state_phase(cspr_code state)
{
	static const uint8_t phases[STATES] = {
		[CSPR_STATE_REFERRED] = CSPR_PHASE_REFERRAL,
		[CSPR_STATE_SCREENING] = CSPR_PHASE_REFERRAL,
		[CSPR_STATE_NOTIFIABLE] = CSPR_PHASE_REFERRAL,
		[CSPR_STATE_NOTIFIED] = CSPR_PHASE_RAPID_REVIEW,
		[CSPR_STATE_RAPID_REVIEW] = CSPR_PHASE_RAPID_REVIEW,
		[CSPR_STATE_RAPID_REVIEW_COMPLETED] = CSPR_PHASE_PANEL_DECISION,
		[CSPR_STATE_DECIDED] = CSPR_PHASE_PANEL_DECISION,
		[CSPR_STATE_WITH_NATIONAL_PANEL] = CSPR_PHASE_PANEL_DECISION,
		[CSPR_STATE_NATIONAL_REVIEW] = CSPR_PHASE_PANEL_DECISION,
		[CSPR_STATE_COMMISSIONING] = CSPR_PHASE_LCSPR,
		[CSPR_STATE_IN_REVIEW] = CSPR_PHASE_LCSPR,
		[CSPR_STATE_REPORT_DRAFTED] = CSPR_PHASE_LCSPR,
		[CSPR_STATE_ANONYMISING] = CSPR_PHASE_ANONYMISATION,
		[CSPR_STATE_ANONYMISED] = CSPR_PHASE_ANONYMISATION,
		[CSPR_STATE_PUBLICATION_DECIDED] = CSPR_PHASE_PUBLICATION,
		[CSPR_STATE_PRE_PUBLICATION] = CSPR_PHASE_PUBLICATION,
		[CSPR_STATE_PUBLISHED] = CSPR_PHASE_PUBLICATION,
		[CSPR_STATE_NOT_PUBLISHED] = CSPR_PHASE_PUBLICATION,
		[CSPR_STATE_LOCAL_LEARNING] = CSPR_PHASE_LEARNING,
		[CSPR_STATE_MONITORING] = CSPR_PHASE_LEARNING,
		[CSPR_STATE_NOT_NOTIFIABLE] = CSPR_PHASE_CLOSED,
		[CSPR_STATE_WITHDRAWN] = CSPR_PHASE_CLOSED,
		[CSPR_STATE_CLOSED] = CSPR_PHASE_CLOSED,
		[CSPR_STATE_NO_REVIEW] = CSPR_PHASE_CLOSED,
	};

	return state < STATES ? phases[state] : 0;
}

int cspr_state_final(cspr_code state)
{
	return cspr_state_phase(state) == CSPR_PHASE_CLOSED;
}

/* The order of vocab.h, but for the final states, which come after what they end, and for local
 * learning, which counts as coming after the decision. */
uint8_t state_rank(cspr_code state)
{
	switch (state) {
	case CSPR_STATE_LOCAL_LEARNING:
		return CSPR_STATE_WITH_NATIONAL_PANEL;
	case CSPR_STATE_NOT_NOTIFIABLE:
		return CSPR_STATE_NOTIFIABLE;
	case CSPR_STATE_WITHDRAWN:
		return CSPR_STATE_RAPID_REVIEW_COMPLETED;
	case CSPR_STATE_NO_REVIEW:
		return CSPR_STATE_SCREENING;
	default:
		return (uint8_t)state;
	}
}

cspr_status cspr_basis_new(cspr_context *context, const cspr_edition *edition, cspr_calendar *calendar,
			   cspr_profile *profile, cspr_basis **ret)
{
	cspr_basis *basis;
	cspr_status status;

	if (!context || !edition || !ret || (calendar && calendar_context(calendar) != context) ||
	    (profile && profile->context != context))
		return CSPR_ERROR_ARGUMENT;
	if (profile && !profile_for(profile, 0, edition))
		return CSPR_ERROR_NOT_FOUND;
	status = basis_compile(context, edition, profile, &basis);
	if (status < 0)
		return status;
	if (calendar)
		basis->calendar = cspr_calendar_ref(calendar);
	else
		status = cspr_calendar_england_wales(context, &basis->calendar);
	if (status < 0) {
		cspr_basis_unref(basis);
		return status;
	}
	calendar_freeze(basis->calendar);
	if (profile)
		profile_freeze(profile);
	*ret = basis;
	return CSPR_DONE;
}

cspr_basis *cspr_basis_ref(cspr_basis *basis)
{
	basis->references++;
	return basis;
}

void cspr_basis_unref(cspr_basis *basis)
{
	cspr_context *context;

	if (!basis || --basis->references)
		return;
	context = basis->context;
	block_free(context, basis->moves, basis->move_room * sizeof *basis->moves);
	block_free(context, basis->needs, basis->need_room * sizeof *basis->needs);
	block_free(context, basis->terms, basis->term_room * sizeof *basis->terms);
	block_free(context, basis->cites, basis->cites_size);
	cspr_calendar_unref(basis->calendar);
	cspr_profile_unref(basis->profile);
	block_free(context, basis, sizeof *basis);
	cspr_context_unref(context);
}

const cspr_edition *cspr_basis_edition(const cspr_basis *basis)
{
	return basis->edition;
}

const cspr_calendar *cspr_basis_calendar(const cspr_basis *basis)
{
	return basis->calendar;
}

const cspr_profile *cspr_basis_profile(const cspr_basis *basis)
{
	return basis->profile;
}

const char *cspr_basis_display(const cspr_basis *basis, cspr_code display, cspr_day day)
{
	const char *own = basis->profile ? cspr_profile_display(basis->profile, display) : NULL;

	if (own)
		return own;
	switch (display) {
	case CSPR_DISPLAY_CASE_REVIEW_PANEL:
		return "case review panel";
	case CSPR_DISPLAY_PARTNERSHIP:
		return "safeguarding partnership";
	case CSPR_DISPLAY_HEALTH_PARTNER:
		return day < 19174 ? "clinical commissioning group" : "integrated care board"; /* 2022-07-01 */
	default:
		return NULL;
	}
}

cspr_status cspr_basis_move(const cspr_basis *basis, size_t index, struct cspr_move *ret)
{
	if (!basis || !ret)
		return CSPR_ERROR_ARGUMENT;
	return index < basis->move_count ? give_struct(ret, &basis->moves[index], sizeof *ret) : CSPR_ERROR_NOT_FOUND;
}

cspr_status cspr_basis_need(const cspr_basis *basis, size_t index, struct cspr_need *ret)
{
	if (!basis || !ret)
		return CSPR_ERROR_ARGUMENT;
	return index < basis->need_count ? give_struct(ret, &basis->needs[index], sizeof *ret) : CSPR_ERROR_NOT_FOUND;
}

cspr_status cspr_basis_term(const cspr_basis *basis, size_t index, struct cspr_term *ret)
{
	if (!basis || !ret)
		return CSPR_ERROR_ARGUMENT;
	return index < basis->term_count ? give_struct(ret, &basis->terms[index], sizeof *ret) : CSPR_ERROR_NOT_FOUND;
}

static cspr_status give_particular(const struct particular_row *row, struct cspr_particular *ret)
{
	struct cspr_particular particular = {
		.event = row->event,
		.part = row->part,
		.type = row->type,
		.required = row->required,
		.required_when = row->required_when,
		.least = row->least,
	};

	return give_struct(ret, &particular, sizeof particular);
}

cspr_status cspr_basis_particular(const cspr_basis *basis, size_t index, struct cspr_particular *ret)
{
	if (!basis || !ret)
		return CSPR_ERROR_ARGUMENT;
	for (size_t i = 0; i < particular_row_count; i++) {
		const struct particular_row *row = &particular_rows[i];

		if ((row->kinds >> basis->edition->kind & 1) && basis->possible[row->event] && !index--)
			return give_particular(row, ret);
	}
	return CSPR_ERROR_NOT_FOUND;
}

cspr_status cspr_basis_find_particular(const cspr_basis *basis, cspr_code event, cspr_code part,
				       struct cspr_particular *ret)
{
	const struct particular_row *row;
	size_t at;

	if (!basis || !ret)
		return CSPR_ERROR_ARGUMENT;
	at = event < EVENTS ? basis->first_particular[event] : particular_row_count;
	row = particular_find(event, part, basis->edition->kind, &at);
	return row ? give_particular(row, ret) : CSPR_ERROR_NOT_FOUND;
}

cspr_code cspr_basis_particular_value(const cspr_basis *basis, cspr_code event, cspr_code part, size_t index)
{
	const struct particular_row *row = particular_find(event, part, basis->edition->kind, NULL);

	for (const cspr_code *value = row ? row->values : NULL; value && *value; value++)
		if (!index--)
			return *value;
	return 0;
}
