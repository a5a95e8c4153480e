/*
 * Opening a file: it is made or must be there, is looked at before anything of it is changed, and is then set to be
 * durable. Everything that can't be undone comes after the file is known to be a store, or empty.
 */
#include "connection.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { WAIT = 10000, PAUSE = 5 }; /* milliseconds */

static const char *driver_why(void *state)
{
	const struct connection *connection = state;

	return connection->why[0] ? connection->why : NULL;
}

static const char *driver_found(void *state)
{
	const struct connection *connection = state;

	return connection->found[0] ? connection->found : NULL;
}

static void driver_close(void *state)
{
	struct connection *connection = state;

	writer_unmark(connection);
	statements_free(connection);
	sqlite3_close(connection->database);
	free(connection->path);
	free(connection);
}

static const struct cspr_driver sqlite_driver = {
	.size = sizeof sqlite_driver,
	.name = "sqlite",
	.append = driver_append,
	.read = driver_read,
	.list = driver_list,
	.due = driver_due,
	.summary = driver_summary,
	.note = driver_note,
	.erase_note = driver_erase_note,
	.document = driver_document,
	.checkpoints = driver_checkpoints,
	.why = driver_why,
	.found = driver_found,
	.close = driver_close,
};

static cspr_status no_file(struct connection *connection, int cause)
{
	char words[160];

	if (cause == ENOENT)
		return failed_as(connection, CSPR_ERROR_NOT_FOUND, "there is no such file");
	snprintf(words, sizeof words, "the file can't be opened or made: %s", strerror(cause));
	return failed_as(connection, CSPR_ERROR_UNAVAILABLE, words);
}

/* Makes the file before SQLite would, so that it is its owner's alone from the beginning. A file that is there is not
 * opened: to close it would give up the locks that other connections of this process have on it. */
