/*
 * Rows, read as something that anybody may have changed: what can't be what was written makes a row bad, and a bad row
 * is not given to a visitor.
 */
#include "connection.h"

#include <string.h>

static bool is_of(struct row *row, int type)
{
	if (sqlite3_column_type(row->statement, row->at) == type)
		return true;
	row->bad = true;
	return false;
}

sqlite3_int64 row_number(struct row *row, sqlite3_int64 least, sqlite3_int64 most)
{
	sqlite3_int64 number = is_of(row, SQLITE_INTEGER) ? sqlite3_column_int64(row->statement, row->at) : least;

	row->at++;
	if (number >= least && number <= most)
		return number;
	row->bad = true;
	return least;
}

const char *row_text(struct row *row, size_t *ret_length)
{
	const char *text = is_of(row, SQLITE_TEXT) ? (const char *)sqlite3_column_text(row->statement, row->at) : NULL;

	*ret_length = (size_t)sqlite3_column_bytes(row->statement, row->at++);
	if (!text)
		row->bad = true;
	return text;
}

const char *row_word(struct row *row)
{
	const char *text = (const char *)sqlite3_column_text(row->statement, row->at++);

	if (!text)
		row->bad = true;
	return text;
}

void row_digest(struct row *row, unsigned char ret[32])
{
	const void *bytes = is_of(row, SQLITE_BLOB) ? sqlite3_column_blob(row->statement, row->at) : NULL;

	if (bytes && sqlite3_column_bytes(row->statement, row->at) == 32)
		memcpy(ret, bytes, 32);
	else
		row->bad = true;
	row->at++;
}

/* "first/last", where a span is no day, month or year. */
static cspr_status parse_pair(const char *text, const char *slash, struct cspr_span *ret)
{
	char first[16];
	struct cspr_span one, other;

	if (slash - text >= (ptrdiff_t)sizeof first)
		return CSPR_ERROR_BAD_DATE;
	memcpy(first, text, (size_t)(slash - text));
	first[slash - text] = '\0';
	if (cspr_span_parse(first, &one, NULL) || cspr_span_parse(slash + 1, &other, NULL) || other.last < one.first)
		return CSPR_ERROR_BAD_DATE;
	*ret = (struct cspr_span){ one.first, other.last };
	return CSPR_DONE;
}

struct cspr_span row_span(struct row *row)
{
	struct cspr_span span = { CSPR_NO_DAY, CSPR_NO_DAY };

	if (sqlite3_column_type(row->statement, row->at) == SQLITE_NULL) {
		row->at++;
		return span;
	}
	const char *text = row_word(row);
	const char *slash = text ? strchr(text, '/') : NULL;

	if (!text || (slash ? parse_pair(text, slash, &span) : cspr_span_parse(text, &span, NULL)))
		row->bad = true;
	return span;
}

cspr_day row_day(struct row *row)
{
	struct cspr_span span = row_span(row);

	if (span.first != span.last)
		row->bad = true;
	return span.first;
}

static cspr_status bad_row(struct connection *connection)
{
	if (sqlite3_errcode(connection->database) == SQLITE_NOMEM)
		return failed(connection, SQLITE_NOMEM);
	return failed_as(connection, CSPR_ERROR_CORRUPT,
			 "a row can't be what was written: the file was changed, or is damaged");
}

/* *ret_some: whether there was a row. */
static cspr_status visit_each(struct binding *binding, row_visit visit, void *data, bool *ret_some)
{
	cspr_status status = binding->status;

	while (status == CSPR_DONE) {
		int result = sqlite3_step(binding->statement);
		struct row row = { .statement = binding->statement };

		if (result != SQLITE_ROW) {
			status = result == SQLITE_DONE ? CSPR_DONE : failed(binding->connection, result);
			break;
		}
		*ret_some = true;
		status = visit(data, &row);
		if (row.bad)
			status = bad_row(binding->connection);
	}
	if (!binding->status)
		sqlite3_reset(binding->statement);
	return status;
}

cspr_status rows_visit(struct binding *binding, row_visit visit, void *data)
{
	bool some;

	return visit_each(binding, visit, data, &some);
}

cspr_status row_visit_one(struct binding *binding, row_visit visit, void *data)
{
	bool some = false;
	cspr_status status = visit_each(binding, visit, data, &some);

	return status == CSPR_DONE && !some ? CSPR_ERROR_NOT_FOUND : status;
}
