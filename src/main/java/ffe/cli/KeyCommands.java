package ffe.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Access keys. */
final class KeyCommands {

  private static final String PATH = "/api/v1/keys";

  private KeyCommands() {}

  static CommandLine all(Ffe ffe) {
    return new CommandLine(new Group())
        .addSubcommand(new Create(ffe))
        .addSubcommand(new All(ffe))
        .addSubcommand(new Self(ffe))
        .addSubcommand(new Revoke(ffe));
  }

  @Command(name = "key", description = "Access keys (admin).")
  static final class Group {}

  @Command(name = "create", description = "Makes a key; this is the only time it is shown.")
  static final class Create extends Asking {

    @Parameters(paramLabel = "NAME", description = "Whose it is.")
    private String name = "";

    @Option(
        names = "--role",
        paramLabel = "ROLE",
        description = "viewer, trader or admin (viewer).")
    private String role = "viewer";

    @Option(names = "--dry-run", description = "Only say what would be sent.")
    private boolean dry;

    Create(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      String json = "{\"name\":" + Json.quote(name) + ",\"role\":" + Json.quote(role) + "}";
      if (dry) {
        ffe.out().println("would POST " + ffe.server().base() + PATH + " " + Sheet.clean(json));
        return Exit.OK;
      }
      ffe.show(
          ffe.server().post(PATH, json).orTrouble(),
          made -> Sheet.ofFields(made, "id=id", "name=name", "role=role", "key=key"));
      return Exit.OK;
    }
  }

  @Command(name = "list", description = "All keys, without their secrets.")
  static final class All extends Asking {

    All(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      ffe.show(
          ffe.server().get(PATH).orTrouble(),
          json ->
              Sheet.of(
                  Json.list(json, "keys"),
                  "id=id",
                  "role=role",
                  "created (UTC)=created_at",
                  "revoked=revoked",
                  "name=name"));
      return Exit.OK;
    }
  }

  @Command(name = "self", description = "What the key in use is good for.")
  static final class Self extends Asking {

    Self(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      ffe.show(
          ffe.server().get(PATH + "/self").orTrouble(),
          json -> Sheet.ofFields(json, "name=name", "role=role"));
      return Exit.OK;
    }
  }

  @Command(name = "revoke", description = "Ends a key for good.")
  static final class Revoke extends Asking {

    @Parameters(paramLabel = "ID", description = "As 'ffe key list' shows it.")
    private String id = "";

    @Option(names = "--dry-run", description = "Only say what would be sent.")
    private boolean dry;

    Revoke(Ffe ffe) {
      super(ffe);
    }

    @Override
    public Integer call() {
      String path = PATH + "/" + Ids.key(id);
      if (dry) {
        ffe.out().println("would DELETE " + ffe.server().base() + path);
        return Exit.OK;
      }
      ffe.show(
          ffe.server().delete(path).orTrouble(), json -> Sheet.ofFields(json, "revoked=revoked"));
      return Exit.OK;
    }
  }
}
