package ffe.adapter.store;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keys of rows, as JPA wants them: within an account an id, alone or with a number or a name. */
final class RowKeys {

  private RowKeys() {}

  /** Account and id. */
  public static class ById implements Serializable {
    private static final long serialVersionUID = 1L;
    String account = "";
    String id = "";

    public ById() {}

    ById(String account, String id) {
      this.account = account;
      this.id = id;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof ById k && k.account.equals(account) && k.id.equals(id);
    }

    @Override
    public int hashCode() {
      return Objects.hash(account, id);
    }
  }

  /** Account, id and a number within the id. */
  public static class ByNumber implements Serializable {
    private static final long serialVersionUID = 1L;
    String account = "";
    String id = "";
    int number;

    public ByNumber() {}

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof ByNumber k
          && k.account.equals(account)
          && k.id.equals(id)
          && k.number == number;
    }

    @Override
    public int hashCode() {
      return Objects.hash(account, id, number);
    }
  }

  /** Account, id and a name within the id. */
  public static class ByName implements Serializable {
    private static final long serialVersionUID = 1L;
    String account = "";
    String id = "";
    String name = "";

    public ByName() {}

    ByName(String account, String id, String name) {
      this.account = account;
      this.id = id;
      this.name = name;
    }

    @Override
    public boolean equals(@Nullable Object o) {
      return o instanceof ByName k
          && k.account.equals(account)
          && k.id.equals(id)
          && k.name.equals(name);
    }

    @Override
    public int hashCode() {
      return Objects.hash(account, id, name);
    }
  }
}
