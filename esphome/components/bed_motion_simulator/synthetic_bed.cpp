#include "synthetic_bed.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace esphome::bed_motion_simulator {

using bed_motion::AXES;
using bed_motion::Sample;

namespace {

using Acceleration = std::array<double, AXES>;

constexpr double IN_BED_FROM_S = 120.0;
constexpr double IN_BED_UNTIL_S = SyntheticBed::DURATION_S - 300.0;
constexpr double TRANSITION_S = 6.0;
constexpr double TRANSITION_MG = 450.0;

constexpr double TURN_EVERY_S = 1800.0;
constexpr double TURN_AT_S = 1200.0;
constexpr double TURN_S = 5.0;
constexpr double TURN_MG = 220.0;
/// How far the sensor's tilt moves with each turn.
constexpr double TURN_TILT_MG = 6.0;

constexpr double SERIES_EVERY_S = 3600.0;
constexpr double SERIES_AT_S = 1500.0;
constexpr double KICK_EVERY_S = 25.0;
constexpr double KICKS_IN_SERIES = 12;
constexpr double KICK_S = 1.6;
constexpr double KICK_MG = 28.0;

constexpr double BREATH_EVERY_S = 4.1;
constexpr Acceleration BREATH_MG = {0.5, 1.2, 0.3};
constexpr double BEAT_EVERY_S = 0.97;
constexpr Acceleration BEAT_MG = {0.8, 0.5, 1.8};

/// The bed rings on after every push: its lowest mode.
constexpr double BED_HZ = 5.5;
constexpr double BED_DAMPING = 0.06;
constexpr double RING_DOWN_S = 3.0;

/// A well mixed number for a counter: SplitMix64, Steele et al. (2014).
uint64_t mixed(uint64_t value) {
  value += 0x9E3779B97F4A7C15;
  value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
  value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
  return value ^ (value >> 31);
}

/// Between -1 and 1, the same for the same counter.
double uniform(uint64_t counter) { return static_cast<double>(mixed(counter) >> 11) / (1ULL << 52) - 1.0; }

/// Close to a normal distribution of spread 1: four uniform numbers added up.
double normal(uint64_t counter) {
  const uint64_t bits = mixed(counter);
  double sum = 0;
  for (int part = 0; part < 4; part++)
    sum += static_cast<double>(bits >> (16 * part) & 0xFFFF) / 65535.0 - 0.5;
  return sum * std::numbers::sqrt3;
}

double ring_down(double since_s) {
  if (since_s < 0 || since_s > RING_DOWN_S)
    return 0;
  const double angle = 2 * std::numbers::pi * BED_HZ * since_s;
  return std::exp(-BED_DAMPING * angle) * std::sin(angle);
}

/// A push that swells and fades, and leaves the bed ringing.
double push(double since_s, double duration_s) {
  if (since_s < 0)
    return 0;
  if (since_s > duration_s)
    return 0.35 * ring_down(since_s - duration_s);
  const double swell = 0.5 - 0.5 * std::cos(2 * std::numbers::pi * since_s / duration_s);
  return swell *
         (std::sin(2 * std::numbers::pi * 1.7 * since_s) + 0.5 * std::sin(2 * std::numbers::pi * 4.3 * since_s));
}

void add(Acceleration &to, const Acceleration &direction, double amount) {
  for (size_t axis = 0; axis < AXES; axis++)
    to[axis] += direction[axis] * amount;
}

/// A direction of its own for every event.
Acceleration direction_of(uint64_t event) {
  return {0.4 + 0.4 * uniform(3 * event), 0.5 + 0.4 * uniform(3 * event + 1), 0.8 + 0.2 * uniform(3 * event + 2)};
}

void add_gravity(Acceleration &to, double time_s) {
  const double turns = std::max(0.0, std::floor((time_s - TURN_AT_S) / TURN_EVERY_S) + 1);
  const double tilt_x = 12.0 + TURN_TILT_MG * uniform(900 + static_cast<uint64_t>(turns));
  const double tilt_y = -8.0 + TURN_TILT_MG * uniform(950 + static_cast<uint64_t>(turns));
  add(to, {tilt_x, tilt_y, 999.0}, 1.0);
}

void add_body(Acceleration &to, double time_s) {
  add(to, BREATH_MG, std::sin(2 * std::numbers::pi * time_s / BREATH_EVERY_S));
  const double beat = std::floor(time_s / BEAT_EVERY_S);
  for (double earlier = 0; earlier < 4; earlier++)
    add(to, BEAT_MG, ring_down(time_s - (beat - earlier) * BEAT_EVERY_S));
}

void add_turn(Acceleration &to, double time_s) {
  const double turn = std::floor(time_s / TURN_EVERY_S);
  add(to, direction_of(100 + static_cast<uint64_t>(turn)),
      TURN_MG * push(time_s - turn * TURN_EVERY_S - TURN_AT_S, TURN_S));
}

void add_kick(Acceleration &to, double time_s) {
  const double series = std::floor(time_s / SERIES_EVERY_S);
  const double in_series_s = time_s - series * SERIES_EVERY_S - SERIES_AT_S;
  const double kick = std::floor(in_series_s / KICK_EVERY_S);
  if (kick < 0 || kick >= KICKS_IN_SERIES)
    return;
  const auto event = static_cast<uint64_t>(1000 + series * KICKS_IN_SERIES + kick);
  add(to, direction_of(event), KICK_MG * push(in_series_s - kick * KICK_EVERY_S, KICK_S));
}

void add_transitions(Acceleration &to, double time_s) {
  add(to, direction_of(1), TRANSITION_MG * push(time_s - IN_BED_FROM_S, TRANSITION_S));
  add(to, direction_of(2), TRANSITION_MG * push(time_s - IN_BED_UNTIL_S, TRANSITION_S));
}

}  // namespace

Sample SyntheticBed::at(uint64_t number) {
  const double time_s = static_cast<double>(number) / RATE_HZ;
  Acceleration milli_g{};
  add_gravity(milli_g, time_s);
  add_transitions(milli_g, time_s);
  if (time_s >= IN_BED_FROM_S && time_s < IN_BED_UNTIL_S) {
    add_body(milli_g, time_s);
    add_turn(milli_g, time_s);
    add_kick(milli_g, time_s);
  }
  const double noise_mg = NOISE_UG_PER_SQRT_HZ * 1e-3 * std::sqrt(RATE_HZ / 2);
  Sample sample;
  for (size_t axis = 0; axis < AXES; axis++) {
    const double value_mg = milli_g[axis] + noise_mg * normal(number * AXES + axis);
    sample[axis] = static_cast<int16_t>(std::clamp(std::nearbyint(value_mg / SCALE_MG_PER_COUNT), -32768.0, 32767.0));
  }
  return sample;
}

}  // namespace esphome::bed_motion_simulator
