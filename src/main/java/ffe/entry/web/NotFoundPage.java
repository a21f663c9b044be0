package ffe.entry.web;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.enterprise.context.Dependent;
import jakarta.servlet.http.HttpServletResponse;

/** There is no such page; the status bar and the ways to the others stay. */
@Dependent
@ParentLayout(MainLayout.class)
public class NotFoundPage extends Div
    implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

  @Override
  public String getPageTitle() {
    return Words.title("nav.none");
  }

  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
    removeAll();
    add(
        Tags.panel(
            "",
            Words.of("nav.none"),
            Tags.empty(Words.of("nav.no-page", event.getLocation().getPath()))));
    return HttpServletResponse.SC_NOT_FOUND;
  }
}
