#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace esphome::bed_motion_simulator {

/// What the environment of the process asks for. docs/simulator.md names the variables.
struct Settings {
  /// Empty plays the synthetic bed.
  std::string recording;
  double speed;
  /// UTC of the wall at virtual zero; the start of the process when not given.
  std::optional<int64_t> wall_origin_us;
  /// UTC that the virtual clock shows at virtual zero.
  std::optional<int64_t> virtual_origin_us;
  double clock_error_ppm;
  std::optional<uint16_t> port;
  std::optional<size_t> ring_bytes;
  std::string name;
  std::optional<std::array<uint8_t, 6>> mac;
};

/// The settings, read once. A wrong one ends the process with a sentence and exit code 2.
const Settings &settings();

/// Ends the process with a sentence on standard error and exit code 2.
[[noreturn]] void refuse(const std::string &sentence);

}  // namespace esphome::bed_motion_simulator
