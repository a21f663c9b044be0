package ffe.entry.access;

import ffe.desk.files.SeriesFiles;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What a request must look like before anybody asks whose it is. */
final class Shape {

  private static final int BODY_BYTES_MAX = 65_536;
  private static final int PAGE_BYTES_MAX = 1_048_576;
  private static final int PATH_MAX = 512;
  private static final int QUERY_MAX = 2_048;
  private static final String API = "/api/";

  /** Reads its form with a limit of its own. */

  /** Takes files; what it reads of them is bounded there too. */
  private static final Set<String> UPLOADS = Set.of("/api/v1/data/imports", "/api/v1/datasets");

  private static final Pattern API_PATH = Pattern.compile("[A-Za-z0-9/._~:-]*");
  private static final Pattern PAGE_PATH = Pattern.compile("[A-Za-z0-9/._~:@!$&'()*+,=%-]*");

  private static final Pattern QUERY =
      Pattern.compile("(?:[A-Za-z0-9/?:@._~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*+");

  /** Ways to write a dot, a slash, a backslash, a null or a per cent that are not plain. */
  private static final Pattern TRICK = Pattern.compile("[.][.]|//|%(2e|2f|5c|00|25)");

  /** Pages and their assets are read; pages post their events. */
  private static final Set<String> PAGE_METHODS = Set.of("GET", "HEAD", "POST");

  private Shape() {}

  /** The first fault, if there is one. */
  static Optional<ErrorBody> fault(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean api = path.startsWith(API);
    if (path.length() > PATH_MAX
        || !(api ? API_PATH : PAGE_PATH).matcher(path).matches()
        || TRICK.matcher(path.toLowerCase(Locale.ROOT)).find()) {
      return Optional.of(ErrorBody.of(400, "BAD_PATH", "the path is not in its plain form"));
    }
    String query = Optional.ofNullable(request.getQueryString()).orElse("");
    if (query.length() > QUERY_MAX || !QUERY.matcher(query).matches()) {
      return Optional.of(ErrorBody.of(400, "BAD_QUERY", "the query is not in its plain form"));
    }
    Optional<ErrorBody> body = bodyFault(request, path, api);
    if (body.isPresent()) {
      return body;
    }
    return api || PAGE_METHODS.contains(request.getMethod())
        ? Optional.empty()
        : Optional.of(ErrorBody.ofStatus(405));
  }

  /** The framework reads a page's body whole, so that one tells its length before. */
  static boolean isUnsized(HttpServletRequest request) {
    return request.getContentLengthLong() < 0
        && request.getMethod().equals("POST")
        && !request.getRequestURI().startsWith(API);
  }

  private static Optional<ErrorBody> bodyFault(
      HttpServletRequest request, String path, boolean api) {
    long bytes = request.getContentLengthLong();
    long bytesMax =
        UPLOADS.contains(path) ? SeriesFiles.BYTES_MAX : api ? BODY_BYTES_MAX : PAGE_BYTES_MAX;
    return bytes > bytesMax
        ? Optional.of(ErrorBody.of(413, "TOO_LARGE", "a body has at most " + bytesMax + " bytes"))
        : Optional.empty();
  }

  /** A program that opened the web UI's root: it gets the index instead. */
  static boolean wantsIndex(HttpServletRequest request) {
    return request.getRequestURI().equals("/")
        && Set.of("GET", "HEAD").contains(request.getMethod())
        && request.getQueryString() == null
        && !accept(request).contains("text/html");
  }

  /** A program that takes JSON only has no use for a page. */
  static boolean wantsNoPage(HttpServletRequest request) {
    return !request.getRequestURI().startsWith(API)
        && request.getMethod().equals("GET")
        && request.getQueryString() == null
        && accept(request).strip().equals("application/json");
  }

  private static String accept(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Accept")).orElse("");
  }
}
