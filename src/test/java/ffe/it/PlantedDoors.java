package ffe.it;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Ways in that nobody told the list of doors about; it must find them by itself. */
@Path("v1/planted")
public class PlantedDoors {

  @GET
  public String read() {
    return "read";
  }

  @DELETE
  @Path("{id}/deep")
  public String remove() {
    return "removed";
  }

  /** A servlet. */
  @WebServlet(urlPatterns = "/planted/*")
  public static class Servlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
  }

  /** A WebSocket. */
  @ServerEndpoint("/planted-socket")
  public static class Socket {}

  /** A page. */
  @Route("planted-page")
  public static class Page extends Div {
    private static final long serialVersionUID = 1L;
  }
}
