#include "block_encoder.h"

#include <algorithm>
#include <bit>

namespace esphome::bed_motion {

namespace {

constexpr uint8_t WIDEST_RICE = 15;
/// A reader calls a longer run of ones corrupt.
constexpr uint32_t LONGEST_UNARY_RUN = 24;
constexpr size_t AXIS_HEADER_BYTES = 3;

/// What one pass over the values of an axis tells of each coding.
struct AxisPlan {
  int16_t minimum;
  int16_t centre;
  uint8_t width;
  uint8_t rice_k;
  size_t frame_of_reference_bytes;
  size_t rice_bytes;
};

/// Packs bits from the lowest bit of each byte on. 25 bits at a time fit beside the 7 that may wait.
class BitWriter final {
 public:
  explicit BitWriter(uint8_t *at) : at_(at) {}

  void put(uint32_t bits, uint8_t width) {
    this->waiting_ |= bits << this->width_;
    this->width_ += width;
    while (this->width_ >= 8) {
      *this->at_++ = static_cast<uint8_t>(this->waiting_);
      this->waiting_ >>= 8;
      this->width_ -= 8;
    }
  }
  /// Pads to a whole byte and returns where the next one goes.
  uint8_t *finish() {
    if (this->width_ > 0)
      *this->at_++ = static_cast<uint8_t>(this->waiting_);
    return this->at_;
  }

