package ffe.entry.rest;

import ffe.desk.Actor;
import ffe.desk.Desk;
import ffe.desk.stream.Follower;
import ffe.desk.stream.StreamDesk;
import ffe.entry.access.Admission;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Candles as they are stored, over a WebSocket. A servlet makes it of a request that came in like
 * any other, so that keys, sessions, origins, limits and refusals are those of REST.
 */
@WebServlet(MarketStreamServlet.PATH)
@SuppressWarnings("NullAway.Init")
public class MarketStreamServlet extends HttpServlet {

  static final String PATH = "/api/v1/market/stream";

  private static final long serialVersionUID = 1L;

  @Inject transient StreamDesk streams;

  @Inject transient Desk desk;

  @Resource transient ManagedExecutorService background;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setAttribute(Route.ATTRIBUTE, PATH);
    try {
      if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
        response.setHeader("Upgrade", "websocket");
        throw new ApiException(426, "UPGRADE_REQUIRED", "this path is opened as a WebSocket");
      }
      request.setAttribute(RequestMeter.ENDLESS, true);
      open(request, response, asked(request));
    } catch (RuntimeException e) {
      refuse(response, e);
    }
  }

  private MarketSocket.Asked asked(HttpServletRequest request) {
    Actor actor = Caller.of(request);
    Admission admission =
        Admission.of(request)
            .orElseThrow(() -> new IllegalStateException("nobody let this request in"));
    return new MarketSocket.Asked(
        actor, admission, StreamMessage.query(request.getParameterMap(), desk.status(actor)));
  }

  private void open(
      HttpServletRequest request, HttpServletResponse response, MarketSocket.Asked asked)
      throws IOException {
    Outbox outbox = new Outbox(streams::wasTooSlow);
    Follower follower =
        streams
            .open(asked.actor(), new SocketEar(outbox, asked.admission()))
            .orElseThrow(
                () ->
                    new ApiException(
                        429, "TOO_MANY_STREAMS", "too many follow already; end another stream"));
    MarketSocket socket = new MarketSocket(desk, asked, follower, outbox, background);
    try {
      container().upgradeHttpToWebSocket(request, response, config(socket), Map.of());
    } catch (DeploymentException | IOException | RuntimeException e) {
      socket.gone();
      throw e instanceof IOException io ? io : new IOException("no WebSocket was made", e);
    }
  }

  private ServerContainer container() {
    if (getServletContext().getAttribute(ServerContainer.class.getName())
        instanceof ServerContainer known) {
      return known;
    }
    throw new IllegalStateException("the server knows no WebSockets");
  }

  private static ServerEndpointConfig config(MarketSocket socket) {
    return ServerEndpointConfig.Builder.create(MarketSocket.class, PATH)
        .configurator(
            new ServerEndpointConfig.Configurator() {
              @Override
              public <T> T getEndpointInstance(Class<T> type) {
                return type.cast(socket);
              }
            })
        .build();
  }

  private static void refuse(HttpServletResponse response, RuntimeException e) throws IOException {
    try (Response refusal = new Errors().toResponse(e)) {
      byte[] text = String.valueOf(refusal.getEntity()).getBytes(StandardCharsets.UTF_8);
      response.setStatus(refusal.getStatus());
      if (refusal.getHeaderString("Retry-After") != null) {
        response.setHeader("Retry-After", refusal.getHeaderString("Retry-After"));
      }
      response.setContentType("application/json");
      response.setContentLength(text.length);
      response.getOutputStream().write(text);
    }
  }
}
