package ffe.entry.web;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.shared.ui.Transport;

/** The frame of every page: one browser tab, updated by the server over a WebSocket. */
@Push(transport = Transport.WEBSOCKET)
public class Shell implements AppShellConfigurator {}