 protected:
  uint8_t *at_;
  uint32_t waiting_{0};
  uint8_t width_{0};
};

/// 0, -1, 1, -2, 2 … become 0, 1, 2, 3, 4 …
constexpr uint32_t zigzag(int32_t difference) {
  return (static_cast<uint32_t>(difference) << 1) ^ static_cast<uint32_t>(difference >> 31);
}

constexpr size_t whole_bytes(size_t bits) { return (bits + 7) / 8; }

/// Mean of the values, rounded half up by integers alone, so that every machine picks the same.
int16_t rice_centre(int32_t sum, int32_t count) {
  const int32_t doubled = 2 * sum + count;
  const int32_t divisor = 2 * count;
  const int32_t quotient = doubled / divisor;
  return static_cast<int16_t>(doubled % divisor < 0 ? quotient - 1 : quotient);
}

size_t rice_bits(std::span<const Sample> samples, size_t axis, int16_t centre, uint8_t k) {
  size_t bits = samples.size() * (k + 1U);
  for (const Sample &sample : samples)
    bits += zigzag(sample[axis] - centre) >> k;
  return bits;
}

/// Finds the k with the fewest bits.
///
/// The bits are convex in k (each step up saves half of the ones that are left), so walking downhill from the
/// guess that the mean difference gives ends at the best, mostly after two looks. A k below `lowest` would need
/// a run of ones that readers refuse.
void choose_rice_k(std::span<const Sample> samples, size_t axis, uint32_t sum_of_codes, uint8_t lowest,
                   AxisPlan &plan) {
  const uint32_t mean = sum_of_codes / static_cast<uint32_t>(samples.size());
  const auto guess = static_cast<uint8_t>(mean == 0 ? 0 : std::bit_width(mean) - 1);
  uint8_t k = std::clamp<uint8_t>(guess, lowest, WIDEST_RICE);
  size_t bits = rice_bits(samples, axis, plan.centre, k);
  while (k > lowest) {
    const size_t fewer = rice_bits(samples, axis, plan.centre, k - 1);
    if (fewer > bits)
      break;
    bits = fewer;
    k--;
  }
  while (k < WIDEST_RICE) {
    const size_t fewer = rice_bits(samples, axis, plan.centre, k + 1);
    if (fewer >= bits)
      break;
    bits = fewer;
    k++;
  }
  plan.rice_k = k;
  plan.rice_bytes = AXIS_HEADER_BYTES + whole_bytes(bits);
}

AxisPlan plan_axis(std::span<const Sample> samples, size_t axis) {
  int32_t minimum = INT16_MAX, maximum = INT16_MIN, sum = 0;
  for (const Sample &sample : samples) {
    const int32_t value = sample[axis];
    minimum = std::min(minimum, value);
    maximum = std::max(maximum, value);
    sum += value;
  }
  AxisPlan plan{};
  plan.minimum = static_cast<int16_t>(minimum);
  plan.width = static_cast<uint8_t>(std::bit_width(static_cast<uint32_t>(maximum - minimum)));
  plan.frame_of_reference_bytes = AXIS_HEADER_BYTES + whole_bytes(samples.size() * plan.width);
  plan.centre = rice_centre(sum, static_cast<int32_t>(samples.size()));

  uint32_t sum_of_codes = 0;
  for (const Sample &sample : samples)
    sum_of_codes += zigzag(sample[axis] - plan.centre);
  const uint32_t largest_code = std::max(zigzag(minimum - plan.centre), zigzag(maximum - plan.centre));
  uint8_t lowest = 0;
  while (largest_code >> lowest > LONGEST_UNARY_RUN)
    lowest++;
  choose_rice_k(samples, axis, sum_of_codes, lowest, plan);
  return plan;
}

uint8_t *write_raw(std::span<const Sample> samples, size_t axis, uint8_t *at) {
  ByteWriter writer(at);
  for (const Sample &sample : samples)
    writer.put(static_cast<uint16_t>(sample[axis]));
  return writer.at();
}

uint8_t *write_axis_header(int16_t base, uint8_t width, uint8_t *at) {
  ByteWriter writer(at);
  writer.put(static_cast<uint16_t>(base));
  writer.put(width);
  return writer.at();
}

uint8_t *write_frame_of_reference(std::span<const Sample> samples, size_t axis, const AxisPlan &plan, uint8_t *at) {
  BitWriter writer(write_axis_header(plan.minimum, plan.width, at));
  for (const Sample &sample : samples)
    writer.put(static_cast<uint32_t>(sample[axis] - plan.minimum), plan.width);
  return writer.finish();
}

uint8_t *write_rice(std::span<const Sample> samples, size_t axis, const AxisPlan &plan, uint8_t *at) {
  BitWriter writer(write_axis_header(plan.centre, plan.rice_k, at));
  const uint32_t low_mask = (1U << plan.rice_k) - 1;
  for (const Sample &sample : samples) {
    const uint32_t code = zigzag(sample[axis] - plan.centre);
    const uint32_t ones = code >> plan.rice_k;
    writer.put((1U << ones) - 1, static_cast<uint8_t>(ones + 1));
    writer.put(code & low_mask, plan.rice_k);
  }
  return writer.finish();
}

uint8_t *write_axis(Coding coding, std::span<const Sample> samples, size_t axis, const AxisPlan &plan, uint8_t *at) {
  switch (coding) {
    case Coding::FRAME_OF_REFERENCE:
      return write_frame_of_reference(samples, axis, plan, at);
    case Coding::RICE:
      return write_rice(samples, axis, plan, at);
    default:
      return write_raw(samples, axis, at);
  }
}

using BlockPlan = std::array<AxisPlan, AXES>;

BlockPlan plan_block(std::span<const Sample> samples) {
  BlockPlan plan;
  for (size_t axis = 0; axis < AXES; axis++)
    plan[axis] = plan_axis(samples, axis);
  return plan;
}

size_t payload_bytes(Coding coding, std::span<const Sample> samples, const BlockPlan &plan) {
  if (coding == Coding::RAW)
    return samples.size_bytes();
  size_t bytes = 0;
  for (const AxisPlan &axis : plan)
    bytes += coding == Coding::RICE ? axis.rice_bytes : axis.frame_of_reference_bytes;
  return bytes;
}

size_t write_block(Coding coding, const BlockStamp &stamp, std::span<const Sample> samples, const BlockPlan &plan,
                   std::span<uint8_t> to) {
  uint8_t *at = to.data() + BLOCK_HEADER_BYTES;
  for (size_t axis = 0; axis < AXES; axis++)
    at = write_axis(coding, samples, axis, plan[axis], at);
  const size_t length = at - to.data();
  write_block_header(
      {
          .coding = coding,
          .count = static_cast<uint8_t>(samples.size()),
          .flags = stamp.flags,
          .payload_bytes = static_cast<uint16_t>(length - BLOCK_HEADER_BYTES),
          .clock_offset = stamp.clock_offset,
          .first_sample = stamp.first_sample,
          .clock_us = stamp.clock_us,
          .measured_rate_mhz = stamp.measured_rate_mhz,
      },
      to);
  return length;
}

}  // namespace

size_t encode_block(const BlockStamp &stamp, std::span<const Sample> samples, std::span<uint8_t> to) {
  const BlockPlan plan = plan_block(samples);
  Coding shortest = Coding::RAW;
  for (Coding coding : {Coding::FRAME_OF_REFERENCE, Coding::RICE}) {
    if (payload_bytes(coding, samples, plan) < payload_bytes(shortest, samples, plan))
      shortest = coding;
  }
  return write_block(shortest, stamp, samples, plan, to);
}

size_t encode_block_as(Coding coding, const BlockStamp &stamp, std::span<const Sample> samples, std::span<uint8_t> to) {
  const BlockPlan plan = plan_block(samples);
  if (BLOCK_HEADER_BYTES + payload_bytes(coding, samples, plan) > to.size())
    return 0;
  return write_block(coding, stamp, samples, plan, to);
}

}  // namespace esphome::bed_motion
