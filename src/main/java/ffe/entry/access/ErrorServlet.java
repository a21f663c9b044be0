package ffe.entry.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What the container would answer with a page of its own, in the one shape; the deployment
 * descriptor sends every error here.
 */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = Logger.getLogger(ErrorServlet.class.getName());

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    boolean asked = request.getDispatcherType() != DispatcherType.ERROR;
    ErrorBody body = ErrorBody.ofStatus(!asked && status instanceof Integer code ? code : 404);
    if (body.status() >= 500) {
      Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
      LOG.log(
          Level.SEVERE,
          "reference " + body.reference(),
          cause instanceof Throwable thrown ? thrown : new IllegalStateException("" + status));
    }
    body.send(response);
  }
}
