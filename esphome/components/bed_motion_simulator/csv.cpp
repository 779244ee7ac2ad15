#include <algorithm>
#include <array>
#include <cmath>

#include "recording.h"

namespace esphome::bed_motion_simulator {

using bed_motion::AXES;
using bed_motion::Sample;

namespace {

constexpr std::array<const char *, AXES> AXIS_NAMES = {"x", "y", "z"};
constexpr std::array<const char *, 3> UNITS = {"mg", "g", "m_s2"};
/// The largest value of the file becomes this count, which leaves room below the end of int16.
constexpr double LARGEST_COUNT = 32000.0;
constexpr std::array<double, 10> CHIP_RATES_HZ = {25, 26, 50, 52, 100, 104, 200, 208, 400, 416};
/// Chips are off their set rate by a few per cent.
constexpr double NOMINAL_TOLERANCE = 0.05;

struct Row {
  double time_s;
  std::array<double, AXES> value;
};

/// Which column holds what.
struct Columns {
  size_t time;
  std::array<size_t, AXES> axis;
  double milli_g;
};

/// Takes what stands before the next separator off the front of a text.
std::string_view take(std::string_view &text, char separator) {
  const size_t end = text.find(separator);
  std::string_view taken = text.substr(0, end);
  text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  while (!taken.empty() && (taken.back() == '\r' || taken.back() == ' '))
    taken.remove_suffix(1);
  while (!taken.empty() && taken.front() == ' ')
    taken.remove_prefix(1);
  return taken;
}

std::vector<std::string_view> cells(std::string_view line) {
  std::vector<std::string_view> result;
  while (!line.empty())
    result.push_back(take(line, ','));
  return result;
}

std::optional<size_t> find(const std::vector<std::string_view> &names, const std::string &name) {
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? std::nullopt : std::optional<size_t>(found - names.begin());
}

Columns find_columns(const std::vector<std::string_view> &names) {
  const std::optional<size_t> time = find(names, "time_s");
  if (!time.has_value())
    refuse_recording("it is neither an EDF nor a CSV with a column 'time_s' (time_s,x_mg,y_mg,z_mg or _g, _m_s2)");
  for (const char *unit : UNITS) {
    Columns columns{.time = *time, .axis = {}, .milli_g = *milli_g_per(unit)};
    size_t found = 0;
    std::string missing;
    for (size_t axis = 0; axis < AXES; axis++) {
      const std::string name = std::string(AXIS_NAMES[axis]) + "_" + unit;
      if (const std::optional<size_t> column = find(names, name)) {
        columns.axis[axis] = *column;
        found++;
      } else {
        missing = name;
      }
    }
    if (found == AXES)
      return columns;
    if (found > 0)
      refuse_recording("an axis is missing: there is no column '" + missing + "'");
  }
  refuse_recording("it has no axis: the columns x, y and z are called x_mg,y_mg,z_mg or _g or _m_s2");
}

double number(std::string_view cell, size_t line) {
  const std::optional<double> value = parse_number(cell);
  if (!value.has_value())
    refuse_recording("line " + std::to_string(line) + " says '" + std::string(cell) + "' where a number is needed");
  return *value;
}

std::vector<Row> read_rows(std::string_view content) {
  const Columns columns = find_columns(cells(take(content, '\n')));
  std::vector<Row> rows;
  for (size_t line = 2; !content.empty(); line++) {
    const std::vector<std::string_view> row = cells(take(content, '\n'));
    if (row.empty())
      continue;
    const auto at = [&](size_t column) {
      if (column >= row.size())
        refuse_recording("line " + std::to_string(line) + " ends before its last column");
      return number(row[column], line);
    };
    Row &read = rows.emplace_back();
    read.time_s = at(columns.time);
    for (size_t axis = 0; axis < AXES; axis++)
      read.value[axis] = at(columns.axis[axis]) * columns.milli_g;
  }
  return rows;
}

/// Slope of one line through all time stamps, which may arrive in bursts.
double fit_rate_hz(const std::vector<Row> &rows) {
  const double count = static_cast<double>(rows.size());
  const double mean_index = (count - 1) / 2;
  double mean_s = 0;
  for (const Row &row : rows)
    mean_s += row.time_s / count;
  double covariance = 0, variance = 0, index = 0;
  for (const Row &row : rows) {
    covariance += (index - mean_index) * (row.time_s - mean_s);
    variance += (index - mean_index) * (index - mean_index);
    index += 1;
  }
  if (!(covariance > 0))
    refuse_recording("its time stamps do not grow, so it has no rate");
  return variance / covariance;
}

double nominal_rate_hz(double rate_hz) {
  const auto distance = [rate_hz](double chip_hz) { return std::abs(rate_hz - chip_hz); };
  const double nearest = *std::min_element(CHIP_RATES_HZ.begin(), CHIP_RATES_HZ.end(),
                                           [&](double a, double b) { return distance(a) < distance(b); });
  return distance(nearest) <= NOMINAL_TOLERANCE * nearest ? nearest : std::round(rate_hz);
}

}  // namespace

Recording read_csv(std::string_view content) {
  const std::vector<Row> rows = read_rows(content);
  if (rows.size() < 2)
    refuse_recording("it has fewer than two samples");
  double largest_mg = 0;
  for (const Row &row : rows) {
    for (double value_mg : row.value)
      largest_mg = std::max(largest_mg, std::abs(value_mg));
  }
  if (largest_mg == 0)
    refuse_recording("every value in it is 0");

  const auto scale = static_cast<float>(largest_mg / LARGEST_COUNT);
  const double rate_hz = fit_rate_hz(rows);
  Recording recording{
      .samples = {},
      .scale_mg_per_count = scale,
      .rate_hz = rate_hz,
      .nominal_rate_mhz = static_cast<uint32_t>(std::lround(nominal_rate_hz(rate_hz) * 1000.0)),
      .range_mg = static_cast<uint16_t>(std::min(std::ceil(largest_mg), 65535.0)),
      .lowest_count = INT16_MIN,
      .highest_count = INT16_MAX,
  };
  recording.samples.reserve(rows.size());
  for (const Row &row : rows) {
    Sample &sample = recording.samples.emplace_back();
    // Halves go to the even neighbour, as numpy rounds them, so that a replay of the file has the same counts.
    for (size_t axis = 0; axis < AXES; axis++)
      sample[axis] = static_cast<int16_t>(std::nearbyint(row.value[axis] / static_cast<double>(scale)));
  }
  return recording;
}

}  // namespace esphome::bed_motion_simulator
