#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace esphome::bed_motion {

/// CRC-32 as in IEEE 802.3 and zlib: reflected, polynomial 0x04C11DB7, all ones before and after.
class Crc32 final {
 public:
  constexpr void add(std::span<const uint8_t> bytes) {
    for (uint8_t byte : bytes)
      this->state_ = TABLE[(this->state_ ^ byte) & 0xFF] ^ (this->state_ >> 8);
  }
  constexpr uint32_t value() const { return ~this->state_; }

 protected:
  static constexpr uint32_t REFLECTED_POLYNOMIAL = 0xEDB88320;
  static constexpr std::array<uint32_t, 256> TABLE = [] {
    std::array<uint32_t, 256> table{};
    for (uint32_t byte = 0; byte < table.size(); byte++) {
      uint32_t remainder = byte;
      for (int bit = 0; bit < 8; bit++)
        remainder = (remainder & 1) != 0 ? (remainder >> 1) ^ REFLECTED_POLYNOMIAL : remainder >> 1;
      table[byte] = remainder;
    }
    return table;
  }();

  uint32_t state_{0xFFFFFFFF};
};

constexpr uint32_t crc32(std::span<const uint8_t> bytes) {
  Crc32 crc;
  crc.add(bytes);
  return crc.value();
}

}  // namespace esphome::bed_motion
