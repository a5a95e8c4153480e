/*
 * A stored line as its event: reads exactly what encode.c writes, in one pass, and gives the same event.
 *
 * What must stay true: whatever is read here would be written as the very same bytes, so that nothing else than what
 * was written is ever taken for it. Hence every key, separator and digit is where it must be, and nothing is skipped.
 * What is wrong is told by its place; no value is repeated.
 */
#include "scan.h"
#include "trouble.h"

#include <stdio.h>

static bool read_reference(struct scan *scan, char text[TEXT_SIZE])
{
	return read_string(scan, text) &&
	       (cspr_reference_check(text) == CSPR_DONE || scan_wrong(scan, "this is not an opaque reference"));
}

static bool read_profile(struct scan *scan, struct line *ret)
{
	char id[TEXT_SIZE], version[TEXT_SIZE];
	bool first = true;

	if (!want(scan, '{'))
		return false;
	ret->has_profile_digest = KEY_IS(scan, &first, "digest");
	if (ret->has_profile_digest && !read_digest(scan, ret->profile_digest))
		return false;
	if (!KEY_IS(scan, &first, "id"))
		return not_canonical(scan);
	if (!read_reference(scan, id))
		return false;
	if (!KEY_IS(scan, &first, "version"))
		return not_canonical(scan);
	if (!read_reference(scan, version) || !want(scan, '}'))
		return false;
	memcpy(ret->profile_id, id, sizeof ret->profile_id);
	memcpy(ret->profile_version, version, sizeof ret->profile_version);
	return true;
}

static bool read_decided(struct scan *scan, struct line *ret)
{
	bool first = true;

	scan->where = "/decided";
	if (!want(scan, '{'))
		return false;
	ret->has_profile = KEY_IS(scan, &first, "profile");
	if (ret->has_profile && !read_profile(scan, ret))
		return false;
	if (!KEY_IS(scan, &first, "verdict"))
		return not_canonical(scan);
	if (!read_word(scan, CSPR_GROUP_VERDICT, &ret->verdict) || !want(scan, '}'))
		return false;
	return ret->verdict != CSPR_VERDICT_REFUSED || scan_wrong(scan, "what was refused is not on record");
}

static bool read_edition(struct scan *scan, const cspr_edition **ret)
{
	char text[TEXT_SIZE];

	scan->where = "/edition";
	if (!read_string(scan, text))
		return false;
	*ret = cspr_edition_find(text);
	return *ret || scan_wrong(scan, "there is no such edition");
}

/* What comes before the event's name. */
static bool read_heading(struct scan *scan, struct heading *heading, struct line *line)
{
	bool first = true;

	if (!want(scan, '{') || !KEY_IS(scan, &first, "actor"))
		return not_canonical(scan);
	if (!read_actor(scan, heading))
		return false;
	scan->where = "";
	if (KEY_IS(scan, &first, "decided") && !read_decided(scan, line))
		return false;
	if (KEY_IS(scan, &first, "departure") && !read_departure(scan, heading))
		return false;
	scan->where = "";
	return !KEY_IS(scan, &first, "edition") || read_edition(scan, &line->edition);
}

static bool read_kind(struct scan *scan, const struct line *line)
{
	cspr_code kind;

	scan->where = "/kind";
	return read_word(scan, CSPR_GROUP_KIND, &kind) &&
	       (kind == cspr_edition_kind(line->edition) || scan_wrong(scan, "the edition is of another kind"));
}

