/*
 * Chance that can be had again: splitmix64 (public domain, S. Vigna). One die is one number, so each sequence
 * of a run has a die of its own and can be run alone.
 */
#ifndef DICE_H
#define DICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct dice {
	uint64_t state;
};

static inline uint64_t roll(struct dice *dice)
{
	uint64_t mixed = dice->state += 0x9E3779B97F4A7C15u;

	mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
	mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
	return mixed ^ mixed >> 31;
}

/* The die of a sequence. */
static inline struct dice dice_for(uint64_t seed, uint64_t number)
{
	struct dice dice = { seed };

	dice.state = roll(&dice) ^ number * 0xD6E8FEB86659FD93u;
	roll(&dice);
	return dice;
}

/* From 0 to count - 1. */
static inline size_t below(struct dice *dice, size_t count)
{
	return (size_t)(((roll(dice) >> 32) * (uint64_t)count) >> 32);
}

/* From least to most, both included. */
static inline int between(struct dice *dice, int least, int most)
{
	return least + (int)below(dice, (size_t)(most - least + 1));
}

static inline bool chance(struct dice *dice, int percent)
{
	return (int)below(dice, 100) < percent;
}

#endif
