package ffe.entry.web;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.Theme;

/** The frame of every page: one browser tab, updated by the server over a WebSocket. */
@Push(transport = Transport.WEBSOCKET)
@Theme("ffe")
@JsModule("./ffe/shell.ts")
public class Shell implements AppShellConfigurator {}
