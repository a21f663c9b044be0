package ffe.adapter.llm;

import dev.langchain4j.model.chat.ChatModel;

/** The client library, set up for one manner, and the way its calls take; one call at a time. */
record Line(Wire wire, ChatModel chat) {

  static Line of(Endpoint endpoint, Manner manner, Wire wire) {
    return new Line(wire, endpoint.vendor().form().chat(endpoint, manner, wire.builder()));
  }
}
