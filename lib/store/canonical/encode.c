/*
 * An event as its stored line: canonical JSON (RFC 8785; whole numbers only).
 *
 * What must stay true: decode.c reads exactly this, and gives the same event. Keys are written in the order of their
 * bytes, which is that of UTF-16 since all are ASCII.
 */
#include "put.h"

static void add_decided(struct buffer *buffer, const struct line *line)
{
	BUFFER_ADD(buffer, "{");
	if (line->has_profile) {
		BUFFER_ADD(buffer, "\"profile\":{");
		if (line->has_profile_digest) {
			BUFFER_ADD(buffer, "\"digest\":");
			put_digest(buffer, line->profile_digest);
			BUFFER_ADD(buffer, ",");
		}
		BUFFER_ADD(buffer, "\"id\":");
		put_string(buffer, line->profile_id);
		BUFFER_ADD(buffer, ",\"version\":");
		put_string(buffer, line->profile_version);
		BUFFER_ADD(buffer, "},");
	}
	BUFFER_ADD(buffer, "\"verdict\":");
	put_word(buffer, CSPR_GROUP_VERDICT, line->verdict);
	BUFFER_ADD(buffer, "}");
}

static void add_line(struct buffer *buffer, const struct line *line)
{
	const cspr_event *event = line->event;

	BUFFER_ADD(buffer, "{\"actor\":");
	put_actor(buffer, event);
	if (line->verdict) {
		BUFFER_ADD(buffer, ",\"decided\":");
		add_decided(buffer, line);
	}
	if (cspr_event_departure(event)) {
		BUFFER_ADD(buffer, ",\"departure\":");
		put_departure(buffer, event);
	}
	if (line->edition) {
		BUFFER_ADD(buffer, ",\"edition\":");
		put_string(buffer, cspr_edition_name(line->edition));
	}
	BUFFER_ADD(buffer, ",\"event\":");
	put_word(buffer, CSPR_GROUP_EVENT, cspr_event_code(event));
	BUFFER_ADD(buffer, ",\"happened_on\":");
	put_span(buffer, cspr_event_happened(event));
	if (cspr_event_says_historic(event)) {
		BUFFER_ADD(buffer, ",\"historic\":");
		put_yes_no(buffer, cspr_event_historic(event));
	}
	if (line->edition) {
		BUFFER_ADD(buffer, ",\"kind\":");
		put_word(buffer, CSPR_GROUP_KIND, cspr_edition_kind(line->edition));
	}
	if (line->has_note) {
		BUFFER_ADD(buffer, ",\"note_digest\":");
		put_digest(buffer, line->note_digest);
	}
	put_parts(buffer, false, event);
	BUFFER_ADD(buffer, ",\"recorded_at\":");
	put_moment(buffer, cspr_event_recorded(event));
	BUFFER_ADD(buffer, ",\"seq\":");
	put_number(buffer, line->number);
	BUFFER_ADD(buffer, "}");
}

cspr_status line_write(struct buffer *buffer, const struct line *line)
{
	size_t before = buffer->length;

	if (!cspr_event_role(line->event) || cspr_event_happened(line->event).first == CSPR_NO_DAY ||
	    cspr_event_recorded(line->event) < 0)
		return CSPR_ERROR_INCOMPLETE;
	if (cspr_event_recorded(line->event) > MOMENT_LAST)
		return CSPR_ERROR_BAD_DATE;
	add_line(buffer, line);
	if (!buffer->failed)
		return CSPR_DONE;
	buffer->length = before;
	buffer->failed = false;
	return CSPR_ERROR_NO_MEMORY;
}

cspr_status line_decided(struct line *line, const cspr_decision *decision)
{
	const cspr_profile *profile = decision ? cspr_decision_profile(decision) : NULL;
	const unsigned char *digest = profile ? cspr_profile_digest(profile) : NULL;

	if (decision && cspr_decision_verdict(decision) == CSPR_VERDICT_REFUSED)
		return CSPR_ERROR_REFUSED;
	line->verdict = decision ? cspr_decision_verdict(decision) : 0;
	line->has_profile = profile;
	line->has_profile_digest = digest;
	if (profile) {
		strcpy(line->profile_id, cspr_profile_id(profile));
		strcpy(line->profile_version, cspr_profile_version(profile));
	}
	if (digest)
		memcpy(line->profile_digest, digest, sizeof line->profile_digest);
	return CSPR_DONE;
}

cspr_status cspr_line_write(cspr_context *context, const struct cspr_line_content *line, char **ret)
{
	struct buffer buffer = { .context = context };
	struct cspr_line_content given = { 0 };
	struct line inner = { 0 };
	cspr_status status;

	if (!context || !ret || !line || line->size < sizeof line->size)
		return CSPR_ERROR_ARGUMENT;
	memcpy(&given, line, line->size < sizeof given ? line->size : sizeof given);
	if (!given.event || !given.number || (given.number == 1) != (given.edition != NULL))
		return CSPR_ERROR_ARGUMENT;
	inner.event = given.event;
	inner.number = given.number;
	inner.edition = given.edition;
	inner.has_note = given.note_digest;
	if (given.note_digest)
		memcpy(inner.note_digest, given.note_digest, sizeof inner.note_digest);
	status = line_decided(&inner, given.decision);
	if (status == CSPR_DONE)
		status = line_write(&buffer, &inner);
	if (status == CSPR_DONE)
		status = cspr_text_new(context, buffer.bytes, buffer.length, ret);
	buffer_free(&buffer);
	return status;
}
