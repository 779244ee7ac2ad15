#include "recording.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include "settings.h"

namespace esphome::bed_motion_simulator {

namespace {

/// An EDF begins with its version, "0" and seven spaces.
constexpr const char *EDF_VERSION = "0       ";

std::string read_file(const std::string &path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    refuse_recording("there is no such file, or it may not be read");
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

}  // namespace

std::optional<double> parse_number(std::string_view text) {
  // Not every standard library reads a floating point number from a view.
  const std::string copy(text);
  char *end = nullptr;
  const double value = std::strtod(copy.c_str(), &end);
  if (copy.empty() || end != copy.c_str() + copy.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

std::optional<double> milli_g_per(std::string_view unit) {
  constexpr double METRES_PER_S2_IN_A_G = 9.80665;
  if (unit == "mg")
    return 1.0;
  if (unit == "g")
    return 1000.0;
  if (unit == "m/s2" || unit == "m/s^2" || unit == "m_s2")
    return 1000.0 / METRES_PER_S2_IN_A_G;
  return std::nullopt;
}

void refuse_recording(const std::string &why) { refuse("cannot play " + settings().recording + ": " + why); }

Recording read_recording(const std::string &path) {
  const std::string content = read_file(path);
  Recording recording = content.starts_with(EDF_VERSION) ? read_edf(content) : read_csv(content);
  if (recording.samples.empty())
    refuse_recording("there is no sample in it");
  if (recording.rate_hz < MINIMUM_RATE_HZ) {
    refuse_recording("its " + std::to_string(recording.rate_hz) +
                     " samples a second are too few to see a twitch; at least 25 Hz are needed, 100 Hz are best");
  }
  return recording;
}

}  // namespace esphome::bed_motion_simulator
