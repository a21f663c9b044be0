package ffe.entry.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;

/** Pages of candles as answers, with their tag and where the following page begins. */
final class CandleAnswers {

  private CandleAnswers() {}

  static Response of(HttpHeaders headers, CandleAnswer answer, boolean isFile) {
    ResponseBuilder told =
        isFile
            ? Tagged.answer(headers, answer.csv(), Csv.TYPE + ";charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"candles.csv\"")
            : Tagged.answer(headers, answer.json(), MediaType.APPLICATION_JSON);
    answer.page().next().ifPresent(next -> told.header("Next-Cursor", next.toString()));
    return told.build();
  }
}
