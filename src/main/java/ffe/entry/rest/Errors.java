package ffe.entry.rest;

import ffe.desk.ConflictException;
import ffe.desk.ForbiddenException;
import ffe.desk.UnknownAccountException;
import ffe.desk.UnknownInstrumentException;
import ffe.desk.backfill.BackfillDesk;
import ffe.desk.backtest.RefusedOrderException;
import ffe.desk.files.BadFileException;
import ffe.desk.keeping.BackupFailedException;
import ffe.entry.access.ErrorBody;
import ffe.market.SourceAwayException;
import ffe.risk.RefusedLimitException;
import ffe.trading.JournalDownException;
import ffe.trading.LeaseLostException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every error of a resource in the one shape; what is a bug is logged with its reference. */
@Provider
public class Errors implements ExceptionMapper<Throwable> {

  private static final int WAIT_SECONDS = 60;
  private static final Logger LOG = Logger.getLogger(Errors.class.getName());

  @Override
  public Response toResponse(Throwable e) {
    String words = String.valueOf(e.getMessage());
    if (e instanceof ApiException api) {
      return answer(api.status(), api.code(), words, api.field());
    } else if (e instanceof ForbiddenException) {
      return answer(403, "FORBIDDEN", words, Optional.empty());
    } else if (e instanceof RefusedLimitException refused) {
      Optional<String> field = Optional.of(refused.key()).filter(key -> !key.isEmpty());
      return answer(422, "OUT_OF_RANGE", words, field.flatMap(JsonBody::field));
    } else if (e instanceof RefusedOrderException refused) {
      return answer(422, "OUT_OF_RANGE", words, JsonBody.field(refused.field()));
    } else if (e instanceof BackfillDesk.RefusedException refused) {
      return answer(422, "OUT_OF_RANGE", words, JsonBody.field(refused.field()));
    } else if (e instanceof ConflictException conflict) {
      boolean isGone = conflict.code().equals(ConflictException.RETIRED);
      return answer(isGone ? 410 : 409, conflict.code(), words, Optional.empty());
    } else if (e instanceof BackupFailedException) {
      LOG.log(Level.WARNING, words, e);
      return answer(503, "BACKUP_FAILED", words, Optional.empty());
    } else if (e instanceof BadFileException bad) {
      return bad.isTooLarge()
          ? answer(413, "TOO_LARGE", bad.line(), Optional.empty())
          : answer(422, "BAD_FILE", bad.line(), Optional.empty());
    } else if (e instanceof UnknownAccountException) {
      return answer(422, "UNKNOWN_ACCOUNT", words, Optional.of(Caller.ACCOUNT));
    } else if (e instanceof UnknownInstrumentException) {
      return answer(422, "UNKNOWN_INSTRUMENT", words, Optional.of("asset_pair"));
    } else if (e instanceof SourceAwayException) {
      return answer(503, "SOURCE_AWAY", words, Optional.empty());
    } else if (e instanceof LeaseLostException) {
      return answer(409, "NOT_TRADING_HERE", "another server trades now", Optional.empty());
    } else if (e instanceof JournalDownException || database(e)) {
      return answer(
          503,
          "DATABASE_DOWN",
          "the database cannot be used; see /ready, try again",
          Optional.empty());
    } else if (e instanceof WebApplicationException web) {
      int status = web.getResponse().getStatus();
      return answer(ErrorBody.ofStatus(status < 500 ? status : 400));
    }
    ErrorBody body = ErrorBody.of(500, "INTERNAL", "an internal error; the log has its reference");
    LOG.log(Level.SEVERE, "reference " + body.reference(), e);
    return answer(body);
  }

  private static boolean database(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof java.sql.SQLException) {
        return true;
      }
    }
    return false;
  }

  private static Response answer(int status, String code, String detail, Optional<String> field) {
    return answer(new ErrorBody(status, code, detail, field, UUID.randomUUID().toString()));
  }

  private static Response answer(ErrorBody body) {
    Response.ResponseBuilder answer =
        Response.status(body.status()).type(MediaType.APPLICATION_JSON).entity(body.json());
    return (body.status() == 429 ? answer.header("Retry-After", WAIT_SECONDS) : answer).build();
  }
}