static cspr_status find_file(struct connection *connection, bool make)
{
	int file = make ? open(connection->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
	struct stat there;

	if (file >= 0) {
		close(file);
		return CSPR_DONE;
	}
	if (make && errno != EEXIST)
		return no_file(connection, errno);
	if (stat(connection->path, &there))
		return no_file(connection, errno);
	if (!S_ISREG(there.st_mode))
		return failed_as(connection, CSPR_ERROR_UNAVAILABLE, "that is no file");
	return CSPR_DONE;
}

/* A connection is for one thread at a time; settings that do not touch the file. */
static int connect_to(struct connection *connection, const char *name, int flags, uint32_t wait)
{
	int result =
		sqlite3_open_v2(name, &connection->database, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

	if (result)
		return result;
	sqlite3_busy_timeout(connection->database, (int)wait);
	sqlite3_db_config(connection->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(connection->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(connection->database, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
	sqlite3_db_config(connection->database, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	return execute(connection, "PRAGMA page_size = 4096; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; "
				   "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY");
}

/* The log's index can't be made in a folder that can't be written to. Without a log beside it the file is whole, and
 * can be read as one that does not change. */
static bool only_folder_is_shut(const struct connection *connection, int result)
{
	char *name = sqlite3_mprintf("%s-wal", connection->path);
	char *slash = name ? strrchr(name, '/') : NULL;
	struct stat log;
	bool shut = name && (result == SQLITE_READONLY || result == SQLITE_CANTOPEN) &&
		    (stat(name, &log) || log.st_size == 0);

	if (shut && slash) {
		slash[1] = '\0';
		shut = faccessat(AT_FDCWD, name, W_OK, AT_EACCESS) != 0;
	} else if (shut) {
		shut = faccessat(AT_FDCWD, ".", W_OK, AT_EACCESS) != 0;
	}
	sqlite3_free(name);
	return shut;
}

static int connect_to_unchanging(struct connection *connection, uint32_t wait)
{
	size_t room = strlen(connection->path) * 3 + sizeof "file:?immutable=1";
	char *name = sqlite3_malloc64(room), *end = name;

	if (!name || stat(connection->path, &connection->as_opened)) {
		sqlite3_free(name);
		return name ? SQLITE_CANTOPEN : SQLITE_NOMEM;
	}
	end += sprintf(end, "file:");
	for (const char *from = connection->path; *from; from++)
		end += sprintf(end, strchr("%?#", *from) ? "%%%02X" : "%c", (unsigned char)*from);
	sprintf(end, "?immutable=1");
	sqlite3_close(connection->database);
	connection->database = NULL;
	connection->unchanging = true;
	int result = connect_to(connection, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, wait);

	sqlite3_free(name);
	return result;
}

static int look_at(struct connection *connection)
{
	sqlite3_int64 version;

	return number_of(connection, "PRAGMA schema_version", &version);
}

static cspr_status connect(struct connection *connection, bool read_only, uint32_t wait)
{
	int result = connect_to(connection, connection->path, read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE,
				wait);

	if (!result)
		result = look_at(connection);
	if (only_folder_is_shut(connection, result & 0xFF)) {
		result = connect_to_unchanging(connection, wait);
		if (!result)
			result = look_at(connection);
	}
	return result ? failed(connection, result) : CSPR_DONE;
}

/* Two that do this at once to a new file can find it locked without being made to wait. */
static cspr_status use_log(struct connection *connection, uint32_t wait)
{
	sqlite3_stmt *statement;
	bool logged = false;
	int result = sqlite3_prepare_v2(connection->database, "PRAGMA journal_mode = WAL", -1, &statement, NULL);

	if (result)
		return failed(connection, result);
	for (uint32_t waited = 0;; waited += PAUSE) {
		result = sqlite3_step(statement);
		if (result == SQLITE_ROW)
			logged = strcmp((const char *)sqlite3_column_text(statement, 0), "wal") == 0;
		result = sqlite3_reset(statement);
		if ((result & 0xFF) != SQLITE_BUSY || waited >= wait)
			break;
		sqlite3_sleep(PAUSE);
	}
	sqlite3_finalize(statement);
	if (result)
		return failed(connection, result);
	return logged ? CSPR_DONE
		      : failed_as(connection, CSPR_ERROR_UNAVAILABLE,
				  "a write-ahead log can't be kept there (is it on a network's file system?)");
}

static cspr_status prepare_store(struct connection *connection, const struct cspr_sqlite_settings *settings,
				 uint32_t wait)
{
	bool empty, only_read = settings->read_only || sqlite3_db_readonly(connection->database, "main") != 0;
	cspr_status status = schema_recognise(connection, &empty);

	if (status == CSPR_DONE && empty && (only_read || settings->must_exist))
		return failed_as(connection, CSPR_ERROR_UNAVAILABLE,
				 only_read ? "the file is empty: no store has been made in it, and it is opened for "
					     "reading"
					   : "the file is empty: no store has been made in it, or it was cut off");
	if (status == CSPR_DONE && !only_read)
		status = use_log(connection, wait);
	if (status == CSPR_DONE)
		status = schema_bring(connection, schema_steps, schema_version);
	return status ? status : writer_find(connection);
}

/* A name that SQLite would take for something else than a file's is one in this folder. */
static char *literal_path(const char *path)
{
	bool odd = path[0] == ':' || strncmp(path, "file:", 5) == 0;
	size_t room = strlen(path) + sizeof "./";
	char *literal = malloc(room);

	if (literal)
		snprintf(literal, room, "%s%s", odd ? "./" : "", path);
	return literal;
}

static cspr_status open_connection(struct connection *connection, const struct cspr_sqlite_settings *settings)
{
	uint32_t wait = settings->wait ? settings->wait : WAIT;
	cspr_status status;

	if (!connection->path)
		return CSPR_ERROR_NO_MEMORY;
	status = find_file(connection, !settings->must_exist && !settings->read_only);
	if (status == CSPR_DONE)
		status = connect(connection, settings->read_only, wait);
	return status ? status : prepare_store(connection, settings, wait);
}

static void tell(struct cspr_trouble *trouble, const char *words)
{
	struct cspr_trouble told = { .size = sizeof told };

	if (!trouble || trouble->size < sizeof trouble->size)
		return;
	snprintf(told.message, sizeof told.message, "%s", words);
	if (trouble->size < sizeof told)
		told.size = trouble->size;
	memcpy(trouble, &told, told.size);
}

cspr_status cspr_sqlite_driver_open(const char *path, const struct cspr_sqlite_settings *settings,
				    const struct cspr_driver **ret_driver, void **ret_state,
				    struct cspr_trouble *trouble)
{
	struct cspr_sqlite_settings known = { .size = sizeof known };

	if (!path || !path[0] || !ret_driver || !ret_state || (settings && settings->size < sizeof settings->size))
		return CSPR_ERROR_ARGUMENT;
	if (settings)
		memcpy(&known, settings, settings->size < sizeof known ? settings->size : sizeof known);
	struct connection *connection = calloc(1, sizeof *connection);

	if (!connection)
		return CSPR_ERROR_NO_MEMORY;
	connection->path = literal_path(path);
	cspr_status status = open_connection(connection, &known);

	if (status) {
		tell(trouble, connection->why);
		driver_close(connection);
		return status;
	}
	*ret_driver = &sqlite_driver;
	*ret_state = connection;
	return CSPR_DONE;
}

cspr_status cspr_sqlite_open(cspr_context *context, const char *path, const struct cspr_store_settings *settings,
			     const struct cspr_sqlite_settings *sqlite_settings, cspr_store **ret,
			     struct cspr_trouble *trouble)
{
	const struct cspr_driver *driver;
	void *state;

	if (!context || !ret)
		return CSPR_ERROR_ARGUMENT;
	cspr_status status = cspr_sqlite_driver_open(path, sqlite_settings, &driver, &state, trouble);

	return status ? status : cspr_store_new(context, driver, state, settings, ret, trouble);
}
