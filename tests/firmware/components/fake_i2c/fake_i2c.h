#pragma once

#include "esphome/components/i2c/i2c_bus.h"

#include "fake_chip.h"

namespace esphome::fake_i2c {

/// A bus with one chip on it, which fails when it is told to.
class FakeI2cBus final : public i2c::I2CBus {
 public:
  void add_chip(uint8_t address, FakeChip *chip) {
    this->address_ = address;
    this->chip_ = chip;
  }
  /// The next transfers fail before the chip hears of them.
  void fail_next(uint32_t transfers) { this->fail_(transfers, false); }
  /// The next reads of the FIFO fail after it has given its words away.
  void fail_next_fifo_reads(uint32_t transfers) { this->fail_(transfers, true); }
  void set_connected(bool is_connected) { this->is_connected_ = is_connected; }

  i2c::ErrorCode write_readv(uint8_t address, const uint8_t *write_buffer, size_t write_count, uint8_t *read_buffer,
                             size_t read_count) override;

 protected:
  void fail_(uint32_t transfers, bool is_late) {
    this->failing_ = transfers;
    this->is_late_ = is_late;
  }

  FakeChip *chip_{nullptr};
  uint32_t failing_{0};
  uint8_t address_{0};
  bool is_late_{false};
  bool is_connected_{true};
};

}  // namespace esphome::fake_i2c
