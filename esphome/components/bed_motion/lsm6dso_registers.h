#pragma once

#include <cstddef>
#include <cstdint>

/// Registers of the LSM6DSO (and the LSM6DSOX, which differs in its machine learning only).
///
/// ST DS12140, "LSM6DSO: iNEMO inertial module: always-on 3D accelerometer and 3D gyroscope", Rev 2. Its chapter 9 has
/// the registers in the order of their addresses, section 6.5 the FIFO. Bits checked against ST's own lsm6dso_reg.h.
namespace esphome::bed_motion::lsm6dso {

// Fixed value.
constexpr uint8_t WHO_AM_I = 0x0F;
constexpr uint8_t WHO_AM_I_VALUE = 0x6C;

// Batching rate of the accelerometer in the low half, same codes as ODR_XL; the gyroscope's is 0: none.
constexpr uint8_t FIFO_CTRL3 = 0x09;
// FIFO_MODE in bits 2:0.
constexpr uint8_t FIFO_CTRL4 = 0x0A;
constexpr uint8_t FIFO_MODE_BYPASS = 0x00;
constexpr uint8_t FIFO_MODE_CONTINUOUS = 0x06;

// ODR_XL in bits 7:4, FS_XL in bits 3:2.
constexpr uint8_t CTRL1_XL = 0x10;
constexpr uint8_t CTRL1_XL_ODR_SHIFT = 4;
constexpr uint8_t CTRL1_XL_RANGE_SHIFT = 2;
constexpr uint8_t CTRL3_C = 0x12;
constexpr uint8_t CTRL3_C_SW_RESET = 1 << 0;
constexpr uint8_t CTRL3_C_IF_INC = 1 << 2;
constexpr uint8_t CTRL3_C_BDU = 1 << 6;
// Reset value with I3C_disable set; a plain I²C bus must not wake the other interface.
constexpr uint8_t CTRL9_XL = 0x18;
constexpr uint8_t CTRL9_XL_I3C_OFF = 0xE2;

// DIFF_FIFO is the number of words that wait, 10 bits over both. The overrun bits say that the FIFO is, or was, full:
// in continuous mode the next word then takes the place of the oldest.
constexpr uint8_t FIFO_STATUS1 = 0x3A;
constexpr uint8_t FIFO_STATUS2_LEVEL_MASK = 0x03;
constexpr uint8_t FIFO_STATUS2_OVERRUN_LATCHED = 1 << 3;
constexpr uint8_t FIFO_STATUS2_OVERRUN = 1 << 6;

// Section 6.5.7: a word is a tag and three axes, seven bytes; reading on past the last byte takes the next word.
constexpr uint8_t FIFO_DATA_OUT_TAG = 0x78;
constexpr size_t WORD_BYTES = 7;
constexpr uint8_t TAG_SENSOR_SHIFT = 3;
constexpr uint8_t TAG_ACCELEROMETER = 0x02;
/// Words that the FIFO holds without compression: 3 kbyte (section 6.5).
constexpr size_t FIFO_WORDS = 512;

}  // namespace esphome::bed_motion::lsm6dso