static bool read_event(struct scan *scan, const struct heading *heading, struct line *line)
{
	bool first = false;
	int64_t recorded;
	cspr_code code;
	uint32_t number;

	scan->where = "";
	if (!KEY_IS(scan, &first, "event"))
		return not_canonical(scan);
	scan->where = "/event";
	if (!read_word(scan, CSPR_GROUP_EVENT, &code) ||
	    !set(scan, cspr_event_new(scan->context, code, &line->event)) || !set_heading(scan, line->event, heading))
		return false;
	scan->where = "";
	if (!KEY_IS(scan, &first, "happened_on"))
		return not_canonical(scan);
	if (!read_happened(scan, line->event))
		return false;
	if (KEY_IS(scan, &first, "historic") && !read_historic(scan, line->event))
		return false;
	scan->where = "";
	if (line->edition && !KEY_IS(scan, &first, "kind"))
		return not_canonical(scan);
	if (line->edition && !read_kind(scan, line))
		return false;
	scan->where = "/note_digest";
	line->has_note = KEY_IS(scan, &first, "note_digest");
	if (line->has_note && !read_digest(scan, line->note_digest))
		return false;
	if (KEY_IS(scan, &first, "parts") && !read_parts(scan, line->event))
		return false;
	scan->where = "/recorded_at";
	if (!KEY_IS(scan, &first, "recorded_at"))
		return not_canonical(scan);
	if (!read_moment(scan, &recorded) || !set(scan, cspr_event_set_recorded(line->event, recorded)))
		return false;
	scan->where = "/seq";
	if (!KEY_IS(scan, &first, "seq"))
		return not_canonical(scan);
	if (!read_number(scan, UINT32_MAX, &number))
		return false;
	return number == line->number || scan_wrong(scan, "this is the line of another number");
}

static cspr_status give_trouble(const struct scan *scan, uint32_t number, struct cspr_trouble *ret)
{
	struct trouble trouble = { .told.line = number };

	snprintf(trouble.told.pointer, sizeof trouble.told.pointer, "%s%s%s%s",
		 scan->replaces ? "/parts/replacement" : "", scan->where, scan->part ? "/" : "",
		 scan->part ? scan->part : "");
	if (scan->wrong)
		snprintf(trouble.told.message, sizeof trouble.told.message,
			 "what is stored can't be what was written: %s", scan->wrong);
	return trouble_end(&trouble, scan->status, ret);
}

cspr_status line_edition(const char *bytes, size_t length, const cspr_edition **ret, struct cspr_trouble *trouble)
{
	struct scan scan = { .at = bytes, .end = bytes + length, .where = "" };
	struct heading heading = { 0 };
	struct line line = { 0 };

	if (!read_heading(&scan, &heading, &line))
		return give_trouble(&scan, 1, trouble);
	if (!line.edition) {
		scan.where = "/edition";
		scan_wrong(&scan, "the first line names its edition");
		return give_trouble(&scan, 1, trouble);
	}
	*ret = line.edition;
	return CSPR_DONE;
}

cspr_status line_read(cspr_context *context, const cspr_review *review, const char *bytes, size_t length,
		      uint32_t number, struct line *ret, struct cspr_trouble *trouble)
{
	struct scan scan = { .at = bytes, .end = bytes + length, .context = context, .review = review, .where = "" };
	struct heading heading = { 0 };
	struct line line = { .number = number };
	bool good = read_heading(&scan, &heading, &line);

	if (good && line.edition != (number == 1 ? cspr_basis_edition(cspr_review_basis(review)) : NULL)) {
		scan.where = "/edition";
		good = scan_wrong(&scan, "the first line, and no other, names the edition");
	}
	good = good && read_event(&scan, &heading, &line) && want(&scan, '}');
	if (good && scan.at != scan.end) {
		scan.where = "";
		good = scan_wrong(&scan, "there is more after the end");
	}
	if (!good) {
		cspr_event_unref(line.event);
		return give_trouble(&scan, number, trouble);
	}
	*ret = line;
	return CSPR_DONE;
}

bool line_note_digest(const char *bytes, size_t length, unsigned char ret[32])
{
	static const char key[] = ",\"note_digest\":";
	struct scan scan = { .end = bytes + length };

	for (size_t at = 0; at + sizeof key <= length; at++)
		if (memcmp(bytes + at, key, sizeof key - 1) == 0) {
			scan.at = bytes + at + sizeof key - 1;
			return read_digest(&scan, ret);
		}
	return false;
}
