package ffe.adapter.redis;

import ffe.setting.RedisPlace;
import java.io.IOException;
import java.net.ServerSocket;
import redis.embedded.RedisServer;

/** A real Redis server on a loopback port; it can be stopped and started again, empty. */
public final class RealRedis implements AutoCloseable {

  private static final String PASSWORD = "redis-test-word";

  private final int port;
  private final String password;
  private final String policy;
  private RedisServer server;

  /** On a free port. */
  RealRedis(String policy) throws IOException {
    this(free(), PASSWORD, policy);
  }

  public RealRedis(int port, String password) throws IOException {
    this(port, password, "noeviction");
  }

  private RealRedis(int port, String password, String policy) throws IOException {
    this.port = port;
    this.password = password;
    this.policy = policy;
    this.server = made();
    server.start();
  }

  private static int free() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private RedisServer made() throws IOException {
    return RedisServer.newRedisServer()
        .port(port)
        .bind("127.0.0.1")
        .setting("requirepass " + password)
        .setting("maxmemory 32mb")
        .setting("maxmemory-policy " + policy)
        .setting("save \"\"")
        .build();
  }

  public String url() {
    return "redis://:" + password + "@127.0.0.1:" + port + "/0";
  }

  RedisPlace place() {
    return RedisPlace.of(url()).orElseThrow();
  }

  public void stop() throws IOException {
    server.stop();
  }

  public void again() throws IOException {
    server = made();
    server.start();
  }

  @Override
  public void close() throws IOException {
    server.stop();
  }
}
