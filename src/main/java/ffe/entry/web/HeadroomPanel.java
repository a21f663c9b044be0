package ffe.entry.web;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import ffe.desk.HeadroomView;
import java.util.List;

/** Each limit with how much of it is used, as bar and numbers. */
final class HeadroomPanel extends Div {

  private List<HeadroomView> shown = List.of();

  HeadroomPanel() {
    addClassName("rooms");
  }

  void show(List<HeadroomView> headroom) {
    if (headroom.equals(shown) && getElement().getChildCount() > 0) {
      return;
    }
    shown = headroom;
    removeAll();
    if (headroom.isEmpty()) {
      add(Tags.empty("Not known before the engine runs here."));
    }
    headroom.forEach(room -> add(room(room)));
  }

  private static HtmlContainer room(HeadroomView room) {
    String used = room.used().isEmpty() ? Format.UNKNOWN : room.used();
    HtmlContainer value = Tags.span("value", used + " / " + room.limit());
    if (room.usedRatio() >= 1) {
      value.setText(used + " / " + room.limit() + ", full");
      value.addClassName("bad");
    }
    HtmlContainer line =
        Tags.of("div", "room", Tags.span("", room.name()), Tags.meter(room.usedRatio()), value);
    line.getElement().setAttribute("title", room.code());
    return line;
  }
}
