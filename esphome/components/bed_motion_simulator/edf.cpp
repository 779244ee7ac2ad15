#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "recording.h"

namespace esphome::bed_motion_simulator {

using bed_motion::AXES;
using bed_motion::Sample;

namespace {

// Fields of an EDF header and their widths: Kemp B. et al. (1992), "A simple format for exchange of digitized
// polygraphic recordings", Electroencephalography and Clinical Neurophysiology 82, 391-393; EDF+: Kemp & Olivan (2003).
constexpr size_t FIXED_HEADER_BYTES = 256;
constexpr size_t SIGNAL_HEADER_BYTES = 256;
constexpr size_t VALUE_BYTES = 2;

struct Signal {
  std::string label;
  std::string unit;
  double physical_min;
  double physical_max;
  int digital_min;
  int digital_max;
  size_t samples_per_record;
  /// Where its values begin within a record.
  size_t record_offset;
};

std::string_view trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos)
    return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::string lower(std::string_view text) {
  std::string result(trimmed(text));
  std::transform(result.begin(), result.end(), result.begin(),
                 [](unsigned char letter) { return std::tolower(letter); });
  return result;
}

double number(std::string_view field, const char *what) {
  const std::optional<double> value = parse_number(trimmed(field));
  if (!value.has_value())
    refuse_recording(std::string("its EDF header says '") + std::string(trimmed(field)) + "' for " + what);
  return *value;
}

size_t whole_number(std::string_view field, const char *what) {
  const double value = number(field, what);
  if (value < 0 || value != std::floor(value))
    refuse_recording(std::string("its EDF header says '") + std::string(trimmed(field)) + "' for " + what);
  return static_cast<size_t>(value);
}

/// The signals' fields stand field by field, each for all signals.
class SignalFields final {
 public:
  SignalFields(std::string_view header, size_t signals) : header_(header), signals_(signals) {}

  std::string_view next(size_t width, size_t signal) const {
    return this->header_.substr(this->start_ + width * signal, width);
  }
  void skip(size_t width) { this->start_ += width * this->signals_; }

 protected:
  std::string_view header_;
  size_t signals_;
  size_t start_{FIXED_HEADER_BYTES};
};

std::vector<Signal> read_signals(std::string_view header, size_t count) {
  std::vector<Signal> signals(count);
  SignalFields fields(header, count);
  const auto each = [&](size_t width, auto &&take) {
    for (size_t index = 0; index < count; index++)
      take(signals[index], fields.next(width, index));
    fields.skip(width);
  };
  each(16, [](Signal &signal, std::string_view text) { signal.label = lower(text); });
  fields.skip(80);  // transducer
  each(8, [](Signal &signal, std::string_view text) { signal.unit = lower(text); });
  each(8, [](Signal &signal, std::string_view text) { signal.physical_min = number(text, "a physical minimum"); });
  each(8, [](Signal &signal, std::string_view text) { signal.physical_max = number(text, "a physical maximum"); });
  each(8,
       [](Signal &s, std::string_view text) { s.digital_min = static_cast<int>(number(text, "a digital minimum")); });
  each(8,
       [](Signal &s, std::string_view text) { s.digital_max = static_cast<int>(number(text, "a digital maximum")); });
  fields.skip(80);  // prefilter
  size_t offset = 0;
  each(8, [&offset](Signal &signal, std::string_view text) {
    signal.samples_per_record = whole_number(text, "the samples of a record");
    signal.record_offset = offset;
    offset += signal.samples_per_record * VALUE_BYTES;
  });
  return signals;
}

bool is_alike(const Signal &one, const Signal &other) {
  return one.unit == other.unit && one.samples_per_record == other.samples_per_record &&
         one.physical_min == other.physical_min && one.physical_max == other.physical_max &&
         one.digital_min == other.digital_min && one.digital_max == other.digital_max;
}

/// Puts axes into the order x, y, z when their labels end so; else they keep the file's.
void order_axes(std::vector<Signal> &axes) {
  std::string endings;
  for (const Signal &axis : axes)
    endings += axis.label.empty() ? ' ' : axis.label.back();
  std::sort(endings.begin(), endings.end());
  if (endings != "xyz")
    return;
  std::sort(axes.begin(), axes.end(), [](const Signal &a, const Signal &b) { return a.label.back() < b.label.back(); });
}

std::vector<Signal> find_axes(const std::vector<Signal> &signals) {
  std::vector<Signal> axes;
  for (const Signal &signal : signals) {
    if (milli_g_per(signal.unit).has_value())
      axes.push_back(signal);
  }
  if (axes.size() > AXES)
    std::erase_if(axes, [](const Signal &signal) { return signal.label.find("acc") == std::string::npos; });
  if (axes.size() != AXES) {
    refuse_recording("three acceleration signals are needed (dimension g, mg, m/s2 or m/s^2), and it has " +
                     std::to_string(axes.size()));
  }
  order_axes(axes);
  for (const Signal &axis : axes) {
    if (!is_alike(axis, axes.front()))
      refuse_recording("its axes '" + axes.front().label + "' and '" + axis.label +
                       "' differ in rate or scale; all three must be alike");
  }
  if (axes.front().digital_max <= axes.front().digital_min || axes.front().samples_per_record == 0)
    refuse_recording("the scale of its axes is empty: the digital maximum must be above the digital minimum");
  return axes;
}

int16_t value_at(std::string_view content, size_t offset) {
  const auto low = static_cast<uint8_t>(content[offset]);
  const auto high = static_cast<uint8_t>(content[offset + 1]);
  return static_cast<int16_t>(low | high << 8);
}

std::vector<Sample> read_samples(std::string_view records, size_t record_bytes, size_t count,
                                 const std::vector<Signal> &axes) {
  std::vector<Sample> samples;
  const size_t per_record = axes.front().samples_per_record;
  samples.reserve(count * per_record);
  for (size_t record = 0; record < count; record++) {
    for (size_t index = 0; index < per_record; index++) {
      Sample sample;
      for (size_t axis = 0; axis < AXES; axis++)
        sample[axis] = value_at(records, record * record_bytes + axes[axis].record_offset + index * VALUE_BYTES);
      samples.push_back(sample);
    }
  }
  return samples;
}

}  // namespace

