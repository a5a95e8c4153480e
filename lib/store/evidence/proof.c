/*
 * Proofs about a tree: that a leaf is in it, and that it began as an older one (RFC 6962, sections 2.1.1 and 2.1.2);
 * and whether a proof proves it, without the leaves (as in RFC 9162, sections 2.1.3.2 and 2.1.4.2).
 */
#include "evidence/evidence.h"

#include <assert.h>
#include <string.h>

static_assert(CSPR_PROOF_MOST == TREE_HEIGHT + 1, "a proof has a hash a level, and that of the older tree");

/* What is being proven, from the root down. */
struct descent {
	EVP_MD_CTX *hash;
	const unsigned char *leaves; /* of the subtree that is looked at */
	uint32_t count;
	unsigned char steps[CSPR_PROOF_MOST * HASH];
	uint32_t step_count;
	bool good;
};

/* The most leaves that a full left subtree has, of two or more. */
static uint32_t left_of(uint32_t count)
{
	uint32_t left = 1;

	while (left < count - left)
		left *= 2;
	return left;
}

static void add_step(struct descent *descent, const unsigned char *leaves, uint32_t count)
{
	unsigned char *step = descent->steps + (size_t)descent->step_count++ * HASH;

	descent->good = descent->good && leaves_root(descent->hash, leaves, count, step);
}

static void go_left(struct descent *descent, uint32_t left)
{
	add_step(descent, descent->leaves + (size_t)left * HASH, descent->count - left);
	descent->count = left;
}

static void go_right(struct descent *descent, uint32_t left)
{
	add_step(descent, descent->leaves, left);
	descent->leaves += (size_t)left * HASH;
	descent->count -= left;
}

/* Proofs go from the leaf up. */
static cspr_status give_steps(struct descent *descent, unsigned char *ret, uint32_t *ret_count)
{
	EVP_MD_CTX_free(descent->hash);
	if (!descent->good)
		return CSPR_ERROR_NO_MEMORY;
	for (size_t i = 0, last = descent->step_count; i < last; i++)
		memcpy(ret + i * HASH, descent->steps + (last - 1 - i) * HASH, HASH);
	*ret_count = descent->step_count;
	return CSPR_DONE;
}

cspr_status cspr_tree_inclusion(const unsigned char *leaves, uint32_t count, uint32_t index, unsigned char *ret,
				uint32_t *ret_count)
{
	struct descent descent = { .leaves = leaves, .count = count };

	if (!leaves || !ret || !ret_count)
		return CSPR_ERROR_ARGUMENT;
	if (index >= count)
		return CSPR_ERROR_OUT_OF_RANGE;
	descent.hash = hash_new();
	descent.good = descent.hash;
	while (descent.good && descent.count > 1) {
		uint32_t left = left_of(descent.count);

		if (index < left) {
			go_left(&descent, left);
		} else {
			go_right(&descent, left);
			index -= left;
		}
	}
	return give_steps(&descent, ret, ret_count);
}

cspr_status cspr_tree_consistency(const unsigned char *leaves, uint32_t count, uint32_t older, unsigned char *ret,
				  uint32_t *ret_count)
{
	struct descent descent = { .leaves = leaves, .count = count };
	bool known = true; /* whoever checks has the root of what remains of the older tree */

	if (!leaves || !ret || !ret_count)
		return CSPR_ERROR_ARGUMENT;
	if (older == 0 || older > count)
		return CSPR_ERROR_OUT_OF_RANGE;
	descent.hash = hash_new();
	descent.good = descent.hash;
	while (descent.good && older < descent.count) {
		uint32_t left = left_of(descent.count);

		if (older <= left) {
			go_left(&descent, left);
		} else {
			go_right(&descent, left);
			older -= left;
			known = false;
		}
	}
	if (descent.good && !known)
		add_step(&descent, descent.leaves, descent.count);
	return give_steps(&descent, ret, ret_count);
}

/* The way up from a node to the root: its index at this height, and that of the last node. */
struct ascent {
	EVP_MD_CTX *hash;
	uint32_t node;
	uint32_t last;
};

static bool is_right(const struct ascent *ascent)
{
	return ascent->node & 1 || ascent->node == ascent->last;
}

