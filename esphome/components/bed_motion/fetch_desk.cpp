#include "fetch_desk.h"

#include <algorithm>
#include <cstring>

namespace esphome::bed_motion {

bool FetchDesk::is_due(const FetchRequest &request) const {
  if (request.boot_id != this->boot_id_ || request.max_bytes <= 0 || request.wait_ms <= 0)
    return true;
  // Either something is there for the reader, or its cursor is beyond all there ever was.
  return request.since != this->ring_.next_sample();
}

size_t FetchDesk::wait(const FetchRequest &request, uint32_t now_ms) {
  for (size_t place = 0; place < PLACES; place++) {
    if (this->waiting_[place].taken)
      continue;
    this->waiting_[place] = {.request = request, .since_ms = now_ms, .taken = true};
    return place;
  }
  return NO_PLACE;
}

std::optional<FetchRequest> FetchDesk::take_due(size_t place, uint32_t now_ms) {
  Waiting &waiting = this->waiting_[place];
  if (!waiting.taken)
    return std::nullopt;
  const uint32_t longest_ms = std::min(waiting.request.wait_ms, LONGEST_WAIT_MS);
  if (!this->is_due(waiting.request) && now_ms - waiting.since_ms < longest_ms)
    return std::nullopt;
  waiting.taken = false;
  return waiting.request;
}

size_t FetchDesk::write_reply(const FetchRequest &request, StreamHeader header, std::span<uint8_t> to) const {
  if (this->is_wrong_(request))
    return this->write_header_alone(header, to);
  this->fill_(header);
  const uint64_t since = request.boot_id == this->boot_id_ ? request.since : 0;
  const size_t limit = std::min(to.size(), static_cast<size_t>(request.max_bytes));
  size_t length = header.size();
  size_t position = this->ring_.find(since);
  for (; position < this->ring_.size(); position++) {
    const std::span<const uint8_t> block = this->ring_.at(position);
    // One block goes out however little was asked for, or a reader with a small limit would wait for ever.
    const bool is_forced = header.block_count == 0 && request.max_bytes > 0;
    if (length + block.size() > (is_forced ? to.size() : limit))
      break;
    std::memcpy(&to[length], block.data(), block.size());
    length += block.size();
    header.block_count++;
  }
  if (position < this->ring_.size())
    header.flags |= STREAM_MORE;
  write_stream_header(header, to);
  return length;
}

size_t FetchDesk::write_header_alone(StreamHeader header, std::span<uint8_t> to) const {
  this->fill_(header);
  return write_stream_header(header, to);
}

bool FetchDesk::is_wrong_(const FetchRequest &request) const {
  const bool is_beyond = request.boot_id == this->boot_id_ && request.since > this->ring_.next_sample();
  return is_beyond || request.max_bytes < 0 || request.wait_ms < 0;
}

void FetchDesk::fill_(StreamHeader &header) const {
  header.boot_id = this->boot_id_;
  header.oldest_sample = this->ring_.oldest_sample();
  header.next_sample = this->ring_.next_sample();
}

}  // namespace esphome::bed_motion
