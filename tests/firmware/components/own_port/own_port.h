#pragma once

#include <cstdlib>

#include "esphome/components/api/api_server.h"
#include "esphome/core/component.h"

namespace esphome::own_port {

class OwnPort final : public Component {
 public:
  void setup() override {
    if (const char *port = std::getenv("OWN_PORT"))
      api::global_api_server->set_port(static_cast<uint16_t>(std::atoi(port)));
  }
  float get_setup_priority() const override { return setup_priority::BUS; }
};

}  // namespace esphome::own_port
