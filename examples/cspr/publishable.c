/*
 * cspr publishable: whether these are the bytes that a certificate is of, and nothing stands in the way of publishing
 * them. It publishes nothing.
 */
#include "texts.h"

static int say_publishable(cspr_status status, const struct trouble *trouble, bool json)
{
	bool may = status == CSPR_DONE;

	if (json)
		return say_json(
			json_pack("{s:b, s:s?}", "publishable", may, "message", may ? NULL : trouble->what.message),
			may ? EXIT_DONE : EXIT_NO);
	printf("%s\n", may ? "these are the bytes that were certified, and nothing is open" : trouble->what.message);
	return may ? EXIT_DONE : EXIT_NO;
}

int run_publishable(int argc, char **argv)
{
	const char *files[2] = { NULL, NULL };
	bool json = false;
	const struct option_row rows[] = { { "--json", NULL, &json }, { NULL, NULL, NULL } };
	struct trouble trouble = { 0 };
	struct bytes certificate, bytes;
	int exit_code = options_read(argc, argv, rows, files, 2);

	if (exit_code)
		return exit_code;
	if (!files[1])
		return say_usage(json, "publishable", NULL, "wanted are the certificate and the file that it is of");
	if (!bytes_read(&certificate, files[0], &trouble))
		return say_trouble(&trouble, files[0], json);
	if (!bytes_read(&bytes, files[1], &trouble)) {
		bytes_free(&certificate);
		return say_trouble(&trouble, files[1], json);
	}
	cspr_status status = cspr_certificate_check(certificate.bytes, certificate.length, bytes.bytes, bytes.length,
						    trouble_begin(&trouble));
	bytes_free(&certificate);
	bytes_free(&bytes);
	if (status >= 0)
		return say_publishable(status, &trouble, json);
	anonymise_trouble(status, &trouble);
	return say_trouble(&trouble, files[0], json);
}
