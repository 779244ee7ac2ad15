#include "settings.h"

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "recording.h"

namespace esphome::bed_motion_simulator {

namespace {

constexpr int EXIT_REFUSED = 2;

std::string text(const char *variable) {
  const char *value = std::getenv(variable);
  return value == nullptr ? "" : value;
}

[[noreturn]] void refuse_setting(const char *variable, const std::string &value, const char *needed) {
  refuse(std::string(variable) + " is '" + value + "'; it must be " + needed);
}

double number(const char *variable, double fallback, double lowest, double highest, const char *needed) {
  const std::string value = text(variable);
  if (value.empty())
    return fallback;
  const std::optional<double> read = parse_number(value);
  if (!read.has_value() || *read < lowest || *read > highest)
    refuse_setting(variable, value, needed);
  return *read;
}

template<typename T> std::optional<T> whole_number(const char *variable, T lowest, T highest, const char *needed) {
  const std::string value = text(variable);
  if (value.empty())
    return std::nullopt;
  T read = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), read);
  if (error != std::errc() || end != value.data() + value.size() || read < lowest || read > highest)
    refuse_setting(variable, value, needed);
  return read;
}

std::optional<std::array<uint8_t, 6>> hardware_address() {
  const std::string value = text("BED_MOTION_MAC");
  if (value.empty())
    return std::nullopt;
  std::array<unsigned, 6> parts{};
  int used = 0;
  const int found = std::sscanf(value.c_str(), "%2x:%2x:%2x:%2x:%2x:%2x%n", &parts[0], &parts[1], &parts[2], &parts[3],
                                &parts[4], &parts[5], &used);
  if (found != 6 || static_cast<size_t>(used) != value.size())
    refuse_setting("BED_MOTION_MAC", value, "six bytes, as 06:35:69:ab:f6:79");
  std::array<uint8_t, 6> mac;
  for (size_t part = 0; part < mac.size(); part++)
    mac[part] = static_cast<uint8_t>(parts[part]);
  return mac;
}

std::string node_name() {
  const std::string name = text("BED_MOTION_NAME");
  constexpr size_t LONGEST_NAME = 31;
  const bool is_valid = name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
  if (!is_valid || name.size() > LONGEST_NAME)
    refuse_setting("BED_MOTION_NAME", name, "at most 31 small letters, digits and hyphens");
  return name;
}

Settings read_settings() {
  constexpr int64_t LONGEST = INT64_MAX / 2;
  return {
      .recording = text("BED_MOTION_RECORDING"),
      .speed = number("BED_MOTION_SPEED", 1.0, 1e-3, 1e5, "virtual seconds a wall second, 0.001 to 100000"),
      .wall_origin_us = whole_number<int64_t>("BED_MOTION_WALL_ORIGIN_US", -LONGEST, LONGEST, "microseconds of UTC"),
      .virtual_origin_us =
          whole_number<int64_t>("BED_MOTION_VIRTUAL_ORIGIN_US", -LONGEST, LONGEST, "microseconds of UTC"),
      .clock_error_ppm = number("BED_MOTION_CLOCK_PPM", 0.0, -1e5, 1e5, "a clock error of -100000 to 100000 ppm"),
      .port = whole_number<uint16_t>("BED_MOTION_PORT", 1, UINT16_MAX, "a port, 1 to 65535"),
      .ring_bytes = whole_number<size_t>("BED_MOTION_RING_BYTES", 2048, 1ULL << 31, "2048 to 2147483648 bytes"),
      .name = node_name(),
      .mac = hardware_address(),
  };
}

}  // namespace

const Settings &settings() {
  static const Settings READ = read_settings();
  return READ;
}

void refuse(const std::string &sentence) {
  std::fprintf(stderr, "bed simulator: %s.\n", sentence.c_str());
  std::exit(EXIT_REFUSED);
}

}  // namespace esphome::bed_motion_simulator
