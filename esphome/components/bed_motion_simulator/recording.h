#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "esphome/components/bed_motion/frame.h"

namespace esphome::bed_motion_simulator {

/// Slowest recording in which a twitch can still be told from a turn.
constexpr double MINIMUM_RATE_HZ = 25.0;

/// Ends the process: the file cannot be played, because of this. ESPHome compiles without exceptions.
[[noreturn]] void refuse_recording(const std::string &why);

/// A whole night in memory, in counts.
struct Recording {
  std::vector<bed_motion::Sample> samples;
  float scale_mg_per_count;
  /// Rate the samples really have.
  double rate_hz;
  /// Data rate that a chip would have been set to.
  uint32_t nominal_rate_mhz;
  uint16_t range_mg;
  /// Values at which the recorder ran out of range.
  int16_t lowest_count;
  int16_t highest_count;
};

/// Reads an EDF or a CSV, told apart by what is in it.
Recording read_recording(const std::string &path);

/// The finite number that a text is as a whole; nothing for anything else.
std::optional<double> parse_number(std::string_view text);

/// Milli-g in one unit of an acceleration; nothing for what is none.
std::optional<double> milli_g_per(std::string_view unit);

/// EDF or EDF+C: the digital values as they stand.
Recording read_edf(std::string_view content);
/// CSV with a `time_s` column and three axes.
Recording read_csv(std::string_view content);

}  // namespace esphome::bed_motion_simulator
