#include "block_ring.h"

#include <cstring>

#include "frame.h"

namespace esphome::bed_motion {

void BlockRing::init(std::span<uint8_t> bytes, std::span<uint32_t> index) {
  this->bytes_ = bytes;
  this->index_ = index;
}

bool BlockRing::push(std::span<const uint8_t> block) {
  if (block.size() > this->bytes_.size() || this->index_.empty())
    return false;
  this->make_room_(block.size());
  std::memcpy(&this->bytes_[this->head_], block.data(), block.size());
  this->index_[(this->oldest_slot_ + this->size_) % this->index_.size()] = static_cast<uint32_t>(this->head_);
  this->size_++;
  this->head_ += block.size();
  this->used_bytes_ += block.size();
  this->next_sample_ = block_first_sample(block.data()) + block_sample_count(block.data());
  return true;
}

uint64_t BlockRing::oldest_sample() const {
  return this->size_ == 0 ? this->next_sample_ : block_first_sample(this->at(0).data());
}

size_t BlockRing::find(uint64_t sample) const {
  size_t low = 0, high = this->size_;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const uint8_t *block = &this->bytes_[this->offset_(middle)];
    if (block_first_sample(block) + block_sample_count(block) <= sample) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::span<const uint8_t> BlockRing::at(size_t position) const {
  const uint32_t offset = this->offset_(position);
  return this->bytes_.subspan(offset, block_bytes(&this->bytes_[offset]));
}

uint32_t BlockRing::offset_(size_t position) const {
  return this->index_[(this->oldest_slot_ + position) % this->index_.size()];
}

void BlockRing::drop_oldest_() {
  this->used_bytes_ -= this->at(0).size();
  this->oldest_slot_ = (this->oldest_slot_ + 1) % this->index_.size();
  this->size_--;
}

void BlockRing::make_room_(size_t length) {
  if (this->size_ == this->index_.size())
    this->drop_oldest_();
  if (this->head_ + length > this->bytes_.size()) {
    // The end is too short for a block in one piece. What still lies there is older than what lies at the start.
    while (this->size_ > 0 && this->offset_(0) >= this->head_)
      this->drop_oldest_();
    this->head_ = 0;
  }
  while (this->size_ > 0 && this->offset_(0) >= this->head_ && this->offset_(0) < this->head_ + length)
    this->drop_oldest_();
}

}  // namespace esphome::bed_motion
