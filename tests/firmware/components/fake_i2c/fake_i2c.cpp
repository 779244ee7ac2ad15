#include "fake_i2c.h"

namespace esphome::fake_i2c {

i2c::ErrorCode FakeI2cBus::write_readv(uint8_t address, const uint8_t *write_buffer, size_t write_count,
                                       uint8_t *read_buffer, size_t read_count) {
  if (address != this->address_ || !this->is_connected_ || write_count == 0)
    return i2c::ERROR_NOT_ACKNOWLEDGED;
  const bool is_failing = this->failing_ > 0 && (!this->is_late_ || write_buffer[0] == FIFO_DATA_OUT_TAG);
  if (is_failing)
    this->failing_--;
  if (is_failing && !this->is_late_)
    return i2c::ERROR_TIMEOUT;
  for (size_t index = 1; index < write_count; index++)
    this->chip_->write(static_cast<uint8_t>(write_buffer[0] + index - 1), write_buffer[index]);
  if (read_count > 0)
    this->chip_->read(write_buffer[0], read_buffer, read_count);
  return is_failing ? i2c::ERROR_TIMEOUT : i2c::ERROR_OK;
}

}  // namespace esphome::fake_i2c
