package ffe.desk.files;

import java.util.List;
import java.util.Optional;

/** The imports there were, kept where a restart finds them. */
public interface ImportBook {

  void open(ImportView begun);

  /** Writes how far it is; an import that is not heard of for a while counts as interrupted. */
  void keep(ImportView now);

  Optional<ImportView> find(String id);

  /** Newest first. */
  List<ImportView> list(int limit);
}
