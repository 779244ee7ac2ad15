#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

#include "crc32.h"

/// Layout of what crosses the wire. docs/wire.md is the authority; no ESPHome header here.
namespace esphome::bed_motion {

constexpr size_t AXES = 3;
/// One reading of three axes, in counts.
using Sample = std::array<int16_t, AXES>;

constexpr uint8_t PROTOCOL_VERSION = 1;
constexpr uint8_t BLOCK_VERSION = 1;
constexpr uint8_t BLOCK_SYNC = 0xB5;

constexpr size_t STREAM_HEADER_BYTES = 64;
constexpr size_t SIMULATED_HEADER_BYTES = 84;
constexpr size_t BLOCK_HEADER_BYTES = 32;
constexpr size_t BLOCK_CRC_OFFSET = 28;
constexpr size_t MAX_BLOCK_SAMPLES = 255;
/// Raw is the longest payload an encoder sends: the others are taken only when shorter.
constexpr size_t MAX_BLOCK_BYTES = BLOCK_HEADER_BYTES + MAX_BLOCK_SAMPLES * sizeof(Sample);

enum class Coding : uint8_t { RAW = 0, FRAME_OF_REFERENCE = 1, RICE = 2 };

enum StreamFlag : uint16_t {
  STREAM_MORE = 1 << 0,
  STREAM_SIMULATED = 1 << 1,
  STREAM_POLLED = 1 << 2,
  STREAM_PAUSED = 1 << 3,
};

enum BlockFlag : uint8_t {
  BLOCK_DISCONTINUITY = 1 << 0,
  BLOCK_OVERRUN = 1 << 1,
  BLOCK_CLIPPED = 1 << 2,
};

enum class SensorModel : uint16_t {
  UNKNOWN = 0,
  LIS2DW12 = 1,
  LSM6DSO = 2,
  LSM6DS3 = 3,
  LIS3DH = 4,
  ADXL345 = 5,
  MPU6050 = 6,
  ICM42688 = 7,
  BMI270 = 8,
  QMI8658 = 9,
  SIMULATED_BED = 100,
  RECORDING = 101,
};

/// How a simulated node's clock stands to the wall; both origins are virtual zero, in UTC.
struct VirtualOrigin {
  int64_t virtual_origin_us;
  int64_t wall_origin_us;
  float speed;
};

struct StreamHeader {
  uint32_t boot_id;
  uint64_t oldest_sample;
  uint64_t next_sample;
  uint64_t node_clock_us;
  float scale_mg_per_count;
  uint32_t nominal_rate_mhz;
  SensorModel sensor_model;
  uint16_t range_mg;
  uint16_t flags;
  uint16_t block_count;
  uint64_t lost_samples;
  uint16_t noise_ug_per_sqrt_hz;
  std::optional<VirtualOrigin> simulated;

  constexpr size_t size() const { return this->simulated.has_value() ? SIMULATED_HEADER_BYTES : STREAM_HEADER_BYTES; }
};

struct BlockHeader {
  Coding coding;
  uint8_t count;
  uint8_t flags;
  uint16_t payload_bytes;
  uint16_t clock_offset;
  uint64_t first_sample;
  uint64_t clock_us;
  uint32_t measured_rate_mhz;
};

/// Writes little-endian numbers one after the other.
class ByteWriter final {
 public:
  explicit ByteWriter(uint8_t *at) : at_(at) {}

  template<typename T> void put(T value) {
    for (size_t byte = 0; byte < sizeof(T); byte++)
      *this->at_++ = static_cast<uint8_t>(value >> (8 * byte));
  }
  void put(float value) { this->put(std::bit_cast<uint32_t>(value)); }
  uint8_t *at() const { return this->at_; }

 protected:
  uint8_t *at_;
};

template<typename T> T read_little_endian(const uint8_t *from) {
  T value = 0;
  for (size_t byte = 0; byte < sizeof(T); byte++)
    value |= static_cast<T>(from[byte]) << (8 * byte);
  return value;
}

/// Writes the stream header with its CRC and returns its length; `to` holds at least SIMULATED_HEADER_BYTES.
inline size_t write_stream_header(const StreamHeader &header, std::span<uint8_t> to) {
  ByteWriter writer(to.data());
  writer.put<uint8_t>('B');
  writer.put<uint8_t>('M');
  writer.put<uint8_t>(PROTOCOL_VERSION);
  writer.put<uint8_t>(static_cast<uint8_t>(header.size()));
  writer.put(header.boot_id);
  writer.put(header.oldest_sample);
  writer.put(header.next_sample);
  writer.put(header.node_clock_us);
  writer.put(header.scale_mg_per_count);
  writer.put(header.nominal_rate_mhz);
  writer.put(static_cast<uint16_t>(header.sensor_model));
  writer.put(header.range_mg);
  writer.put(header.flags);
  writer.put(header.block_count);
  writer.put(header.lost_samples);
  writer.put(header.noise_ug_per_sqrt_hz);
  writer.put<uint16_t>(0);
  if (header.simulated.has_value()) {
    writer.put(static_cast<uint64_t>(header.simulated->virtual_origin_us));
    writer.put(static_cast<uint64_t>(header.simulated->wall_origin_us));
    writer.put(header.simulated->speed);
  }
  const size_t body_bytes = header.size() - sizeof(uint32_t);
  writer.put(crc32(to.first(body_bytes)));
  return header.size();
}

/// Writes the block header around a payload that already stands behind it, CRC included.
inline void write_block_header(const BlockHeader &header, std::span<uint8_t> block) {
  ByteWriter writer(block.data());
  writer.put(BLOCK_SYNC);
  writer.put<uint8_t>(BLOCK_VERSION << 4 | static_cast<uint8_t>(header.coding));
  writer.put(header.count);
  writer.put(header.flags);
  writer.put(header.payload_bytes);
  writer.put(header.clock_offset);
  writer.put(header.first_sample);
  writer.put(header.clock_us);
  writer.put(header.measured_rate_mhz);
  Crc32 crc;
  crc.add(block.first(BLOCK_CRC_OFFSET));
  crc.add(block.subspan(BLOCK_HEADER_BYTES, header.payload_bytes));
  writer.put(crc.value());
}

/// What a ring needs to know of a block it holds.
inline uint64_t block_first_sample(const uint8_t *block) { return read_little_endian<uint64_t>(block + 8); }
inline uint8_t block_sample_count(const uint8_t *block) { return block[2]; }
inline size_t block_bytes(const uint8_t *block) { return BLOCK_HEADER_BYTES + read_little_endian<uint16_t>(block + 4); }

}  // namespace esphome::bed_motion
