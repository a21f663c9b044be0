package ffe.entry.web;

import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;

/** The first page. */
@Route("")
@PageTitle("Finance Feedback Engine")
public class MainView extends VerticalLayout {
  public MainView() {
    add(new H1("Finance Feedback Engine"));
  }
}
