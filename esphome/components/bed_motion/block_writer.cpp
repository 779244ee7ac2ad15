#include "block_writer.h"

namespace esphome::bed_motion {

namespace {
constexpr uint64_t MAX_CLOCK_OFFSET = UINT16_MAX;
}

void BlockWriter::init(const SourceTraits &traits, uint8_t block_samples) {
  this->traits_ = traits;
  this->block_samples_ = block_samples;
}

void BlockWriter::write(std::span<const Sample> samples, const Batch &batch) {
  if (batch.lost_before > 0)
    this->skip_(batch.lost_before);
  if (batch.overrun)
    this->next_flags_ |= BLOCK_OVERRUN;
  if (batch.count == 0)
    return;
  this->clock_sample_ = this->next_sample_ + batch.count - 1 + batch.waiting;
  this->clock_us_ = batch.clock_us;
  this->rate_.add(this->clock_sample_, this->clock_us_);
  for (const Sample &sample : samples.first(batch.count)) {
    if (this->open_ == 0)
      this->first_sample_ = this->next_sample_;
    this->samples_[this->open_++] = sample;
    this->next_sample_++;
    if (this->open_ == this->block_samples_)
      this->close_block_();
  }
}

void BlockWriter::flush() {
  if (this->open_ > 0)
    this->close_block_();
}

void BlockWriter::skip_(uint64_t lost) {
  this->flush();
  this->next_sample_ += lost;
  this->lost_samples_ += lost;
  this->next_flags_ |= BLOCK_DISCONTINUITY;
}

void BlockWriter::close_block_() {
  const std::span<const Sample> samples = std::span(this->samples_).first(this->open_);
  const size_t length = encode_block(this->stamp_(), samples, this->encoded_);
  this->ring_.push(std::span(this->encoded_).first(length));
  this->open_ = 0;
  this->next_flags_ = 0;
}

BlockStamp BlockWriter::stamp_() const {
  uint64_t offset = this->clock_sample_ - this->first_sample_;
  uint64_t clock_us = this->clock_us_;
  if (offset > MAX_CLOCK_OFFSET) {
    // A backlog longer than the field can say: name the last sample it can, at the time the set rate gives.
    clock_us -= (offset - MAX_CLOCK_OFFSET) * 1'000'000'000ULL / this->traits_.nominal_rate_mhz;
    offset = MAX_CLOCK_OFFSET;
  }
  return {
      .first_sample = this->first_sample_,
      .clock_us = clock_us,
      .measured_rate_mhz = this->rate_.rate_mhz(),
      .clock_offset = static_cast<uint16_t>(offset),
      .flags = static_cast<uint8_t>(this->next_flags_ | this->clipped_flag_()),
  };
}

uint8_t BlockWriter::clipped_flag_() const {
  for (const Sample &sample : std::span(this->samples_).first(this->open_)) {
    for (int16_t value : sample) {
      if (value <= this->traits_.lowest_count || value >= this->traits_.highest_count)
        return BLOCK_CLIPPED;
    }
  }
  return 0;
}

}  // namespace esphome::bed_motion