Recording read_edf(std::string_view content) {
  if (content.size() < FIXED_HEADER_BYTES)
    refuse_recording("it ends inside its EDF header");
  if (content.substr(192, 5) == "EDF+D")
    refuse_recording("it is an EDF+D, with holes between its records; a continuous EDF or EDF+C is needed");
  const size_t header_bytes = whole_number(content.substr(184, 8), "the length of its header");
  const double record_s = number(content.substr(244, 8), "the duration of a record");
  const size_t signal_count = whole_number(content.substr(252, 4), "the number of signals");
  if (content.size() < header_bytes || header_bytes != FIXED_HEADER_BYTES + SIGNAL_HEADER_BYTES * signal_count)
    refuse_recording("it ends inside its EDF header");
  const std::vector<Signal> signals = read_signals(content, signal_count);
  const std::vector<Signal> axes = find_axes(signals);
  if (record_s <= 0)
    refuse_recording("its records last no time");

  const size_t record_bytes = signals.back().record_offset + signals.back().samples_per_record * VALUE_BYTES;
  // The number of records in the header is -1 while a recorder runs, so the file's length counts.
  const size_t records = (content.size() - header_bytes) / record_bytes;
  const Signal &axis = axes.front();
  const double milli_g = *milli_g_per(axis.unit);
  const double rate_hz = static_cast<double>(axis.samples_per_record) / record_s;
  const double range_mg = std::max(std::abs(axis.physical_min), std::abs(axis.physical_max)) * milli_g;
  return {
      .samples = read_samples(content.substr(header_bytes), record_bytes, records, axes),
      .scale_mg_per_count =
          static_cast<float>((axis.physical_max - axis.physical_min) / (axis.digital_max - axis.digital_min) * milli_g),
      .rate_hz = rate_hz,
      .nominal_rate_mhz = static_cast<uint32_t>(std::lround(rate_hz * 1000.0)),
      .range_mg = static_cast<uint16_t>(std::min(range_mg, 65535.0)),
      .lowest_count = static_cast<int16_t>(axis.digital_min),
      .highest_count = static_cast<int16_t>(axis.digital_max),
  };
}

}  // namespace esphome::bed_motion_simulator