static void rise(struct ascent *ascent)
{
	ascent->node >>= 1;
	ascent->last >>= 1;
}

/* A last node without a sibling is its own parent. */
static void rise_alone(struct ascent *ascent)
{
	while (ascent->node && !(ascent->node & 1))
		rise(ascent);
}

static bool inclusion_holds(struct ascent *ascent, const unsigned char *root, const unsigned char *leaf,
			    const unsigned char *proof, uint32_t proof_count, bool *ret)
{
	unsigned char node[HASH];

	memcpy(node, leaf, HASH);
	*ret = false;
	for (const unsigned char *step = proof; step < proof + (size_t)proof_count * HASH; step += HASH) {
		if (!ascent->last)
			return true;
		if (is_right(ascent)) {
			if (!hash_pair(ascent->hash, step, node, node))
				return false;
			rise_alone(ascent);
		} else if (!hash_pair(ascent->hash, node, step, node)) {
			return false;
		}
		rise(ascent);
	}
	*ret = !ascent->last && memcmp(node, root, HASH) == 0;
	return true;
}

cspr_status cspr_tree_check_inclusion(const unsigned char root[HASH], uint32_t count, uint32_t index,
				      const unsigned char leaf[HASH], const unsigned char *proof, uint32_t proof_count)
{
	struct ascent ascent = { .node = index, .last = count - 1 };
	bool holds = false, good;

	if (!root || !leaf || (!proof && proof_count))
		return CSPR_ERROR_ARGUMENT;
	if (index >= count || proof_count > CSPR_PROOF_MOST)
		return CSPR_REFUSED;
	ascent.hash = hash_new();
	good = ascent.hash && inclusion_holds(&ascent, root, leaf, proof, proof_count, &holds);
	EVP_MD_CTX_free(ascent.hash);
	if (!good)
		return CSPR_ERROR_NO_MEMORY;
	return holds ? CSPR_DONE : CSPR_REFUSED;
}

/* first is the node that both trees have whole. */
static bool consistency_holds(struct ascent *ascent, const unsigned char *root, const unsigned char *older_root,
			      const unsigned char *first, const unsigned char *proof, const unsigned char *end,
			      bool *ret)
{
	unsigned char node[HASH], older_node[HASH];

	memcpy(node, first, HASH);
	memcpy(older_node, first, HASH);
	*ret = false;
	for (const unsigned char *step = proof; step < end; step += HASH) {
		if (!ascent->last)
			return true;
		if (is_right(ascent)) {
			if (!hash_pair(ascent->hash, step, older_node, older_node) ||
			    !hash_pair(ascent->hash, step, node, node))
				return false;
			rise_alone(ascent);
		} else if (!hash_pair(ascent->hash, node, step, node)) {
			return false;
		}
		rise(ascent);
	}
	*ret = !ascent->last && memcmp(node, root, HASH) == 0 && memcmp(older_node, older_root, HASH) == 0;
	return true;
}

cspr_status cspr_tree_check_consistency(const unsigned char root[HASH], uint32_t count,
					const unsigned char older_root[HASH], uint32_t older,
					const unsigned char *proof, uint32_t proof_count)
{
	struct ascent ascent = { .node = older - 1, .last = count - 1 };
	const unsigned char *first = older_root, *end;
	bool holds = false, good;

	if (!root || !older_root || (!proof && proof_count))
		return CSPR_ERROR_ARGUMENT;
	if (older == 0 || older > count || proof_count > CSPR_PROOF_MOST)
		return CSPR_REFUSED;
	if (older == count)
		return !proof_count && memcmp(root, older_root, HASH) == 0 ? CSPR_DONE : CSPR_REFUSED;
	if (!proof_count)
		return CSPR_REFUSED;
	end = proof + (size_t)proof_count * HASH;
	if (older & (older - 1)) {
		first = proof;
		proof += HASH;
	}
	while (ascent.node & 1)
		rise(&ascent);
	ascent.hash = hash_new();
	good = ascent.hash && consistency_holds(&ascent, root, older_root, first, proof, end, &holds);
	EVP_MD_CTX_free(ascent.hash);
	if (!good)
		return CSPR_ERROR_NO_MEMORY;
	return holds ? CSPR_DONE : CSPR_REFUSED;
}
