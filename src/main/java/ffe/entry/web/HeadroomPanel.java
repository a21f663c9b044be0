package ffe.entry.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import ffe.desk.HeadroomView;
import java.util.List;
import java.util.Locale;

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
    Steady.show(
        this,
        headroom.isEmpty()
            ? new Component[] {Tags.empty(Words.of("room.unknown"))}
            : headroom.stream().map(HeadroomPanel::room).toArray(Component[]::new));
  }

  static String name(HeadroomView room) {
    return Words.find("headroom." + room.code().toLowerCase(Locale.ROOT).replace('_', '-'))
        .orElse(room.name());
  }

  private static HtmlContainer room(HeadroomView room) {
    String used = room.used().isEmpty() ? Format.unknown() : room.used();
    HtmlContainer value = Tags.span("value", used + " / " + room.limit());
    if (room.usedRatio() >= 1) {
      value.setText(Words.of("room.full", used, room.limit()));
      value.addClassName("bad");
    }
    HtmlContainer line =
        Tags.of("div", "room", Tags.span("", name(room)), Tags.meter(room.usedRatio()), value);
    line.getElement().setAttribute("title", room.code());
    return line;
  }
}
